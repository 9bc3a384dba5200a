"""Discussion and moderation over the API: words that are hidden are hidden everywhere, and appeals."""

import pytest

from tests.fixtures.town import Town
from workflows.identity import actions as identity
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role

COMMENTS = """query ($id: ID!) { comments(proposalId: $id, first: 10) { totalCount edges { node {
  id text hidden position author { displayName } viewerIsAuthor version depth
  decision { decision rule { id article } reason appeal { state } }
  answers { text hidden depth answers { text } }
  viewerActions { name allowed refusal { reason } } } } } }"""
WRITE = """mutation ($input: WriteCommentInput!) { writeComment(input: $input) {
  ... on WriteCommentSuccess { comment { id text position } } ... on Refused { reason field } } }"""
REPORT = """mutation ($input: ReportTextInput!) { reportText(input: $input) {
  ... on ReportTextSuccess { reported } ... on Refused { code reason } } }"""
MODERATE = """mutation ($input: ModerateTextInput!) { moderateText(input: $input) {
  ... on ModerateTextSuccess { decision { id decision rule { id } } }
  ... on Refused { code reason } } }"""
APPEAL = """mutation ($input: AppealDecisionInput!) { appealDecision(input: $input) {
  ... on AppealDecisionSuccess { decision { appeal { state text } } }
  ... on Refused { code reason } } }"""
DECIDE = """mutation ($input: DecideAppealInput!) { decideAppeal(input: $input) {
  ... on DecideAppealSuccess { decision { appeal { state reason } } }
  ... on Refused { code reason rule { id } } } }"""
QUEUE = "query ($id: ID!) { moderationQueue(programmeId: $id) { text grounds reports subjectId } }"
APPEALS = "query ($id: ID!) { appealQueue(programmeId: $id) { id words appeal { text } } }"
NUMBERS = "query ($id: ID!) { moderationStatistics(programmeId: $id) { month hidden decided } }"
WORDS = "아주 거친 말"


@pytest.fixture
async def moderated(town: Town):
    async with unit_of_work(town.sessions) as uow:
        for name in ("moderator", "moderator.2"):
            await town.settle(uow, name, Role.MODERATOR, town.city_id)
    await town.propose("이야기할 거리")
    return town


@pytest.fixture
async def idea(moderated, ask):
    query = """query ($slug: String!) { programme(slug: $slug) { id
      proposals(first: 1) { edges { node { id } } } } }"""
    found = (await ask(query, slug=moderated.slug)).sole()
    return {"id": found["proposals"]["edges"][0]["node"]["id"], "programme": found["id"]}


async def sent(ask, town, who, query, **given):
    return (await ask(query, as_=town.people[who], input=given)).sole()


async def listed(ask, idea, town=None, who=None):
    answer = await ask(COMMENTS, as_=town.people[who] if who else None, id=idea["id"])
    return [edge["node"] for edge in answer.sole()["edges"]]


