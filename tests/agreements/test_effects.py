"""Effects: what a clause gives is accepted anew, signed, enacted once, and held by whoever holds the post."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from schema.kit.ids import global_id
from tests.fixtures.agreements import (
    LEAD,
    add,
    clause_row,
    opened,
    put_with,
    revise,
    room,
    said,
    say,
)
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.signing import (
    HEAD,
    PARTIES,
    accepted,
    documents,
    edition,
    freeze,
    read_as,
    signed,
)
from tests.schema.conftest import asking_with
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.effects import attaching
from workflows.agreements.effects.enacting import effects_signed, replace_effects
from workflows.agreements.effects.rows import effects_of_versions, rows_of
from workflows.agreements.effects.terms import Day, Effect
from workflows.agreements.signing.certificate import verify_bundle
from workflows.agreements.signing.certifying import bundle_of
from workflows.agreements.signing.content import read
from workflows.agreements.signing.sealing import seal_signed
from workflows.identity import actions as identity
from workflows.identity.models import Grant
from workflows.identity.party_grants import grant_to_post
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, WrongState
from workflows.record.uow import unit_of_work
from workflows.rights.permissions import Permission as P  # noqa: N817 - said often
from workflows.rights.roles import Role

SET_EFFECTS = """mutation ($input: SetClauseEffectsInput!) { setClauseEffects(input: $input) {
  ... on SetClauseEffectsSuccess { clause { version effects { permission } } }
  ... on Refused { reason } } }"""
LIST = "{ grantableRights { permission } }"
PREVIEW = """query ($number: String!) {
  agreement(number: $number) { foreseenEffects {
    reference yours held effect { lets untilDay body { name } } } } }"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def give(table, clause, *effects, version=1, who=LEAD):
    """Say what a clause gives."""
    return await table.town.act(
        who,
        attaching.set_clause_effects,
        clause_id=clause,
        expected_version=version,
        effects=effects,
    )


async def stands(table, clause):
    """Return the effects of a clause as it stands."""
    version = (await clause_row(table, clause)).version
    async with unit_of_work(table.town.sessions) as uow:
        return (await effects_of_versions(uow.session, [(clause, version)])).get(clause, [])


async def holds(town, who, permission):
    """Say whether somebody has a right in the programme now."""
    async with unit_of_work(town.sessions) as uow:
        actor = await actor_for(uow.session, town.people[who])
        return actor.holds(permission, town.programme_id)


async def agreed(town, effects_of):
    """Negotiate and sign an agreement of a clause that gives these, not sealed yet."""
    table, (clause, other) = await accepted(town)
    await give(table, clause, *effects_of(table.union.bodies))
    for who in PARTIES:
        await say(table, who, clause, version=2)
    await freeze(table)
    await signed(table)
    return table, clause, other


class Plain:
    """Puts something after the bytes, which is all that keeping a seal asks for."""

    async def seal(self, pdf, *, reason):
        """Seal."""
        return pdf + b"%" + reason.encode()


async def test_another_effect_is_another_version_that_everybody_accepts_anew(town):
    table, (first, second) = await accepted(town)
    b = table.union.bodies["company.b"]
    effect = Effect(P.PROPOSAL_IMPLEMENT, b)
    await give(table, first, effect, effect)

    assert await stands(table, first) == [effect]
    assert set((await said(table, first)).values()) == {None}
    assert set((await said(table, second)).values()) == {"ACCEPT"}
    with pytest.raises(Conflict, match="position_on_old_text"):
        await say(table, "company.b", first)
    with pytest.raises(Conflict, match="clause_changed"):
        await give(table, first)
    with pytest.raises(Invalid, match="effects_unchanged"):
        await give(table, first, effect, version=2)
    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await give(table, first, version=2, who="company.b")

    # Another text keeps them; taking them away is a version of its own again.
    await revise(table, first, "다른 문안", version=2)
    assert await stands(table, first) == [effect]
    await give(table, first, version=3)
    assert await stands(table, first) == []
    # Frozen, nothing of it changes.
    for who in PARTIES:
        await say(table, who, first, version=4)
    await freeze(table)
    with pytest.raises(WrongState):
        await give(table, first, effect, version=4)
    assert "effects" not in read((await edition(table)).content)["clauses"][0]


