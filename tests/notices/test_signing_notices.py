"""Who is told of signing: those whose turn it is, when it comes, and all of them how it ends."""

from server.sealing import authority_in
from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.signing import HEAD, PARTIES, SIGNERS, approve, frozen, reject, sign
from tests.notices.test_notices import duties, told
from workflows.agreements.signing.sealing import seal_signed
from workflows.notices.kinds import NoticeKind

K = NoticeKind
EVERYBODY = (*PARTIES, HEAD)


async def asked(town):
    """Return who has to approve or sign now."""
    return {who for who in EVERYBODY if K.SIGNING_ASKED in await duties(town, who)}


async def heard(town, who, kind):
    """Return how often somebody was told of something."""
    return [one for one, _ in await told(town, who)].count(kind)


async def test_each_is_asked_when_its_turn_comes_and_all_hear_how_it_ends(town, tmp_path):
    table, _ = await frozen(town)
    assert await asked(town) == set(EVERYBODY)
    for who in PARTIES:
        await approve(table, who)
    assert await asked(town) == {LEAD, "company.b"}
    await sign(table, SIGNERS[LEAD])
    assert await asked(town) == {"company.b"}
    await sign(table, "company.b")
    assert await asked(town) == {DEVELOPER}
    await sign(table, DEVELOPER)
    assert await asked(town) == {CITY, HEAD}
    await sign(table, HEAD)
    assert await asked(town) == set()
    assert [await heard(town, who, K.AGREEMENT_SIGNED) for who in (LEAD, HEAD)] == [1, 0]
    assert await heard(town, LEAD, K.AGREEMENT_IN_FORCE) == 0
    await seal_signed(town.sessions, authority_in(tmp_path))
    assert [await heard(town, who, K.AGREEMENT_IN_FORCE) for who in EVERYBODY] == [1] * 5
    assert await heard(town, "company.c", K.AGREEMENT_IN_FORCE) == 0


async def test_what_was_rejected_is_asked_of_nobody_any_more(town):
    table, clauses = await frozen(town)
    await approve(table, LEAD)
    assert await asked(town) == set(EVERYBODY)
    await reject(table, DEVELOPER, clauses[:1])

    assert await asked(town) == set()
    assert [await heard(town, who, K.EDITION_ENDED) for who in EVERYBODY] == [1, 1, 0, 1, 1]
    assert await heard(town, "resident.1", K.EDITION_ENDED) == 0