async def test_a_hidden_comment_keeps_its_place_and_its_words_are_for_few(ask, moderated, idea):
    town = moderated
    written = await sent(
        ask, town, "resident.2", WRITE, proposalId=idea["id"], text=WORDS, position="AGAINST"
    )
    comment = written["comment"]["id"]
    subject = {"kind": "COMMENT", "subjectId": comment, "ground": "ABUSE"}
    await sent(ask, town, "resident.3", REPORT, **subject, text="욕이에요")
    waiting = await ask(QUEUE, as_=town.people["moderator"], id=idea["programme"])
    nothing = await ask(QUEUE, as_=town.people["resident.1"], id=idea["programme"])
    decided = await sent(
        ask, town, "moderator", MODERATE, **subject, decision="HIDE", reason="욕설"
    )
    decision = decided["decision"]["id"]

    assert [one["text"] for one in waiting.sole()] == [WORDS]
    assert nothing.sole() == []
    (public,) = await listed(ask, idea)
    assert (public["hidden"], public["text"], public["decision"]["reason"]) == (True, None, None)
    assert public["decision"]["rule"]["id"] == "moderation.abuse"
    for who, reads in (("resident.2", True), ("moderator.2", True), ("resident.3", False)):
        (seen,) = await listed(ask, idea, town, who)
        assert (seen["text"] == WORDS) is reads
        assert (seen["decision"]["reason"] == "욕설") is reads

    appealed = await sent(
        ask, town, "resident.2", APPEAL, decisionId=decision, text="욕이 아니에요"
    )
    assert appealed["decision"]["appeal"]["state"] == "OPEN"
    own = await sent(
        ask, town, "moderator", DECIDE, decisionId=decision, lift=True, reason="다시 봄"
    )
    assert (own["reason"], own["rule"]["id"]) == (
        "appeal_to_oneself",
        "moderation.another_person",
    )
    queue = await ask(APPEALS, as_=town.people["moderator.2"], id=idea["programme"])
    assert [(one["id"], one["words"]) for one in queue.sole()] == [(decision, WORDS)]
    await sent(ask, town, "moderator.2", DECIDE, decisionId=decision, lift=True, reason="사투리")
    (again,) = await listed(ask, idea)
    assert (again["hidden"], again["text"], again["decision"]) == (False, WORDS, None)
    numbers = await ask(NUMBERS, id=idea["programme"])
    assert [(one["hidden"], one["decided"]) for one in numbers.sole()] == [(None, None)]


async def test_a_thread_is_read_with_its_answers(ask, moderated, idea):
    first = await sent(ask, moderated, "resident.2", WRITE, proposalId=idea["id"], text="하나")
    second = await sent(
        ask,
        moderated,
        "company.a",
        WRITE,
        proposalId=idea["id"],
        text="둘",
        parentId=first["comment"]["id"],
    )
    await sent(
        ask,
        moderated,
        "resident.2",
        WRITE,
        proposalId=idea["id"],
        text="셋",
        parentId=second["comment"]["id"],
    )
    (thread,) = await listed(ask, idea)

    assert thread["answers"] == [
        {"text": "둘", "hidden": False, "depth": 2, "answers": [{"text": "셋"}]},
        {"text": "셋", "hidden": False, "depth": 3, "answers": []},
    ]


async def test_what_is_offered_for_a_comment_depends_on_who_asks(ask, moderated, idea):
    await sent(ask, moderated, "resident.2", WRITE, proposalId=idea["id"], text="하나")

    async def offered(who):
        (one,) = await listed(ask, idea, moderated, who)
        return {action["name"] for action in one["viewerActions"] if action["allowed"]}

    assert await offered("resident.2") == {"writeComment", "mendComment"}
    assert await offered("resident.3") == {"writeComment", "reportText"}
    assert await offered("auditor") == {"reportText"}
    (public,) = await listed(ask, idea)
    assert [one["allowed"] for one in public["viewerActions"]] == [False] * 4


async def test_a_hidden_idea_vanishes_from_lists_search_and_its_page(ask, moderated, idea):
    town = moderated
    subject = {"kind": "PROPOSAL", "subjectId": idea["id"], "ground": "PERSONAL_DATA"}
    await sent(ask, town, "resident.3", REPORT, **subject, text="이름이 있어요")
    await sent(ask, town, "moderator", MODERATE, **subject, decision="HIDE", reason="이름")
    query = """query ($slug: String!, $id: ID!) { programme(slug: $slug) {
      proposals(first: 5) { totalCount edges { node { title } } } }
      proposals(first: 5, search: "이야기할") { edges { node { id } } }
      node(id: $id) { id } comments(proposalId: $id, first: 5) { totalCount } }"""
    seen = await ask(query, slug=town.slug, id=idea["id"])

    assert seen.data["programme"]["proposals"] == {"totalCount": 0, "edges": []}
    assert idea["id"] not in [one["node"]["id"] for one in seen.data["proposals"]["edges"]]
    assert seen.data["node"] is None
    assert seen.data["comments"]["totalCount"] == 0


DESK = """query ($id: ID!) {
  moderationQueue(programmeId: $id) { text viewerActions { name allowed refusal { reason } } }
  appealQueue(programmeId: $id) {
    id viewerActions { name allowed refusal { reason rule { id } remedy } } } }"""


