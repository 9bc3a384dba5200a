"""What stands behind the public types of identity where they are read from rows."""

from schema.identity.public import public_name
from schema.kit.rows import Leaf, RowType

PUBLIC_NAME = RowType(
    "PublicName",
    {"displayName": Leaf(("alias", "number"), public_name, worded=True)},
)
