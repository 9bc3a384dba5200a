"""Reading through the API: one campaign from its draft to its result, and what each person sees."""

from uuid import uuid4

import pytest

from schema.kit.ids import global_id
from tests.fixtures.town import Town
from tests.schema.conftest import Ask
from workflows.kit.wording import Locale
from workflows.proposals.campaigns.actions import close_campaign
from workflows.voting.actions import tally_poll

CAMPAIGN = """query ($number: String!) { campaign(number: $number) {
  id number title state budget rule ballotKind tieRule lotCommitment lotSeed minChoices maxChoices
  revoting earlyClose rollSize turnout eligibility closedAt programme { slug placeName }
  lines { number cost proposal { title author { displayName } } campaign { number }
          outcome { selected votes score rank step { position kind moneyBefore moneyAfter } } }
  viewerBallot { counter receipt } rollNotes { reason } rollCorrections { id }
  result { spent left ballots replaced rollSize endowment digest
           selected { number } notSelected { number } steps { number }
           ties { lines { number } rule decisive explanation } }
  viewerActions { name allowed refusal { code reason } } } }"""


async def test_an_open_campaign_is_read_by_anyone(ask: Ask, town: Town):
    campaign = await town.open_campaign()

    read = (await ask(CAMPAIGN, number=campaign.number)).sole()

    assert (read["state"], read["budget"], read["rule"]) == ("OPEN", 500, "GREEDY")
    assert read["programme"] == {"slug": town.slug, "placeName": "Gaon"}
    assert [line["cost"] for line in read["lines"]] == [100, 200, 300, 400]
    assert {line["campaign"]["number"] for line in read["lines"]} == {campaign.number}
    assert [line["outcome"] for line in read["lines"]] == [None] * 4
    assert (read["rollSize"], read["turnout"]) == (6, 0)
    assert (read["viewerBallot"], read["result"], read["lotSeed"]) == (None, None, None)
    assert read["eligibility"] == (
        "Every registered resident of Gaon aged 18 or over when the vote opens may vote, "
        "except the officials in charge of the programme."
    )
    assert read["viewerActions"] == [
        {"name": name, "allowed": False, "refusal": {"code": "NOT_SIGNED_IN", "reason": reason}}
        for name, reason in (
            ("castBallot", "sign_in_to_vote"),
            ("reviseCampaign", "sign_in_first"),
            ("openCampaign", "sign_in_first"),
            ("closeCampaign", "sign_in_first"),
            ("publishResult", "sign_in_first"),
            ("openPaperBatch", "sign_in_first"),
            ("exportRoll", "sign_in_first"),
            ("proposeRollCorrection", "sign_in_first"),
        )
    ]


async def test_a_draft_is_seen_by_its_officer_alone(ask: Ask, town: Town):
    campaign = await town.campaign()
    node = "query ($id: ID!) { node(id: $id) { id } }"
    lines = "query ($id: ID!) { node(id: $id) { ... on Proposal { ballotLines { number } } } }"
    proposal = global_id("Proposal", town.proposals[-1])
    officer = town.people["municipality.officer"]

    for stranger in (None, town.people["resident.1"], town.people["auditor"]):
        assert (await ask(CAMPAIGN, number=campaign.number, as_=stranger)).sole() is None
        assert (await ask(node, id=global_id("Campaign", campaign.id), as_=stranger)).sole() is None
        assert (await ask(lines, id=proposal, as_=stranger)).sole() == {"ballotLines": []}

    assert (await ask(CAMPAIGN, number=campaign.number, as_=officer)).sole()["state"] == "DRAFT"
    assert (await ask(lines, id=proposal, as_=officer)).sole() == {"ballotLines": [{"number": 4}]}


async def test_a_resident_sees_that_he_may_vote_and_then_his_receipt(ask: Ask, town: Town):
    campaign = await town.open_campaign()
    voter = town.people["resident.2"]
    before = (await ask(CAMPAIGN, number=campaign.number, as_=voter)).sole()
    receipt = await town.vote(voter, campaign.poll_id, "1,2")

    after = (await ask(CAMPAIGN, number=campaign.number, as_=voter)).sole()
    other = (await ask(CAMPAIGN, number=campaign.number, as_=town.people["resident.3"])).sole()

    assert before["viewerActions"][0] == {"name": "castBallot", "allowed": True, "refusal": None}
    assert before["viewerBallot"] is None
    assert after["viewerBallot"] == {"counter": 1, "receipt": receipt.code}
    assert other["viewerBallot"] is None


