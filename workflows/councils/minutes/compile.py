"""Minutes out of a meeting's log: the same log gives the same lines, in whatever order rows come. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from workflows.councils.meetings.floor import Turn, floor_of
from workflows.councils.meetings.states import Asked, Entry, VoteKind
from workflows.councils.minutes.amendments import KINDS as AMENDING
from workflows.councils.minutes.amendments import adopted_line, amendment_lines
from workflows.councils.minutes.carrying import carrying_line
from workflows.councils.minutes.lines import Line, Minutes
from workflows.councils.minutes.material import Item, Material, Noted, Vote
from workflows.councils.minutes.presence import presence
from workflows.councils.minutes.ruling import quorum_lines, rule_lines, tie_lines, turn_lines
from workflows.councils.minutes.states import Field, Said

ORDERED: Mapping[Entry, Said] = {
    Entry.NOTICE_AGAIN: Said.NOTICE_AGAIN,
    Entry.ITEM_DROPPED: Said.ITEM_DROPPED,
    Entry.OPENED: Said.OPENED,
    Entry.JOINED: Said.JOINED,
    Entry.LEFT: Said.LEFT,
    Entry.STEPPED_OUT: Said.STEPPED_OUT,
    Entry.RETURNED: Said.RETURNED,
    Entry.RECUSED: Said.RECUSED,
    Entry.CHALLENGED: Said.CHALLENGED,
    Entry.UPHELD: Said.UPHELD,
    Entry.DISMISSED: Said.DISMISSED,
    Entry.ITEM_CALLED: Said.CALLED,
    Entry.DOORS_CLOSED: Said.DOORS_CLOSED,
    Entry.ITEM_ENDED: Said.ITEM_OVER,
    Entry.CLOSED: Said.CLOSED,
    Entry.PROXY_NAMED: Said.PROXY_NAMED,
    Entry.PROXY_WITHDRAWN: Said.PROXY_WITHDRAWN,
    **AMENDING,
}
ANSWERED = frozenset(
    {Said.NUMBERS, Said.PRESIDED, Said.PRESENT, Said.ABSENT, Said.OPENED, Said.JOINED, Said.CLOSED}
)
# Their words are the name of a result or of a state, or numbers of amendments.
CODED = frozenset({Entry.VOTE_CLOSED, Entry.ITEM_ENDED, *AMENDING})
NAMED = re.compile(r"#([1-9][0-9]{0,5})(?![0-9])")
COUNTED = ("for", "against", "abstain", "silent", "recused", "absent", "base", "needed")


def compile_minutes(given: Material) -> Minutes:
    """Return the minutes of a meeting that is closed.

    A gist takes the place of the remarks of its item, and cites them and what it names; an accepted correction takes the
    place of a line's words. Both stay on record where they come from.
    """
    log = tuple(sorted(given.log, key=lambda one: one.number))
    items = sorted(given.items, key=lambda one: one.number)
    numbers = {one.id: one.number for one in items}
    votes = sorted(given.votes, key=lambda one: one.number)
    lines = [
        *_heading(given, log),
        *presence(given, log),
        *_order(given, log, numbers),
        *_items(given, items, log),
        *_remarks(given, log, items),
        *_decisions(given, items, log),
        *_votes(given, votes, log, numbers),
    ]
    if given.in_writing is not None:
        lines = [_in_writing(one) for one in lines]
    return Minutes(given.meeting, tuple(_corrected(given, lines)))


def _in_writing(line: Line) -> Line:
    """Mark what reads otherwise where nobody met: who asked, who answered, when it began and ended."""
    if line.said not in ANSWERED:
        return line
    return replace(line, figures={**line.figures, "writing": 1})


def named_entries(words: str) -> frozenset[int]:
    """Return the numbers of entries that a gist names, as whoever writes it cites them: #12."""
    return frozenset(int(found) for found in NAMED.findall(words))


def said_of(kind: Entry, words: str) -> str:
    """Return what somebody said or wrote in an entry, without the code some kinds begin or end with."""
    if kind in CODED or kind is Entry.PROXY_NAMED:
        return ""
    return words.partition(": ")[2] if kind is Entry.RECUSED else words


def _cites(log: tuple[Noted, ...], kind: Entry, item: UUID | None = None) -> tuple[int, ...]:
    return tuple(one.number for one in log if one.kind is kind and one.item == item)


def _heading(given: Material, log: tuple[Noted, ...]) -> Iterator[Line]:
    called, opened = _cites(log, Entry.NOTICE), _cites(log, Entry.OPENED)
    council = {"council_ko": given.council[0], "council_en": given.council[1]}
    yield Line("name", Field.NAME, Said.MEETING, called, {**council, "number": given.number})
    agency = {"agency_ko": given.agency[0], "agency_en": given.agency[1]}
    yield Line("agency", Field.AGENCY, Said.AGENCY, called, agency)
    began, over = given.opened_at.isoformat(), given.closed_at.isoformat()
    yield Line("began", Field.WHEN, Said.BEGAN, opened, {"at": began})
    yield Line("over", Field.WHEN, Said.ENDED, _cites(log, Entry.CLOSED), {"at": over})
    video = {"video": int(given.by_video)}
    yield Line("place", Field.WHEN, Said.PLACE, called, video, words=given.place)


