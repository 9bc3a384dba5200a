"""Mutation fields that put a change to the parties of a consortium, and that propose one."""

from datetime import date
from fractions import Fraction
from typing import Annotated
from uuid import UUID

import strawberry

from schema.agreements.types import Consortium
from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.consortium import forming, putting
from workflows.agreements.consortium.forming import AgreedRule, Terms
from workflows.agreements.consortium.queries import consortia_by_id
from workflows.agreements.consortium.shares import share_of
from workflows.agreements.consortium.states import Matter, Performance, Weight
from workflows.kit.refusal import Invalid
from workflows.law.texts import Majority

MOST_SHARES = 60


@strawberry.input(description="The share of a party.")
class PartyShareInput:
    """Whose, and how much."""

    body_id: strawberry.ID = strawberry.field(description="The organisation.")
    share: str = strawberry.field(description="Exactly, as 1/3 or 33.4%.")


@strawberry.input(description="How the agreement wants a matter decided.")
class ConsortiumRuleInput:
    """A rule of decision."""

    matter: Matter = strawberry.field(description="Which; FORMATION and EXPULSION are fixed.")
    majority: Majority = strawberry.field(description="How much of the whole has to say yes.")
    weight: Weight = strawberry.field(description="What a voice counts for.")
    source: str = strawberry.field(description="Where the agreement says so.")


@strawberry.input(description="A consortium to propose to those named.")
class FormConsortiumInput:
    """A consortium to propose."""

    programme_id: strawberry.ID = strawberry.field(description="The programme.")
    name: str = strawberry.field(description="Its name.")
    performance: Performance = strawberry.field(description="How the parties perform.")
    lead_id: strawberry.ID = strawberry.field(description="The organisation that leads (대표사).")
    shares: list[PartyShareInput] = strawberry.field(
        description="Every party with its share; together exactly 1."
    )
    formed_on: str = strawberry.field(
        description="Its first day in Korea, 2022-10-18; also one before the selection."
    )
    reason: str = strawberry.field(description="Why; those named read it.")
    public_money: bool = strawberry.field(
        default=True, description="Whether public money is touched."
    )
    notice_days: int | None = strawberry.field(
        default=None, description="Days of notice before a party leaves; null: as the rule says."
    )
    rules: list[ConsortiumRuleInput] = strawberry.field(
        default_factory=list, description="What the agreement decides otherwise than the law."
    )


@strawberry.type(description="The consortium is proposed to those named.")
class FormConsortiumSuccess:
    """The consortium is proposed to those named."""

    consortium: Consortium = strawberry.field(description="The consortium as it stands now.")


FormConsortiumResult = Annotated[
    FormConsortiumSuccess | Refused,
    strawberry.union("FormConsortiumResult", description="The consortium, or why not."),
]


@strawberry.input(description="An organisation that is to join.")
class ProposeJoiningInput:
    """An organisation that is to join."""

    consortium_id: strawberry.ID = strawberry.field(description="The consortium.")
    body_id: strawberry.ID = strawberry.field(description="The newcomer.")
    share: str = strawberry.field(
        description="Its share, as 1/3 or 33.4%; the others give it up in proportion to theirs."
    )
    reason: str = strawberry.field(description="Why; the parties read it.")
    effective_on: str | None = strawberry.field(
        default=None,
        description="The day of the accession deed; null: when it is decided. A day that is over needs everybody.",
    )


@strawberry.type(description="It is before the parties, the newcomer and the municipality.")
class ProposeJoiningSuccess:
    """It is before the parties, the newcomer and the municipality."""

    consortium: Consortium = strawberry.field(description="The consortium as it stands now.")


ProposeJoiningResult = Annotated[
    ProposeJoiningSuccess | Refused,
    strawberry.union("ProposeJoiningResult", description="The consortium, or why not."),
]


