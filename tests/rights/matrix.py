"""The matrix of rights as people read it: one row a permission, one column a role."""

from pathlib import Path

from workflows.rights.permissions import Permission
from workflows.rights.roles import Role
from workflows.rights.table import ALLOWS, FORBIDS

FILE = Path(__file__).parents[2] / "workflows" / "rights" / "matrix.md"
HEAD = (
    "# Who may do what\n\n"
    "`O` allowed by the role itself · `·` only by a grant · `X` never, whatever a grant says.\n"
    "The table in `table.py` decides; a test holds the two together, cell by cell.\n\n"
)


def cell(role: Role, permission: Permission) -> str:
    """Return the sign of one cell."""
    if permission in FORBIDS[role]:
        return "X"
    return "O" if permission in ALLOWS[role] else "·"


def written() -> str:
    """Return the whole matrix as it should stand in the file."""
    roles = list(Role)
    lines = [
        "| permission | "
        + " | ".join(role.value.lower().replace("_", " ") for role in roles)
        + " |",
        "|---" * (len(roles) + 1) + "|",
    ]
    lines += [
        f"| {permission.value} | " + " | ".join(cell(role, permission) for role in roles) + " |"
        for permission in Permission
    ]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
