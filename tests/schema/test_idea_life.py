"""An idea's life over the API: received, supported, over the threshold, answered, carried out."""

from datetime import datetime, timedelta

import pytest

from tests.fixtures.town import Town
from workflows.kit.wording import SEOUL

IDEA = """query ($number: String!) { proposal(number: $number) {
  id state supportCount viewerSupports openedOn reexaminationUntil
  moves { fromState toState reason on ground }
  answers { outcome text startsOn on } progress { text }
  duties { kind supports dueOn doneOn }
  answerClock { dueOn daysLate state rule { id article } pauses { cause } }
  supportGoal { kind supports until }
  viewerActions { name allowed refusal { reason } } } }"""
LADDER = """mutation ($input: SetSupportLadderInput!) { setSupportLadder(input: $input) {
  ... on SetSupportLadderSuccess { programme { id supportLadder { kind supports } } }
  ... on Refused { reason field } } }"""


def act(name: str, *more: str) -> str:
    kind = name[0].upper() + name[1:]
    return (
        f"mutation ($input: {kind}Input!) {{ {name}(input: $input) {{"
        f" ... on {kind}Success {{ proposal {{ state supportCount }} }}"
        " ... on Refused { code reason field } } }"
    )


@pytest.fixture
async def idea(town: Town, ask):
    await town.propose("달빛 산책길")
    found = (await ask("{ proposals(first: 1) { edges { node { id number } } } }")).sole()
    return found["edges"][0]["node"]


async def done(ask, town, who, name, idea, **given):
    return (
        await ask(act(name), as_=town.people[who], input={"proposalId": idea["id"], **given})
    ).sole()


async def test_from_receipt_to_done(ask, town: Town, idea):
    officer, author = "municipality.officer", "resident.1"
    set_ = await ask(
        LADDER,
        as_=town.people[officer],
        input={
            "programmeId": await programme_of(ask, town),
            "rungs": [
                {"kind": "DEPT_ANSWER", "supports": 2, "withinDays": 30, "answerDays": 30},
                {"kind": "FORUM", "supports": 4, "withinDays": 30, "answerDays": 60},
            ],
        },
    )
    assert [one["supports"] for one in set_.sole()["programme"]["supportLadder"]] == [2, 4]
    await done(ask, town, officer, "receiveProposal", idea, reason="접수")
    first = await done(ask, town, "resident.2", "supportProposal", idea)
    second = await done(ask, town, "resident.3", "supportProposal", idea)
    own = await done(ask, town, author, "supportProposal", idea)
    seen = (await ask(IDEA, as_=town.people["resident.2"], number=idea["number"])).sole()

    assert [first["proposal"]["state"], second["proposal"]["state"]] == ["OPEN", "THRESHOLD_MET"]
    assert own["reason"] == "own_idea_supported"
    assert (seen["supportCount"], seen["viewerSupports"]) == (2, True)
    assert [one["kind"] for one in seen["duties"]] == ["DEPT_ANSWER"]
    assert seen["supportGoal"]["kind"] == "FORUM"
    assert seen["answerClock"]["rule"]["id"] == "proposal.answer"

    await done(ask, town, officer, "beginReview", idea, reason="검토")
    answer = {"outcome": "ADOPTED", "text": "내년에 만들게요.", "startsOn": "2099-03-02"}
    await done(ask, town, officer, "answerProposal", idea, **answer)
    await done(ask, town, officer, "startImplementing", idea, reason="착공")
    await done(ask, town, officer, "noteProgress", idea, text="터 다지기")
    await done(ask, town, officer, "finishImplementing", idea, reason="열었어요")
    told = (await ask(IDEA, number=idea["number"])).sole()

    assert told["state"] == "DONE"
    assert [one["toState"] for one in told["moves"]] == [
        *("OPEN", "THRESHOLD_MET", "REVIEW", "ADOPTED", "IMPLEMENTING", "DONE")
    ]
    assert told["answers"][0]["startsOn"] == "2099-03-02"
    assert told["duties"][0]["doneOn"] is not None
    assert told["progress"] == [{"text": "터 다지기"}]


