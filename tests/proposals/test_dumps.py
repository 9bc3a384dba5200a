"""Open data: the same state gives the same bytes, nothing of a person, no small count given away."""

import csv
import gzip
import hashlib
import io

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.corridor.reactions import REACTIONS
from workflows.identity.models import Person, PublicName
from workflows.kit.cells import csv_of
from workflows.proposals.campaigns.actions import close_campaign
from workflows.proposals.dumps.actions import make_dump
from workflows.proposals.dumps.dictionary import DATASETS
from workflows.proposals.dumps.queries import MANIFEST, latest_version, served_file
from workflows.proposals.dumps.writing import suppressed
from workflows.proposals.handling.actions import receive_proposal
from workflows.proposals.moderation import actions as moderation
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.record.outbox import deliver_one
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role


async def made(town):
    return await town.act(None, make_dump, programme_id=town.programme_id)


async def content_of(town, version, name):
    async with unit_of_work(town.sessions) as uow:
        found = await served_file(uow.session, slug=town.slug, version=version, name=name)
    return None if found is None else gzip.decompress(found.packed)


async def test_a_version_is_made_only_if_something_changed(town):
    await town.propose("첫째")
    first = await made(town)
    again = await made(town)
    await town.propose("둘째")
    second = await made(town)
    async with unit_of_work(town.sessions) as uow:
        newest = await latest_version(uow.session, slug=town.slug)

    assert (first.version, again, second.version, newest) == (1, None, 2, 2)
    assert len(orjson.loads(await content_of(town, 1, "ideas.json"))) == 1
    assert len(orjson.loads(await content_of(town, 2, "ideas.json"))) == 2


async def test_the_manifest_tells_what_the_files_weigh_and_anyone_can_check_it(town):
    await town.propose("그늘막")
    dump = await made(town)
    manifest = orjson.loads(await content_of(town, 1, MANIFEST))
    lines = ""
    for one in manifest["files"]:
        content = await content_of(town, 1, one["name"])
        assert hashlib.sha256(content).hexdigest() == one["sha256"]
        assert len(content) == one["bytes"]
        lines += f"{one['sha256']}  {one['name']}\n"

    assert hashlib.sha256(lines.encode()).hexdigest() == manifest["digest"] == dump.digest
    assert {one["name"] for one in manifest["files"]} == {
        *(f"{dataset.name}.{form}" for dataset in DATASETS for form in ("csv", "json")),
        "dictionary.json",
    }
    assert await content_of(town, 1, "../secret") is None


async def test_no_file_holds_a_person_and_what_is_hidden_is_left_out(town):
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    await town.propose("남는 생각")
    hidden = await town.propose("가려질 생각")
    await town.act("municipality.officer", receive_proposal, proposal_id=hidden, reason="접수")
    about = {"kind": SubjectKind.PROPOSAL, "subject_id": hidden, "ground": ReportGround.ABUSE}
    await town.act("resident.3", moderation.report_text, text="거칠어요.", **about)
    await town.act(
        "moderator", moderation.moderate_text, decision=Decision.HIDE, reason="욕", **about
    )
    await town.campaign()
    await made(town)
    manifest = orjson.loads(await content_of(town, 1, MANIFEST))
    everything = b"".join(
        [await content_of(town, 1, one["name"]) for one in manifest["files"]]
    ).decode()
    async with unit_of_work(town.sessions) as uow:
        persons = [await uow.session.get_one(Person, one) for one in town.people.values()]
        names = [await uow.session.get(PublicName, one) for one in town.people.values()]

    assert "남는 생각" in everything
    assert "가려질 생각" not in everything
    for person, name in zip(persons, names, strict=True):
        assert person.legal_name not in everything
        assert str(person.id) not in everything
        assert name is None or name.alias is None or name.alias not in everything


async def test_a_counted_vote_tells_what_was_selected(town):
    campaign = await town.open_campaign(early_close=True)
    await town.vote("resident.1", campaign.poll_id, "1")
    await town.act(
        "municipality.officer", close_campaign, campaign_id=campaign.id, reason="시험이에요."
    )
    while await deliver_one(town.sessions, REACTIONS):
        pass
    await made(town)
    lines = orjson.loads(await content_of(town, 1, "lines.json"))

    assert {one["line"]: one["selected"] for one in lines}[1] == "yes"
    assert all(one["number"] for one in lines)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "＝"])
def test_no_cell_is_a_formula(start):
    row = ["2026-1", f"{start}HYPERLINK(1)"]
    content = csv_of(["number", "title"], [row]).decode("utf-8-sig")
    (_, told) = csv.reader(io.StringIO(content, newline=""))

    assert told[1][0] == "'"


def test_every_column_is_explained_in_both_languages():
    assert all(
        column.ko and column.en and column.kind for one in DATASETS for column in one.columns
    )


@given(
    st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 30), max_size=8),
    st.integers(0, 8),
)
def test_no_small_count_is_told_or_found_by_difference(counts, smallest):
    told = suppressed(counts, smallest)
    withheld = [name for name in counts if told[name] is None]

    assert all(told[name] in (None, count) for name, count in counts.items())
    assert all(told[name] is None for name, count in counts.items() if 0 < count < smallest)
    # From the sum of the table, which may be known, a single missing count would follow.
    others = [name for name, count in counts.items() if count > 0]
    assert len(withheld) != 1 or len(others) == 1