@strawberry.input(description="A consortium to leave.")
class ProposeLeavingInput:
    """A consortium to leave."""

    consortium_id: strawberry.ID = strawberry.field(description="The consortium.")
    reason: str = strawberry.field(description="Why; the parties read it.")
    hand_back: str = strawberry.field(default="", description="What is handed back, a line each.")
    effective_on: str | None = strawberry.field(
        default=None, description="From which day; null: as soon as the notice is over."
    )


@strawberry.type(description="It is before the other parties.")
class ProposeLeavingSuccess:
    """It is before the other parties."""

    consortium: Consortium = strawberry.field(description="The consortium as it stands now.")


ProposeLeavingResult = Annotated[
    ProposeLeavingSuccess | Refused,
    strawberry.union("ProposeLeavingResult", description="The consortium, or why not."),
]


@strawberry.input(description="A party that is to be expelled.")
class ProposeExpulsionInput:
    """A party that is to be expelled."""

    consortium_id: strawberry.ID = strawberry.field(description="The consortium.")
    body_id: strawberry.ID = strawberry.field(description="The party.")
    cause: str = strawberry.field(description="The cause (Civil Act 718).")


@strawberry.type(description="It is before the other parties.")
class ProposeExpulsionSuccess:
    """It is before the other parties."""

    consortium: Consortium = strawberry.field(description="The consortium as it stands now.")


ProposeExpulsionResult = Annotated[
    ProposeExpulsionSuccess | Refused,
    strawberry.union("ProposeExpulsionResult", description="The consortium, or why not."),
]


@strawberry.input(description="A party that is to lead.")
class ProposeLeadInput:
    """A party that is to lead."""

    consortium_id: strawberry.ID = strawberry.field(description="The consortium.")
    body_id: strawberry.ID = strawberry.field(description="The party.")
    reason: str = strawberry.field(description="Why; the parties read it.")


@strawberry.type(description="It is before the parties.")
class ProposeLeadSuccess:
    """It is before the parties."""

    consortium: Consortium = strawberry.field(description="The consortium as it stands now.")


ProposeLeadResult = Annotated[
    ProposeLeadSuccess | Refused,
    strawberry.union("ProposeLeadResult", description="The consortium, or why not."),
]


@strawberry.input(description="Shares that are to hold.")
class ProposeSharesInput:
    """Shares that are to hold."""

    consortium_id: strawberry.ID = strawberry.field(description="The consortium.")
    shares: list[PartyShareInput] = strawberry.field(
        description="Every party with its share; together exactly 1."
    )
    reason: str = strawberry.field(description="Why; the parties read it.")
    effective_on: str | None = strawberry.field(
        default=None,
        description="From which day; null: when it is decided. A day that is over needs everybody.",
    )


@strawberry.type(description="It is before the parties.")
class ProposeSharesSuccess:
    """It is before the parties."""

    consortium: Consortium = strawberry.field(description="The consortium as it stands now.")


ProposeSharesResult = Annotated[
    ProposeSharesSuccess | Refused,
    strawberry.union("ProposeSharesResult", description="The consortium, or why not."),
]


def shares_of(given: list[PartyShareInput]) -> dict[UUID, Fraction]:
    """Return the shares that are given. Refuses a party named twice, and a share by its place; beyond the most they end."""
    found: dict[UUID, Fraction] = {}
    for nth, one in enumerate(given[: MOST_SHARES + 1]):
        key = key_of("Body", one.body_id, field=f"shares.{nth}")
        if key in found:
            raise Invalid("party_named_twice", field=f"shares.{nth}")
        found[key] = share_of(one.share, field=f"shares.{nth}")
    return found


def day_asked(given: str | None) -> date | None:
    """Return the day that is given, if one is."""
    return None if given is None else day_of(given, field="effectiveOn")


