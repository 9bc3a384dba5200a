"""The review by a panel: half citizens, nobody over his own idea, scores unseen before the lock."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from workflows.identity.actions import register_body
from workflows.identity.queries import actor_for
from workflows.kit.refusal import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    NotSignedIn,
    RuleBroken,
    WrongState,
)
from workflows.proposals.handling import actions as handling
from workflows.proposals.handling.authors import ask_reexamination
from workflows.proposals.review import actions, rules
from workflows.proposals.review.models import PanelSeat, ScoreSheet
from workflows.proposals.review.queries import (
    possible_members,
    review_desk,
    review_offers,
    reviews_by_proposal,
)
from workflows.proposals.review.states import Criterion, PanelState, Side
from workflows.proposals.states import Outcome
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import BodyKind, Role

OFFICER, AUTHOR = "municipality.officer", "resident.1"
MEMBERS = ("resident.2", "resident.3", "expert.1", "municipality.clerk2")
FAIR = dict.fromkeys(Criterion, 3)


@pytest.fixture
async def expert_town(town):
    """The town with an expert."""
    async with unit_of_work(town.sessions) as uow:
        body = await register_body(
            uow, name_ko=f"전문가 {town.slug}", name_en="Experts", kind=BodyKind.EXPERT_BODY
        )
        await town.settle(uow, "expert.1", Role.EXPERT, body.id)
    return town


async def in_review(town):
    idea = await town.propose("그늘막")
    await town.act(OFFICER, handling.receive_proposal, proposal_id=idea, reason="접수")
    await town.act(OFFICER, handling.begin_review, proposal_id=idea, reason="검토")
    return idea


async def formed(town, idea=None, members=MEMBERS):
    idea = idea or await in_review(town)
    panel = await town.act(
        OFFICER,
        actions.form_panel,
        proposal_id=idea,
        appointment_ids=[town.appointments[one] for one in members],
    )
    return idea, panel.id


async def score(town, who, panel, scores=FAIR, reason="쓸모가 있어요."):
    return await town.act(who, actions.score_proposal, panel_id=panel, scores=scores, reason=reason)


async def locked(town):
    idea, panel = await formed(town)
    for number, who in enumerate(MEMBERS):
        await score(town, who, panel, {**FAIR, Criterion.LASTING: 2 + number % 2}, f"까닭 {number}")
    await town.act(OFFICER, actions.lock_scores, panel_id=panel)
    return idea, panel


async def seen(town, idea, who=None):
    """Return the panels of an idea as a person sees them, through the database's wall."""
    person = town.people[who] if who else None

    async def identify(session):
        return ANONYMOUS if person is None else await actor_for(session, person)

    async with unit_of_work(town.sessions, identify) as uow:
        return (await reviews_by_proposal(uow.session, uow.actor, [idea])).get(idea, [])


async def test_a_panel_scores_alone_is_locked_and_published_before_the_answer(expert_town):
    town = expert_town
    idea, panel = await locked(town)
    with pytest.raises(RuleBroken, match="panel_not_published"):
        await answer(town, idea)
    await town.act(OFFICER, actions.publish_review, panel_id=panel, summary="그늘이 모자라요.")
    (public,) = await seen(town, idea)
    await answer(town, idea)

    assert public.panel.state is PanelState.PUBLISHED
    assert rules.means([one.scores for one in public.counted])[Criterion.LASTING] == Fraction(5, 2)
    assert sorted(one.side for one in public.counted) == [
        Side.CITIZEN,
        Side.CITIZEN,
        Side.EXPERT,
        Side.OFFICIAL,
    ]
    assert public.seats == []  # who sits is nobody's business


async def answer(town, idea, outcome=Outcome.REJECTED):
    return await town.act(
        OFFICER, handling.answer_proposal, proposal_id=idea, outcome=outcome, text="따져 보았어요."
    )


async def test_nobody_sees_anothers_sheet_before_the_lock_and_the_desk_after_it(expert_town):
    town = expert_town
    idea, panel = await formed(town)
    await score(town, "resident.2", panel)
    before = {who: len((await seen(town, idea, who))[0].sheets) for who in (*MEMBERS, OFFICER)}
    for who in MEMBERS[1:]:
        await score(town, who, panel)
    await town.act(OFFICER, actions.lock_scores, panel_id=panel)
    after = {
        who: len((await seen(town, idea, who))[0].sheets)
        for who in (*MEMBERS, OFFICER, "auditor", "resident.5")
    }

    assert before == {**dict.fromkeys((*MEMBERS, OFFICER), 0), "resident.2": 1}
    # The clerk is an officer as well as a member: once the scores are locked he reads them.
    assert after == {
        **dict.fromkeys(MEMBERS, 1),
        OFFICER: 4,
        "municipality.clerk2": 4,
        "auditor": 4,
        "resident.5": 0,
    }


