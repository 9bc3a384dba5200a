"""Where notices of the residents' loop lead: to the draft, the comment, the appeal; the API and letters agree."""

from fractions import Fraction

from sqlalchemy import select, update

from schema.kit.ids import global_id
from tests.notices.test_notices import OFFICER, delivered, opened
from tests.notices.test_together import LEAD, SECOND, shared, written_by_three
from workflows.corridor.letters import mail_waiting
from workflows.identity.models import Person
from workflows.kit.wording import Locale
from workflows.notices import actions
from workflows.notices.kinds import DRAFTS, ON_THE_PAGE, PAGES, PUT_OUT, Rhythm
from workflows.proposals.deliberation.actions import write_comment
from workflows.proposals.drafts.actions import Words, drop_draft, edit_draft, submit_draft
from workflows.proposals.drafts.models import ProposalDraft
from workflows.proposals.drafts.together import agree_draft, part_author, set_shares
from workflows.proposals.handling.actions import begin_review
from workflows.proposals.models import Proposal
from workflows.proposals.moderation import actions as moderation
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.proposals.states import Category
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role

NOTICES = "{ myNotices(first: 50) { edges { node { kind path } } } }"
OLD = "query ($id: ID!) { draft(id: $id) { id } proposalOfDraft(id: $id) { number } }"
MINE = "{ myProposals(first: 50) { edges { node { number } } } }"
ADDRESS = "https://x.example"


async def paths(ask, town, who):
    """Return where a person's notices lead, by kind."""
    await delivered(town)
    edges = (await ask(NOTICES, as_=town.people[who])).sole()["edges"]
    return {one["node"]["kind"]: one["node"]["path"] for one in edges}


async def mailed(town, who):
    """Return the letter a person gets of all that waits for him."""
    await delivered(town)
    mail = f"{who}@haeon.example"
    await town.act(who, actions.set_notices, locale=Locale.KO, rhythm=Rhythm.AT_ONCE, muted=[])
    async with unit_of_work(town.sessions) as uow:
        await uow.session.execute(
            update(Person).where(Person.id == town.people[who]).values(email=mail)
        )
    sent = {}

    async def post(address, letter, _key):
        sent[address] = letter.text

    await mail_waiting(town.sessions, post, ADDRESS, b"k" * 32)
    return sent[mail]


async def submitted(town, draft_id, along=()):
    """Let the lead fill in what is left, all agree, and submit."""
    words = Words(
        "함께 쓴 그늘막", "함께 씁니다", "함께 쓴 글이에요.", "가온동", Category.SAFETY, 1_000_000
    )
    async with unit_of_work(town.sessions) as uow:
        version = (await uow.session.get_one(ProposalDraft, draft_id)).version
    draft = await town.act(
        LEAD, edit_draft, draft_id=draft_id, expected_version=version, words=words
    )
    if along:
        shares = {town.people[one]: Fraction(1, len(along) + 1) for one in (LEAD, *along)}
        draft = await town.act(
            LEAD, set_shares, draft_id=draft_id, expected_version=draft.version, shares=shares
        )
    for who in along:
        await town.act(who, agree_draft, draft_id=draft_id, expected_version=draft.version)
    return await town.act(LEAD, submit_draft, draft_id=draft_id, expected_version=draft.version)


async def test_what_is_told_of_a_draft_leads_to_the_draft_while_it_is_written(ask, town):
    draft = await shared(town, await written_by_three(town))
    there = f"/ideas/drafts/{global_id('ProposalDraft', draft.id)}"

    assert await paths(ask, town, LEAD) == {"AUTHOR_JOINED": there}
    assert await paths(ask, town, SECOND) == {"AGREE_ASKED": there}
    assert f"{ADDRESS}{there}\n" in await mailed(town, SECOND)
    await town.act(LEAD, drop_draft, draft_id=draft.id)
    assert await paths(ask, town, LEAD) == {"AUTHOR_JOINED": "/my"}


async def test_who_is_put_out_of_a_draft_is_led_to_his_own_page_and_to_the_idea_it_becomes(
    ask, town
):
    draft = await written_by_three(town)
    await town.act(LEAD, part_author, draft_id=draft.id, person_id=town.people[SECOND])
    gone = await paths(ask, town, SECOND)
    letter = await mailed(town, SECOND)
    await town.act(LEAD, part_author, draft_id=draft.id, person_id=town.people["resident.3"])
    idea = await submitted(town, draft.id)

    assert gone == {"AUTHOR_PARTED": "/my"}
    assert f"{ADDRESS}/my\n" in letter
    assert f"{ADDRESS}/ideas/drafts" not in letter
    assert await paths(ask, town, SECOND) == {"AUTHOR_PARTED": f"/ideas/{idea.number}"}


