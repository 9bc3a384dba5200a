"""The types that are read from rows, gathered from their rooms."""

from types import MappingProxyType

from schema.identity.rows import BODY, PUBLIC_NAME
from schema.kit.rows import RowType
from schema.programmes.rows import MILESTONE, PROGRAMME, PROGRAMME_BODY
from schema.programmes.rows import ROOTS as PROGRAMME_ROOTS
from schema.proposals.rows import BALLOT_LINE, CAMPAIGN, PROPOSAL
from schema.proposals.rows import ROOTS as PROPOSAL_ROOTS

QUERY = RowType("Query", {**PROGRAMME_ROOTS, **PROPOSAL_ROOTS})
TYPES = (
    QUERY,
    BODY,
    PUBLIC_NAME,
    PROGRAMME,
    MILESTONE,
    PROGRAMME_BODY,
    PROPOSAL,
    CAMPAIGN,
    BALLOT_LINE,
)
ROW_TYPES = MappingProxyType({one.name: one for one in TYPES})