async def test_a_locked_sheet_is_changed_by_nobody_not_even_past_the_actions(expert_town):
    town = expert_town
    _, panel = await locked(town)
    with pytest.raises(WrongState, match="wrong_state"):
        await score(town, "resident.2", panel)
    with pytest.raises(DBAPIError, match="locked"):
        async with unit_of_work(town.sessions) as uow:
            await uow.session.execute(text("UPDATE score_sheet SET lasting = 5"))


@pytest.mark.parametrize(
    ("members", "refused", "reason"),
    [
        (("resident.2", "resident.3"), RuleBroken, "panel_too_small"),
        (("resident.2", "expert.1", "municipality.clerk2"), RuleBroken, "too_few_citizens"),
        (("resident.1", "resident.2", "expert.1"), RuleBroken, "author_on_the_panel"),
        (("resident.2", "resident.2", "expert.1"), Invalid, "seated_twice"),
        (("resident.2", "resident.3", "company.a"), Invalid, "capacity_does_not_review"),
        ((), Invalid, "seats_out_of_bounds"),
    ],
)
async def test_how_a_panel_is_made_up(expert_town, members, refused, reason):
    with pytest.raises(refused, match=reason):
        await formed(expert_town, members=members)


async def test_who_stands_aside_does_not_count_and_somebody_else_is_seated(expert_town):
    town = expert_town
    idea, panel = await formed(town)
    for who in MEMBERS:
        await score(town, who, panel)
    await town.act("resident.2", actions.stand_aside, panel_id=panel, reason="가족의 가게예요.")
    with pytest.raises(NotAllowed, match="stands_aside"):
        await score(town, "resident.2", panel)
    with pytest.raises(RuleBroken, match="too_few_citizens"):
        await town.act(OFFICER, actions.lock_scores, panel_id=panel)
    await town.act(
        OFFICER,
        actions.seat_members,
        panel_id=panel,
        appointment_ids=[town.appointments["resident.4"]],
    )
    with pytest.raises(RuleBroken, match="sheets_missing"):
        await town.act(OFFICER, actions.lock_scores, panel_id=panel)
    await score(town, "resident.4", panel)
    await town.act(OFFICER, actions.lock_scores, panel_id=panel)
    await town.act(OFFICER, actions.publish_review, panel_id=panel, summary="끝났어요.")
    views = [(await seen(town, idea, who))[0] for who in (None, "resident.2", OFFICER)]

    assert [len(one.counted) for one in views] == [4, 4, 4]
    assert views[0].panel.aside == 1
    async with unit_of_work(town.sessions) as uow:
        seat = await uow.session.get_one(PanelSeat, (panel, town.people["resident.2"]))
    assert seat.aside_reason == "가족의 가게예요."


async def test_a_member_who_does_not_come_is_set_aside_once(expert_town):
    town = expert_town
    _, panel = await formed(town, members=(*MEMBERS, "resident.5"))
    absent = {
        "panel_id": panel,
        "appointment_id": town.appointments["resident.5"],
        "reason": "오시지 않아요.",
    }
    await town.act(OFFICER, actions.set_aside, **absent)
    with pytest.raises(Conflict, match="aside_already"):
        await town.act(OFFICER, actions.set_aside, **absent)
    with pytest.raises(NotFound, match="no_such_seat"):
        await town.act(
            OFFICER,
            actions.set_aside,
            **{**absent, "appointment_id": town.appointments["resident.6"]},
        )


async def test_only_the_seated_score_and_only_officers_run_it(expert_town):
    town = expert_town
    idea, panel = await formed(town)
    with pytest.raises(NotAllowed, match="not_on_the_panel"):
        await score(town, "resident.5", panel)
    for verb, given_ in (
        (actions.lock_scores, {"panel_id": panel}),
        (actions.publish_review, {"panel_id": panel, "summary": "끝"}),
        (
            actions.form_panel,
            {"proposal_id": idea, "appointment_ids": [town.appointments["resident.2"]]},
        ),
    ):
        with pytest.raises(NotAllowed, match="no_capacity"):
            await town.act("resident.2", verb, **given_)
    with pytest.raises(Conflict, match="panel_formed_already"):
        await formed(town, idea)


@pytest.mark.parametrize(
    ("scores", "reason"),
    [
        ({Criterion.SCOPE: 3}, "criterion_left_out"),
        ({**FAIR, Criterion.SCOPE: 0}, "score_out_of_range"),
        ({**FAIR, Criterion.SCOPE: 6}, "score_out_of_range"),
    ],
)
async def test_a_sheet_has_its_bounds(expert_town, scores, reason):
    _, panel = await formed(expert_town)
    with pytest.raises(Invalid, match=reason):
        await score(expert_town, "resident.2", panel, scores)
    with pytest.raises(Invalid, match="text_empty"):
        await score(expert_town, "resident.2", panel, reason="  ")