@strawberry.type
class ConsortiumPuttingMutations:
    """Proposing a consortium, and changes of it."""

    @verb("Propose a consortium to those named; it is formed with the yes of each.", noted=True)
    async def form_consortium(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            FormConsortiumInput, strawberry.argument(description="What it is to be.")
        ],
    ) -> FormConsortiumResult:
        """Propose a consortium."""
        terms = Terms(
            name=input.name,
            performance=input.performance,
            lead_id=key_of("Body", input.lead_id, field="leadId"),
            shares=shares_of(input.shares),
            formed_on=day_of(input.formed_on, field="formedOn"),
            reason=input.reason,
            public_money=input.public_money,
            notice_days=input.notice_days,
            rules=[
                AgreedRule(one.matter, one.majority, one.weight, one.source) for one in input.rules
            ],
        )
        row = await info.context.write(
            forming.form_consortium,
            answer=consortia_by_id,
            programme_id=key_of("Programme", input.programme_id, field="programmeId"),
            terms=terms,
        )
        return FormConsortiumSuccess(consortium=Consortium.of(row))

    @verb("Put to the parties that an organisation joins.", noted=True)
    async def propose_joining(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ProposeJoiningInput, strawberry.argument(description="Which, and with what share.")
        ],
    ) -> ProposeJoiningResult:
        """Put to the parties that an organisation joins."""
        key = key_of("Consortium", input.consortium_id, field="consortiumId")
        row = await info.context.write(
            putting.propose_joining,
            answer=consortia_by_id,
            attempt=key,
            consortium_id=key,
            body_id=key_of("Body", input.body_id, field="bodyId"),
            share=share_of(input.share, field="share"),
            reason=input.reason,
            effective_on=day_asked(input.effective_on),
        )
        return ProposeJoiningSuccess(consortium=Consortium.of(row))

    @verb("Put to the others that the viewer's organisation leaves.", noted=True)
    async def propose_leaving(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ProposeLeavingInput, strawberry.argument(description="Why, and from when.")
        ],
    ) -> ProposeLeavingResult:
        """Put to the others that the viewer's organisation leaves."""
        key = key_of("Consortium", input.consortium_id, field="consortiumId")
        row = await info.context.write(
            putting.propose_leaving,
            answer=consortia_by_id,
            attempt=key,
            consortium_id=key,
            reason=input.reason,
            hand_back=input.hand_back,
            effective_on=day_asked(input.effective_on),
        )
        return ProposeLeavingSuccess(consortium=Consortium.of(row))

    @verb("Put to the others that a party is expelled for cause (Civil Act 718).", noted=True)
    async def propose_expulsion(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ProposeExpulsionInput, strawberry.argument(description="Which, and for what cause.")
        ],
    ) -> ProposeExpulsionResult:
        """Put to the others that a party is expelled for cause (Civil Act 718)."""
        key = key_of("Consortium", input.consortium_id, field="consortiumId")
        row = await info.context.write(
            putting.propose_expulsion,
            answer=consortia_by_id,
            attempt=key,
            consortium_id=key,
            body_id=key_of("Body", input.body_id, field="bodyId"),
            cause=input.cause,
        )
        return ProposeExpulsionSuccess(consortium=Consortium.of(row))

    @verb("Put to the parties that another of them leads.", noted=True)
    async def propose_lead(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ProposeLeadInput, strawberry.argument(description="Which, and why.")
        ],
    ) -> ProposeLeadResult:
        """Put to the parties that another of them leads."""
        key = key_of("Consortium", input.consortium_id, field="consortiumId")
        row = await info.context.write(
            putting.propose_lead,
            answer=consortia_by_id,
            attempt=key,
            consortium_id=key,
            body_id=key_of("Body", input.body_id, field="bodyId"),
            reason=input.reason,
        )
        return ProposeLeadSuccess(consortium=Consortium.of(row))

    @verb("Put other shares to the parties.", noted=True)
    async def propose_shares(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ProposeSharesInput, strawberry.argument(description="Of everybody, and why.")
        ],
    ) -> ProposeSharesResult:
        """Put other shares to the parties."""
        key = key_of("Consortium", input.consortium_id, field="consortiumId")
        row = await info.context.write(
            putting.propose_shares,
            answer=consortia_by_id,
            attempt=key,
            consortium_id=key,
            shares=shares_of(input.shares),
            reason=input.reason,
            effective_on=day_asked(input.effective_on),
        )
        return ProposeSharesSuccess(consortium=Consortium.of(row))
