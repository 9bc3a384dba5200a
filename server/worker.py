"""The worker: hears the bell through arq, and sweeps by itself so that no bell is ever needed.

Valkey may go away, come back, or lose everything: listening is taken up again, and the sweep reads
PostgreSQL alone. Being killed in the middle of a message leaves it undone; the next worker does it.
"""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from arq.worker import Worker, func
from redis.exceptions import RedisError

from server import jobs
from server.bell import DELIVER, QUEUE, from_json, to_json, valkey
from server.database import WORKING, answering, connect, demand_safe
from server.mail import poster
from server.sealing import sealer
from server.settings import Settings
from server.storage import Storage
from workflows.agreements.signing.sealing import Sealer
from workflows.record.uow import Sessions

log = structlog.get_logger(__name__)

SWEEP_EVERY = 5.0
FORGET_EVERY = 3600.0
# A day is late from its midnight on; a quarter of an hour is soon enough.
LATENESS_EVERY = 900.0
MAIL_EVERY = 30.0
DAILY = 86_400.0
# A killed worker's job is taken up again only this long (and ten seconds) later: keep it small.
JOB_SECONDS = 20
LISTEN_AGAIN = 1.0
ASK_AGAIN = 0.5
POLL_VALKEY = 0.1

Job = Callable[[Sessions], Awaitable[Any]]


async def work(settings: Settings) -> None:
    """Work until the process is told to stop (SIGTERM, SIGINT)."""
    seals = sealer(settings)
    database = connect(settings.database_url, patience=WORKING, connections=4)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stopping.set)
    try:
        await answering(database, settings.database_patience)
        await demand_safe(database)
        doing = [
            asyncio.create_task(repeat(jobs.close_polls, database.writes, SWEEP_EVERY)),
            asyncio.create_task(repeat(jobs.deliver, database.writes, SWEEP_EVERY)),
            asyncio.create_task(repeat(jobs.tell_rolls, database.writes, SWEEP_EVERY)),
            asyncio.create_task(repeat(jobs.forget_answers, database.writes, FORGET_EVERY)),
            asyncio.create_task(repeat(sweeping(settings), database.writes, LATENESS_EVERY)),
            asyncio.create_task(repeat(reading(settings), database.writes, SWEEP_EVERY)),
            asyncio.create_task(repeat(jobs.open_data, database.writes, DAILY)),
            asyncio.create_task(repeat(jobs.drop_drafts, database.writes, DAILY)),
            asyncio.create_task(repeat(jobs.forget, database.writes, DAILY)),
            asyncio.create_task(repeat(jobs.let_seats_go, database.writes, LATENESS_EVERY)),
            asyncio.create_task(repeat(jobs.show_again, database.writes, LATENESS_EVERY)),
            asyncio.create_task(repeat(jobs.lift_minutes, database.writes, LATENESS_EVERY)),
            asyncio.create_task(repeat(jobs.remind, database.writes, LATENESS_EVERY)),
            asyncio.create_task(repeat(jobs.look_for_lateness, database.writes, LATENESS_EVERY)),
            asyncio.create_task(repeat(jobs.lapse_signing, database.writes, SWEEP_EVERY)),
        ]
        if seals is not None:
            doing.append(asyncio.create_task(repeat(sealing(seals), database.writes, SWEEP_EVERY)))
        if settings.smtp_url:
            doing.append(
                asyncio.create_task(repeat(mailing(settings), database.writes, MAIL_EVERY))
            )
        if settings.redis_url:
            doing.append(asyncio.create_task(listen(settings.redis_url, database.writes)))
        log.info("worker.started")
        if seals is None:
            log.warning("worker.no_seal", needed="DURE_SEAL_KEY, DURE_SEAL_CERT, DURE_TSA_URL")
        await stopping.wait()
        await end(doing)
    finally:
        await database.close()
    log.info("worker.stopped")