async def programme_of(ask, town: Town) -> str:
    query = "query ($slug: String!) { programme(slug: $slug) { id } }"
    return (await ask(query, slug=town.slug)).sole()["id"]


async def test_what_is_offered_is_what_goes_through(ask, town: Town, idea):
    async def offered(who):
        seen = (await ask(IDEA, as_=town.people[who], number=idea["number"])).sole()
        return {one["name"] for one in seen["viewerActions"] if one["allowed"]}

    assert await offered("resident.1") == {
        "writeComment",
        "proposeMerge",
        "withdrawProposal",
        "attachFile",
        "detachFile",
    }
    assert await offered("resident.2") == {"reportText", "writeComment"}
    assert await offered("municipality.officer") == {
        *("receiveProposal", "requestSupplement", "transferProposal", "closeProposal"),
        "reportText",
    }
    await done(ask, town, "municipality.officer", "receiveProposal", idea, reason="접수")
    assert await offered("resident.2") == {"supportProposal", "reportText", "writeComment"}
    await done(ask, town, "resident.2", "supportProposal", idea)
    assert await offered("resident.2") == {"withdrawSupport", "reportText", "writeComment"}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("receiveProposal", {"reason": "x"}),
        ("beginReview", {"reason": "x"}),
        ("answerProposal", {"outcome": "REJECTED", "text": "x"}),
        ("startImplementing", {"reason": "x"}),
        ("closeProposal", {"ground": "DUPLICATE", "reason": "x"}),
    ],
)
async def test_nobody_else_moves_an_idea(ask, town: Town, idea, name, given):
    answer = await done(ask, town, "resident.2", name, idea, **given)

    assert (answer["code"], answer["reason"]) == ("NOT_ALLOWED", "no_capacity")


async def test_a_start_that_is_no_day_is_refused_with_its_field(ask, town: Town, idea):
    given = {"outcome": "ADOPTED", "text": "x", "startsOn": "soon"}
    answer = await done(ask, town, "municipality.officer", "answerProposal", idea, **given)

    assert (answer["reason"], answer["field"]) == ("day_malformed", "startsOn")


PROMISED = """query ($number: String!) { proposal(number: $number) { state
  milestones { id name plannedOn reachedOn droppedOn droppedWhy }
  viewerActions { name allowed refusal { reason message remedy rule { id } } } } }"""


