"""Who is told what of an idea's life, what is met by what, and what nobody else reads."""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select, text, update

from tests.proposals.test_review import expert_town  # noqa: F401 - a fixture
from workflows.corridor.letters import mail_waiting, stop_mail
from workflows.corridor.reactions import REACTIONS
from workflows.identity.models import Person
from workflows.identity.queries import actor_for
from workflows.kit.refusal import NotFound, NotSignedIn, RuleBroken
from workflows.kit.wording import SEOUL, Locale
from workflows.notices import actions
from workflows.notices.kinds import UNMUTABLE, NoticeKind, Rhythm
from workflows.notices.models import Notice, NoticeSetting
from workflows.notices.queries import duties_of, to_do, unread_notices
from workflows.proposals.deliberation.actions import write_comment
from workflows.proposals.handling import actions as handling
from workflows.proposals.merging.actions import propose_merge, withdraw_merge
from workflows.proposals.moderation import actions as moderation
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.proposals.review import actions as review
from workflows.proposals.review.states import Criterion
from workflows.proposals.states import Outcome
from workflows.proposals.support.actions import set_support_ladder, support_proposal
from workflows.proposals.support.rules import Rung
from workflows.proposals.support.states import DutyKind
from workflows.record.outbox import deliver_one
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import Role

K = NoticeKind
OFFICER, CLERK, AUTHOR = "municipality.officer", "municipality.clerk2", "resident.1"

KEY = b"k" * 32


async def delivered(town):
    while await deliver_one(town.sessions, REACTIONS):
        pass


async def told(town, who):
    """Return what a person has been told, and whether it is met, through the database's wall."""
    await delivered(town)
    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[who])) as uow:
        rows = await uow.session.scalars(select(Notice).order_by(Notice.id))
        return [(one.kind, one.done_at is not None) for one in rows]


async def duties(town, who):
    await delivered(town)
    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[who])) as uow:
        return [one.kind for one in await to_do(uow.session, uow.actor)]


async def opened(town, title="그늘막"):
    idea = await town.propose(title)
    await town.act(OFFICER, handling.receive_proposal, proposal_id=idea, reason="접수")
    return idea


async def reviewed(town):
    idea = await opened(town)
    await town.act(OFFICER, handling.begin_review, proposal_id=idea, reason="검토")
    return idea


async def test_the_author_is_told_of_every_step_and_may_ask_again(town):
    idea = await reviewed(town)
    await town.act(
        OFFICER,
        handling.answer_proposal,
        proposal_id=idea,
        outcome=Outcome.REJECTED,
        text="따져 보았어요.",
    )

    assert await told(town, AUTHOR) == [
        (K.IDEA_RECEIVED, True),
        (K.REVIEW_BEGUN, True),
        (K.ANSWERED, True),
        (K.REEXAMINATION_OPEN, False),
    ]


async def test_supporters_are_told_of_what_decides_and_each_once(town):
    idea = await opened(town)
    await town.act("resident.2", support_proposal, proposal_id=idea)
    await town.act(OFFICER, handling.begin_review, proposal_id=idea, reason="검토")
    await town.act(OFFICER, handling.answer_interim, proposal_id=idea, text="세고 있어요.")
    await delivered(town)
    async with unit_of_work(town.sessions) as uow:
        await uow.session.execute(
            text("UPDATE outbox SET done_at = NULL WHERE kind LIKE 'proposal.%'")
        )

    assert await told(town, "resident.2") == [(K.INTERIM_ANSWER, True)]


async def test_the_desk_is_told_what_it_owes_until_it_is_done(town):
    await town.act(
        OFFICER,
        set_support_ladder,
        programme_id=town.programme_id,
        rungs=(Rung(DutyKind.DEPT_ANSWER, 1, 30, 30),),
    )
    idea = await opened(town)
    await town.act("resident.2", support_proposal, proposal_id=idea)
    owed = await duties(town, CLERK)
    await town.act(OFFICER, handling.begin_review, proposal_id=idea, reason="검토")
    both = await duties(town, CLERK)
    await town.act(
        OFFICER,
        handling.answer_proposal,
        proposal_id=idea,
        outcome=Outcome.REJECTED,
        text="따져 보았어요.",
    )

    assert owed == [K.DUTY_AROSE]
    assert sorted(both) == [K.DUTY_AROSE, K.REVIEW_BEGUN_DESK]
    assert await duties(town, CLERK) == []


