"""Real elections held again: a Pabulib file through the poll, the box and the count, judged at the end."""

import asyncio
import json
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from server.database import Database
from workflows.kit.refusal import Refusal
from workflows.kit.wording import Locale, optional
from workflows.programmes.actions import found_programme
from workflows.record.uow import Sessions, unit_of_work
from workflows.rights.actor import Actor
from workflows.voting.actions import close_poll, draft_poll, open_poll, tally_poll
from workflows.voting.casting import Cast, cast_ballots
from workflows.voting.pabulib.files import PabulibRefused
from workflows.voting.pabulib.reader import read_pabulib
from workflows.voting.pabulib.replay import Replay, replay_of
from workflows.voting.pabulib.verdict import verdict

BATCH = 4_000  # ballots a transaction
LANES = 2  # while one batch is in the database, the next is being made ready
LONGEST_REPLAY = timedelta(days=1)


async def replay(database: Database, files: Sequence[Path]) -> int:
    """Hold every file's election again and print one JSON line each; return the exit code.

    A file that cannot be read, or whose election cannot be held, is refused on its line, nothing of it is stored, and the others go
    on; the code is then 1.
    """
    code = 0
    for path in files:
        begun = time.perf_counter()
        try:
            line = await replay_one(database.writes, path)
        except Refusal as refused:
            line, code = refused_line(path, refused), 1
        except OSError as error:
            line, code = (
                {
                    "file": path.name,
                    "refused": {"reason": "file_unreadable", "message": error.strerror},
                },
                1,
            )
        line["seconds"] = round(time.perf_counter() - begun, 3)
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return code


async def replay_one(sessions: Sessions, path: Path) -> dict[str, object]:
    """Read, draft, open, cast, close and count one election; return its line without the time.

    Raises PabulibRefused for a file that is not in order.
    """
    file = read_pabulib(await asyncio.to_thread(path.read_bytes))
    if not file.votes and any(project.votes for project in file.projects):
        raise PabulibRefused("no_votes", field="VOTES")  # they were cast, and are not in it
    again = replay_of(file)
    # A poll opens on a roll: where nobody voted, one stands on it who does not.
    voters = [uuid4() for _ in again.choices] or [uuid4()]
    poll_id = await _open(sessions, again, voters)
    batches = _batches(poll_id, voters, again.choices)
    await asyncio.gather(*(_cast(sessions, batches) for _ in range(LANES)))
    async with unit_of_work(sessions) as uow:
        await close_poll(uow, poll_id=poll_id, reason="replay")
    async with unit_of_work(sessions) as uow:
        counted = await tally_poll(uow, poll_id=poll_id)
    return verdict(path.name, file, again, counted.tally)


async def _open(sessions: Sessions, again: Replay, voters: Sequence[UUID]) -> UUID:
    """Open the poll in a rehearsal of its own, on a roll of one entry a ballot."""
    async with unit_of_work(sessions) as uow:
        rehearsal = await found_programme(
            uow,
            slug=f"replay-{uuid4().hex}",
            name=("모의 재현", "Replay"),
            place=("모의 재현", "Replay"),
            cohort_year=uow.now.year,
            rehearsal=True,
        )
        poll = await draft_poll(
            uow,
            programme_id=rehearsal.id,
            definition=again.definition,
            references=[uuid4() for _ in again.definition.options],
            opens_at=uow.now,
            closes_at=uow.now + LONGEST_REPLAY,
            revoting=False,
            early_close=True,
            as_cast=True,
        )
        await open_poll(uow, poll_id=poll.id, voters=voters)
    return poll.id


def _batches(poll_id: UUID, voters: Sequence[UUID], choices: Sequence[str]) -> Iterator[list[Cast]]:
    for start in range(0, len(choices), BATCH):
        yield [
            Cast(Actor(person_id=voter), poll_id, 1, choice)
            for voter, choice in zip(
                voters[start : start + BATCH], choices[start : start + BATCH], strict=True
            )
        ]


async def _cast(sessions: Sessions, batches: Iterator[list[Cast]]) -> None:
    for casts in batches:
        async with unit_of_work(sessions) as uow:
            answers = await cast_ballots(uow, casts)
        for answer in answers:
            if isinstance(answer, Refusal):
                raise answer


def refused_line(path: Path, refused: Refusal) -> dict[str, object]:
    """Return the line of a file that is refused: rule, place, and what to do, in both languages."""
    figures = {**refused.figures, "field": refused.field}
    return {
        "file": path.name,
        "refused": {
            "code": refused.code.value,
            "reason": refused.reason,
            "field": refused.field,
            "line": refused.figures.get("line"),
            "message": optional(Locale.EN, f"refusal.{refused.reason}.message", **figures),
            "remedy": optional(Locale.EN, f"refusal.{refused.reason}.remedy", **figures),
        },
    }
