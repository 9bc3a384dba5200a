"""Open data: the same state gives the same bytes, nothing of a person, no small count given away."""

import csv
import gzip
import hashlib
import io
import itertools
from datetime import timedelta

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.labs import CROWD, OFFICER, all_apply, called, working_lab
from tests.fixtures.town import make_town
from workflows.corridor.reactions import REACTIONS
from workflows.identity.models import Person, PublicName
from workflows.kit.cells import csv_of
from workflows.kit.refusal import NotFound
from workflows.proposals.actions import submit_proposal
from workflows.proposals.campaigns.actions import close_campaign
from workflows.proposals.dumps.actions import make_dump
from workflows.proposals.dumps.changes import change_of
from workflows.proposals.dumps.dictionary import DATASETS, Column, Dataset
from workflows.proposals.dumps.queries import (
    MANIFEST,
    latest_version,
    served_file,
    versions_file,
    withdrawn_by_dump,
)
from workflows.proposals.dumps.writing import json_of
from workflows.proposals.handling.actions import receive_proposal
from workflows.proposals.living_lab.calling import draw_panel
from workflows.proposals.moderation import actions as moderation
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.proposals.small_counts import suppressed, withheld
from workflows.proposals.states import Category
from workflows.record.outbox import deliver_one
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import Role
from workflows.voting.actions import tally_poll
from workflows.voting.kinds import Channel
from workflows.voting.paper.actions import key_paper, mark_came, open_batch, reconcile_batch
from workflows.voting.ties import lot_commitment


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


async def hide(town, idea):
    about = {"kind": SubjectKind.PROPOSAL, "subject_id": idea, "ground": ReportGround.ABUSE}
    await town.act("resident.3", moderation.report_text, text="거칠어요.", **about)
    return await town.act(
        "moderator", moderation.moderate_text, decision=Decision.HIDE, reason="욕", **about
    )


@pytest.fixture
async def moderated(town):
    """The town with a moderator."""
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    return town


async def test_a_version_with_an_idea_hidden_since_is_withdrawn_and_the_next_is_without_it(
    moderated,
):
    await moderated.propose("남는 생각")
    idea = await moderated.propose("곧 가려질 생각")
    first = await made(moderated)
    await hide(moderated, idea)
    with pytest.raises(NotFound, match="open_data_withdrawn"):
        await content_of(moderated, 1, "ideas.json")
    async with unit_of_work(moderated.sessions) as uow:
        assert await latest_version(uow.session, slug=moderated.slug) is None
    second = await made(moderated)
    async with unit_of_work(moderated.sessions) as uow:
        gone = await withdrawn_by_dump(uow.session, ANONYMOUS, {first.id, second.id})
        newest = await latest_version(uow.session, slug=moderated.slug)

    assert gone == {first.id: True, second.id: False}
    assert newest == 2
    assert "곧 가려질 생각" not in (await content_of(moderated, 2, "ideas.json")).decode()


async def test_a_month_of_moderation_is_told_when_it_is_over(moderated, clock):
    act = await hide(moderated, await moderated.propose("거친 생각"))
    await made(moderated)
    assert orjson.loads(await content_of(moderated, 1, "moderation.json")) == []
    await clock.set(act.decided_at + timedelta(days=32))
    await made(moderated)
    (month,) = orjson.loads(await content_of(moderated, 2, "moderation.json"))

    assert (month["hidden"], month["decided"], month["blinded"]) == (None, None, 0)