def sweeping(settings: Settings) -> Job:
    """Return the job that drops files nobody wants from the store of the settings."""
    storage = Storage(settings.files)

    async def sweep(sessions: Sessions) -> int:
        return await jobs.sweep_files(sessions, storage=storage)

    return sweep


def reading(settings: Settings) -> Job:
    """Return the job that reads out papers in the store of the settings."""
    storage = Storage(settings.files)

    async def read(sessions: Sessions) -> int:
        return await jobs.read_papers(sessions, storage=storage)

    return read


def sealing(seals: Sealer) -> Job:
    """Return the job that seals what is signed by all."""

    async def seal(sessions: Sessions) -> int:
        return await jobs.seal_agreements(sessions, sealer=seals)

    return seal


def mailing(settings: Settings) -> Job:
    """Return the job that mails what is due, through the mail server of the settings."""
    post = poster(settings)

    async def mail(sessions: Sessions) -> int:
        return await jobs.mail(
            sessions, post=post, address=settings.address, key=settings.key_for("mail")
        )

    return mail


async def end(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Cancel until everything has ended: a library may take one cancellation for a timeout."""
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=ASK_AGAIN)


async def repeat(job: Job, sessions: Sessions, seconds: float) -> None:
    """Do a job again and again, also after it failed; a job that is never done twice is no job."""
    while True:
        try:
            await job(sessions)
        except Exception:
            log.exception("worker.job_failed", job=job.__name__)
        await asyncio.sleep(seconds)


async def listen(url: str, sessions: Sessions) -> None:
    """Hear the bell, and listen again whenever Valkey went away."""
    while True:
        listener = listener_on(url, sessions)
        try:
            await listener.async_run()
        except (RedisError, OSError, TimeoutError, RuntimeError):
            log.warning("worker.bell_unheard", exc_info=True)
        finally:
            await hush(listener)
        await asyncio.sleep(LISTEN_AGAIN)


class Listener(Worker):
    """An arq worker whose last word on a job can be waited for.

    It is said behind a shield: whoever cancels the job does not reach it, and a client closed before
    it was said would be connected once more, and by nobody closed again.
    """

    def __init__(self, **given: Any) -> None:
        """Take what arq takes."""
        super().__init__(**given)
        self.last_words: set[asyncio.Future[None]] = set()

    def finish_job(self, *given: Any) -> asyncio.Future[None]:  # type: ignore[override]
        """Begin to say what became of a job."""
        return self._noted(super().finish_job(*given))

    def finish_failed_job(self, *given: Any) -> asyncio.Future[None]:  # type: ignore[override]
        """Begin to say that a job was none."""
        return self._noted(super().finish_failed_job(*given))

    def _noted(self, word: Awaitable[None]) -> asyncio.Future[None]:
        saying = asyncio.ensure_future(word)
        self.last_words.add(saying)
        saying.add_done_callback(self.last_words.discard)
        return saying


def listener_on(url: str, sessions: Sessions, *, burst: bool = False) -> Listener:
    """Return an arq worker that answers the bell by delivering what waits."""

    async def deliver(ctx: dict[Any, Any], *_: object, **__: object) -> None:  # noqa: ARG001
        await jobs.deliver(sessions)

    return Listener(
        functions=[func(deliver, name=DELIVER, keep_result=0, max_tries=1)],
        redis_pool=valkey(url),
        queue_name=QUEUE,
        burst=burst,
        handle_signals=False,
        job_timeout=JOB_SECONDS,
        keep_result=0,
        max_jobs=2,
        poll_delay=POLL_VALKEY,
        job_serializer=to_json,
        job_deserializer=from_json,
        log_results=False,
    )


async def hush(listener: Listener) -> None:
    """Stop a listener whatever state its connection is in."""
    if listener.main_task is not None:
        listener.main_task.cancel()
    for task in listener.tasks.values():
        task.cancel()
    await asyncio.gather(*listener.tasks.values(), return_exceptions=True)
    await asyncio.gather(*listener.last_words, return_exceptions=True)
    with contextlib.suppress(RedisError, OSError):
        await listener.pool.aclose(close_connection_pool=True)