def _order(given: Material, log: tuple[Noted, ...], items: Mapping[UUID, int]) -> Iterator[Line]:
    """Return what happened in its order; who came before the opening is told among those present."""
    notices = given.notices
    late = sum(one is None or one > notices.due for one in notices.arrived.values())
    days = [one for one in notices.arrived.values() if one is not None]
    figures: dict[str, str | int] = {
        "due": notices.due.isoformat(),
        "arrived": max(days).isoformat() if days else "-",
        "members": len(notices.arrived),
        "late": late,
    }
    urgent = bool(late or notices.urgency)
    kind = Said.NOTICE_LATE if urgent else Said.NOTICE
    called = _cites(log, Entry.NOTICE)
    words = notices.urgency
    if given.in_writing is not None:
        # No day of notice: there is an hour until which is answered, and why in writing.
        kind, words = Said.ASKED_IN_WRITING, given.in_writing.reason
        asked = {name: figures[name] for name in ("arrived", "members")}
        hour = given.in_writing.until.isoformat()
        figures = {**asked, "case": given.in_writing.case.value, "until": hour}
    yield Line("notice", Field.ORDER, kind, called, figures, words=words)
    for one in log:
        said = ORDERED.get(one.kind)
        if said is None or (said is Said.JOINED and one.at < given.opened_at):
            continue
        shown: dict[str, str | int] = {"at": one.at.isoformat()}
        if one.mode is not None:
            shown["mode"] = one.mode.value
        if said is Said.ITEM_OVER:
            shown["state"] = one.words
        elif one.kind in AMENDING:
            shown["amendment"] = one.words
        elif said is Said.RECUSED:
            shown["kind"] = one.words.partition(": ")[0]
        elif said is Said.PROXY_NAMED:
            shown["letter"] = one.words
        number = None if one.item is None else items[one.item]
        if number is not None:
            shown["number"] = number
        yield Line(
            f"order.{one.number}",
            Field.ORDER,
            said,
            (one.number,),
            shown,
            one.person,
            number,
            said_of(one.kind, one.words),
        )
        yield from turn_lines(one.number, given.turns, items)


def _items(given: Material, items: list[Item], log: tuple[Noted, ...]) -> Iterator[Line]:
    for one in items:
        cites = _cites(log, Entry.ITEM_CALLED, one.id) or _cites(log, Entry.NOTICE)
        shown: dict[str, str | int] = {
            "number": one.number,
            "topic": one.topic.value,
            "asked": one.asked.value,
        }
        if one.topic_word and one.topic_rule:
            shown |= {"topic": one.topic_word, "topic_rule": one.topic_rule}
        yield Line(
            f"item.{one.number}", Field.ITEMS, Said.ITEM, cites, shown, None, one.number, one.title
        )
        yield Line(
            f"motion.{one.number}",
            Field.ITEMS,
            # Nothing is put to the vote by a report.
            Said.REPORTED if one.asked is Asked.REPORT else Said.MOTION,
            cites,
            {},
            None,
            one.number,
            one.motion,
        )
        moved = (each for each in given.amendments if each.item == one.id)
        yield from amendment_lines(one, moved, log)


def _remarks(given: Material, log: tuple[Noted, ...], items: list[Item]) -> Iterator[Line]:
    gists = {one.item: one for one in sorted(given.gists, key=lambda one: one.version)}
    closed = _cites(log, Entry.CLOSED)
    turns = floor_of(log).turns
    for said in (one for one in log if one.kind is Entry.REMARK and one.item is None):
        yield _remark(said, None, turns)
    for item in items:
        remarks = [one for one in log if one.kind is Entry.REMARK and one.item == item.id]
        gist = gists.get(item.id)
        spoke = [one for one in turns if one.item == item.id]
        around = (
            *_cites(log, Entry.ITEM_CALLED, item.id),
            *_cites(log, Entry.ITEM_ENDED, item.id),
        )
        if gist is not None:
            said_by = {*(one.number for one in remarks), *(one.number for one in spoke)}
            named = named_entries(gist.words) & {one.number for one in log}
            cites = tuple(sorted(said_by | named)) or around or closed
            yield Line(
                f"gist.{item.number}",
                Field.REMARKS,
                Said.GIST,
                cites,
                {"number": item.number},
                None,
                item.number,
                gist.words,
            )
        elif remarks:
            yield from (_remark(one, item.number, turns) for one in remarks)
        elif spoke:
            for turn in spoke:
                shown: dict[str, str | int] = {
                    "seconds": int(turn.lasted(turn.since).total_seconds())
                }
                key = f"spoke.{turn.number}"
                cite = (turn.number,)
                yield Line(key, Field.REMARKS, Said.SPOKE, cite, shown, turn.person, item.number)
        else:
            yield Line(
                f"gist.{item.number}",
                Field.REMARKS,
                Said.NO_REMARK,
                around or closed,
                {"number": item.number},
                None,
                item.number,
            )


