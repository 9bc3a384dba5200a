"""Refusals as the API tells them: a type of every result union, and an error of queries."""

from datetime import date
from typing import Self

import strawberry

from schema.kit.enums import told
from workflows.kit.offers import Offer
from workflows.kit.refusal import Refusal, RefusalCode
from workflows.kit.wording import Locale, optional
from workflows.law.cited import rule_behind
from workflows.law.texts import rule_text

told(
    RefusalCode,
    name="RefusalCode",
    description="The kinds of refusal a program can tell apart without reading the reason.",
    values={
        "INVALID": "The input cannot be understood or is out of its bounds.",
        "NOT_SIGNED_IN": "The act needs a person, and nobody is signed in.",
        "NOT_FOUND": "There is no such thing, or none that the asker may know of.",
        "NOT_ALLOWED": "The asker may see the thing and may not do this with it.",
        "WRONG_STATE": "The thing is not in a state in which this can be done.",
        "CONFLICT": "Something else has been done in between.",
        "RULE": "A rule of law or of the campaign stands against it.",
        "BUSY": "The house is full for a moment; the same request will do later.",
    },
)


@strawberry.type(description="A rule as it is cited: its title, its source and the article there.")
class RuleRef:
    """A rule of a rule pack in the asker's language."""

    id: str = strawberry.field(description="The rule's slug, stable across languages.")
    title: str = strawberry.field(description="What the rule says, in a few words.")
    source: str = strawberry.field(description="The act, decree or notice the rule stands in.")
    article: str = strawberry.field(description="The article of the source.")
    holds_from: str | None = strawberry.field(
        description="The first day it holds; null of what a council has resolved for itself, whose page says it."
    )
    confirmed: bool = strawberry.field(
        description="Whether it was read at its article; else it is not relied on without looking it up."
    )

    @classmethod
    def of(cls, rule_id: str, locale: Locale) -> Self:
        """Return the rule of an id in a language. Raises KeyError for an unknown id."""
        text = rule_text(rule_id)
        return cls(
            id=text.id,
            title=text.title[locale],
            source=text.source[locale],
            article=text.article,
            holds_from=None if text.holds_from == date.min else text.holds_from.isoformat(),
            confirmed=text.confirmed,
        )


# Where what a refusal speaks of is to be seen: its page, by the figures of its sentence.
SEEN_AT = {"idea_sent_already": "/ideas/{number}"}


@strawberry.type(
    description="Why something cannot be done, and what would help. A refusal stores nothing."
)
class Refused:
    """A refusal in the asker's language."""

    code: RefusalCode = strawberry.field(description="The kind of refusal.")
    reason: str = strawberry.field(description="A stable slug; programs switch on it.")
    message: str = strawberry.field(description="One sentence for people, in the asked language.")
    field: str | None = strawberry.field(
        description="The input field or header in question, as a camelCase path."
    )
    rule: RuleRef | None = strawberry.field(description="The rule the refusal rests on.")
    remedy: str | None = strawberry.field(description="What the asker can do about it.")
    see: str | None = strawberry.field(
        description="The path of the page of what the refusal speaks of, if there is one to open."
    )

    @classmethod
    def of(cls, refusal: Refusal, locale: Locale) -> Self:
        """Word a refusal. One without words in the catalogue is told by its slug alone."""
        rule = refusal.rule or rule_behind(refusal.reason)
        return cls(
            code=refusal.code,
            reason=refusal.reason,
            message=sentence(refusal, locale),
            field=refusal.field,
            rule=RuleRef.of(rule, locale) if rule else None,
            remedy=_told(refusal, locale, "remedy"),
            see=SEEN_AT[refusal.reason].format(**refusal.figures)
            if refusal.reason in SEEN_AT
            else None,
        )


@strawberry.type(
    description="What the viewer may do here now, from the same rules the mutation applies."
)
class ViewerAction:
    """One act by its mutation's name."""

    name: str = strawberry.field(description="The name of the mutation.")
    allowed: bool = strawberry.field(description="Whether it would go through now.")
    refusal: Refused | None = strawberry.field(description="The refusal it would get, if any.")

    @classmethod
    def of(cls, offer: Offer, locale: Locale) -> Self:
        """Word an offer of the ground floor."""
        refusal = Refused.of(offer.refusal, locale) if offer.refusal else None
        return cls(name=offer.name, allowed=offer.allowed, refusal=refusal)


def sentence(refusal: Refusal, locale: Locale) -> str:
    """Return a refusal's sentence in a language."""
    return _told(refusal, locale, "message") or refusal.reason


def _told(refusal: Refusal, locale: Locale, part: str) -> str | None:
    """Word a part of a refusal; what a state forbids by a rule has words of its own for some verbs."""
    rule, verb = (refusal.rule or "").replace(".", "_"), refusal.figures.get("verb")
    special = optional(locale, f"stopped.{rule}_{verb}.{part}") if rule and verb else None
    return special or optional(locale, f"refusal.{refusal.reason}.{part}", **refusal.figures)


def extensions_of(refusal: Refusal, locale: Locale) -> dict[str, object]:
    """Return what an error of a query carries beside its message: the fields of Refused."""
    told_refusal = Refused.of(refusal, locale)
    rule = told_refusal.rule
    return {
        "code": refusal.code.value,
        "reason": refusal.reason,
        "field": refusal.field,
        "remedy": told_refusal.remedy,
        "figures": {
            name: value
            for name, value in refusal.figures.items()
            if value is None or isinstance(value, int | str)
        },
        "rule": None
        if rule is None
        else {"id": rule.id, "title": rule.title, "source": rule.source, "article": rule.article},
    }
