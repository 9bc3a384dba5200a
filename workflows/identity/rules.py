"""Rules of capacity: which body takes which role, and which two hats do not go together."""

from collections.abc import Iterable

from workflows.kit.refusal import RuleBroken
from workflows.rights.roles import BODIES_OF_ROLE, BodyKind, Role, may_wear_both


def check_role_fits_body(role: Role, kind: BodyKind) -> None:
    """Refuse a role that a body of this kind cannot give (`role_not_of_body`)."""
    if kind not in BODIES_OF_ROLE[role]:
        raise RuleBroken(
            "role_not_of_body",
            field="role",
            rule="rights.capacity",
            role=role.value,
            kind=kind.value,
        )


def check_hats_go_together(role: Role, worn: Iterable[Role]) -> None:
    """Refuse a role that the person may not hold beside one already held (`forbidden_pair`)."""
    for other in worn:
        if not may_wear_both(role, other):
            raise RuleBroken(
                "forbidden_pair",
                field="role",
                rule="rights.capacity",
                role=role.value,
                other=other.value,
            )