async def test_a_result_is_explained_line_by_line(ask: Ask, town: Town):
    campaign = await town.open_campaign(early_close=True)
    for number, choice in enumerate(["3,4", "3,4", "1", "2"], start=1):
        await town.vote(f"resident.{number}", campaign.poll_id, choice)
    await town.act(
        "municipality.officer", close_campaign, campaign_id=campaign.id, reason="모두 투표함"
    )
    await town.act(None, tally_poll, poll_id=campaign.poll_id)

    read = (await ask(CAMPAIGN, number=campaign.number)).sole()

    assert (read["state"], read["turnout"]) == ("TALLIED", 4)
    result = read["result"]
    assert (result["spent"], result["left"], result["ballots"]) == (400, 100, 4)
    assert [line["number"] for line in result["selected"]] == [3, 1]
    assert [line["number"] for line in result["notSelected"]] == [4, 2]
    assert [line["number"] for line in result["steps"]] == [3, 4, 1, 2]
    assert result["ties"][0] == {
        "lines": [{"number": 3}, {"number": 4}],
        "rule": "LOWER_COST",
        "decisive": True,
        "explanation": "Numbers 3, 4 have the same number of votes. The lower cost goes first (then the earlier "
        "submission): 3, 4. This order decided the selection.",
    }
    assert read["lines"][3]["outcome"] == {
        "selected": False,
        "votes": 2,
        "score": 2,
        "rank": 1,
        "step": {"position": 2, "kind": "OVER_BUDGET", "moneyBefore": 200, "moneyAfter": 200},
    }
    assert len(read["lotSeed"]) == 64
    assert read["viewerActions"][0]["refusal"]["reason"] == "sign_in_to_vote"


async def test_a_receipt_is_looked_up_by_anyone(ask: Ask, town: Town):
    campaign = await town.open_campaign()
    receipt = await town.vote("resident.1", campaign.poll_id, "1")
    look = "query ($n: String!, $c: String!) { receipt(campaignNumber: $n, code: $c) { state } }"

    assert (await ask(look, n=campaign.number, c=receipt.code)).sole() == {"state": "RECEIVED"}
    assert (await ask(look, n=campaign.number, c="0" * 20)).sole() == {"state": "NOT_FOUND"}
    assert (await ask(look, n="1999-1", c=receipt.code)).sole() == {"state": "NOT_FOUND"}


VIEWER = """query ($programme: ID!) { viewer { displayName verifiedResident(programmeId: $programme)
  appointments { role body { name kind } programme { slug } person { displayName } grants { id }
                 viewerActions { name allowed refusal { reason } } }
  hat { role } } }"""


async def test_a_viewer_is_told_who_he_is(ask: Ask, town: Town):
    programme = global_id("Programme", town.programme_id)

    nobody = await ask(VIEWER, programme=programme)
    someone = await ask(
        VIEWER,
        programme=programme,
        as_=town.people["resident.1"],
        hat=town.appointments["resident.1"],
        locale=Locale.KO,
    )

    assert nobody.sole() is None
    viewer = someone.sole()
    assert viewer["displayName"].startswith("주민 ")
    assert viewer["verifiedResident"] is True
    assert viewer["hat"] == {"role": "RESIDENT"}
    (appointment,) = viewer["appointments"]
    assert appointment["role"] == "RESIDENT"
    assert appointment["body"]["kind"] == "RESIDENT_GROUP"
    assert [one["refusal"]["reason"] for one in appointment["viewerActions"]] == [
        "not_in_this_capacity",
        "not_in_this_capacity",
    ]


async def test_no_answer_holds_a_legal_name(ask: Ask, town: Town):
    campaign = await town.open_campaign()

    read = await ask(CAMPAIGN, number=campaign.number, as_=town.people["municipality.officer"])

    assert "이름 resident" not in str(read.data)


@pytest.mark.parametrize(
    "kind", ["Campaign", "Proposal", "Programme", "Appointment", "Body", "Grant"]
)
async def test_an_id_nothing_stands_under_is_null(ask: Ask, town: Town, kind: str):
    answer = await ask("query ($id: ID!) { node(id: $id) { id } }", id=global_id(kind, uuid4()))

    assert answer.sole() is None


async def test_an_id_of_a_kind_that_is_no_node_is_null(ask: Ask, town: Town):
    person = global_id("Person", town.people["resident.1"])

    assert (await ask("query ($id: ID!) { node(id: $id) { id } }", id=person)).sole() is None


async def test_a_programme_is_read_with_its_lists(ask: Ask, town: Town):
    await town.open_campaign()
    query = """query ($slug: String!) { programme(slug: $slug) { name placeName cohortYear
      milestones { step } bodies { role } viewerActions { name allowed }
      campaigns(first: 5) { totalCount edges { node { title } } }
      proposals(last: 2, orderBy: COST) { totalCount edges { node { cost } }
        pageInfo { hasNextPage hasPreviousPage } } } }"""

    read = (await ask(query, slug=town.slug, as_=town.people["resident.1"])).sole()

    assert (read["name"], read["cohortYear"]) == ("Gaon hub city", 2022)
    assert read["campaigns"] == {"totalCount": 1, "edges": [{"node": {"title": "주민투표"}}]}
    assert read["proposals"] == {
        "totalCount": 4,
        "edges": [{"node": {"cost": 300}}, {"node": {"cost": 400}}],
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": True},
    }
    assert read["viewerActions"] == [
        {"name": "submitProposal", "allowed": True},
        {"name": "enterPaperProposal", "allowed": False},
        {"name": "findResidents", "allowed": False},
        {"name": "prepareCampaign", "allowed": False},
        {"name": "openReviewDesk", "allowed": False},
        {"name": "formConsortium", "allowed": False},
        {"name": "formCouncil", "allowed": False},
    ]