async def test_a_result_is_told_as_it_was_announced_and_under_which_rules(town):
    campaign = await town.open_campaign(early_close=True)
    for turn in (1, 2):
        await town.vote(f"resident.{turn}", campaign.poll_id, "1")
    await town.act(
        "municipality.officer", close_campaign, campaign_id=campaign.id, reason="시험이에요."
    )
    while await deliver_one(town.sessions, REACTIONS):
        pass
    await made(town)
    lines = orjson.loads(await content_of(town, 1, "lines.json"))
    (vote,) = orjson.loads(await content_of(town, 1, "votes.json"))
    rules = orjson.loads(await content_of(town, 1, MANIFEST))["rules"]

    assert (lines[0]["line"], lines[0]["votes"], lines[0]["score"]) == (1, 2, 2)
    assert vote["ballots"] == 2
    assert (rules["id"], rules["limit"]) == ("statistics.small_counts", 5)
    assert len(rules["packs_sha256"]) == 64


SMALLEST, MOST = 4, 7


def told_alike():
    """Return, for what is published of up to three parts, all counts it could stand for."""
    found = {}
    for width in (1, 2, 3):
        for parts in itertools.product(range(MOST + 1), repeat=width):
            said = withheld(parts, SMALLEST)
            found.setdefault((said.parts, said.total), []).append(parts)
    return found


ALIKE = told_alike()


@given(st.lists(st.integers(0, MOST), min_size=1, max_size=3))
def test_who_knows_all_that_is_told_and_the_rule_works_out_no_small_count(parts):
    said = withheld(parts, SMALLEST)
    possible = ALIKE[said.parts, said.total]

    for place, count in enumerate(parts):
        assert (said.parts[place] is None) == (0 < count < SMALLEST)
        if said.parts[place] is None:
            assert len({one[place] for one in possible}) > 1
    if said.total is not None:
        rest = said.total - sum(one or 0 for one in said.parts)
        assert rest == 0 or rest >= SMALLEST


@given(st.lists(st.integers(0, 10**6), max_size=50), st.integers(0, 20))
def test_what_is_told_of_counts_is_true(parts, smallest):
    said = withheld(parts, smallest)

    assert all(told in {None, count} for told, count in zip(said.parts, parts, strict=True))
    assert said.total in {None, sum(parts)}


async def test_a_vote_with_papers_is_told_by_channel_and_an_idea_by_where_it_lies(town):
    officer, clerk = "municipality.officer", "municipality.clerk2"
    channels = ((Channel.ONLINE, 70), (Channel.PAPER, 30))
    campaign = await town.open_campaign(channels=channels, early_close=True)
    batch = await town.act(
        officer, open_batch, poll_id=campaign.poll_id, channel=Channel.PAPER, label="투표소"
    )
    await town.act(officer, mark_came, batch_id=batch.id, voter_id=town.people["resident.2"])
    for who in (officer, clerk):
        await town.act(who, key_paper, batch_id=batch.id, serial=1, choice=None)
    await town.act(clerk, reconcile_batch, batch_id=batch.id, papers_found=1)
    await town.vote("resident.1", campaign.poll_id, "1")
    await town.act(officer, close_campaign, campaign_id=campaign.id, reason="끝")
    await town.act(None, tally_poll, poll_id=campaign.poll_id)
    point = (127_000_000, 36_000_000)
    idea = await town.act(
        "resident.1",
        submit_proposal,
        programme_id=town.programme_id,
        title="그늘막",
        summary="더워요",
        body="더워요",
        category=Category.WELFARE,
        place="가온동",
        cost=1,
        point=point,
    )
    dump = await made(town)

    told = orjson.loads(await content_of(town, dump.version, "channels.json"))
    ideas = orjson.loads(await content_of(town, dump.version, "ideas.json"))
    assert [tuple(one.values())[1:] for one in told] == [
        ("ONLINE", 70, 1, 0, None, "yes"),
        ("PAPER", 30, 0, 1, 0, "yes"),
    ]
    (row,) = [one for one in ideas if one["number"] == idea.number]
    assert (row["longitude"], row["latitude"], row["authors"]) == (*point, None)


