"""The bad input of a negotiation over the API: refused with its reason and remedy, and nothing half-written."""

from uuid import uuid4

import pytest
from sqlalchemy import text as sql

from schema.kit.ids import global_id
from tests.agreements.test_signing import go
from tests.fixtures.agreements import LEAD, add, put_with, revise, room
from tests.fixtures.annexes import frozen_with_annexes, paper
from tests.fixtures.annexes import sent as uploaded
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.signing import HEAD, approved, edition, freeze, frozen, give, recall
from tests.schema.conftest import asking_with
from workflows.agreements.signing.states import SigningOrder
from workflows.kit.wording import Locale
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role

REFUSED = "... on Refused { code reason message field remedy rule { id } }"
KEPT = (
    "agreement clause clause_version clause_position agreement_signature agreement_annex agreement_annex_version"
    " signing_mandate consortium_change contribution contribution_plan agreement_party_change"
)


def verb(name):
    """Return the mutation of this name."""
    kind = name[0].upper() + name[1:]
    return f"mutation ($input: {kind}Input!) {{ {name}(input: $input) {{ __typename {REFUSED} }} }}"


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def refused(ask, table, who, name, slug, /, **given):
    """Send what is wrong; it is refused for its reason in both languages, with a remedy; return the refusal."""
    before = await rows(table)
    told = {}
    for locale in Locale:
        answer = await ask(verb(name), as_=table.town.people[who], locale=locale, input=given)
        told[locale] = answer.sole()
        assert told[locale]["__typename"] == "Refused", told
        assert told[locale]["reason"] == slug, told
        assert told[locale]["message"]
        assert told[locale]["remedy"]
        assert told[locale]["rule"] or told[locale]["code"] == "NOT_FOUND", told
    assert told[Locale.KO]["message"] != told[Locale.EN]["message"]
    assert await rows(table) == before
    return told[Locale.KO]


async def rows(table):
    """Return what the tables of the agreement say of it, as the house reads them."""

    async def read(uow):
        names = await uow.session.scalars(
            sql(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY (:of)"
            ),
            {"of": KEPT.split()},
        )
        return {
            one: (
                await uow.session.execute(
                    sql(f"SELECT count(*), max(xmin::text::bigint) FROM {one}")
                )
            ).one()
            for one in sorted(names)
        }

    return await table.town.act(None, read)


def clause_id(clause):
    """Return the id of a clause."""
    return global_id("Clause", clause)


async def test_a_paste_of_26_pages_with_control_characters_is_refused_and_a_clean_one_too_long(
    town, ask
):
    table, (clause,) = await put_with(town, "목적")
    pages = "당사자는 함께 일하는 데 뜻을 두고 그 일을 나눈다.\n" * (26 * 40)
    given = {"clauseId": clause_id(clause), "expectedVersion": 1, "heading": "목적"}
    for text, reason in (
        ("가\x00나", "text_control_characters"),
        ("가\x1b[31m나" + pages[:1000], "text_control_characters"),
        (pages, "clause_too_long"),
    ):
        told = await refused(ask, table, LEAD, "reviseClause", reason, **given, text=text)
        assert told["field"] == "text"


@pytest.mark.parametrize(
    ("text", "code", "before"),
    [
        ("당사\u200b자는", "U+200B", "당사"),  # a blank without width
        ("당사자는\u202e 함께", None, None),  # read from the other side
        ("제1호\n한\ufeff글", "U+FEFF", "한"),
        ("가\u00ad나", "U+00AD", "가"),
        ("가\u2028나", "U+2028", "가"),
        ("가\x85나", "U+0085", "가"),
        ("가\U000e0041나", "U+E0041", "가"),  # letters of a flag, by which words are hidden
        ("가\ufe0f나", "U+FE0F", "가"),
        ("가\u3164나", "U+3164", "가"),
        ("가\ue000나", "U+E000", "가"),
        ("가\uffff나", "U+FFFF", "가"),
    ],
)
async def test_a_text_with_what_nobody_sees_is_refused_and_its_place_is_told(
    town, ask, text, code, before
):
    table, (clause,) = await put_with(town, "목적")
    given = {"clauseId": clause_id(clause), "expectedVersion": 1}
    reason = "clause_hides_a_character" if code else "text_control_characters"
    told = await refused(ask, table, LEAD, "reviseClause", reason, **given, text=text)
    assert told["field"] == "text"
    for part in (code, before):
        assert part is None or part in told["message"]
    reason = "text_control_characters" if code is None or "\n" in text else reason
    told = await refused(
        ask, table, LEAD, "reviseClause", reason, **given, heading=text, text="함께 일한다."
    )
    assert told["field"] == "heading"
    given |= {"stance": "COUNTER", "words": "당사\u200b자는 함께 일한다."}
    await refused(ask, table, CITY, "takePosition", "clause_hides_a_character", **given)


