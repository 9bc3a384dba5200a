"""What stands behind the public types of identity where they are read from rows."""

from functools import partial

from schema.kit.ids import global_id
from schema.kit.rows import Leaf, RowType
from workflows.identity.naming import public_name

PUBLIC_NAME = RowType(
    "PublicName",
    {"displayName": Leaf(("alias", "number"), public_name, worded=True)},
)
BODY = RowType(
    "Body",
    {
        "id": Leaf(("id",), partial(global_id, "Body")),
        "kind": Leaf(("kind",)),
        "name": Leaf(("name_{locale}",)),
    },
)