async def test_a_supplement_is_a_duty_with_its_day_until_it_is_supplied(town):
    idea = await town.propose("텃밭")
    await town.act(OFFICER, handling.request_supplement, proposal_id=idea, reason="자리를 적어요.")
    await delivered(town)
    async with unit_of_work(town.sessions) as uow:
        mine = select(Notice).where(Notice.person_id == town.people[AUTHOR])
        (row,) = (await uow.session.scalars(mine)).all()
        days = row.due_on - uow.now.date()
    await town.act(
        OFFICER,
        handling.close_proposal,
        proposal_id=idea,
        ground=handling.CloseGround.UNWORKABLE,
        reason="자리가 없어요.",
    )

    assert (row.kind, days >= timedelta(days=6)) == (K.SUPPLEMENT_ASKED, True)
    assert await duties(town, AUTHOR) == []


async def test_members_are_told_to_score_and_each_is_done_with_his_sheet(expert_town):  # noqa: F811
    town = expert_town
    idea = await reviewed(town)
    panel = await town.act(
        OFFICER,
        review.form_panel,
        proposal_id=idea,
        appointment_ids=[
            town.appointments[one] for one in ("resident.2", "resident.3", "expert.1")
        ],
    )
    before = [await duties(town, one) for one in ("resident.2", "resident.3")]
    await town.act(
        "resident.2",
        review.score_proposal,
        panel_id=panel.id,
        scores=dict.fromkeys(Criterion, 3),
        reason="좋아요.",
    )
    await town.act("expert.1", review.stand_aside, panel_id=panel.id, reason="제 연구예요.")
    after = [await duties(town, one) for one in ("resident.2", "resident.3", "expert.1")]

    assert before == [[K.PANEL_SEATED], [K.PANEL_SEATED]]
    assert after == [[], [K.PANEL_SEATED], []]


async def test_an_offer_to_merge_waits_until_it_is_taken_back(town):
    source = await opened(town)
    target = await town.propose("그늘막 둘", who="resident.2")
    await town.act(OFFICER, handling.receive_proposal, proposal_id=target, reason="접수")
    offer = await town.act(
        AUTHOR, propose_merge, proposal_id=source, into_id=target, text="합쳐요."
    )
    waits = await duties(town, "resident.2")
    await town.act(AUTHOR, withdraw_merge, offer_id=offer.id)

    assert waits == [K.MERGE_ASKED]
    assert await duties(town, "resident.2") == []


async def test_an_appeal_is_told_to_somebody_else_and_its_outcome_to_the_author(town):
    async with unit_of_work(town.sessions) as uow:
        for name in ("moderator", "moderator.2"):
            await town.settle(uow, name, Role.MODERATOR, town.city_id)
    idea = await opened(town)
    comment = await town.act("resident.2", write_comment, proposal_id=idea, text="거칠어요!")
    about = {
        "kind": SubjectKind.COMMENT,
        "subject_id": comment.id,
        "ground": ReportGround.ABUSE,
    }
    await town.act("resident.3", moderation.report_text, text="거칠어요.", **about)
    act = await town.act(
        "moderator",
        moderation.moderate_text,
        decision=Decision.HIDE,
        reason="거친 말",
        **about,
    )
    await town.act("resident.2", moderation.appeal_act, act_id=act.id, text="사투리예요.")
    waits = [await duties(town, one) for one in ("moderator", "moderator.2")]
    await town.act("moderator.2", moderation.decide_appeal, act_id=act.id, lift=True, reason="네.")

    assert waits == [[], [K.APPEAL_WAITING]]
    assert await duties(town, "moderator.2") == []
    assert [kind for kind, _ in await told(town, "resident.2")] == [
        K.TEXT_MODERATED,
        K.APPEAL_DECIDED,
    ]


async def test_each_reads_and_marks_his_own(town):
    await reviewed(town)
    await delivered(town)
    async with unit_of_work(town.sessions) as uow:
        (mine, *_) = (
            await uow.session.scalars(
                select(Notice.id).where(Notice.person_id == town.people[AUTHOR])
            )
        ).all()
    with pytest.raises(NotFound, match="no_such_notice"):
        await town.act("resident.2", actions.read_notices, notice_ids=[mine])
    await town.act(AUTHOR, actions.read_notices, notice_ids=[mine])
    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[AUTHOR])) as uow:
        left = await unread_notices(uow.session, uow.actor)
    await town.act(AUTHOR, actions.read_notices, notice_ids=[])
    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[AUTHOR])) as uow:
        none = await unread_notices(uow.session, uow.actor)

    assert (left, none) == (1, 0)
    assert await told(town, "resident.2") == []


