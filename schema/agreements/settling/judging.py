"""The queue of settlement reports, for who judges them: the city, and the ministry."""

from typing import Annotated, Self

import strawberry

from schema.agreements.settling.types import SettlementReport
from schema.kit.context import Info
from schema.kit.ids import key_of
from workflows.agreements.settling.queries import (
    Filed,
    reports_owed_back,
    reports_to_judge,
    reports_under,
)


@strawberry.type(
    description="A settlement report, and under which agreement it was handed in (Subsidy Management Act, Article 28)."
)
class FiledSettlement:
    """A report with its agreement."""

    number: str = strawberry.field(
        description="The public number of the agreement, for instance 2026-1."
    )
    title: str = strawberry.field(description="The title of the agreement.")
    report: SettlementReport = strawberry.field(description="The report.")

    @classmethod
    def of(cls, filed: Filed) -> Self:
        """Show a report with its agreement."""
        return cls(
            number=filed.agreement.number,
            title=filed.agreement.title,
            report=SettlementReport.of(filed.report),
        )


@strawberry.type
class JudgingQueries:
    """The queue of who judges."""

    @strawberry.field(
        description="The settlement reports of a programme that wait for the viewer to check, send back or accept "
        "them, handed in first first, up to 50; empty for who judges none."
    )
    async def settlements_to_judge(
        self,
        info: Info,
        programme_id: Annotated[strawberry.ID, strawberry.argument(description="The programme.")],
    ) -> list[FiledSettlement]:
        """Read the queue."""
        key = key_of("Programme", programme_id, field="programmeId")
        found = await info.context.read(reports_to_judge, programme_id=key)
        return [FiledSettlement.of(one) for one in found]

    @strawberry.field(
        description="The accepted settlement reports of a programme of which money is still to come back (Subsidy "
        "Management Act, Article 31), for who confirms that it has; accepted first first, up to 50; empty for who judges none."
    )
    async def settlements_owed_back(
        self,
        info: Info,
        programme_id: Annotated[strawberry.ID, strawberry.argument(description="The programme.")],
    ) -> list[FiledSettlement]:
        """Read what is still to come back."""
        key = key_of("Programme", programme_id, field="programmeId")
        found = await info.context.read(reports_owed_back, programme_id=key)
        return [FiledSettlement.of(one) for one in found]

    @strawberry.field(
        description="The settlement reports handed in under an agreement, by the day of their fact, up to 50; empty for "
        "who reads none of them."
    )
    async def settlement_reports(
        self,
        info: Info,
        programme_id: Annotated[strawberry.ID, strawberry.argument(description="The programme.")],
        number: Annotated[
            str, strawberry.argument(description="The public number of the agreement.")
        ],
    ) -> list[FiledSettlement]:
        """Read them."""
        key = key_of("Programme", programme_id, field="programmeId")
        found = await info.context.read(reports_under, programme_id=key, number=number)
        return [FiledSettlement.of(one) for one in found]