async def test_nothing_is_called_done_while_a_promise_is_open(ask, town: Town, idea):
    officer = "municipality.officer"

    async def seen():
        return (await ask(PROMISED, as_=town.people[officer], number=idea["number"])).sole()

    async def of_milestone(name, key, **given):
        given |= {"milestoneId": key}
        return (await ask(act(name), as_=town.people[officer], input=given)).sole()

    await done(ask, town, officer, "receiveProposal", idea, reason="접수")
    await done(ask, town, officer, "beginReview", idea, reason="검토")
    answer = {"outcome": "ADOPTED", "text": "만들게요.", "startsOn": "2099-03-02"}
    await done(ask, town, officer, "answerProposal", idea, **answer)
    for name, day in (
        ("터 고르기", "2099-03-03"),
        ("나무 심기", "2099-04-05"),
        ("의자", "2099-05-05"),
    ):
        given = {"proposalId": idea["id"], "name": name, "plannedOn": day}
        await ask(act("planMilestone"), as_=town.people[officer], input=given)
    await done(ask, town, officer, "startImplementing", idea, reason="착공")
    ground, trees, bench = (await seen())["milestones"]
    early = await done(ask, town, officer, "finishImplementing", idea, reason="열었어요")
    told = next(
        one for one in (await seen())["viewerActions"] if one["name"] == "finishImplementing"
    )

    assert (early["code"], early["reason"]) == ("RULE", "milestones_open")
    assert told["refusal"]["reason"] == "milestones_open"
    assert told["refusal"]["rule"] == {"id": "proposal.promises"}
    assert "3" in told["refusal"]["message"]
    assert "터 고르기" in told["refusal"]["message"]

    await of_milestone("reachMilestone", ground["id"], text="골랐어요.")
    empty = await of_milestone("dropMilestone", trees["id"], reason=" ")
    await of_milestone("dropMilestone", trees["id"], reason="땅이 돌이라 심을 수 없어요.")
    again = await of_milestone("dropMilestone", trees["id"], reason="거듭")
    late = await of_milestone("reachMilestone", trees["id"], text="심었어요.")
    still = await done(ask, town, officer, "finishImplementing", idea, reason="열었어요")
    await of_milestone("dropMilestone", bench["id"], reason="주민이 원하지 않아요.")
    ended = await done(ask, town, officer, "finishImplementing", idea, reason="열었어요")
    after = await of_milestone("dropMilestone", ground["id"], reason="다시")
    kept = (await seen())["milestones"][1]

    assert (empty["reason"], empty["field"]) == ("text_empty", "reason")
    assert again["reason"] == late["reason"] == "milestone_dropped_already"
    assert still["reason"] == "milestones_open"
    assert ended["proposal"]["state"] == "DONE"
    assert after["reason"] == "milestone_reached_already"
    assert kept["droppedWhy"] == "땅이 돌이라 심을 수 없어요."
    assert kept["plannedOn"] == "2099-04-05"
    assert kept["droppedOn"] is not None


async def test_only_who_carries_out_gives_a_promise_up(ask, town: Town, idea):
    officer = "municipality.officer"
    await done(ask, town, officer, "receiveProposal", idea, reason="접수")
    await done(ask, town, officer, "beginReview", idea, reason="검토")
    answer = {"outcome": "ADOPTED", "text": "만들게요.", "startsOn": "2099-03-02"}
    await done(ask, town, officer, "answerProposal", idea, **answer)
    given = {"proposalId": idea["id"], "name": "길", "plannedOn": "2099-03-03"}
    await ask(act("planMilestone"), as_=town.people[officer], input=given)
    seen = (await ask(PROMISED, as_=town.people["resident.1"], number=idea["number"])).sole()
    given = {"milestoneId": seen["milestones"][0]["id"], "reason": "싫어요"}
    refused = (await ask(act("dropMilestone"), as_=town.people["resident.1"], input=given)).sole()

    assert (refused["code"], refused["reason"]) == ("NOT_ALLOWED", "no_capacity")


async def test_a_reexamination_is_offered_to_its_last_day_and_not_after(
    ask, town: Town, idea, clock
):
    officer, author = "municipality.officer", "resident.1"
    await done(ask, town, officer, "receiveProposal", idea, reason="접수")
    await done(ask, town, officer, "beginReview", idea, reason="검토")
    await done(ask, town, officer, "answerProposal", idea, outcome="REJECTED", text="어려워요.")

    async def offered():
        seen = (await ask(IDEA, as_=town.people[author], number=idea["number"])).sole()
        again = next(o for o in seen["viewerActions"] if o["name"] == "askReexamination")
        return seen["reexaminationUntil"], again["allowed"], (again["refusal"] or {}).get("reason")

    until, allowed, _ = await offered()
    last = datetime.fromisoformat(until).replace(hour=12, tzinfo=SEOUL)
    await clock.set(last)
    assert (await offered())[:2] == (until, True)
    await clock.set(last + timedelta(days=1))

    assert allowed
    assert await offered() == (None, False, "too_late_to_reexamine")
    refused = await done(ask, town, author, "askReexamination", idea, reason="다시 봐 주세요")
    assert refused["reason"] == "too_late_to_reexamine"
