"""How long a council lasts: five years by the Decree, extended on record, and then it may not convene."""

from datetime import UTC, date, datetime

import pytest

from tests.fixtures.councils import HEAD, seen
from tests.fixtures.sittings import CHAIR, SECRETARY, called, prepared
from workflows.councils.dates.queries import DateKind, dates_of_council
from workflows.councils.meetings import calling
from workflows.councils.roster import forming
from workflows.councils.roster.lasting import extend_council, lives_by_council
from workflows.kit.refusal import Invalid, NotAllowed, RuleBroken, WrongState

LAST = date(2031, 11, 2)  # five years after it was formed it is over


async def life(town, council):
    return (await seen(town, None, lives_by_council, ids=[council.id]))[council.id]


async def extend(town, council, until, who=HEAD, ground="실시계획의 2단계가 남아 있음"):
    return await town.act(
        who, extend_council, council_id=council.id, ends_before=until, ground=ground
    )


async def test_it_lasts_five_years_and_says_by_which_article(town, council):
    found = await life(town, council)
    assert (found.ends_before, found.months) == (LAST, 60)
    assert found.rule == "council.act.sunset_months"
    assert found.left == (LAST - date(2026, 11, 30)).days


async def test_after_it_the_council_does_not_convene(town, council, clock):
    late = datetime(2031, 11, 2, 3, tzinfo=UTC)
    with pytest.raises(RuleBroken, match="council_life_over") as refused:
        await prepared(town, council, starts_at=late)
    assert refused.value.rule == "council.act.sunset_months"
    meeting = await prepared(town, council, starts_at=datetime(2031, 10, 31, 3, tzinfo=UTC))
    await clock.set(late)
    with pytest.raises(RuleBroken, match="council_life_over"):
        await extend(town, council, date(2032, 11, 2))
    assert (await life(town, council)).left == 0
    with pytest.raises(Invalid, match="meeting_in_the_past"):
        await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)


async def test_it_is_extended_with_a_ground_and_no_longer_than_the_law_lets_it(
    town,
    council,
):
    with pytest.raises(NotAllowed):
        await extend(town, council, date(2032, 11, 2), who=SECRETARY)
    with pytest.raises(Invalid, match="extension_no_later") as no_later:
        await extend(town, council, LAST)
    assert no_later.value.figures == {"ends": "2031-11-01"}
    with pytest.raises(RuleBroken, match="extension_too_long") as too_long:
        await extend(town, council, date(2036, 11, 3))
    # What is told is a last day, as the page tells it and as it is typed in.
    assert too_long.value.figures == {"most": "2036-11-01"}
    with pytest.raises(Invalid):
        await extend(town, council, date(2032, 11, 2), ground=" ")
    await extend(town, council, date(2032, 11, 2))
    found = await life(town, council)
    assert (found.ends_before, len(found.extensions)) == (date(2032, 11, 2), 1)
    await called(town, council, starts_at=datetime(2032, 10, 1, 3, tzinfo=UTC))


async def test_one_for_an_agenda_has_no_day_of_its_own(town, council):
    await town.act(HEAD, forming.dissolve_council, council_id=council.id)
    other = await town.act(
        HEAD,
        forming.form_council,
        programme_id=town.programme_id,
        place="gwangju",
        name_ko="안건 협의회",
        name_en="Council for an agenda",
        agenda="쉼터 인수인계",
    )
    assert (await life(town, other)).ends_before is None
    with pytest.raises(WrongState, match="council_has_no_sunset"):
        await extend(town, other, date(2032, 1, 1))


async def test_the_calendar_tells_each_what_he_may_see(town, council):
    meeting = await prepared(town, council)

    async def kinds(who, since=None, months=3):
        asked = {"council": council, "since": since, "months": months}
        rows = await seen(town, who, dates_of_council, **asked)
        return [(one.kind, one.on) for one in rows]

    assert await kinds(None) == []
    assert await kinds(SECRETARY) == [
        (DateKind.NOTICE_DUE, date(2026, 12, 1)),
        (DateKind.PAPERS_DUE, date(2026, 12, 5)),
        (DateKind.MEETING, date(2026, 12, 9)),
    ]
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    assert await kinds(None) == [(DateKind.MEETING, date(2026, 12, 9))]
    ends = await kinds(None, since=date(2031, 11, 20), months=1)
    assert ends == [(DateKind.COUNCIL_ENDS, date(2031, 11, 1))]
    terms = await kinds(HEAD, since=date(2028, 11, 1), months=1)
    assert terms == [(DateKind.TERM_ENDS, date(2028, 11, 1))] * 4
