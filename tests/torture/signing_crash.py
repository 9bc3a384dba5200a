"""Deaths between any two statements of freezing, approving, signing and sealing, and of the database.

Each step of an agreement dies at statements chosen by chance, and right before its commit, until it is
answered; now and then the database is killed right after an answer. Nothing is ever in force unsealed,
sealed twice or by fewer than all, and no approval or signature that was answered is missing. The control
puts an agreement in force before its seal is kept, with the database's own refusal taken away.
"""

import random
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import event, update
from sqlalchemy.ext.asyncio import AsyncEngine

from server.database import Database, connect
from server.sealing import authority_in
from tests.fixtures import signing as room
from tests.fixtures.agreements import Table
from tests.fixtures.town import make_town
from tests.torture.figures import Figure
from tests.torture.house import House
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.signing import sealing
from workflows.agreements.signing.content import sha256
from workflows.agreements.signing.models import AgreementDocument, AgreementEdition
from workflows.agreements.signing.states import DocumentKind
from workflows.kit.refusal import WrongState
from workflows.law.actions import load_rule_packs
from workflows.record.uow import Sessions, unit_of_work

DEATHS_OF_A_STEP, STEPS_TO_A_KILL = 4, 5
Seal = Callable[[Sessions, sealing.Sealer], Awaitable[int]]

WRONG = """
SELECT
 (SELECT count(*) FROM agreement a WHERE a.state = 'IN_FORCE' AND NOT EXISTS (
    SELECT FROM agreement_edition e JOIN agreement_document d ON d.edition_id = e.id
    WHERE e.agreement_id = a.id AND d.kind = 'SEALED')) AS unsealed,
 (SELECT count(*) FROM (SELECT FROM event WHERE kind = 'agreement.in_force'
    GROUP BY subject_id HAVING count(*) > 1) twice) AS twice,
 (SELECT count(*) FROM agreement_document d WHERE d.kind = 'SEALED' AND EXISTS (
    SELECT FROM agreement_gate g WHERE g.edition_id = d.edition_id AND g.kind = 'SIGNATURE'
    AND NOT EXISTS (SELECT FROM agreement_signature s
      WHERE s.edition_id = g.edition_id AND s.body_id = g.body_id))) AS too_early,
 (SELECT count(*) FROM agreement_approval) AS approvals,
 (SELECT count(*) FROM agreement_signature) AS signatures,
 (SELECT count(*) FROM agreement_edition) AS editions,
 (SELECT count(*) FROM agreement WHERE state = 'IN_FORCE') AS in_force
"""


class DiedError(Exception):
    """A process that dies."""


@dataclass(slots=True)
class Crashed:
    """What came of it. `off` is how often the record held more or less than was answered."""

    agreements: int = 0
    deaths: int = 0
    kills: int = 0
    unsealed: int = 0
    twice: int = 0
    too_early: int = 0
    off: int = 0
    seconds: float = 0.0
    answered: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(
            ("approvals", "signatures", "editions", "in_force"), 0
        )
    )

    @property
    def wrong(self) -> int:
        """How much went wrong."""
        return self.unsealed + self.twice + self.too_early + self.off


@contextmanager
def dying(engine: AsyncEngine, at: int) -> Iterator[list[int]]:
    """Let the process die at one of the statements and commits to come; count them."""
    seen = [0]

    def die(*_: object) -> None:
        seen[0] += 1
        if seen[0] == at:
            raise DiedError

    for moment in ("before_cursor_execute", "commit"):
        event.listen(engine.sync_engine, moment, die)
    try:
        yield seen
    finally:
        for moment in ("before_cursor_execute", "commit"):
            event.remove(engine.sync_engine, moment, die)


async def look(house: House, database: str, crashed: Crashed) -> None:
    """Compare the record with what was answered, behind the back of the house."""
    row = (await house.rule(database, WRONG))[0]
    for name in ("unsealed", "twice", "too_early"):
        setattr(crashed, name, getattr(crashed, name) + row[name])
    crashed.off += any(row[name] != number for name, number in crashed.answered.items())


def steps_of(
    table: Table, own: Database, sealer: sealing.Sealer, seal: Seal
) -> list[tuple[str, Callable[[], Awaitable[object]]]]:
    """Return the steps of an agreement on its way, each with what it adds to the record."""
    steps: list[tuple[str, Callable[[], Awaitable[object]]]] = [
        ("editions", lambda: room.freeze(table))
    ]
    steps += [("approvals", lambda who=who: room.approve(table, who)) for who in room.PARTIES]
    steps += [
        ("signatures", lambda who=who: room.sign(table, who)) for who in room.SIGNERS.values()
    ]
    return [*steps, ("in_force", lambda: seal(own.writes, sealer))]


