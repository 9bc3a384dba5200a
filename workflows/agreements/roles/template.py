"""The template of a role matrix: duties of the programme, and what each of the five actors is for them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from uuid import UUID

from workflows.agreements.roles.rules import NOTHING, Column, Letters, read
from workflows.agreements.roles.states import Letter
from workflows.kit.wording import Locale
from workflows.rights.roles import ProgrammeRole


@dataclass(frozen=True, slots=True)
class TemplateDuty:
    """A duty of the template: its name in both languages, the step of the programme, its source."""

    slug: str
    name: dict[Locale, str]
    step: str
    source: str
    letters: Mapping[ProgrammeRole, Letters]


@cache
def template() -> tuple[TemplateDuty, ...]:
    """Return the duties of the template in their order."""
    told = tomllib.loads((files(__package__) / "template.toml").read_text("utf-8"))
    return tuple(
        TemplateDuty(
            one["slug"],
            {Locale.KO: one["ko"], Locale.EN: one["en"]},
            one["step"],
            one["source"],
            {role: read(one[role.value]) for role in ProgrammeRole if role.value in one},
        )
        for one in told["duty"]
    )


def laid_out(
    duty: TemplateDuty, parties: Mapping[UUID, ProgrammeRole], outside: Sequence[ProgrammeRole]
) -> dict[Column, Letters]:
    """Lay a duty of the template over the columns of an agreement.

    Where several parties are the same actor the first of them, the lead before the others, is the one
    accountable: there is one for a duty.
    """
    found: dict[Column, Letters] = {}
    answered: set[ProgrammeRole] = set()
    for body_id, role in parties.items():
        letters = duty.letters.get(role, NOTHING)
        if role in answered:
            letters -= {Letter.ACCOUNTABLE}
        answered.add(role)
        if letters:
            found[Column(body_id=body_id)] = letters
    for role in outside:
        if duty.letters.get(role):
            found[Column(actor=role)] = duty.letters[role]
    return found