async def test_a_duty_is_not_muted_and_nobody_sets_for_nobody(town):
    with pytest.raises(RuleBroken, match="duty_not_muted"):
        await town.act(
            AUTHOR,
            actions.set_notices,
            locale=Locale.KO,
            rhythm=Rhythm.WEEKLY,
            muted=[K.ANSWERED, K.SUPPLEMENT_ASKED],
        )

    async def nobody(_):
        return ANONYMOUS

    with pytest.raises(NotSignedIn):
        async with unit_of_work(town.sessions, nobody) as uow:
            await actions.renew_calendar(uow)


async def test_mail_goes_out_once_and_what_is_muted_stays_out(town):
    async with unit_of_work(town.sessions) as uow:
        await uow.session.execute(
            update(Person)
            .where(Person.id.in_([town.people[AUTHOR], town.people[CLERK]]))
            .values(email="jumin@haeon.example")
        )
    await town.act(
        AUTHOR,
        actions.set_notices,
        locale=Locale.EN,
        rhythm=Rhythm.AT_ONCE,
        muted=[K.IDEA_RECEIVED],
    )
    await reviewed(town)
    await delivered(town)
    sent = []

    async def post(address, letter, key):
        sent.append((address, letter.subject, letter.text, key))

    async def lost(*_):
        raise OSError

    with pytest.raises(OSError):
        await mail_waiting(town.sessions, lost, "https://x.example", KEY)
    first = await mail_waiting(town.sessions, post, "https://x.example", KEY)
    second = await mail_waiting(town.sessions, post, "https://x.example", KEY)

    assert (first, second, len(sent)) == (2, 0, 2)
    subjects = sorted(subject for _, subject, _, _ in sent)
    assert subjects == [
        "[Dure] The review of your idea has begun",
        "[두레] 해야 할 일: 검토하는 제안에 답해야 해요",
    ]
    (english,) = (body for _, subject, body, _ in sent if subject.startswith("[Dure]"))
    assert "review" in english
    assert "was received" not in english


async def test_the_link_in_a_letter_ends_the_news_and_leaves_what_is_owed(town):
    async with unit_of_work(town.sessions) as uow:
        await uow.session.execute(
            update(Person)
            .where(Person.id == town.people[AUTHOR])
            .values(email="jumin@haeon.example")
        )
    await town.act(AUTHOR, actions.set_notices, locale=Locale.EN, rhythm=Rhythm.AT_ONCE, muted=[])
    await reviewed(town)
    await delivered(town)
    sent = []

    async def post(_address, letter, _key):
        sent.append(letter)

    await mail_waiting(town.sessions, post, "https://x.example", KEY)
    (letter,) = sent
    token = letter.stop_address.rpartition("/")[2]
    assert letter.stop_address in letter.text

    assert await stop_mail(town.sessions, KEY, token, at_once=False) is Locale.EN
    assert await muted_of(town) == set()
    assert await stop_mail(town.sessions, b"o" * 32, token, at_once=True) is None
    assert await stop_mail(town.sessions, KEY, token[:-2] + "AA", at_once=True) is None
    assert await muted_of(town) == set()
    assert await stop_mail(town.sessions, KEY, token, at_once=True) is Locale.EN
    assert await muted_of(town) == {one.value for one in K} - {one.value for one in UNMUTABLE}


async def muted_of(town):
    async with unit_of_work(town.sessions) as uow:
        setting = await uow.session.get(NoticeSetting, town.people[AUTHOR])
        return set(setting.muted)


async def test_a_chance_that_is_over_is_nothing_to_do_and_a_late_duty_is(town, clock):
    idea = await reviewed(town)
    await town.act(
        OFFICER,
        handling.answer_proposal,
        proposal_id=idea,
        outcome=Outcome.REJECTED,
        text="따져 보았어요.",
    )
    await reviewed(town)
    await delivered(town)

    async def doing(who):
        me = town.people[who]
        async with unit_of_work(town.sessions, lambda s: actor_for(s, me)) as uow:
            return [(one.kind, one.due_on) for one in await duties_of(uow.session, me)]

    ((kind, last),) = await doing(AUTHOR)
    await clock.set(datetime.combine(last, time(23), SEOUL))
    on_the_day = await doing(AUTHOR)
    await clock.set(datetime.combine(last + timedelta(days=60), time(1), SEOUL))

    assert kind is K.REEXAMINATION_OPEN
    assert on_the_day == [(kind, last)]
    assert await doing(AUTHOR) == []
    assert K.REVIEW_BEGUN_DESK in [one for one, _ in await doing(OFFICER)]