@pytest.mark.parametrize("letter", ["👍", "ㅿ", "ꥠ"])
async def test_a_letter_that_the_signed_page_cannot_show_is_refused_and_its_place_is_told(
    town, ask, letter
):
    table, (clause,) = await put_with(town, "목적")
    given = {"clauseId": clause_id(clause), "expectedVersion": 1, "heading": "목적"}
    text = f"甲은 3㎡를 쓴다.\n① 좋아요{letter}"
    told = await refused(
        ask, table, LEAD, "reviseClause", "clause_cannot_be_set", **given, text=text
    )
    assert told["field"] == "text"
    for part in ("2번째 줄", "① 좋아요", letter, f"U+{ord(letter):04X}"):
        assert part in told["message"]


@pytest.mark.parametrize("won", [0, -1, -(2**53) + 1, 10**15, 1.5, 1e10, 10**30, "100", True])
async def test_an_amount_that_is_no_whole_won_is_refused_with_the_rule_of_amounts(town, ask, won):
    table, _ = await put_with(town, "목적")
    amount = {
        "source": "PRIVATE",
        "form": "CASH",
        "year": 2022,
        "payerId": global_id("Body", table.union.bodies[LEAD]),
        "won": won,
        "expectedVersion": 0,
    }
    given = {"consortiumId": global_id("Consortium", table.union.id), "contributions": [amount]}
    before = await rows(table)
    messages = set()
    for locale in Locale:
        answer = await ask(
            verb("setContributions"), as_=town.people[LEAD], locale=locale, input=given
        )
        told = answer.sole()
        in_range = isinstance(won, int) and not isinstance(won, bool) and abs(won) < 2**53
        assert told["reason"] == ("amount_out_of_range" if in_range else "amount_not_whole")
        assert (told["code"], told["field"]) == ("INVALID", "contributions.0.won")
        assert told["rule"]["id"] == "money.amounts"
        assert told["remedy"]
        messages.add(told["message"])
    assert len(messages) == len(Locale)
    assert await rows(table) == before


async def test_a_clause_under_itself_is_refused(town, ask):
    table, (first,) = await put_with(town, "목적")
    second = await add(table, "항", parent=first)
    third = await add(table, "호", parent=second)
    version = (await room(table)).agreement.version
    for under in (first, second, third):
        given = {"expectedVersion": version, "parentId": clause_id(under), "place": 0}
        await refused(
            ask,
            table,
            LEAD,
            "moveClause",
            "clause_under_itself",
            clauseId=clause_id(first),
            **given,
        )


async def test_shares_that_do_not_make_one_are_refused_and_three_thirds_are_right(town, ask):
    table, _ = await put_with(town, "목적", named={LEAD: 34, CITY: 33, "company.b": 33})
    of = {who: global_id("Body", table.union.bodies[who]) for who in (LEAD, CITY, "company.b")}
    given = {"consortiumId": global_id("Consortium", table.union.id), "reason": "똑같이 나눕니다."}

    def shares(said):
        return [{"bodyId": key, "share": said} for key in of.values()]

    for said, reason in (
        ("1/4", "party_shares_not_whole"),
        ("33.3%", "party_shares_not_whole"),
        ("-1/3", "share_malformed"),
        ("0.333", "share_malformed"),
    ):
        await refused(ask, table, LEAD, "proposeShares", reason, **given, shares=shares(said))
    done = await ask(
        verb("proposeShares"), as_=town.people[LEAD], input={**given, "shares": shares("1/3")}
    )
    assert done.sole()["__typename"] == "ProposeSharesSuccess"


async def test_a_position_on_a_superseded_version_is_refused(town, ask):
    table, (clause,) = await put_with(town, "목적")
    await revise(table, clause, "다른 글로 정한다.")
    given = {"clauseId": clause_id(clause), "stance": "ACCEPT"}
    for old in (1, 3):
        await refused(
            ask, table, CITY, "takePosition", "position_on_old_text", **given, expectedVersion=old
        )


async def signing(table, who, **other):
    """Return what somebody sends to sign what is shown."""
    digest = (await edition(table)).digest
    return {
        "agreementId": global_id("Agreement", table.id),
        "digest": digest,
        "statement": "서명합니다.",
        **other,
    }


