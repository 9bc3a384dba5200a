"""What is in force is read by the ministry; of how it was negotiated nothing, in no field, count or error."""

import json
import re

import pytest
from sqlalchemy import func, select

from schema.agreements.in_force import AgreementInForce
from schema.kit.ids import global_id
from server.sealing import authority_in
from tests.agreements.test_talk import called
from tests.agreements.test_talk import say as speak
from tests.fixtures.agreements import (
    LEAD,
    add,
    clause_row,
    opened,
    remove,
    revise,
    room,
    say,
)
from tests.fixtures.annexes import annexes, put, take_away
from tests.fixtures.consortium import DEVELOPER
from tests.fixtures.duties import mapped
from tests.fixtures.signing import (
    HEAD,
    PARTIES,
    documents,
    edition,
    freeze,
    read_as,
    recall,
    signed,
)
from tests.fixtures.town import make_town
from tests.schema.conftest import asking_with
from workflows.agreements.annexes.models import AgreementAnnex
from workflows.agreements.clauses import opening
from workflows.agreements.clauses.models import Agreement, Clause, ClausePosition, ClauseVersion
from workflows.agreements.duties.models import Duty
from workflows.agreements.in_force.queries import sealed_paper, signed_annex
from workflows.agreements.sealed.models import SealedCall
from workflows.agreements.signing.models import (
    AgreementEdition,
    AgreementEnding,
    AgreementSignature,
)
from workflows.agreements.signing.sealing import seal_signed
from workflows.agreements.signing.states import DocumentKind
from workflows.agreements.talk.models import AgreementMessage
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role

MINISTRY = "ministry.officer"
TEXT = "대표사는 착수보고서를 제출하여야 한다. 시는 부지를 제공한다.\n당사자는 기간을 늘릴 수 있다."
IN_FORCE = """query ($programme: ID!, $number: String) {
  agreementsInForce(programmeId: $programme, number: $number) {
    number title issueNumber digest since sealed parties
    clauses { reference heading text } annexes { number version name title reference size sha256 }
    money { won body { name } }
    signatures { capacity byOffice mandate mandateCap mandateFrom mandateTo signer statement strength
      digest signedAt body { name } }
    duties { number what dueOn state lateBy debtor { name } creditor { name } } } }"""
AGREEMENT = """query ($number: String!) { agreement(number: $number) { id version board { standing }
  blocks { why } tree { reference } } }"""
NODE = "query ($id: ID!) { node(id: $id) { __typename id } }"
LIST = """query ($programme: ID!) { consortium(programmeId: $programme) {
  agreements(first: 5) { totalCount edges { node { id } } } } }"""
SAY = """mutation ($input: TakePositionInput!) { takePosition(input: $input) {
  ... on TakePositionSuccess { position { id } } ... on Refused { code reason message field remedy } } }"""
# What was negotiated, and what is in force, as the tables hold them.
NEGOTIATED = (Clause, ClauseVersion, ClausePosition, AgreementMessage, SealedCall, AgreementEnding)
STANDS = (Agreement, AgreementEdition, AgreementSignature, Duty, AgreementAnnex)


@pytest.fixture
def ask(sessions, snapshots):
    """Ask the API as somebody."""
    return asking_with(sessions, snapshots)


async def negotiated(town, *, rough):
    """Negotiate the same text to its end, smoothly or with all that negotiations have."""
    table = await opened(town)
    clause = await add(table, "의무", text=TEXT)
    await town.act(LEAD, opening.put_agreement, agreement_id=table.id)
    await put(table, "계획", clause_id=clause)
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, HEAD, Role.MUNICIPAL_HEAD, town.city_id)
    if rough:
        await say(table, DEVELOPER, clause, "COUNTER", "다른 글", version=2)
        await say(table, "company.b", clause, "OBJECT", "비밀스러운 까닭", version=2)
        await revise(table, clause, "딴 글", version=2)
        await revise(table, clause, TEXT, version=3, heading="의무")
        await speak(table, LEAD, "비밀스러운 말", "TABLE", clause=clause)
        await called(table, clause, "company.b")
        await remove(table, await add(table, "비밀스러운 조문"), reason="비밀스러운 까닭")
        await put(table, "비밀스러운 붙임", title="비밀")
        await take_away(table, 2)
    await mapped(table, clause)
    return table, clause


async def enforced(town, path, *, rough):
    """Negotiate, sign and seal it."""
    table, clause = await negotiated(town, rough=rough)
    version = (await clause_row(table, clause)).version
    for who in PARTIES:
        await say(table, who, clause, version=version)
    await freeze(table)
    await signed(table)
    await seal_signed(town.sessions, authority_in(path))
    return table, clause


