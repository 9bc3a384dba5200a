"""Root fields of voting that read."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.voting.types import ReceiptCheck
from workflows.kit.text import clean
from workflows.proposals.campaigns.queries import campaign_by_number
from workflows.voting.box import ReceiptState, receipt_state

LONGEST_NUMBER, LONGEST_CODE = 60, 100


@strawberry.type
class VotingQueries:
    """Receipts."""

    @strawberry.field(
        description="What became of the ballot with a receipt code. Anyone may ask; the choice is "
        "never told."
    )
    async def receipt(
        self,
        info: Info,
        campaign_number: Annotated[
            str, strawberry.argument(description="The campaign's public number.")
        ],
        code: Annotated[str, strawberry.argument(description="The code of the receipt.")],
    ) -> ReceiptCheck:
        """Ask the box for a code."""
        number = clean(campaign_number, field="campaignNumber", longest=LONGEST_NUMBER)
        asked = clean(code, field="code", longest=LONGEST_CODE)
        campaign = await info.context.read(campaign_by_number, number=number)
        if campaign is None:
            return ReceiptCheck(code=asked, state=ReceiptState.NOT_FOUND)
        state = await info.context.read(
            lambda session, _: receipt_state(session, campaign.poll_id, asked)
        )
        return ReceiptCheck(code=asked, state=state)
