"""What is offered to whom while an edition is signed, and who is next."""

from tests.agreements.test_signing import go
from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import DEVELOPER
from tests.fixtures.signing import HEAD, approved, edition, frozen, read_as, sign
from workflows.agreements.signing.offers import edition_offers
from workflows.agreements.signing.queries import editions_by_id, list_mandates
from workflows.agreements.signing.states import EditionState
from workflows.kit.paging import Window


async def offered(table, who):
    """Return what somebody is offered with the last edition, and why not."""
    key = (await edition(table)).id

    async def offers(session, actor):
        seen = (await editions_by_id(session, actor, [key]))[key]
        return {
            one.name: "" if one.refusal is None else one.refusal.reason
            for one in edition_offers(actor, seen)
        }

    return await read_as(table, who, offers)


async def test_what_is_late_is_offered_to_nobody_before_the_house_has_ended_it(town, clock):
    table, _ = await frozen(town, window_days=3)
    await approved(table)
    await sign(table, LEAD)
    await go(clock, 5)

    assert await offered(table, "company.b") == {
        "approveInternally": "signing_window_over",
        "signAgreement": "signing_window_over",
        "rejectEdition": "signing_window_over",
        "recallEdition": "only_lead_or_city_drafts",
    }
    key = (await edition(table)).id
    seen = (await read_as(table, HEAD, editions_by_id, ids=[key]))[key]
    assert (seen.state, seen.next) == (EditionState.OPEN, [])


async def test_offers_follow_the_gates(town):
    table, _ = await frozen(town)
    assert await offered(table, LEAD) == {
        "approveInternally": "",
        "signAgreement": "out_of_turn",
        "rejectEdition": "",
        "recallEdition": "",
    }
    await approved(table)
    await sign(table, LEAD)
    assert await offered(table, LEAD) == {
        "approveInternally": "approved_already",
        "signAgreement": "signed_already",
        "rejectEdition": "signed_already",
        "recallEdition": "",
    }
    assert (await offered(table, DEVELOPER))["signAgreement"] == "out_of_turn"
    assert (await offered(table, DEVELOPER))["recallEdition"] == "only_lead_or_city_drafts"
    assert set((await offered(table, "auditor")).values()) == {"no_capacity"}
    key = (await edition(table)).id
    seen = (await read_as(table, HEAD, editions_by_id, ids=[key]))[key]

    assert seen.state is EditionState.OPEN
    assert [one.body_id for one in seen.next] == [table.union.bodies["company.b"]]
    page = await read_as(
        table, HEAD, list_mandates, window=Window(5), programme_id=town.programme_id
    )
    assert page.rows == []
