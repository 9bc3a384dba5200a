"""Mutation fields of votes on paper: batches, who came, keying, deciding, reconciling."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.voting.mutations import ChoiceInput, campaign_of, written
from schema.voting.paper import FoundOnRoll, PaperBatch
from workflows.kit.refusal import NotFound
from workflows.proposals.campaigns.roll_search import find_on_roll
from workflows.voting.kinds import Channel
from workflows.voting.paper import actions
from workflows.voting.paper.queries import batches_by_id
from workflows.voting.queries import polls_by_id


@strawberry.input(description="A batch to open.")
class OpenPaperBatchInput:
    """For which vote, by which channel, where."""

    campaign_id: strawberry.ID = strawberry.field(description="The open vote.")
    channel: Channel = strawberry.field(description="A channel of its notice besides online.")
    label: str = strawberry.field(description="The place, in words, up to 60 characters.")


@strawberry.type(description="The batch is open.")
class OpenPaperBatchSuccess:
    """What was opened."""

    batch: PaperBatch = strawberry.field(description="The batch as it stands now.")


OpenPaperBatchResult = Annotated[
    OpenPaperBatchSuccess | Refused,
    strawberry.union("OpenPaperBatchResult", description="What was done, or why not."),
]


@strawberry.input(description="Whom to look for on the roll of a vote.")
class FindOnRollInput:
    """By which name, and what for."""

    campaign_id: strawberry.ID = strawberry.field(description="The vote.")
    name: str = strawberry.field(description="How the legal name begins, two letters at least.")
    purpose: str = strawberry.field(description="What for; those who are found may read it.")


@strawberry.type(description="Who was found.")
class FindOnRollSuccess:
    """What was found."""

    voters: list[FoundOnRoll] = strawberry.field(description="By name, at most ten.")


FindOnRollResult = Annotated[
    FindOnRollSuccess | Refused,
    strawberry.union("FindOnRollResult", description="What was done, or why not."),
]


@strawberry.input(description="That somebody came for a paper.")
class MarkCameInput:
    """Who came where."""

    batch_id: strawberry.ID = strawberry.field(description="The batch.")
    person_id: strawberry.ID = strawberry.field(description="The voter, as `findOnRoll` names him.")
    assisted: bool = strawberry.field(
        default=False,
        description="Whether he asked for help with his paper: the viewer and another officer help him, "
        "who says so with `confirmAssisted`.",
    )


@strawberry.type(description="The roll is marked: hand out the paper.")
class MarkCameSuccess:
    """What was marked."""

    batch: PaperBatch = strawberry.field(description="The batch as it stands now.")


MarkCameResult = Annotated[
    MarkCameSuccess | Refused,
    strawberry.union("MarkCameResult", description="What was done, or why not."),
]


@strawberry.input(description="A mark for the wrong person.")
class WithdrawCameInput:
    """Which mark."""

    batch_id: strawberry.ID = strawberry.field(description="The batch.")
    person_id: strawberry.ID = strawberry.field(description="The voter, as `findOnRoll` names him.")


@strawberry.type(description="The mark is taken back.")
class WithdrawCameSuccess:
    """What was taken back."""

    batch: PaperBatch = strawberry.field(description="The batch as it stands now.")


WithdrawCameResult = Annotated[
    WithdrawCameSuccess | Refused,
    strawberry.union("WithdrawCameResult", description="What was done, or why not."),
]


@strawberry.input(description="A paper as one clerk reads it.")
class KeyPaperInput:
    """What stands on it."""

    batch_id: strawberry.ID = strawberry.field(description="The batch.")
    serial: int = strawberry.field(description="The number printed on the paper, from 1.")
    choices: list[ChoiceInput] | None = strawberry.field(
        default=None, description="The lines named on it; null for a spoiled paper."
    )


@strawberry.type(description="The paper is keyed.")
class KeyPaperSuccess:
    """What was keyed."""

    batch: PaperBatch = strawberry.field(description="The batch as it stands now.")


KeyPaperResult = Annotated[
    KeyPaperSuccess | Refused,
    strawberry.union("KeyPaperResult", description="What was done, or why not."),
]


@strawberry.input(description="What a paper says on which two clerks differ.")
class DecidePaperInput:
    """What stands on it."""

    batch_id: strawberry.ID = strawberry.field(description="The batch.")
    serial: int = strawberry.field(description="The number printed on the paper, from 1.")
    choices: list[ChoiceInput] | None = strawberry.field(
        default=None, description="The lines named on it; null for a spoiled paper."
    )


@strawberry.type(description="The paper is decided.")
class DecidePaperSuccess:
    """What was decided."""

    batch: PaperBatch = strawberry.field(description="The batch as it stands now.")


DecidePaperResult = Annotated[
    DecidePaperSuccess | Refused,
    strawberry.union("DecidePaperResult", description="What was done, or why not."),
]


@strawberry.input(description="A batch that adds up.")
class ReconcileBatchInput:
    """How many papers lay in its box."""

    batch_id: strawberry.ID = strawberry.field(description="The batch.")
    papers_found: int = strawberry.field(description="How many papers lay in its box.")
    note: str | None = strawberry.field(
        default=None, description="Needed where there are fewer than people; read by everybody."
    )


@strawberry.type(description="The batch counts.")
class ReconcileBatchSuccess:
    """What was reconciled."""

    batch: PaperBatch = strawberry.field(description="The batch as it stands now.")


ReconcileBatchResult = Annotated[
    ReconcileBatchSuccess | Refused,
    strawberry.union("ReconcileBatchResult", description="What was done, or why not."),
]


@strawberry.input(description="A batch that cannot be counted.")
class SetBatchAsideInput:
    """Why it does not count."""

    batch_id: strawberry.ID = strawberry.field(description="The batch.")
    reason: str = strawberry.field(description="Why; read by everybody.")


@strawberry.type(description="The batch does not count.")
class SetBatchAsideSuccess:
    """What was set aside."""

    batch: PaperBatch = strawberry.field(description="The batch as it stands now.")


SetBatchAsideResult = Annotated[
    SetBatchAsideSuccess | Refused,
    strawberry.union("SetBatchAsideResult", description="What was done, or why not."),
]


@strawberry.type
class PaperMutations:
    """Votes on paper."""

    @verb("Open a batch for the papers of one place.", noted=True)
    async def open_paper_batch(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            OpenPaperBatchInput, strawberry.argument(description="Where.")
        ],
    ) -> OpenPaperBatchResult:
        """Open a batch."""
        campaign = await campaign_of(info, input.campaign_id)
        row = await info.context.write(
            actions.open_batch,
            answer=batches_by_id,
            attempt=campaign.id,
            poll_id=campaign.poll_id,
            channel=input.channel,
            label=input.label,
        )
        return OpenPaperBatchSuccess(batch=PaperBatch.of(row))

    @verb(
        "Find somebody on the roll by name, at the desk; it leaves a trace (접속기록).", noted=True
    )
    async def find_on_roll(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            FindOnRollInput, strawberry.argument(description="Whom, and what for.")
        ],
    ) -> FindOnRollResult:
        """Find voters."""
        key = key_of("Campaign", input.campaign_id, field="campaignId")
        found = await info.context.act(
            find_on_roll,
            key,
            campaign_id=key,
            name=input.name,
            purpose=input.purpose,
            address=info.context.address,
        )
        return FindOnRollSuccess(voters=[FoundOnRoll.of(one) for one in found])

    @verb("Mark on the roll that somebody came, before the paper is handed out.", noted=True)
    async def mark_came(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            MarkCameInput, strawberry.argument(description="Who came where.")
        ],
    ) -> MarkCameResult:
        """Mark the roll."""
        key = key_of("PaperBatch", input.batch_id, field="batchId")
        row = await info.context.write(
            actions.mark_came,
            answer=batches_by_id,
            attempt=key,
            batch_id=key,
            voter_id=key_of("Person", input.person_id, field="personId"),
            assisted=input.assisted,
        )
        return MarkCameSuccess(batch=PaperBatch.of(row))

    @verb("Take back a mark for the wrong person, as the second officer.", noted=True)
    async def withdraw_came(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawCameInput, strawberry.argument(description="Which mark.")
        ],
    ) -> WithdrawCameResult:
        """Take a mark back."""
        key = key_of("PaperBatch", input.batch_id, field="batchId")
        row = await info.context.write(
            actions.withdraw_came,
            answer=batches_by_id,
            attempt=key,
            batch_id=key,
            voter_id=key_of("Person", input.person_id, field="personId"),
        )
        return WithdrawCameSuccess(batch=PaperBatch.of(row))

    @verb("Key what stands on a paper; two clerks key each of them, alone.", noted=True)
    async def key_paper(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            KeyPaperInput, strawberry.argument(description="The paper.")
        ],
    ) -> KeyPaperResult:
        """Key a paper."""
        key = key_of("PaperBatch", input.batch_id, field="batchId")
        row = await info.context.write(
            actions.key_paper,
            answer=batches_by_id,
            attempt=key,
            batch_id=key,
            serial=input.serial,
            choice=await _choice(info, key, input.choices),
        )
        return KeyPaperSuccess(batch=PaperBatch.of(row))

    @verb("Decide what a paper says on which two clerks differ, as the third.", noted=True)
    async def decide_paper(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DecidePaperInput, strawberry.argument(description="The paper.")
        ],
    ) -> DecidePaperResult:
        """Decide a paper."""
        key = key_of("PaperBatch", input.batch_id, field="batchId")
        row = await info.context.write(
            actions.decide_paper,
            answer=batches_by_id,
            attempt=key,
            batch_id=key,
            serial=input.serial,
            choice=await _choice(info, key, input.choices),
        )
        return DecidePaperSuccess(batch=PaperBatch.of(row))

    @verb("Say as the second person that a batch adds up: its papers count.", noted=True)
    async def reconcile_batch(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReconcileBatchInput, strawberry.argument(description="The batch.")
        ],
    ) -> ReconcileBatchResult:
        """Reconcile a batch."""
        key = key_of("PaperBatch", input.batch_id, field="batchId")
        row = await info.context.write(
            actions.reconcile_batch,
            answer=batches_by_id,
            attempt=key,
            batch_id=key,
            papers_found=input.papers_found,
            note=input.note,
        )
        return ReconcileBatchSuccess(batch=PaperBatch.of(row))

    @verb("Leave a batch out of the count, for a public reason.", noted=True)
    async def set_batch_aside(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetBatchAsideInput, strawberry.argument(description="The batch.")
        ],
    ) -> SetBatchAsideResult:
        """Set a batch aside."""
        key = key_of("PaperBatch", input.batch_id, field="batchId")
        row = await info.context.write(
            actions.set_batch_aside,
            answer=batches_by_id,
            attempt=key,
            batch_id=key,
            reason=input.reason,
        )
        return SetBatchAsideSuccess(batch=PaperBatch.of(row))


async def _choice(info: Info, batch: UUID, choices: Sequence[ChoiceInput] | None) -> str | None:
    """Write down what stands on a paper, as the kind of its vote is written."""
    if choices is None:
        return None
    row = await info.context.load(batches_by_id, batch)
    if row is None:
        raise NotFound("no_such_batch", field="batchId")
    poll = await info.context.fetch(polls_by_id, row.poll_id)
    return written(poll.ballot_kind, choices)
