"""Annexes over the API and HTTP: put, read by the parties alone for a minute, and missed from a bundle."""

from datetime import timedelta
from hashlib import sha256

import pytest

from schema.kit.ids import global_id
from server.sealing import authority_in
from tests.fixtures.agreements import LEAD, room, say
from tests.fixtures.annexes import paper
from tests.fixtures.signing import PARTIES, accepted, freeze, signed
from tests.server.conftest import House, log_in_as, owned_cookie
from tests.server.test_documents import asked, reason, sent
from workflows.agreements.signing.certificate import verify_bundle
from workflows.agreements.signing.sealing import seal_signed
from workflows.record.uow import unit_of_work

PUT = """mutation ($input: PutAnnexInput!) { putAnnex(input: $input) {
  ... on PutAnnexSuccess { agreement { id } } ... on Refused { reason } } }"""
REMOVE = """mutation ($input: RemoveAnnexInput!) { removeAnnex(input: $input) {
  ... on RemoveAnnexSuccess { agreement { id } } ... on Refused { reason } } }"""
ANNEXES = """query ($number: String!) { agreement(number: $number) { annexes {
  number clauseId current { version title kind size sha256 removedWhy path putBy { name } }
  earlier { version title path } } } }"""
SIGNED = """query ($number: String!) { agreement(number: $number) {
  edition { annexes { number version name title reference size sha256 } files { bundle } } } }"""


@pytest.fixture
def client(house: House, town):
    """Make a browser of somebody."""

    async def made(who):
        cookie = await log_in_as(town.sessions, town.people[who])
        return house.client(Cookie=owned_cookie(house, cookie))

    return made


async def test_annexes_are_put_read_for_a_minute_signed_and_missed_where_their_bytes_are_gone(
    town, client, house, clock, tmp_path
):
    table, (first, second) = await accepted(town)
    key, number = global_id("Agreement", table.id), (await room(table)).agreement.number
    data = [paper(words) for words in ("설계", "예산", "설계 2")]
    async with (
        await client(LEAD) as lead,
        await client("company.b") as party,
        await client("company.c") as other,
    ):

        async def put(nth, **given):
            upload = await sent(lead, town, data[nth])
            told = {"agreementId": key, "uploadId": upload, "title": f"붙임글 {nth}", **given}
            return await asked(lead, PUT, input=told)

        assert "agreement" in await put(0, clauseId=global_id("Clause", second))
        assert "agreement" in await put(1)
        assert await put(2, number=1) == {"reason": "annex_changed"}
        assert "agreement" in await put(2, number=1, expectedVersion=1)
        away = {"agreementId": key, "number": 2, "expectedVersion": 1, "reason": "겹쳐요"}
        assert await asked(party, REMOVE, input=away) == {"reason": "only_lead_or_city_drafts"}
        assert await asked(other, REMOVE, input=away) == {"reason": "no_such_agreement"}
        assert await asked(other, ANNEXES, number=number) is None
        one, two = (await asked(party, ANNEXES, number=number))["annexes"]
        assert (one["clauseId"], two["clauseId"]) == (global_id("Clause", second), None)
        current = one["current"]
        assert (current["version"], current["kind"]) == (2, "PDF")
        assert current["putBy"]["name"].startswith("회사")
        assert current["sha256"] == sha256(data[2]).hexdigest()
        assert (await party.get(current["path"])).content == data[2]
        assert (await party.get(one["earlier"][0]["path"])).content == data[0]
        wrong = current["path"].replace("annex/", "annex/A", 1)
        assert reason(await party.get(wrong)) == (404, "no_such_file")
        assert "agreement" in await asked(lead, REMOVE, input=away)
        gone = (await asked(party, ANNEXES, number=number))["annexes"][1]["current"]
        assert (gone["removedWhy"], gone["path"], gone["sha256"]) == ("겹쳐요", None, None)

        for who in PARTIES:
            await say(table, who, first, version=3)
            await say(table, who, second, version=5)
        await freeze(table)
        await signed(table)
        await seal_signed(town.sessions, authority_in(tmp_path))
        told = (await asked(party, SIGNED, number=number))["edition"]
        assert told["annexes"] == [
            {
                "number": 1,
                "version": 2,
                "name": "annex-01.pdf",
                "title": "붙임글 2",
                "reference": "제2조",
                "size": len(data[2]),
                "sha256": sha256(data[2]).hexdigest(),
            }
        ]
        bundle = await party.get(told["files"]["bundle"])
        assert (await verify_bundle(bundle.content)).wrong == ()
        storage = house.app.state.services.storage
        for path in storage.folder.rglob("*"):
            if path.is_file() and path.read_bytes() == data[2]:
                path.unlink()
        assert reason(await party.get(told["files"]["bundle"])) == (409, "annex_damaged")
        assert reason(await party.get(current["path"])) == (404, "no_such_file")
        async with unit_of_work(town.sessions) as uow:
            later = uow.now + timedelta(seconds=90)
        await clock.set(later)
        assert reason(await party.get(current["path"])) == (404, "link_over")