async def go(
    house: House, database: str, own: Database, crashed: Crashed, sealer: sealing.Sealer, seal: Seal
) -> None:
    """Take one agreement from the negotiation into force, dying on the way."""
    table, _ = await room.accepted(await make_town(own.writes))
    for number, (adds, step) in enumerate(steps_of(table, own, sealer, seal)):
        longest = 60
        for _ in range(DEATHS_OF_A_STEP):
            at = random.randint(1, longest)
            try:
                with dying(own.engine, at) as seen:
                    await step()
            except (DiedError, ExceptionGroup):
                crashed.deaths += 1
                await look(house, database, crashed)
                if crashed.wrong:
                    return
            else:
                longest = max(seen[0], 1)
                break
        else:
            await step()
        crashed.answered[adds] += 1
        if (number + crashed.agreements) % STEPS_TO_A_KILL == 0:
            house.kill()
            house.restart()
            await own.engine.dispose(close=False)
            crashed.kills += 1
        await look(house, database, crashed)
        # Whoever lost the answer asks again: it was done, and is not done twice.
        try:
            again = await step()
        except WrongState:
            again = 0
        crashed.off += again != 0
        await look(house, database, crashed)
    crashed.agreements += 1


async def crash(
    house: House,
    database: str,
    *,
    deaths: int,
    seal: Seal = sealing.seal_signed,
    until_wrong: bool = False,
) -> Crashed:
    """Die so many times, or until something is wrong."""
    own, crashed, began = connect(house.url(database)), Crashed(), time.monotonic()
    sealer = authority_in(Path(house.folder) / database)
    try:
        async with unit_of_work(own.writes) as uow:
            await load_rule_packs(uow)
        while crashed.deaths < deaths and not (until_wrong and crashed.wrong):
            await go(house, database, own, crashed, sealer, seal)
    finally:
        await own.close()
    crashed.seconds = time.monotonic() - began
    return crashed


async def hasty_seal(sessions: Sessions, sealer: sealing.Sealer) -> int:
    """Put in force what is signed, and keep the seal afterwards: the control."""
    async with unit_of_work(sessions) as uow:
        waiting = await sealing.unsealed_editions(uow.session)
    for one in waiting:
        edition_id, sealed = one.id, await sealer.seal(one.text, reason=one.reason)
        async with unit_of_work(sessions) as uow:
            edition = await uow.session.get_one(AgreementEdition, edition_id)
            await uow.session.execute(
                update(Agreement)
                .where(Agreement.id == edition.agreement_id)
                .values(state=AgreementState.IN_FORCE)
            )
        async with unit_of_work(sessions) as uow:
            uow.session.add(
                AgreementDocument(
                    edition_id=edition_id,
                    kind=DocumentKind.SEALED,
                    pdf=sealed,
                    sha256=sha256(sealed),
                    made_at=uow.now,
                )
            )
    return len(waiting)


async def signing_crashes(house: House, *, deaths: int, control: int) -> list[Figure]:
    """Run the deaths and their control."""
    kept = await crash(house, await house.fresh("signing"), deaths=deaths)
    hasty = await house.fresh("signing_hasty")
    await house.rule(hasty, "DROP TRIGGER agreement_moves ON agreement")
    await house.rule(hasty, "DROP TRIGGER agreement_document_in_time ON agreement_document")
    erred = await crash(house, hasty, deaths=control, seal=hasty_seal, until_wrong=True)
    line = (
        "{0.agreements:,} agreements, {0.deaths:,} deaths between statements, {0.kills:,} kills -9 of"
        " the database: {0.unsealed:,} in force unsealed, {0.twice:,} sealed twice, {0.too_early:,} too"
        " early, {0.off:,} times other than answered, {0.seconds:.0f} s"
    )
    return [
        Figure.of(
            "deaths from the freeze to the seal",
            kept.deaths >= deaths and kept.wrong == 0,
            line.format(kept),
            kept,
        ),
        Figure.of(
            "signing, control in force before the seal",
            erred.unsealed > 0,
            line.format(erred),
            erred,
        ),
    ]