async def test_the_desk_offers_an_appeal_to_another_than_decided_before(ask, moderated, idea):
    town = moderated
    written = await sent(
        ask, town, "resident.2", WRITE, proposalId=idea["id"], text=WORDS, position="REMARK"
    )
    subject = {"kind": "COMMENT", "subjectId": written["comment"]["id"], "ground": "ABUSE"}
    await sent(ask, town, "resident.3", REPORT, **subject, text="욕이에요")
    decided = await sent(
        ask, town, "moderator", MODERATE, **subject, decision="HIDE", reason="욕설"
    )
    appeal = {"decisionId": decided["decision"]["id"], "text": "욕이 아니에요"}
    await sent(ask, town, "resident.2", APPEAL, **appeal)
    seen = {
        who: (await ask(DESK, as_=town.people[who], id=idea["programme"])).data["appealQueue"]
        for who in ("moderator", "moderator.2")
    }
    (barred,) = seen["moderator"][0]["viewerActions"]
    (free,) = seen["moderator.2"][0]["viewerActions"]

    assert (barred["name"], barred["allowed"]) == ("decideAppeal", False)
    assert barred["refusal"]["reason"] == "appeal_to_oneself"
    assert barred["refusal"]["rule"] == {"id": "moderation.another_person"}
    assert (free["name"], free["allowed"]) == ("decideAppeal", True)


async def test_a_moderator_is_not_offered_his_own_text(ask, moderated, idea):
    town = moderated
    async with unit_of_work(town.sessions) as uow:
        await identity.appoint(
            uow,
            person_id=town.people["resident.1"],
            body_id=town.city_id,
            role=Role.MODERATOR,
            programme_id=town.programme_id,
            mandate="글 관리도 맡은 주민",
        )
    subject = {"kind": "PROPOSAL", "subjectId": idea["id"], "ground": "ABUSE"}
    await sent(ask, town, "resident.3", REPORT, **subject, text="욕이에요")
    seen = {}
    for who in ("resident.1", "moderator"):
        queue = (await ask(DESK, as_=town.people[who], id=idea["programme"])).data
        (seen[who],) = queue["moderationQueue"][0]["viewerActions"]
    own = await sent(
        ask, town, "resident.1", MODERATE, **subject, decision="DISMISS", reason="괜찮아요"
    )

    assert seen["resident.1"]["refusal"]["reason"] == own["reason"] == "own_text_moderated"
    assert seen["moderator"]["allowed"]


HIDDEN = """query ($id: ID!) { node(id: $id) { ... on Proposal {
  viewerIsAuthor decision { id reason rule { id } appeal { state } }
  viewerActions { name allowed refusal { reason } } } } }"""


async def test_an_idea_is_reported_and_its_author_told_and_heard_on_its_page(ask, moderated, idea):
    town = moderated

    async def page(who):
        seen = (await ask(HIDDEN, as_=town.people[who], id=idea["id"])).sole()
        return seen, {one["name"] for one in seen["viewerActions"] if one["allowed"]}

    assert "reportText" not in (await page("resident.1"))[1]
    assert "reportText" in (await page("resident.3"))[1]
    subject = {"kind": "PROPOSAL", "subjectId": idea["id"], "ground": "ABUSE"}
    await sent(ask, town, "resident.3", REPORT, **subject, text="욕이에요")
    assert (await page("resident.1"))[0]["decision"] is None
    await sent(ask, town, "moderator", MODERATE, **subject, decision="HIDE", reason="욕설")
    seen, may = await page("resident.1")

    assert seen["viewerIsAuthor"]
    assert seen["decision"]["reason"] == "욕설"
    assert "appealDecision" in may
    appeal = {"decisionId": seen["decision"]["id"], "text": "욕이 아니에요"}
    await sent(ask, town, "resident.1", APPEAL, **appeal)
    seen, may = await page("resident.1")
    assert seen["decision"]["appeal"] == {"state": "OPEN"}
    assert "appealDecision" not in may
    assert "reportText" not in (await page("moderator.2"))[1]
