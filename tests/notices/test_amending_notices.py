"""Who is told of an amendment: of a minor one all parties, when it takes effect (E4.7)."""

from tests.fixtures.agreements import LEAD
from tests.fixtures.amending import K, base_in_force, begin, operate, put, sealed
from tests.fixtures.signing import HEAD, PARTIES, approve, freeze, sign
from tests.notices.test_notices import told
from tests.notices.test_signing_notices import asked, heard
from workflows.notices.kinds import NoticeKind

EVERYBODY = (*PARTIES, HEAD)


async def test_a_minor_one_is_asked_of_who_gives_notice_and_all_hear_when_it_takes_effect(town):
    table, (purpose,) = await base_in_force(town, (("목적", "purpose", "뜻을 둠"),))
    before = [await heard(town, who, NoticeKind.AGREEMENT_SIGNED) for who in EVERYBODY]
    instrument = await begin(table)
    await operate(instrument, K.REPLACE, purpose, text="뜻을 같이함")
    await put(instrument)
    await freeze(instrument)
    assert await asked(town) == {LEAD}
    await approve(instrument, LEAD)
    await sign(instrument, LEAD)
    # Nobody is told that all have signed: they were given notice.
    after = [await heard(town, who, NoticeKind.AGREEMENT_SIGNED) for who in EVERYBODY]
    assert after == before
    assert await sealed(town) == 1
    found = [await heard(town, who, NoticeKind.AGREEMENT_IN_FORCE) for who in EVERYBODY]
    assert found == [2] * 5
    assert NoticeKind.AGREEMENT_IN_FORCE not in [one for one, _ in await told(town, "company.c")]
