"""What lay in a closed box, channel by channel, and its count: online ballots, and papers beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.voting.channels import sums
from workflows.voting.kinds import Channel, Definition
from workflows.voting.models import Poll
from workflows.voting.paper.box import paper_contents
from workflows.voting.tally import Tally, tally, tally_channels

Groups = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Inside:
    """Canonical choices with how often they count, by channel, and how many papers were spoiled."""

    groups: Mapping[Channel, Groups]
    spoiled: Mapping[Channel, int]

    @property
    def whole(self) -> Groups:
        """All ballots together, whatever channel they came by."""
        together: Groups = {}
        for one in self.groups.values():
            together = sums(together, one)
        return together


async def by_channel(session: AsyncSession, poll: Poll, online: Groups) -> Inside:
    """Put the papers of a closed poll beside its online ballots; without papers nothing is asked."""
    if poll.channels is None:
        return Inside({Channel.ONLINE: online}, {})
    papers = await paper_contents(session, poll.id)
    return Inside({**papers.groups, Channel.ONLINE: online}, papers.spoiled)


def tally_inside(definition: Definition, inside: Inside) -> Tally:
    """Count what lay in a box by its definition."""
    if not definition.channels:
        return tally(definition, inside.groups[Channel.ONLINE])
    return tally_channels(definition, inside.groups, inside.spoiled)
