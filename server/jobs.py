"""Jobs: each opens a unit of work as the house itself and calls one action."""

import time

from anyio import to_thread

from server.delivery import ROUND, deliver_waiting
from server.reading import read_pdf
from server.storage import Storage
from workflows.agreements.disputes.acting import tell_of_dispute_clocks
from workflows.agreements.duties.warning import remind_of_duties
from workflows.agreements.signing.ending import lapse_editions
from workflows.agreements.signing.mandates import tell_lapsed_mandates
from workflows.agreements.signing.sealing import Sealer, seal_signed
from workflows.corridor.letters import Post, mail_waiting
from workflows.corridor.retention import forget_due
from workflows.corridor.tell_rolls import tell_next_batch
from workflows.councils.follow_up.due import remind_of_decisions
from workflows.councils.interests.due import remind_of_interests
from workflows.councils.meetings.reading_out import keep_read_out, papers_to_read
from workflows.councils.minutes.publishing import lift_due
from workflows.documents.files.actions import let_go_loose
from workflows.documents.files.queries import files_to_sweep, note_swept
from workflows.proposals.drafts.actions import drop_idle_drafts
from workflows.proposals.dumps.actions import make_dumps
from workflows.proposals.handling.late_promises import tell_of_late_promises
from workflows.proposals.living_lab.seats import lapse_offers
from workflows.proposals.moderation.actions import end_blindings
from workflows.proposals.support.actions import demand_interim_answers
from workflows.record.kept_answers import forget_old_answers
from workflows.record.uow import Sessions, unit_of_work
from workflows.voting.actions import close_due_polls

# Longer than any upload takes.
PASSING_SECONDS = 3600.0


async def deliver(sessions: Sessions) -> int:
    """Deliver the outbox; return how many messages were taken."""
    return await deliver_waiting(sessions)


async def close_polls(sessions: Sessions) -> None:
    """Close the polls whose hour has struck by the database's clock."""
    async with unit_of_work(sessions) as uow:
        await close_due_polls(uow)


async def forget_answers(sessions: Sessions) -> None:
    """Forget answers kept for repeated requests, after seven days."""
    async with unit_of_work(sessions) as uow:
        await forget_old_answers(uow)


async def look_for_lateness(sessions: Sessions) -> None:
    """Let every late answer beget the duty of an interim one, and tell of every promise that is late."""
    async with unit_of_work(sessions) as uow:
        await demand_interim_answers(uow)
    async with unit_of_work(sessions) as uow:
        await tell_of_late_promises(uow)


async def mail(sessions: Sessions, *, post: Post, address: str, key: bytes) -> int:
    """Mail what is due to be mailed; return how many letters went out."""
    return await mail_waiting(sessions, post, address, key)


async def tell_rolls(sessions: Sessions) -> int:
    """Tell rolls what is to be told them, a batch in a transaction; return how many people were told.

    It gives way after a round, so that nothing else of this worker waits for a large roll.
    """
    told = 0
    until = time.monotonic() + ROUND
    while time.monotonic() < until:
        async with unit_of_work(sessions) as uow:
            batch = await tell_next_batch(uow)
        if batch is None:
            break
        told += batch
    return told


async def open_data(sessions: Sessions) -> None:
    """Make a version of the open data of every place where something changed."""
    async with unit_of_work(sessions) as uow:
        await make_dumps(uow)


async def forget(sessions: Sessions) -> None:
    """Erase the personal values that have been kept long enough."""
    async with unit_of_work(sessions) as uow:
        await forget_due(uow, dry=False)


async def drop_drafts(sessions: Sessions) -> None:
    """Drop drafts nobody has touched for the days of the rule."""
    async with unit_of_work(sessions) as uow:
        await drop_idle_drafts(uow)


async def let_seats_go(sessions: Sessions) -> None:
    """Let offers of a seat on a living lab's panel lapse whose last day is over."""
    async with unit_of_work(sessions) as uow:
        await lapse_offers(uow)


async def show_again(sessions: Sessions) -> None:
    """Show again what was blinded for a time that is over."""
    async with unit_of_work(sessions) as uow:
        await end_blindings(uow)


async def lift_minutes(sessions: Sessions) -> None:
    """Show what minutes hid for a decision in progress whose expected end has come."""
    async with unit_of_work(sessions) as uow:
        await lift_due(uow)


async def remind(sessions: Sessions) -> None:
    """Remind of decisions, reports, obligations and disputes whose day comes near, is here, or is over."""
    async with unit_of_work(sessions) as uow:
        await remind_of_decisions(uow)
    async with unit_of_work(sessions) as uow:
        await remind_of_interests(uow)
    async with unit_of_work(sessions) as uow:
        await remind_of_duties(uow)
    async with unit_of_work(sessions) as uow:
        await tell_of_dispute_clocks(uow)


async def lapse_signing(sessions: Sessions) -> None:
    """End the editions of agreements whose signing window has closed; tell of mandates that have run out."""
    async with unit_of_work(sessions) as uow:
        await lapse_editions(uow)
    async with unit_of_work(sessions) as uow:
        await tell_lapsed_mandates(uow)


async def seal_agreements(sessions: Sessions, *, sealer: Sealer) -> int:
    """Seal the agreements that are signed by all, and put them in force; return how many."""
    return await seal_signed(sessions, sealer)


async def read_papers(sessions: Sessions, *, storage: Storage) -> int:
    """Read out the papers that are PDFs, one after the other; return how many were read.

    A worker that is killed meanwhile reads the same paper again.
    """
    async with unit_of_work(sessions) as uow:
        unread = await papers_to_read(uow.session)
    for paper_id, file_id in unread.papers.items():
        text = await read_pdf(storage.path(file_id), pages=unread.pages, seconds=unread.seconds)
        async with unit_of_work(sessions) as uow:
            await keep_read_out(uow, paper_id=paper_id, text=text)
    return len(unread.papers)


async def sweep_files(sessions: Sessions, *, storage: Storage) -> int:
    """Let loose files go, and drop from the store what is gone; return how many were dropped.

    Bytes go before it is noted that they are gone: a killed sweep is done again.
    """
    async with unit_of_work(sessions) as uow:
        await let_go_loose(uow)
    async with unit_of_work(sessions) as uow:
        gone = await files_to_sweep(uow.session)
        await to_thread.run_sync(storage.drop, gone)
        await note_swept(uow, gone)
    await to_thread.run_sync(storage.drop_passing, time.time() - PASSING_SECONDS)
    return len(gone)
