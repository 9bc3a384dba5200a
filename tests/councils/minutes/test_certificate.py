"""Certificates of decisions: the verdict with its reasons, reckoned again offline, tampering named."""

from datetime import timedelta

import orjson
import pytest
from typer.testing import CliRunner

from server.__main__ import command_line
from tests.fixtures.minutes import NOTICE, PHONE, STARTS, held_meeting
from workflows.councils.meetings.models import Meeting
from workflows.councils.meetings.states import VoteKind
from workflows.councils.minutes.certificate import FIRST, read_facts, sealed, verify
from workflows.councils.minutes.certifying import certificates_of
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.deciding import reckon
from workflows.councils.minutes.finding import Verdict, Weight
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.states import Said
from workflows.kit.hashing import canonical_json, digest
from workflows.kit.refusal import Invalid
from workflows.kit.wording import Locale, catalogue
from workflows.record.uow import unit_of_work


@pytest.fixture
async def certificate(sessions, clock):
    """The certificate of the one item that was decided."""
    return await certified(sessions, await held_meeting(sessions, clock))


async def certified(sessions, held):
    async with unit_of_work(sessions) as uow:
        meeting = await uow.session.get_one(Meeting, held.meeting_id)
        (found,) = await certificates_of(uow.session, meeting)
    return found


def tampered(content, change, *, seal=False):
    told = orjson.loads(content)
    change(told)
    if seal:
        told["digest"] = sealed(told["facts"], told["sources"])
    return canonical_json(told)


async def test_a_decision_on_time_and_with_a_quorum_is_valid(certificate):
    again = verify(certificate.content)

    assert certificate.item == 1
    assert certificate.verdict in {Verdict.VALID, Verdict.VALID_WITH_DEFECT}
    assert all(one.reason.startswith("roster_") for one in certificate.findings)
    assert (again.holds, again.wrong, again.verdict) == (True, (), certificate.verdict.value)
    told = orjson.loads(certificate.content)
    assert told["reckoned"]["outcome"] == told["facts"]["told"]
    assert told["reckoned"]["outcome"]["recused"] == 1
    assert told["reckoned"]["notice"]["late"] == []
    assert told["sources"]["council.changwon.notice_days"]["article"] or told["sources"]


async def test_it_names_nobody_and_says_no_word(certificate):
    text = certificate.content.decode()

    assert PHONE not in text
    assert "자문" not in text
    assert "이름" not in text


async def test_a_late_notice_with_its_reason_is_noted(sessions, clock):
    late = STARTS - timedelta(days=2)
    held = await held_meeting(sessions, clock, notice=late, urgency="폭우 대비")
    found = await certified(sessions, held)
    notes = [one for one in found.findings if one.reason == "notice_late_urgent"]

    assert len(notes) == 5
    assert {one.weight for one in notes} == {Weight.NOTE}
    assert verify(found.content).holds
    unexplained = tampered(
        found.content, lambda told: told["facts"].update(urgent=False), seal=True
    )
    assert verify(unexplained).verdict == "VOID_RISK"
    assert "verdict" in verify(unexplained).wrong
    assert late > NOTICE


async def test_a_secret_vote_is_certified_by_its_count_and_names_no_choice(sessions, clock):
    held = await held_meeting(sessions, clock, kind=VoteKind.SECRET)
    found = await certified(sessions, held)
    told = orjson.loads(found.content)

    assert verify(found.content).holds
    assert told["facts"]["ballots"] == []
    assert len(told["facts"]["castBy"]) == 3
    assert told["reckoned"]["outcome"]["for"] == 2
    stuffed = tampered(found.content, lambda one: one["facts"]["castBy"].pop(), seal=True)
    assert verify(stuffed).verdict == "VOID_RISK"
    async with unit_of_work(sessions) as uow:
        meeting = await uow.session.get_one(Meeting, held.meeting_id)
        minutes = compile_minutes(await material_of(uow.session, meeting, None))
    said = [one.said for one in minutes.lines if one.item == 1]
    assert Said.VOTE in said
    assert Said.BALLOT not in said


def leave(told):
    told["facts"]["happened"] = [one for one in told["facts"]["happened"] if one["seat"] != 1]


def flip(told):
    told["facts"]["ballots"][0]["choice"] = "AGAINST"


@pytest.mark.parametrize(
    ("change", "seal", "names"),
    [
        (flip, False, {"digest", "outcome.for", "outcome.result", "verdict"}),
        (flip, True, {"outcome.for", "outcome.result", "verdict", "findings"}),
        (leave, True, {"quorumAtOpening.present", "verdict"}),
        (lambda told: told["reckoned"].update(verdict="NONE"), False, {"verdict"}),
        (
            lambda told: told["reckoned"]["outcome"].update(needed=1),
            False,
            {"outcome.needed"},
        ),
        (lambda told: told["facts"].update(day="2026-12-02"), False, {"digest", "notice.due"}),
        (lambda told: told.update(digest="0"), False, {"digest"}),
    ],
)
async def test_a_tampered_file_is_named_where_it_is_wrong(certificate, change, seal, names):
    found = verify(tampered(certificate.content, change, seal=seal))

    assert not found.holds
    assert names <= set(found.wrong)


async def test_a_source_that_was_changed_is_named(certificate):
    """In either format; the first had no digest of its sources."""

    def of_the_first(told):
        told.update(format=FIRST, digest=digest(told["facts"]))

    first = tampered(certificate.content, of_the_first)
    assert verify(first).holds

    def elsewhere(told):
        told["sources"]["council.changwon.quorum"]["article"] = "99"

    assert verify(tampered(certificate.content, elsewhere)).wrong == ("digest",)
    found = verify(tampered(first, elsewhere)).wrong
    assert found == ("sources.council.changwon.quorum.article",)
    more = tampered(certificate.content, lambda told: told.update(verdict="VALID"))
    assert verify(more).wrong == ("verdict",)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"format":"other"}', b"[1]", b"\xff"])
def test_what_is_no_certificate_is_refused(content):
    with pytest.raises(Invalid):
        verify(content)


async def test_the_command_line_verifies_offline(certificate, tmp_path):
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_bytes(certificate.content)
    bad.write_bytes(tampered(certificate.content, flip))
    ran = CliRunner().invoke(command_line("verify"), ["verify", str(good), str(bad)])
    lines = [orjson.loads(one) for one in ran.stdout.splitlines()]

    assert ran.exit_code == 1
    assert [one["holds"] for one in lines] == [True, False]
    assert "digest" in lines[1]["wrong"]
    assert CliRunner().invoke(command_line("verify"), ["verify", str(good)]).exit_code == 0


async def test_every_finding_has_its_words(certificate):
    facts = read_facts(orjson.loads(certificate.content)["facts"])
    assert reckon(facts).verdict is certificate.verdict
    for locale in Locale:
        words = {key for key in catalogue(locale) if key.startswith("certificate.")}
        assert len(words) == 24
