"""The types that are read from rows, gathered from their rooms."""

from types import MappingProxyType

from schema.identity.rows import PUBLIC_NAME
from schema.kit.rows import RowType
from schema.programmes.rows import PROGRAMME
from schema.programmes.rows import ROOTS as PROGRAMME_ROOTS
from schema.proposals.rows import BALLOT_LINE, CAMPAIGN, PROPOSAL
from schema.proposals.rows import ROOTS as PROPOSAL_ROOTS

QUERY = RowType("Query", {**PROGRAMME_ROOTS, **PROPOSAL_ROOTS})
ROW_TYPES = MappingProxyType(
    {one.name: one for one in (QUERY, PUBLIC_NAME, PROGRAMME, PROPOSAL, CAMPAIGN, BALLOT_LINE)}
)
