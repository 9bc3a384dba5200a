"""The money of the demo: 24 billion won of public money over three years, and two of companies on top."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from workflows.agreements.money.editing import Amount, Place, set_contributions
from workflows.agreements.money.states import Form, Source

MILLION = 1_000_000
YEARS = (2022, 2023, 2024)
# Who pays from which source and in which form, in millions of won by year.
PAID = (
    (Source.STATE, "ministry", Form.CASH, (4_000, 5_000, 3_000)),
    (Source.PROVINCE, "province", Form.CASH, (1_200, 1_500, 900)),
    (Source.MUNICIPALITY, "city", Form.CASH, (2_800, 3_500, 2_100)),
    (Source.PRIVATE, "company.a", Form.CASH, (200, 600, 400)),
    (Source.PRIVATE, "company.b", Form.IN_KIND, (100, 400, 300)),
)


async def plan_money(
    act: Callable[..., Awaitable[Any]],
    persona: str,
    consortium_id: UUID,
    bodies: Mapping[str, UUID],
) -> None:
    """Write the plan as the lead does: a draft that holds every rule and waits to be put forward."""
    amounts = [
        Amount(Place(source, form, year, bodies[body]), millions * MILLION, 0)
        for source, body, form, parts in PAID
        for year, millions in zip(YEARS, parts, strict=True)
    ]
    await act(persona, set_contributions, consortium_id=consortium_id, amounts=amounts)