async def test_what_no_clause_may_give_is_refused(town):
    table = await opened(town)
    clause = await add(table, "권한")
    bodies = table.union.bodies
    b, city, c = bodies["company.b"], bodies[CITY], bodies["company.c"]
    for one in (P.COUNCIL_VOTE, P.GRANT_MAKE, P.RECORD_READ, P.AGREEMENT_SIGN, P.BALLOT_CAST):
        with pytest.raises(Invalid, match="effect_not_grantable"):
            await give(table, clause, Effect(one, b))
    with pytest.raises(Invalid, match="effect_for_no_party"):
        await give(table, clause, Effect(P.LAB_RUN, c))
    for body, role in ((b, Role.MUNICIPAL_OFFICER), (city, Role.AUDITOR), (b, Role.RESIDENT)):
        with pytest.raises(Invalid, match="effect_for_no_post"):
            await give(table, clause, Effect(P.LAB_RUN, body, role))
    early, late = Day(date(2026, 1, 1)), Day(date(2026, 1, 2))
    for since, until in (
        (late, early),
        (Day(after=3), Day(after=2)),
        (Day(), None),
        (Day(date(2026, 1, 1), 3), None),
        (Day(after=-1), None),
        (Day(after=99_999), None),
    ):
        with pytest.raises(Invalid, match="effect_days_unclear"):
            await give(table, clause, Effect(P.LAB_RUN, b, None, since, until))
    many = [Effect(P.LAB_RUN, b, None, Day(after=day)) for day in range(21)]
    with pytest.raises(Invalid, match="too_many_effects"):
        await give(table, clause, *many)
    assert await stands(table, clause) == []


async def test_in_force_whoever_holds_the_post_has_the_right_and_later_ones_too(town):
    table, _, _ = await agreed(
        town,
        lambda bodies: [
            Effect(P.PROPOSAL_IMPLEMENT, bodies["company.b"]),
            Effect(P.LAB_RUN, bodies[CITY], Role.MUNICIPAL_HEAD),
        ],
    )
    assert not await holds(town, "company.b", P.PROPOSAL_IMPLEMENT)
    assert await seal_signed(town.sessions, Plain()) == 1
    assert await seal_signed(town.sessions, Plain()) == 0

    assert await holds(town, "company.b", P.PROPOSAL_IMPLEMENT)
    assert await holds(town, HEAD, P.LAB_RUN)
    assert not await holds(town, "company.a", P.PROPOSAL_IMPLEMENT)
    assert not await holds(town, "company.c", P.PROPOSAL_IMPLEMENT)
    for who in ("auditor", "administrator"):
        if who in town.people:
            assert not await holds(town, who, P.LAB_RUN)

    # A new representative has it with the appointment, and loses it with the appointment.
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "late", Role.COMPANY_REPRESENTATIVE, table.union.bodies["company.b"])
    assert await holds(town, "late", P.PROPOSAL_IMPLEMENT)
    async with unit_of_work(town.sessions) as uow:
        await identity.end_appointment(uow, appointment_id=town.appointments["late"], reason="퇴사")
    assert not await holds(town, "late", P.PROPOSAL_IMPLEMENT)

    last = await edition(table)
    async with unit_of_work(town.sessions) as uow:
        rows = list(await uow.session.scalars(select(Grant).where(Grant.body_id.is_not(None))))
    # The head's, and those of the two posts a company has.
    assert len(rows) == 3
    assert all(last.digest in row.source and "제1조" in row.source for row in rows)
    # No officer takes back what was signed.
    with pytest.raises(WrongState, match="grant_by_agreement"):
        await town.act(CITY, identity.end_grant, grant_id=rows[0].grant_id)


async def test_it_is_in_the_bytes_in_the_pdf_and_in_the_certificate(town):
    table, clause, _ = await agreed(
        town,
        lambda bodies: [
            Effect(P.LAB_RUN, bodies[DEVELOPER], None, Day(after=0), Day(date(2030, 12, 31)))
        ],
    )
    told = read((await edition(table)).content)
    with_effect, without = told["clauses"]
    assert with_effect["effects"][0]["permission"] == "lab.run"
    assert "2030년 12월 31일까지" in with_effect["effects"][0]["says"]
    assert "effects" not in without
    assert [one[0] for one in effects_signed(told)] == [clause]
    assert (await documents(table))["TEXT"].startswith(b"%PDF")
    await seal_signed(town.sessions, Plain())
    given = await read_as(table, LEAD, bundle_of, edition_id=(await edition(table)).id)
    # Only the seal is none; the effects follow from the bytes.
    assert (await verify_bundle(given)).wrong == ("seal", "signers.pdf: has no seal of the house")


async def test_days_begin_and_end_by_themselves(town, clock):
    await agreed(
        town,
        lambda bodies: [
            Effect(P.PROPOSAL_IMPLEMENT, bodies["company.b"], None, Day(after=2), Day(after=3)),
            Effect(
                P.LAB_RUN, bodies["company.b"], None, Day(date(2020, 1, 1)), Day(date(2020, 2, 1))
            ),
        ],
    )
    await seal_signed(town.sessions, Plain())
    seen, begun = [], shown_now()
    for days in range(6):
        await clock.set(begun + timedelta(days=days))
        seen.append(await holds(town, "company.b", P.PROPOSAL_IMPLEMENT))
        assert not await holds(town, "company.b", P.LAB_RUN)
    assert seen == [False, False, True, True, False, False]