def _remark(one: Noted, item: int | None, turns: list[Turn]) -> Line:
    """Return a remark; it cites with it the turn in which it was said, if its speaker had the floor."""
    shown: dict[str, str | int] = {} if item is None else {"number": item}
    had = [
        turn.number
        for turn in turns
        if turn.person == one.person and turn.item == one.item and turn.number < one.number
    ]
    cites = (*had[-1:], one.number)
    key = f"remark.{one.number}"
    return Line(key, Field.REMARKS, Said.REMARK, cites, shown, one.person, item, one.words)


def _decisions(given: Material, items: list[Item], log: tuple[Noted, ...]) -> Iterator[Line]:
    for one in items:
        cites = _cites(log, Entry.ITEM_ENDED, one.id) or _cites(log, Entry.CLOSED)
        yield Line(
            f"decision.{one.number}",
            Field.DECISIONS,
            Said.DECISION,
            cites,
            {"number": one.number, "state": one.state.value},
            None,
            one.number,
            one.conclusion,
        )
        yield from (adopted_line(one, each, log) for each in given.adopted if each.item == one.id)
        carried = (each for each in given.carrying if each.item == one.id)
        yield from (carrying_line(each, one.number, cites) for each in carried)
        for change in given.rule_changes:
            if change.item == one.id:
                yield from rule_lines(change, one.number, cites)


def _votes(
    given: Material, votes: list[Vote], log: tuple[Noted, ...], items: Mapping[UUID, int]
) -> Iterator[Line]:
    if not any(one.challenged is None and not one.on_privacy for one in votes):
        yield Line("vote.none", Field.VOTES, Said.NO_VOTE, _cites(log, Entry.CLOSED))
    for one in votes:
        cites = tuple(entry.number for entry in log if entry.vote == one.id)
        number = items[one.item]
        said = Said.VOTE if one.challenged is None else Said.CHALLENGE_VOTE
        if one.amendment is not None:
            said = Said.AMENDMENT_VOTE
        if one.on_privacy:
            said = Said.PRIVACY_VOTE
        counted = one.outcome or {}
        shown: dict[str, str | int] = {
            "number": number,
            "vote": one.number,
            "kind": one.kind.value,
            "result": "" if one.result is None else one.result.value,
            **{name: int(counted[name]) for name in COUNTED if name in counted},
            **({} if one.amendment is None else {"amendment": one.amendment}),
        }
        key = f"vote.{one.number}"
        yield Line(key, Field.VOTES, said, cites, shown, one.challenged, number)
        yield from quorum_lines(key, counted, shown, cites, item=number)
        yield from tie_lines(key, counted, shown, cites, presided=given.presided, item=number)
        if one.kind is not VoteKind.ROLL_CALL:
            continue
        void = {UUID(seat["seat"]): seat["why"] for seat in counted.get("void", ())}
        # A void ballot is on record, and what it said is nobody's business any more.
        for nth, who in enumerate(sorted(one.ballots, key=str), 1):
            named = one.ballots[who]
            choice = "VOID" if who in void or named is None else named.value
            ballot: dict[str, str | int] = {"choice": choice}
            by = Said.BALLOT_BY_PROXY if who in one.by_proxy else Said.BALLOT
            yield Line(f"{key}.{nth}", Field.VOTES, by, cites, ballot, who, number)


def _corrected(given: Material, lines: list[Line]) -> Iterator[Line]:
    """Put accepted corrections into their lines; a gist written after one has taken it up or not."""
    numbers = {one.id: one.number for one in given.items}
    written: dict[str, datetime] = {}
    for gist in sorted(given.gists, key=lambda one: one.version):
        written[f"gist.{numbers[gist.item]}"] = gist.at
    accepted: dict[str, tuple[tuple[int, ...], str]] = {}
    for one in sorted(given.corrections, key=lambda one: (one.at, one.number)):
        if one.line not in written or written[one.line] < one.at:
            before, _ = accepted.get(one.line, ((), ""))
            accepted[one.line] = ((*before, one.number), one.words)
    for line in lines:
        if line.key not in accepted:
            yield line
            continue
        corrects, words = accepted[line.key]
        said = Said.GIST if line.said is Said.NO_REMARK else line.said
        yield replace(line, said=said, corrects=corrects, words=words)