async def test_an_old_address_of_a_draft_leads_to_the_idea_whoever_holds_it(ask, town):
    draft = await written_by_three(town)
    asked = {"id": global_id("ProposalDraft", draft.id)}
    people = (LEAD, SECOND, "resident.4")
    before = [await ask(OLD, **asked, as_=town.people[one]) for one in people]
    for one in (SECOND, "resident.3"):
        await town.act(LEAD, part_author, draft_id=draft.id, person_id=town.people[one])
    idea = await submitted(town, draft.id)
    after = [await ask(OLD, **asked, as_=town.people[one]) for one in people]

    assert [one.data["draft"] is None for one in before] == [False, False, True]
    assert [one.data["proposalOfDraft"] for one in before] == [None] * 3
    assert [one.data["draft"] for one in after] == [None] * 3
    assert [one.data["proposalOfDraft"]["number"] for one in after] == [idea.number] * 3


async def test_an_idea_of_several_stands_among_the_own_ideas_of_each(ask, town):
    draft = await written_by_three(town)
    await town.act(LEAD, part_author, draft_id=draft.id, person_id=town.people["resident.3"])
    idea = await submitted(town, draft.id, along=(SECOND,))
    own = {
        one: (await ask(MINE, as_=town.people[one])).sole()["edges"]
        for one in (LEAD, SECOND, "resident.3")
    }

    there = {"node": {"number": idea.number}}
    assert [there in one for one in own.values()] == [True, True, False]


async def test_what_is_told_of_a_comment_leads_to_the_comment_and_of_an_appeal_to_the_case(
    ask, town
):
    async with unit_of_work(town.sessions) as uow:
        for name in ("moderator", "moderator.2"):
            await town.settle(uow, name, Role.MODERATOR, town.city_id)
    idea = await opened(town)
    comment = await town.act("resident.2", write_comment, proposal_id=idea, text="거칠어요!")
    about = {"kind": SubjectKind.COMMENT, "subject_id": comment.id, "ground": ReportGround.ABUSE}
    await town.act("resident.3", moderation.report_text, text="거칠어요.", **about)
    act = await town.act(
        "moderator", moderation.moderate_text, decision=Decision.HIDE, reason="거친 말", **about
    )
    await town.act("resident.2", moderation.appeal_act, act_id=act.id, text="사투리예요.")
    case = await paths(ask, town, "moderator.2")
    await town.act("moderator.2", moderation.decide_appeal, act_id=act.id, lift=True, reason="네.")
    async with unit_of_work(town.sessions) as uow:
        number = await uow.session.scalar(select(Proposal.number).where(Proposal.id == idea))
    there = f"/ideas/{number}#{global_id('Comment', comment.id)}"

    assert case == {"APPEAL_WAITING": f"/moderation#{global_id('ModerationAct', act.id)}"}
    assert await paths(ask, town, "resident.2") == {
        "TEXT_MODERATED": there,
        "APPEAL_DECIDED": there,
    }
    assert (await mailed(town, "resident.2")).count(f"{ADDRESS}{there}\n") == 2


async def test_what_is_told_of_an_idea_hidden_itself_leads_to_the_idea(ask, town):
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    idea = await opened(town)
    about = {"kind": SubjectKind.PROPOSAL, "subject_id": idea, "ground": ReportGround.ABUSE}
    await town.act("resident.3", moderation.report_text, text="거칠어요.", **about)
    await town.act(
        "moderator", moderation.moderate_text, decision=Decision.HIDE, reason="거친 말", **about
    )
    async with unit_of_work(town.sessions) as uow:
        number = await uow.session.scalar(select(Proposal.number).where(Proposal.id == idea))

    assert (await paths(ask, town, "resident.1"))["TEXT_MODERATED"] == f"/ideas/{number}"


async def test_who_has_to_act_on_an_idea_is_led_to_where_he_acts(ask, town):
    idea = await opened(town)
    await town.act(OFFICER, begin_review, proposal_id=idea, reason="검토")
    async with unit_of_work(town.sessions) as uow:
        number = await uow.session.scalar(select(Proposal.number).where(Proposal.id == idea))

    assert (await paths(ask, town, "municipality.clerk2"))["REVIEW_BEGUN_DESK"] == (
        f"/ideas/{number}#desk"
    )


def test_no_kind_that_has_a_place_of_its_own_is_left_at_a_page_of_everything():
    of_everything = {kind for kind, page in PAGES.items() if page == "/my"}

    # Only where the draft itself is gone.
    assert of_everything == DRAFTS | PUT_OUT
    assert not set(PAGES) & set(ON_THE_PAGE)
