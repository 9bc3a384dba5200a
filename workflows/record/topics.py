"""What the public reads of, by topic, and the versions that say whether it has changed.

Every event that changes something public raises the version of its topic in its programme, in the
transaction of the act and as its last statement: whoever sees a version sees what it stands for.
Versions are raised in one fixed order, so that writers never wait for each other in a ring. A cast
ballot records no event and raises nothing.
"""

from enum import StrEnum
from typing import Final
from uuid import UUID


class Topic(StrEnum):
    """What answers for the public are made of."""

    PROGRAMME = "programme"
    PROPOSAL = "proposal"
    CAMPAIGN = "campaign"
    SUPPORT = "support"
    COMMENT = "comment"
    AGREEMENT = "agreement"
    COUNCIL = "council"


# The noun of an event's kind, and the topic whose answers it changes; None changes nothing public.
TOPICS: Final[dict[str, Topic | None]] = {
    "programme": Topic.PROGRAMME,
    "milestone": Topic.PROGRAMME,
    "body": Topic.PROGRAMME,
    "proposal": Topic.PROPOSAL,
    # Supports come often: they touch only the answers that tell their number.
    "support": Topic.SUPPORT,
    "comment": Topic.COMMENT,
    # Answers come often and change nothing that anybody else reads; a map drawn of them does.
    "opinion": None,
    "opinionMap": Topic.PROPOSAL,
    # A decision hides ideas as well as comments.
    "moderation": Topic.PROPOSAL,
    "review": Topic.PROPOSAL,
    "merge": Topic.PROPOSAL,
    # A living lab is told in the story of its idea.
    "lab": Topic.PROPOSAL,
    "attachment": Topic.PROPOSAL,
    "council": Topic.COUNCIL,
    "meeting": Topic.COUNCIL,
    "minutes": Topic.COUNCIL,
    "decision": Topic.COUNCIL,
    "group": Topic.COUNCIL,
    # Who has to report what of himself is no answer to the public.
    "interest": None,
    "campaign": Topic.CAMPAIGN,
    "poll": Topic.CAMPAIGN,
    "roll": Topic.CAMPAIGN,
    "paper": Topic.CAMPAIGN,
    # A person is shown only where he wrote something, and that is an event of its own.
    "person": None,
    "resident": None,
    "administrator": None,
    "appointment": None,
    "grant": None,
    "consortium": Topic.AGREEMENT,
    # What is put to the parties, and what they say, is read by nobody else.
    "consortiumChange": None,
    # The money is read by the parties, the ministry and the auditor.
    "contributionPlan": None,
    # What is negotiated is the parties' own until it is in force.
    "agreement": None,
    "clause": None,
    "amendment": None,
    "clausePosition": None,
    "annex": None,
    # A version that rose with them would tell others that something was said.
    "talk": None,
    # What a scenario tables, its own rooms tell.
    "scenario": None,
    "sealedCall": None,
    "sealedOffer": None,
    # Who signs for a party is the party's own.
    "signingMandate": None,
    "roleMatrix": None,
    # The register of obligations is read by whoever reads the agreement.
    "duty": None,
    # A dispute is the parties' own.
    "dispute": None,
    # Settlement reports are read by them and by the ministry.
    "settlement": None,
    "openData": Topic.PROGRAMME,
    # What is forgotten may stand in answers about ideas of every place.
    "retention": Topic.PROPOSAL,
    "personalData": None,
    "guardian": None,
    # A draft is seen by its authors alone; submitted, it is an event of the idea.
    "draft": None,
    # A file is shown only where it is attached to something, and that is an event of its own.
    "file": None,
    "notice": None,
    # What a person's device proved is his own, until an act says what for.
    "passkey": None,
    "stepUp": None,
    "signIn": None,
    "attempt": None,
    # Clocks are read with the ideas they run for; a holiday may move those of every place.
    "holiday": Topic.PROPOSAL,
    "clock": Topic.PROPOSAL,
    # Rules are quoted in refusals, which are never kept.
    "rule": None,
}
# What belongs to no programme stands under this one.
HOUSE: Final = UUID(int=0)

Touched = tuple[UUID, Topic]


def touched_by(kind: str, programme_id: UUID | None) -> Touched | None:
    """Return what an event of a kind changes for the public. Raises KeyError for an unknown noun."""
    topic = TOPICS[kind.partition(".")[0]]
    return None if topic is None else (programme_id or HOUSE, topic)