async def test_replaced_effects_end_and_are_kept_and_the_same_ones_stay(town):
    table, clause, _ = await agreed(
        town,
        lambda bodies: [
            Effect(P.PROPOSAL_IMPLEMENT, bodies["company.b"]),
            Effect(P.LAB_RUN, bodies["company.b"]),
        ],
    )
    await seal_signed(town.sessions, Plain())
    b = table.union.bodies["company.b"]
    now = [
        (clause, "제1조", Effect(P.LAB_RUN, b)),
        (clause, "제1조", Effect(P.COMPLETION_REPORT, b)),
    ]

    async def replace(effects, later=timedelta()):
        async with unit_of_work(town.sessions) as uow:
            agreement = await uow.session.get_one(Agreement, table.id)
            await replace_effects(uow, agreement, effects, uow.now + later, digest="0" * 64)
            return len(uow.noted)

    assert await replace(now) == 4
    assert await replace(now) == 0
    assert not await holds(town, "company.b", P.PROPOSAL_IMPLEMENT)
    assert await holds(town, "company.b", P.LAB_RUN)
    assert await holds(town, "company.b", P.COMPLETION_REPORT)
    async with unit_of_work(town.sessions) as uow:
        kept = await uow.session.scalars(
            select(Grant).where(Grant.body_id == b, Grant.permission == P.PROPOSAL_IMPLEMENT)
        )
        rows = list(kept)
    # At each of its two posts: as it was, and as it ended.
    assert len(rows) == 4
    # What ends in a while holds until then.
    await replace([], timedelta(days=3))
    assert await holds(town, "company.b", P.LAB_RUN)
    await replace([])
    assert not await holds(town, "company.b", P.LAB_RUN)


async def test_other_drafts_are_not_read(town):
    table, (clause,) = await put_with(town, "권한")
    await give(table, clause, Effect(P.LAB_RUN, table.union.bodies["company.b"]))

    async def read_effects(session, _actor, *, versions):
        return await effects_of_versions(session, versions)

    for who, many in ((LEAD, 1), ("company.b", 1), ("company.c", 0), ("ministry.officer", 0)):
        found = await read_as(table, who, read_effects, versions=[(clause, 2)])
        assert len(found) == many, who


async def test_the_database_widens_nothing_afterwards_and_lets_no_officer_grant_to_a_post(town):
    table, (clause, _) = await accepted(town)
    b = table.union.bodies["company.b"]
    effect = Effect(P.LAB_RUN, b)

    async def widen(uow):
        uow.session.add_all(rows_of([effect], agreement_id=table.id, clause_id=clause, version=1))
        await uow.session.flush()

    async def grant(uow):
        await grant_to_post(
            uow,
            programme_id=town.programme_id,
            body_id=b,
            role=Role.COMPANY_REPRESENTATIVE,
            permission=P.LAB_RUN,
            source="협약",
            valid_from=uow.now,
            valid_to=None,
        )

    with pytest.raises(DBAPIError, match="stays what it is"):
        await town.act(LEAD, widen)
    with pytest.raises(DBAPIError, match="come of what was signed"):
        await town.act(CITY, grant)


async def test_the_preview_tells_each_viewer_what_he_will_be_able_to_do(ask, town):
    table, (clause, _) = await put_with(town, "권한", "역할")
    b = table.union.bodies["company.b"]
    sent = {
        "clauseId": global_id("Clause", clause),
        "expectedVersion": 1,
        "effects": [
            {
                "permission": "PROPOSAL_IMPLEMENT",
                "bodyId": global_id("Body", b),
                "sinceAfter": 0,
                "untilDay": "2030-12-31",
            }
        ],
    }
    answer = await ask(SET_EFFECTS, as_=town.people[LEAD], input=sent)
    assert answer.sole()["clause"]["version"] == 2
    number = (await room(table)).agreement.number
    seen = {}
    for who in (LEAD, "company.b"):
        answer = await ask(PREVIEW, as_=town.people[who], number=number)
        (seen[who],) = answer.sole()["foreseenEffects"]
    assert seen["company.b"] == {
        "reference": "Article 1",
        "yours": True,
        "held": False,
        "effect": {
            "lets": "carry out residents' ideas: write their steps and finish them",
            "untilDay": "2030-12-31",
            "body": {"name": seen[LEAD]["effect"]["body"]["name"]},
        },
    }
    assert seen[LEAD]["yours"] is False
    assert {"permission": "LAB_RUN"} in (await ask(LIST)).sole()
