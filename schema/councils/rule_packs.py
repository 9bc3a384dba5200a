"""Types of councils' rule packs: a place, what holds for each key there, and which source says so."""

from typing import Annotated, Self
from uuid import UUID

import strawberry

from schema.councils.rule_changes import CouncilRuleChange
from schema.kit.context import Info
from schema.kit.enums import told
from workflows.councils.roster.models import Council
from workflows.councils.rule_changes.queries import (
    changes_by_id,
    changes_of_council,
    settable_by,
)
from workflows.councils.rule_packs.queries import RulePack
from workflows.councils.rule_packs.resolving import Provision, Ruling
from workflows.councils.rule_packs.showing import value_text
from workflows.kit.wording import Locale
from workflows.law.ranks import Level
from workflows.law.texts import named_texts

told(
    Level,
    name="SourceLevel",
    description="The rank of a source, the highest first: a lower one may not break a higher one.",
    values={
        "ACT": "An act of parliament (법률).",
        "DECREE": "A decree under an act (대통령령).",
        "ORDINANCE": "An ordinance of a local government (조례).",
        "COUNCIL": "The council's own rules (운영세칙).",
        "HOUSE": "No source says anything: what Dure takes until the council says otherwise.",
    },
)


@strawberry.type(description="A word a rule can say.")
class RuleChoice:
    """A word."""

    word: str = strawberry.field(description="Its stable slug: CASTING_VOTE.")
    text: str = strawberry.field(description="The same, for people.")


@strawberry.type(description="What one source says of a key.")
class CouncilProvision:
    """A number, or words, with the place where they stand."""

    number: int | None = strawberry.field(description="The number, if it says one.")
    words: list[str] = strawberry.field(
        description="What it says in words, by their stable slugs; a share is written as 1/3."
    )
    choices: list[RuleChoice] = strawberry.field(
        description="The same, word by word, each with its name in the asked language; none of a number."
    )
    text: str = strawberry.field(description="The same, for people, in the asked language.")
    level: Level = strawberry.field(description="The rank of the source.")
    source: str = strawberry.field(description="The act, decree or ordinance.")
    article: str | None = strawberry.field(
        description="The article there; null while it has not been read at its article."
    )
    confirmed: bool = strawberry.field(
        description="Whether it was read at its article; if not, ask the place before relying on it."
    )
    holds_from: str = strawberry.field(description="The first day it holds, e.g. 2027-01-01.")

    change_id: strawberry.Private[UUID | None]

    @strawberry.field(
        description="The change by which the council has set it itself; null for every other source."
    )
    async def change(self, info: Info) -> CouncilRuleChange | None:
        """Read the change it came by."""
        if self.change_id is None:
            return None
        found = await info.context.load(changes_by_id, self.change_id)
        return None if found is None else CouncilRuleChange.of(found, info.context.locale)

    @classmethod
    def of(cls, said: Provision, locale: Locale) -> Self:
        """Show a provision in a language."""
        return cls(
            number=said.limit,
            words=list(said.said),
            choices=[
                RuleChoice(word=one, text=value_text(said.key, None, [one], locale))
                for one in said.said
            ],
            text=value_text(said.key, said.limit, said.said, locale),
            level=said.level,
            source=said.source[locale],
            article=said.article or None,
            confirmed=said.confirmed,
            holds_from=said.holds_from.isoformat(),
            change_id=said.change_id,
        )


@strawberry.type(description="What holds for one key of a council's rules (rule E1.9).")
class CouncilRuling:
    """A key with what holds and what else is said."""

    key: str = strawberry.field(description="The key's stable slug: notice_days.")
    title: str = strawberry.field(description="What it is about.")
    holds: CouncilProvision = strawberry.field(description="What holds.")
    others: list[CouncilProvision] = strawberry.field(
        description="What other sources say, in the order in which they would hold."
    )

    @classmethod
    def of(cls, ruling: Ruling, locale: Locale) -> Self:
        """Show a ruling in a language."""
        return cls(
            key=ruling.key,
            title=named_texts("key")[ruling.key].name[locale],
            holds=CouncilProvision.of(ruling.holds, locale),
            others=[CouncilProvision.of(one, locale) for one in ruling.others],
        )


@strawberry.type(description="A rule a council can set itself, where higher sources leave room.")
class SettableRule:
    """A rule a council can set."""

    key: str = strawberry.field(description="The key's stable slug: tie.")
    title: str = strawberry.field(description="What it is about.")
    now: CouncilProvision = strawberry.field(description="What holds today.")
    choices: list[RuleChoice] = strawberry.field(
        description="The words it can say; none where it says a number."
    )
    several: bool = strawberry.field(description="Whether it can say several of them.")
    least: int | None = strawberry.field(description="The smallest number it can say.")
    most: int | None = strawberry.field(description="The largest number it can say.")

    @classmethod
    def of(cls, ruling: Ruling, locale: Locale) -> Self:
        """Show a rule in a language."""
        key = named_texts("key")[ruling.key]
        return cls(
            key=ruling.key,
            title=key.name[locale],
            now=CouncilProvision.of(ruling.holds, locale),
            choices=[
                RuleChoice(word=one, text=value_text(ruling.key, None, [one], locale))
                for one in key.answers
            ],
            several=key.several,
            least=key.least,
            most=key.most,
        )


@strawberry.type(description="A local government whose council rules are on record.")
class CouncilPlace:
    """A place by its slug."""

    slug: str = strawberry.field(description="Its slug: changwon.")
    name: str = strawberry.field(description="Its name.")


@strawberry.type(
    description="The rules of the project council (스마트도시사업협의회, Smart City Act 24) of a place."
)
class CouncilRulePack:
    """What holds there on a day."""

    place: CouncilPlace = strawberry.field(description="The place.")
    day: str = strawberry.field(description="The day on which it holds, e.g. 2026-11-28.")
    rulings: list[CouncilRuling] = strawberry.field(description="Each key, in a fixed order.")
    council: strawberry.Private[Council | None]

    @strawberry.field(description="One key of these; null where no source speaks of it.")
    def ruling(
        self,
        key: Annotated[
            str, strawberry.argument(description="The key's stable slug: written_cases.")
        ],
    ) -> CouncilRuling | None:
        """Pick the key."""
        return next((one for one in self.rulings if one.key == key), None)

    @strawberry.field(
        description="The changes of the council's own rules, the newest first; none of a place as such."
    )
    async def changes(self, info: Info) -> list[CouncilRuleChange]:
        """Read the history of the council's layer."""
        if self.council is None:
            return []
        rows = await info.context.read(changes_of_council, council=self.council)
        return [CouncilRuleChange.of(one, info.context.locale) for one in rows]

    @strawberry.field(
        description="The rules the council can set itself today; none of a place as such."
    )
    async def settable(self, info: Info) -> list[SettableRule]:
        """Read what higher sources leave open."""
        if self.council is None:
            return []
        rows = await info.context.read(settable_by, council=self.council)
        return [SettableRule.of(one, info.context.locale) for one in rows]

    @classmethod
    def of(cls, pack: RulePack, locale: Locale, council: Council | None = None) -> Self:
        """Show a pack in a language, of a place or of one of its councils."""
        return cls(
            place=place_of(pack.place, locale),
            day=pack.day.isoformat(),
            rulings=[CouncilRuling.of(one, locale) for one in pack.rulings],
            council=council,
        )


def place_of(slug: str, locale: Locale) -> CouncilPlace:
    """Return a place by its slug in a language."""
    return CouncilPlace(slug=slug, name=named_texts("place")[slug].name[locale])
