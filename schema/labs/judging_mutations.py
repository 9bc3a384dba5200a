"""Mutation fields of the end: the review, the lock, the conclusion, calling it off."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.labs.types import LivingLab
from workflows.proposals.living_lab import judging
from workflows.proposals.living_lab.queries import labs_by_id
from workflows.proposals.living_lab.states import LabVerdict


@strawberry.input(description="A trial that is over.")
class BeginLabReviewInput:
    """A trial that is over."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")
    words: str = strawberry.field(description="What is said to everybody.")


@strawberry.type(description="The members are asked.")
class BeginLabReviewSuccess:
    """The members are asked."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


BeginLabReviewResult = Annotated[
    BeginLabReviewSuccess | Refused,
    strawberry.union("BeginLabReviewResult", description="The living lab, or why not."),
]


@strawberry.input(description="One's own verdict on a trial.")
class JudgeTrialInput:
    """One's own verdict on a trial."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")
    verdict: LabVerdict = strawberry.field(description="To keep, change or drop it.")
    reason: str = strawberry.field(description="Why; published without the name.")


@strawberry.type(description="The verdict is kept; nobody else reads it before the lock.")
class JudgeTrialSuccess:
    """The verdict is kept; nobody else reads it before the lock."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


JudgeTrialResult = Annotated[
    JudgeTrialSuccess | Refused,
    strawberry.union("JudgeTrialResult", description="The living lab, or why not."),
]


@strawberry.input(description="Verdicts to lock.")
class LockJudgementsInput:
    """Verdicts to lock."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")


@strawberry.type(description="The verdicts are locked and public.")
class LockJudgementsSuccess:
    """The verdicts are locked and public."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


LockJudgementsResult = Annotated[
    LockJudgementsSuccess | Refused,
    strawberry.union("LockJudgementsResult", description="The living lab, or why not."),
]


@strawberry.input(description="A conclusion.")
class ConcludeLabInput:
    """A conclusion."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")
    outcome: LabVerdict = strawberry.field(description="To keep, change or drop it.")
    words: str = strawberry.field(
        description="Why, for residents, also where the panel said otherwise."
    )


@strawberry.type(description="The living lab is concluded.")
class ConcludeLabSuccess:
    """The living lab is concluded."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


ConcludeLabResult = Annotated[
    ConcludeLabSuccess | Refused,
    strawberry.union("ConcludeLabResult", description="The living lab, or why not."),
]


@strawberry.input(description="A living lab to call off.")
class CallOffLabInput:
    """A living lab to call off."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")
    reason: str = strawberry.field(description="Why; everybody reads it.")


@strawberry.type(description="The living lab is called off.")
class CallOffLabSuccess:
    """The living lab is called off."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


CallOffLabResult = Annotated[
    CallOffLabSuccess | Refused,
    strawberry.union("CallOffLabResult", description="The living lab, or why not."),
]


@strawberry.type
class LabJudgingMutations:
    """The end of a living lab."""

    @verb("Ask the panel what it thinks of the trial.")
    async def begin_lab_review(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            BeginLabReviewInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> BeginLabReviewResult:
        """Ask the panel what it thinks of the trial."""
        row = await info.context.write(
            judging.begin_lab_review,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
            words=input.words,
        )
        return BeginLabReviewSuccess(lab=LivingLab.of(row))

    @verb("Say what one thinks of a trial, or something else while it is not locked.", noted=True)
    async def judge_trial(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            JudgeTrialInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> JudgeTrialResult:
        """Say what one thinks of a trial, or something else while it is not locked."""
        row = await info.context.write(
            judging.judge_trial,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
            verdict=input.verdict,
            reason=input.reason,
        )
        return JudgeTrialSuccess(lab=LivingLab.of(row))

    @verb("Lock what the panel said.", noted=True)
    async def lock_judgements(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            LockJudgementsInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> LockJudgementsResult:
        """Lock what the panel said."""
        row = await info.context.write(
            judging.lock_judgements,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
        )
        return LockJudgementsSuccess(lab=LivingLab.of(row))

    @verb("Conclude a living lab: what becomes of the proposal, and why.", noted=True)
    async def conclude_lab(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ConcludeLabInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ConcludeLabResult:
        """Conclude a living lab: what becomes of the proposal, and why."""
        row = await info.context.write(
            judging.conclude_lab,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
            outcome=input.outcome,
            words=input.words,
        )
        return ConcludeLabSuccess(lab=LivingLab.of(row))

    @verb("Call a living lab off, for a public reason.")
    async def call_off_lab(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CallOffLabInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> CallOffLabResult:
        """Call a living lab off, for a public reason."""
        row = await info.context.write(
            judging.call_off_lab,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
            reason=input.reason,
        )
        return CallOffLabSuccess(lab=LivingLab.of(row))