async def test_a_signature_out_of_turn_or_without_a_living_mandate_of_ones_own_is_refused(
    town, ask, clock
):
    table, _ = await frozen(town)
    await refused(ask, table, LEAD, "signAgreement", "out_of_turn", **await signing(table, LEAD))
    await approved(table)
    await refused(ask, table, HEAD, "signAgreement", "out_of_turn", **await signing(table, HEAD))
    await recall(table)
    await freeze(table, order=SigningOrder.PARALLEL)
    await approved(table)
    given = await signing(table, CITY)
    await refused(ask, table, CITY, "signAgreement", "mandate_missing", **given)
    await give(table, HEAD, CITY, since=3, days=8)
    await refused(ask, table, CITY, "signAgreement", "mandate_lapsed", **given)
    await go(clock, 9)
    await refused(ask, table, CITY, "signAgreement", "mandate_lapsed", **given)
    # The mandate of another organisation carries nobody: who is no party finds no such agreement.
    await refused(ask, table, "company.c", "signAgreement", "no_such_agreement", **given)


async def test_the_mandate_of_another_organisation_carries_no_signature(
    town, ask, services, database_name
):
    table, _ = await frozen(town, order=SigningOrder.PARALLEL)
    await approved(table)
    given = {
        "programmeId": global_id("Programme", town.programme_id),
        "appointmentId": global_id("Appointment", town.appointments[CITY]),
        "document": "위임장 제9호",
        "validFrom": "2022-01-01T00:00:00+09:00",
        "validTo": "2099-01-01T00:00:00+09:00",
    }
    await refused(ask, table, LEAD, "giveSigningMandate", "only_head_gives_mandate", **given)
    # One that is there all the same, as when its holder has moved to another organisation.
    columns = "programme_id, body_id, appointment_id, given_by, document, valid, recorded"
    given_by, holder = town.appointments[LEAD], town.appointments[CITY]
    await services.as_superuser(
        database_name,
        f"INSERT INTO signing_mandate ({columns}) VALUES ('{town.programme_id}',"
        f" '{table.union.bodies[LEAD]}', '{holder}', '{given_by}', '위임장 제9호',"
        " '[2022-01-01, 2099-01-01)', '[2022-01-01,)')",
    )
    sent = await signing(table, CITY)
    await refused(ask, table, CITY, "signAgreement", "mandate_missing", **sent)


async def test_a_mandate_for_an_agreement_that_cannot_be_is_refused(town, ask):
    named = {DEVELOPER: "40", LEAD: "35", "company.b": "25"}
    table, _ = await put_with(town, "목적", named=named)
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, HEAD, Role.MUNICIPAL_HEAD, town.city_id)
        body = table.union.bodies["company.c"]
        await town.settle(uow, "company.c2", Role.COMPANY_REPRESENTATIVE, body)

    def mandate(to, only):
        return {
            "programmeId": global_id("Programme", town.programme_id),
            "appointmentId": global_id("Appointment", town.appointments[to]),
            "agreementId": only,
            "document": "위임장 제9호",
            "validFrom": "2022-01-01T00:00:00+09:00",
            "validTo": "2099-01-01T00:00:00+09:00",
        }

    own = global_id("Agreement", table.id)
    name = "giveSigningMandate"
    await refused(ask, table, HEAD, name, "mandate_for_no_party", **mandate(CITY, own))
    hidden = [
        await refused(
            ask, table, "company.c", name, "no_such_agreement", **mandate("company.c2", one)
        )
        for one in (own, global_id("Agreement", uuid4()))
    ]
    assert hidden[0] == hidden[1]
    for malformed in ("", "협약", global_id("Appointment", table.id)):
        sent = mandate(CITY, malformed)
        answer = await ask(verb(name), as_=town.people[HEAD], input=sent)
        told = answer.sole()
        assert (told["__typename"], told["field"]) == ("Refused", "agreementId")


async def test_an_old_signature_sent_again_is_refused(town, ask):
    table, _ = await frozen(town)
    old = await signing(table, LEAD)
    await recall(table)
    await freeze(table)
    await approved(table)
    assert old["digest"] != (await edition(table)).digest
    await refused(ask, table, LEAD, "signAgreement", "edition_changed", **old)


async def test_an_annex_is_not_swapped_after_the_freeze(town, ask):
    table, _, _ = await frozen_with_annexes(town)
    file = await uploaded(town, paper("다른 설계서"), LEAD)
    given = {
        "agreementId": global_id("Agreement", table.id),
        "uploadId": global_id("Upload", file),
        "title": "사업계획서",
        "number": 1,
        "expectedVersion": 1,
    }
    told = await refused(ask, table, LEAD, "putAnnex", "wrong_state", **given)
    # It says that it is frozen and how it is negotiated again, not that a page is to be loaded anew.
    assert "서명을 마친 협약이라 글과 붙임" in told["message"]
    assert "거부하거나" in told["remedy"]
    which = {"agreementId": given["agreementId"], "number": 1, "expectedVersion": 1}
    told = await refused(ask, table, LEAD, "removeAnnex", "wrong_state", reason="겹침", **which)
    assert "서명을 마친 협약이라 글과 붙임" in told["message"]
