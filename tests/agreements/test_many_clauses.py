"""How many clauses an agreement takes: refused with its rule above, one by one and by two amendments at once."""

import pytest

from schema.kit.ids import global_id
from tests.agreements.test_bad_input_api import verb
from tests.fixtures.agreements import LEAD, opened, read_tree, room
from tests.fixtures.amending import (
    K,
    all_accept,
    base_in_force,
    begin,
    operate,
    put,
    sealed,
    to_signing,
    words,
)
from tests.fixtures.amending import signed_by_its_signers as sign_all
from tests.fixtures.large import grown
from tests.fixtures.signing import freeze
from tests.schema.conftest import asking_with
from workflows.agreements.clauses import tree
from workflows.agreements.clauses.tree import MOST_CLAUSES
from workflows.kit.refusal import Invalid


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def test_clauses_are_taken_up_to_the_most_and_the_next_is_refused_with_its_rule(
    town, ask, services, database_name
):
    table = await opened(town)
    await services.as_superuser(
        database_name, grown(table.id, articles=MOST_CLAUSES // 5 - 1, parties=4, versions=1)
    )
    told = []
    for number in range(8):
        version = (await room(table)).agreement.version
        answer = await ask(
            verb("addClause"),
            as_=town.people[LEAD],
            input={
                "agreementId": global_id("Agreement", table.id),
                "expectedVersion": version,
                "place": 0,
                "heading": f"조문 {number}",
                "text": f"{number}번째로 더한다.",
            },
        )
        told.append(answer.sole())
    assert [one["__typename"] for one in told] == ["AddClauseSuccess"] * 5 + ["Refused"] * 3
    assert {one["reason"] for one in told[5:]} == {"too_many_clauses"}
    assert all(
        one["rule"] and one["remedy"] and str(MOST_CLAUSES) in one["message"] for one in told[5:]
    )
    assert len(await read_tree(table)) == MOST_CLAUSES


async def test_two_amendments_signed_at_once_do_not_fill_an_agreement_beyond_the_most(
    town, monkeypatch
):
    articles = (("역할", "roles", "당사자를 정함"), ("목적", "purpose", "함께 일하는 데 뜻을 둠"))
    table, (roles, purpose) = await base_in_force(town, articles)
    monkeypatch.setattr(tree, "MOST_CLAUSES", 3)
    one, other = await begin(table), await begin(table)
    first = await operate(one, K.ADD, parent_id=roles, text="위원은 셋으로 함")
    second = await operate(other, K.ADD, parent_id=purpose, text="간사를 둠")
    await to_signing(one, [first])
    await put(other)
    await all_accept(other, [second])
    with pytest.raises(Invalid, match="too_many_clauses"):
        await freeze(other)
    await sign_all(one)
    assert await sealed(town) == 1
    assert len(await words(table)) == 3