async def test_handing_in_again_changes_the_one_sheet(expert_town):
    town = expert_town
    _, panel = await formed(town)
    await score(town, "resident.2", panel)
    await score(town, "resident.2", panel, dict.fromkeys(Criterion, 5), "다시 보니 더 좋아요.")
    async with unit_of_work(town.sessions) as uow:
        sheets = (
            await uow.session.scalars(select(ScoreSheet).where(ScoreSheet.panel_id == panel))
        ).all()

    assert [(one.lasting, one.reason) for one in sheets] == [(5, "다시 보니 더 좋아요.")]


async def test_the_first_panel_does_not_serve_for_the_second_examination(expert_town):
    town = expert_town
    idea, panel = await locked(town)
    await town.act(OFFICER, actions.publish_review, panel_id=panel, summary="끝")
    await answer(town, idea)
    with pytest.raises(WrongState, match="not_examined_now"):
        await formed(town, idea)
    await town.act(AUTHOR, ask_reexamination, proposal_id=idea, reason="한 번 더 봐 주세요.")
    _, second = await formed(town, idea)
    with pytest.raises(RuleBroken, match="panel_not_published"):
        await answer(town, idea)

    assert [one.panel.examination for one in await seen(town, idea)] == [1, 2]
    assert second != panel


async def test_the_desk_shows_each_his_own(expert_town):
    town = expert_town
    idea, _ = await formed(town)
    desks = {}
    for who in (OFFICER, "resident.2", "resident.5"):
        async with unit_of_work(
            town.sessions, lambda s, who=who: actor_for(s, town.people[who])
        ) as uow:
            desk = await review_desk(uow.session, uow.actor, programme_id=town.programme_id)
            could = await possible_members(uow.session, uow.actor, programme_id=town.programme_id)
            desks[who] = ([one.id for one in desk], len(could) > 0)

    assert desks == {
        OFFICER: ([idea], True),
        "resident.2": ([idea], False),
        "resident.5": ([], False),
    }


async def test_the_offers_are_those_of_the_verbs(expert_town):
    town = expert_town
    idea, _ = await formed(town)

    async def offered(who):
        (review,) = await seen(town, idea, who)
        async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[who])) as uow:
            return {one.name for one in review_offers(uow.actor, review) if one.allowed}

    assert await offered(OFFICER) == {"seatMembers", "setAside", "lockScores"}
    assert await offered("resident.2") == {"scoreProposal", "standAside"}
    assert await offered("resident.5") == set()


async def test_nobody_in_particular_reviews_nothing(expert_town):
    town = expert_town
    _, panel = await formed(town)

    async def nobody(_):
        return ANONYMOUS

    with pytest.raises(NotSignedIn):
        async with unit_of_work(town.sessions, nobody) as uow:
            await actions.score_proposal(uow, panel_id=panel, scores=FAIR, reason="몰래")


SHEETS = st.lists(
    st.fixed_dictionaries({one: st.integers(1, 5) for one in Criterion}), min_size=1, max_size=30
)


@given(SHEETS)
def test_a_mean_is_exact_and_lies_between_the_scores(sheets):
    for criterion, mean in rules.means(sheets).items():
        scores = [sheet[criterion] for sheet in sheets]
        assert mean * len(scores) == sum(scores)
        assert min(scores) <= mean <= max(scores)


@given(st.lists(st.sampled_from(list(Side)), max_size=12))
def test_a_panel_stands_exactly_if_it_has_three_and_half_are_citizens(sides):
    good = len(sides) >= 3 and 2 * sides.count(Side.CITIZEN) >= len(sides)
    if good:
        rules.demand_made_up(sides, smallest=3, citizens=50)
    else:
        with pytest.raises(RuleBroken):
            rules.demand_made_up(sides, smallest=3, citizens=50)


async def test_a_sheet_handed_in_elsewhere_is_not_written_over_unseen(expert_town):
    town = expert_town
    _, panel = await formed(town)
    handed = {"panel_id": panel, "scores": FAIR}
    act = town.act
    await act(MEMBERS[0], actions.score_proposal, **handed, reason="처음", expected_version=0)
    # Another window still holds the empty sheet, and then the first one.
    with pytest.raises(Conflict, match="sheet_changed"):
        await act(MEMBERS[0], actions.score_proposal, **handed, reason="늦음", expected_version=0)
    await act(MEMBERS[0], actions.score_proposal, **handed, reason="둘째", expected_version=1)
    with pytest.raises(Conflict, match="sheet_changed"):
        await act(MEMBERS[0], actions.score_proposal, **handed, reason="늦음", expected_version=1)

    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[MEMBERS[0]])) as uow:
        (sheet,) = (
            await uow.session.scalars(select(ScoreSheet).where(ScoreSheet.panel_id == panel))
        ).all()
    assert (sheet.reason, sheet.version) == ("둘째", 2)
