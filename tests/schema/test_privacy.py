"""What the API never says: names, logins, birthdays, resident checks, who reported, who supports.

Personal Information Protection Act; E7.6. The whole schema is walked as people who may read none of
it, over a town whose people have done everything that leaves a trace, with both executors.
"""

from typing import Any
from uuid import UUID

import orjson
import pytest
from sqlalchemy import select

from schema.kit.ids import global_id
from schema.schema import get_schema
from tests.fixtures.town import ISSUER, Town, make_town
from tests.schema.test_compiled import Twice, said
from tests.schema.walk import documents
from workflows.identity.models import Person, VerifiedResident
from workflows.proposals.campaigns.actions import close_campaign
from workflows.proposals.deliberation.actions import write_comment
from workflows.proposals.handling.actions import receive_proposal
from workflows.proposals.moderation.actions import appeal_act, moderate_text, report_text
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.proposals.support.actions import support_proposal
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role
from workflows.voting.actions import tally_poll

OFFICER = "municipality.officer"
REPORTED, APPEALED, HIDDEN = "신고한사람의말", "이의신청한말", "가려진말"
PLANTED = "널리알려진제목"


@pytest.fixture(scope="module")
async def lived(sessions, database) -> tuple[Twice, dict[str, str]]:
    """A town in which people proposed, supported, voted, talked, reported and appealed."""
    town, other = await make_town(sessions), await make_town(sessions)
    async with unit_of_work(sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    idea = await town.propose(PLANTED)
    await town.act(OFFICER, receive_proposal, proposal_id=idea, reason="접수")
    await town.act("resident.3", support_proposal, proposal_id=idea)
    shown = await town.act("resident.4", write_comment, proposal_id=idea, text="보이는 말")
    hidden = await town.act("resident.5", write_comment, proposal_id=idea, text=HIDDEN)
    subject: dict[str, Any] = {
        "kind": SubjectKind.COMMENT,
        "subject_id": hidden.id,
        "ground": ReportGround.ABUSE,
    }
    await town.act("resident.6", report_text, text=REPORTED, **subject)
    decision = await town.act(
        "moderator", moderate_text, decision=Decision.HIDE, reason="규칙", **subject
    )
    await town.act("resident.5", appeal_act, act_id=decision.id, text=APPEALED)
    counted = await town.open_campaign(early_close=True)
    await town.vote("resident.1", counted.poll_id, '[{"number":1}]')
    await town.act(OFFICER, close_campaign, campaign_id=counted.id, reason="끝")
    await town.act(None, tally_poll, poll_id=counted.poll_id)
    opened = await town.open_campaign()
    ids = {
        "Programme": global_id("Programme", town.programme_id),
        "Body": global_id("Body", town.city_id),
        "Proposal": global_id("Proposal", idea),
        "Comment": global_id("Comment", shown.id),
        "Campaign": global_id("Campaign", counted.id),
    }
    more = {
        "Comment": global_id("Comment", hidden.id),
        "Campaign": global_id("Campaign", opened.id),
    }
    twice = Twice(database, town, {})
    twice.known = {"ids": [orjson.dumps([ids, more]).decode()]}
    return twice, {name: str(one) for name, one in other.people.items()}


async def secrets(town: Town) -> dict[str, str]:
    """Return everything personal by what it is."""
    async with unit_of_work(town.sessions) as uow:
        people = (
            await uow.session.scalars(select(Person).where(Person.id.in_(town.people.values())))
        ).all()
        checks = (await uow.session.scalars(select(VerifiedResident.di_hash))).all()
    found = {f"name of {one.id}": one.legal_name for one in people if one.legal_name}
    found |= {f"birthday {one.birth_date}": str(one.birth_date) for one in people if one.birth_date}
    found |= {f"check {n}": check for n, check in enumerate(checks)}
    found |= {f"login {name}": f"{town.slug}.{name}" for name in town.people}
    return found | {"report": REPORTED, "appeal": APPEALED, "hidden": HIDDEN, "issuer": ISSUER}


async def said_to(twice: Twice, who, words) -> list[tuple[str, str]]:
    """Walk as a person; return each place where one of the words was said, by what it is."""
    schema = get_schema()
    ((packed),) = twice.known["ids"]
    found = []
    for ids in orjson.loads(packed):
        for path, query in documents(schema._schema, list(ids)):
            kind = path.partition(".")[0]
            for execute in (schema.execute, schema.interpret):
                answer = await execute(query, {"id": ids[kind]}, twice.context(who))
                assert answer.errors is None, (path, answer.errors)
                text = said(answer).decode()
                found += [(path, what) for what, word in words.items() if word in text]
    return found


@pytest.mark.parametrize("who", [None, "resident.2", "company.a", "officer of another place"])
async def test_no_edge_of_the_schema_tells_anything_personal(lived, who):
    twice, elsewhere = lived
    words = await secrets(twice.town)
    person = None
    if who == "officer of another place":
        person = UUID(elsewhere[OFFICER])
    elif who is not None:
        person = twice.town.people[who]
        # What is one's own one may read.
        words.pop(f"name of {person}", None)

    assert await said_to(twice, person, words) == []


async def test_a_word_that_is_public_is_found_on_the_edges_that_lead_to_it(lived):
    twice, _ = lived
    places = {path for path, _ in await said_to(twice, None, {"title": PLANTED})}

    assert {"Proposal", "Programme.proposals"} <= places
