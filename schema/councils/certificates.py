"""Types of certificates: whether a decision holds, why, and the file to reckon it again from."""

from hashlib import sha256
from typing import Self

import strawberry

from schema.councils import minutes_enums as _enums  # noqa: F401 - names the enums before they are used
from schema.kit.refused import RuleRef
from workflows.councils.minutes.certificate_paper import finding_sentence
from workflows.councils.minutes.certifying import Certificate
from workflows.councils.minutes.finding import Finding, Verdict, Weight
from workflows.kit.wording import Locale


@strawberry.type(description="One thing found about a decision, with the rule it rests on.")
class DecisionFinding:
    """A finding."""

    reason: str = strawberry.field(description="A stable slug; programs switch on it.")
    message: str = strawberry.field(description="One sentence, in the asked language.")
    weight: Weight = strawberry.field(description="What it does to the decision.")
    rule: RuleRef = strawberry.field(description="The rule.")
    seat: int | None = strawberry.field(description="The member it is about, by number.")

    @classmethod
    def of(cls, one: Finding, locale: Locale) -> Self:
        """Word a finding."""
        return cls(
            reason=one.reason,
            message=finding_sentence(one, locale),
            weight=one.weight,
            rule=RuleRef.of(one.rule, locale),
            seat=one.seat,
        )


@strawberry.type(
    description="The certificate of a decision: notice, roster, quorum and arithmetic reckoned again."
)
class DecisionCertificate:
    """A certificate."""

    item: int = strawberry.field(description="The number of the item.")
    verdict: Verdict = strawberry.field(description="Whether the decision holds.")
    findings: list[DecisionFinding] = strawberry.field(description="What was found.")
    sha256: str = strawberry.field(description="The digest of the file.")
    content: str = strawberry.field(
        description="The file, canonical JSON; `python -m server verify FILE` reckons it again."
    )

    @classmethod
    def of(cls, one: Certificate, locale: Locale) -> Self:
        """Show a certificate."""
        return cls(
            item=one.item,
            verdict=one.verdict,
            findings=[DecisionFinding.of(finding, locale) for finding in one.findings],
            sha256=sha256(one.content).hexdigest(),
            content=one.content.decode(),
        )