async def test_a_living_lab_tells_how_many_applied_once_its_lot_is_drawn(sessions, clock):
    town = await make_town(sessions, residents=CROWD + 1)
    _, lab = await called(town)
    await all_apply(town, lab)
    early = await made(town)
    await clock.set(lab.apply_until)
    lab = await town.act(OFFICER, draw_panel, lab_id=lab.id)
    late = await made(town)

    (before,) = orjson.loads(await content_of(town, early.version, "labs.json"))
    (after,) = orjson.loads(await content_of(town, late.version, "labs.json"))
    (row,) = orjson.loads(await content_of(town, late.version, "ideas.json"))
    assert (before["lab"], before["number"], before["seats"]) == (lab.number, row["number"], 25)
    assert (before["applied"], before["seed"]) == (None, None)
    assert (after["applied"], after["seed"]) == (CROWD, lab.lot_seed)
    assert lot_commitment(bytes.fromhex(after["seed"])) == before["commitment"]


async def test_a_workshop_is_told_with_how_many_came(sessions, clock):
    town = await make_town(sessions, residents=CROWD + 1)
    _, lab, came = await working_lab(town, clock)
    dump = await made(town)
    (held,) = orjson.loads(await content_of(town, dump.version, "workshops.json"))
    assert (held["lab"], held["workshop"], held["came"]) == (lab.number, 1, len(came))


async def test_the_list_of_versions_tells_digests_and_what_changed(town):
    kept = await town.propose("첫째")
    first = await made(town)
    await town.act("municipality.officer", receive_proposal, proposal_id=kept, reason="접수")
    await town.propose("둘째")
    second = await made(town)
    async with unit_of_work(town.sessions) as uow:
        listed = orjson.loads(await versions_file(uow.session, slug=town.slug))
        none = await versions_file(uow.session, slug="nowhere")

    newest, oldest = listed["versions"]
    assert (newest["version"], newest["digest"]) == (2, second.digest)
    assert (oldest["version"], oldest["digest"], oldest["changes"]) == (1, first.digest, None)
    by_name = {
        one["name"]: (one["added"], one["removed"], one["changed"]) for one in newest["changes"]
    }
    assert by_name["ideas"] == (1, 0, 1)
    assert by_name["steps"] == (1, 0, 0)
    assert "votes" not in by_name
    assert none is None
    # Whoever holds both versions reckons the same.
    both = [orjson.loads(await content_of(town, one, "ideas.json")) for one in (1, 2)]
    old, new = ({row["number"]: row for row in rows} for rows in both)
    assert (len(new.keys() - old.keys()), len(old.keys() - new.keys())) == (1, 0)
    assert sum(old[one] != new[one] for one in old.keys() & new.keys()) == 1


async def test_of_a_withdrawn_version_the_list_tells_its_digest_and_nothing_of_what_it_held(town):
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    await town.propose("먼저")
    await made(town)
    hidden = await town.propose("가려질 생각")
    dump = await made(town)
    about = {"kind": SubjectKind.PROPOSAL, "subject_id": hidden, "ground": ReportGround.ABUSE}
    await town.act("resident.3", moderation.report_text, text="거칠어요.", **about)
    await town.act(
        "moderator", moderation.moderate_text, decision=Decision.HIDE, reason="욕", **about
    )
    async with unit_of_work(town.sessions) as uow:
        listed = orjson.loads(await versions_file(uow.session, slug=town.slug))

    newest, oldest = listed["versions"]
    assert newest["withdrawn"] is True
    assert (newest["digest"], newest["changes"], newest["files"]) == (dump.digest, None, [])
    assert oldest["withdrawn"] is False
    assert oldest["files"]


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 3)), max_size=8),
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 3)), max_size=8),
)
def test_rows_that_are_new_and_gone_make_up_the_difference(before, after):
    dataset = Dataset("x", "", "", (Column("k", "text", "", ""), Column("v", "integer", "", "")))
    files = [json_of(dataset, rows) for rows in (before, after)]
    change = change_of(dataset, *files)

    assert len(before) + change.added - change.removed == len(after)
    assert (sorted(before) == sorted(after)) == (
        change.added + change.removed + change.changed == 0
    )
