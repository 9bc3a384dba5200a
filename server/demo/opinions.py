"""What residents of the demo think of each other's comments: enough of them for a map of two groups."""

from collections.abc import Sequence
from uuid import UUID

from server.demo.act import Act
from workflows.proposals.opinions.actions import give_opinion
from workflows.proposals.opinions.states import Answer

# To the comments in the order they were written: the path first, or the community centre's ramp first.
# How one gets in during the works, both want to know.
CAMPS = ((Answer.AGREE, Answer.AGREE, Answer.DISAGREE), (Answer.PASS, Answer.AGREE, Answer.AGREE))
# Fifteen make a map; resident.1 to resident.10 are left to whoever tries it.
PEOPLE = range(11, 26)


async def answer_comments(act: Act, comments: Sequence[UUID]) -> None:
    """Let them answer these three comments, by turns of either camp."""
    for number in PEOPLE:
        for comment, said in zip(comments, CAMPS[number % 2], strict=True):
            await act(
                f"resident.{number}",
                give_opinion,
                comment_id=comment,
                said=said,
                expected_version=1,
            )
