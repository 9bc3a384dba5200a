"""Types of councils' rule packs: a place, what holds for each key there, and which source says so."""

from typing import Self

import strawberry

from schema.kit.enums import told
from workflows.councils.rule_packs.queries import RulePack
from workflows.councils.rule_packs.resolving import Provision, Ruling
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


@strawberry.type(description="What one source says of a key.")
class CouncilProvision:
    """A number, or words, with the place where they stand."""

    number: int | None = strawberry.field(description="The number, if it says one.")
    words: list[str] = strawberry.field(
        description="What it says in words, by their stable slugs; a share is written as 1/3."
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

    @classmethod
    def of(cls, said: Provision, locale: Locale) -> Self:
        """Show a provision in a language."""
        names = named_texts("word")
        words = [names[one].name[locale] for one in said.said]
        return cls(
            number=said.limit,
            words=list(said.said),
            text=" · ".join(words) if words else str(said.limit),
            level=said.level,
            source=said.source[locale],
            article=said.article or None,
            confirmed=said.confirmed,
            holds_from=said.holds_from.isoformat(),
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

    @classmethod
    def of(cls, pack: RulePack, locale: Locale) -> Self:
        """Show a pack in a language."""
        return cls(
            place=place_of(pack.place, locale),
            day=pack.day.isoformat(),
            rulings=[CouncilRuling.of(one, locale) for one in pack.rulings],
        )


def place_of(slug: str, locale: Locale) -> CouncilPlace:
    """Return a place by its slug in a language."""
    return CouncilPlace(slug=slug, name=named_texts("place")[slug].name[locale])