async def told(ask, table, clause, who=MINISTRY):
    """Return all that somebody is told of an agreement, with what differs between any two blanked."""
    town = table.town
    asked = {"as_": town.people[who]}
    number = (await room(table)).agreement.number
    programme = global_id("Programme", town.programme_id)
    last = await edition(table)
    nodes = [("Agreement", table.id), ("Clause", clause)]
    nodes += [] if last is None else [("AgreementEdition", last.id)]
    position = {"clauseId": global_id("Clause", clause), "expectedVersion": 1, "stance": "ACCEPT"}
    answers = [
        (await ask(IN_FORCE, **asked, programme=programme)).sole(),
        (await ask(IN_FORCE, **asked, programme=programme, number=number)).sole(),
        (await ask(AGREEMENT, **asked, number=number)).sole(),
        [(await ask(NODE, **asked, id=global_id(kind, key))).sole() for kind, key in nodes],
        (await ask(LIST, **asked, programme=programme)).sole(),
        (await ask(SAY, **asked, input=position)).sole(),
    ]
    said = json.dumps(answers, ensure_ascii=False, sort_keys=True)
    for varies, blank in (
        (number, "N"),
        (town.slug, "SLUG"),
        (r"[0-9a-f]{64}", "SHA"),
        (r"\d{4}-\d\d-\d\dT[0-9:.+]+", "AT"),
        (r"/files/agreement/[^/]+/", "/files/"),
    ):
        said = re.sub(varies, blank, said)
    return said


async def rows_for(table, who, tables):
    """Count the rows the database itself shows somebody, whatever the code asks for."""

    async def count(session, _):
        return [await session.scalar(select(func.count()).select_from(one)) for one in tables]

    return await read_as(table, who, count)


async def test_the_ministry_reads_what_is_in_force_and_nothing_before(ask, town, tmp_path):
    table, clause = await negotiated(town, rough=True)
    nothing = json.loads(await told(ask, table, clause))
    assert nothing[:5] == [
        [],
        [],
        None,
        [None, None],
        {"agreements": {"totalCount": 0, "edges": []}},
    ]
    assert nothing[5]["reason"] == "no_such_clause"
    version = (await clause_row(table, clause)).version
    for who in PARTIES:
        await say(table, who, clause, version=version)
    await freeze(table)
    void = (await edition(table)).id
    await recall(table)
    await freeze(table)
    await signed(table)
    assert json.loads(await told(ask, table, clause))[:2] == [[], []]
    await seal_signed(town.sessions, authority_in(tmp_path))

    ((one,), by_number, agreement, nodes, listed, refused) = json.loads(
        await told(ask, table, clause)
    )
    assert by_number == [one]
    assert (agreement, nodes) == (None, [None, None, None])
    assert listed["agreements"] == {"totalCount": 0, "edges": []}
    assert refused["reason"] == "no_such_clause"
    assert one["issueNumber"] == "협약 N-제2본"
    assert one["clauses"] == [{"reference": "Article 1", "heading": "의무", "text": TEXT}]
    assert len(one["parties"]) == len(one["signatures"]) == 4
    assert {two["signer"] for two in one["signatures"]} >= {f"이름 {LEAD}", f"이름 {HEAD}"}
    assert [(two["number"], two["state"]) for two in one["duties"]] == [(1, "OPEN")]
    assert [two["version"] for two in one["annexes"]] == [1]
    key = (await edition(table)).id
    for kind in DocumentKind:
        paper = await read_as(table, MINISTRY, sealed_paper, edition_id=key, kind=kind)
        assert paper.pdf == (await documents(table))[kind.value]
        assert await read_as(table, MINISTRY, sealed_paper, edition_id=void, kind=kind) is None
    kept, gone = await annexes(table)
    seen = [
        await read_as(table, MINISTRY, signed_annex, annex_id=row.id)
        for row in (*kept.versions, *gone.versions)
    ]
    assert [row and row.id for row in seen] == [kept.last.id, None, None]
    for who in ("resident.1", "company.c"):
        assert json.loads(await told(ask, table, clause, who))[:2] == [[], []]
    assert json.loads(await told(ask, table, clause, "auditor"))[0]


async def test_two_worlds_that_were_negotiated_otherwise_tell_the_ministry_the_same(
    ask, sessions, tmp_path, monkeypatch
):
    smooth = await enforced(await make_town(sessions), tmp_path, rough=False)
    rough = await enforced(await make_town(sessions), tmp_path, rough=True)
    one, two = await told(ask, *smooth), await told(ask, *rough)

    assert one == two
    assert "비밀" not in two
    assert TEXT.split()[1] in two
    # The auditor tells them apart: the questions reach what is hidden.
    assert await told(ask, *smooth, "auditor") != await told(ask, *rough, "auditor")
    # A control: were one count of the negotiation in one word, it would be seen.
    honest = AgreementInForce.of

    def leaking(found):
        shown = honest(found)
        shown.title += str(found.seen.agreement.version)
        return shown

    monkeypatch.setattr(AgreementInForce, "of", leaking)
    assert await told(ask, *smooth) != await told(ask, *rough)


async def test_the_database_itself_shows_the_ministry_what_stands_and_no_row_of_the_rest(
    town, tmp_path, services, database_name
):
    table, _ = await enforced(town, tmp_path, rough=True)
    here = [await rows_for(table, who, NEGOTIATED) for who in ("auditor", MINISTRY)]
    assert all(count > 0 for count in here[0][:5])
    assert here[1] == [0] * len(NEGOTIATED)
    assert all(count > 0 for count in await rows_for(table, MINISTRY, STANDS))
    # A control: without the narrowing, whoever sees the agreement sees what hung on it.
    leak = "agreement_id IN (SELECT a.id FROM agreement a)"
    await services.as_superuser(
        database_name,
        f"CREATE POLICY leaks ON clause_position FOR SELECT TO dure_app USING ({leak})",
    )
    try:
        assert (await rows_for(table, MINISTRY, [ClausePosition]))[0] > 0
    finally:
        await services.as_superuser(database_name, "DROP POLICY leaks ON clause_position")
