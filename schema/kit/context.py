"""Context: what one operation may use to read, to load by key and to write."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager, suppress
from datetime import datetime
from functools import partial
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeAlias, TypeVar, cast
from uuid import UUID

import strawberry
from strawberry.dataloader import DataLoader

from schema.kit.snapshot import Session, Snapshot, Snapshots
from workflows.identity.passkeys.evidence import RelyingParty
from workflows.identity.readers import Presumed
from workflows.identity.reading import Seen, note_seen
from workflows.kit.hashing import Canonical, digest
from workflows.kit.refusal import NotFound, Refusal, RefusalCode
from workflows.kit.sent import NotSwornError, UnderOath
from workflows.kit.things import UNWALLED
from workflows.kit.wording import Locale
from workflows.proposals.campaigns.queries import Paper, campaigns_by_id
from workflows.record.attempts import record_refused
from workflows.record.busy import told_as_busy
from workflows.record.kept_answers import keep_answer, kept_answer
from workflows.record.uow import Identify, Sessions, UnitOfWork, unit_of_work
from workflows.rights.actor import ANONYMOUS, Actor
from workflows.voting.casting import Cast, Receipt, cast_ballot
from workflows.voting.queries import polls_by_id

P = ParamSpec("P")
T = TypeVar("T")
Read: TypeAlias = Callable[Concatenate[Session, Actor, P], Awaitable[T]]
ByIds: TypeAlias = Callable[[Session, Actor, Collection[UUID]], Awaitable[Mapping[UUID, T]]]
Action: TypeAlias = Callable[Concatenate[UnitOfWork, P], Awaitable[T]]
# Lends a connection outside any transaction, for one question.
Look: TypeAlias = Callable[[], AbstractAsyncContextManager[Any]]
# Puts one ballot into the box and returns after the commit; a refusal is raised.
PutIn: TypeAlias = Callable[[Cast], Awaitable[Receipt]]

# Besides what is not allowed, a voter who is shut out leaves a trace (DESIGN 2.3).
SHUT_OUT = frozenset({"voting_closed"})
# Hats that cannot be worn: the attempt is noted for the person, who stands fast without them.
UNWORN = frozenset({"hat_not_yours", "hat_not_live"})

# Where nothing is served, as in a process that only executes operations.
NEAR = RelyingParty("localhost", "http://localhost:8000")


class Asked(NamedTuple):
    """The mutation field being answered: its name, its place in the response, and its input."""

    field: str
    path: str
    written: Callable[[], Canonical]

    @property
    def digest(self) -> str:
        """The digest of the field's name and input, by which a repeated request is known."""
        return digest({"field": self.field, "arguments": self.written()})


class Context:
    """One operation's doorway to the ground floor. It is made for one operation and then ended."""

    def __init__(
        self,
        *,
        sessions: Sessions,
        snapshots: Snapshots,
        identify: Identify,
        locale: Locale = Locale.KO,
        cursor_key: bytes,
        person_id: UUID | None = None,
        idempotency_key: str | None = None,
        ring: Callable[[], Awaitable[None]] | None = None,
        put_in: PutIn | None = None,
        asker: Callable[[], Awaitable[Actor]] | None = None,
        anew: Callable[[], Awaitable[Actor]] | None = None,
        paper: Callable[[UUID], Awaitable[Paper | None]] | None = None,
        look: Look | None = None,
        in_person: bool = False,
        left: bool = False,
        address: Callable[[], str | None] = lambda: None,
        party: RelyingParty = NEAR,
        found: Presumed | None = None,
        presumed: Presumed | None = None,
    ) -> None:
        """Take what the process and the request give.

        `snapshots` opens what is read; `identify` says who asks, with the hat of `Dure-Appointment`,
        inside each transaction;
        `person_id` is the sender as the doorway knows him, for noting a hat that is not his;
        `cursor_key` is a secret of the house; `ring` tells the worker that something was recorded;
        `put_in` casts a ballot together with others (None: each in a unit of work of its own);
        `asker` gives the sender as the doorway found him after the request came, `anew` as he stands
        after something was done, and `paper` what an opened campaign votes on, all without a question
        of this operation's own (None: they are asked for here); `look` lends a connection for one
        question (None: who asks is still to be found out), and `in_person` says that somebody in
        particular asks; `left` says
        that the operation was tried and has to be executed field by field; `address` makes the digest
        of where the request came from, for the log of who read personal data; `party` is for whom
        passkeys are made; `found` is who was found at the door, to be sworn in what is read after an
        act (None: he is found out anew); `presumed` is who came by the same cookie before, where who
        asks is not found out yet: then nothing but one question can be asked, or one ballot cast, which
        swears it.
        """
        self.locale = locale
        self.cursor_key = cursor_key
        self._sessions = sessions
        self._identify = identify
        self._person_id = person_id
        self._idempotency_key = idempotency_key
        self._ring = ring
        self._put_in = put_in
        self._asker = asker
        self._anew = anew
        self._paper = paper
        self._look = look
        self._in_person = in_person
        self.left = left
        self._address = address
        self.party = party
        self._found = found
        self._presumed = presumed
        self._alone = False
        self._plain = False
        self._snapshot = Snapshot(snapshots, identify, self._known)
        self._loaders: dict[object, DataLoader[Any, Any]] = {}
        self.asked: Asked | None = None

    @property
    def is_presumed(self) -> bool:
        """Whether it is still to be sworn who asks."""
        return self._presumed is not None

    @property
    def address(self) -> str | None:
        """The digest of where the request came from, if that is known."""
        return self._address()

    async def _known(self) -> Actor | None:
        """Return who reads as the doorway found him; None once something was done since."""
        return await self._asker() if self._asker else None

    async def actor(self) -> Actor:
        """Return who is asking. Refuses a hat that is not live or not the asker's."""
        async with self._snapshot.turn(bare=True) as (_, actor):
            return actor

    async def now(self) -> datetime:
        """Return the database's clock."""
        return await self._snapshot.now()

    def ask_once(self, *, unwalled: bool) -> None:
        """Say that this operation asks one question only: a statement is a snapshot of its own.

        Somebody can ask so only what is `unwalled`: to row-level policies he would be nobody.
        """
        self._alone = self._look is not None and (unwalled or not self._in_person)

    def ask_freely(self) -> None:
        """Take that back: what is asked from here on belongs to one snapshot."""
        self._alone = False

    def answer_plainly(self) -> None:
        """Say that what a verb answers is its thing alone, of which nothing else is read."""
        self._plain = True

    async def read(self, query: Read[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask one question of the operation's snapshot, in turn with its other readers."""
        async with self._snapshot.turn() as (session, actor):
            return await query(session, actor, *args, **kwargs)

    async def read_rows(self, query: Read[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask a question that reads plain rows, for which a bare connection is enough."""
        if self._alone and self._look is not None:
            with told_as_busy():
                presumed = self._presumed
                actor = presumed.actor if presumed else await self._known() or ANONYMOUS
                async with self._look() as lent:
                    asked = UnderOath(lent, presumed.oath) if presumed else lent
                    return await query(asked, actor, *args, **kwargs)
        async with self._snapshot.turn(bare=True) as (connection, actor):
            return await query(connection, actor, *args, **kwargs)

    async def load(self, by_ids: ByIds[T], key: UUID) -> T | None:
        """Fetch by key, together with all the other keys wanted in the same moment."""
        if by_ids not in self._loaders:
            self._loaders[by_ids] = DataLoader(load_fn=partial(self._batch, by_ids))
        # Shielded: whoever is cancelled because a neighbour's field went wrong must not take the
        # answer away from others who wait for the same key.
        return cast("T | None", await asyncio.shield(self._loaders[by_ids].load(key)))

    async def fetch(self, by_ids: ByIds[T], key: UUID) -> T:
        """Fetch by key what a foreign key promises to be there. Raises LookupError otherwise."""
        row = await self.load(by_ids, key)
        if row is None:
            msg = f"{getattr(by_ids, '__name__', by_ids)} has no row under a key that must be there"
            raise LookupError(msg)
        return row

    async def note(self, seen: Seen, person_id: UUID) -> None:
        """Log, before it is told, that the asker is shown something of a person.

        Those shown in the same moment are one row of the log.
        """
        if seen not in self._loaders:
            self._loaders[seen] = DataLoader(load_fn=partial(self._note_all, seen))
        await asyncio.shield(self._loaders[seen].load(person_id))

    async def act(
        self, action: Action[P, T], attempt: UUID | None, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Carry out one action in a unit of work of its own and return what it returns.

        `attempt` is the thing acted on, if a refusal to do so has to leave a trace.
        """

        async def done() -> T:
            async with unit_of_work(self._sessions, self._identify, ring=self._ring) as uow:
                return await action(uow, *args, **kwargs)

        return await self._attempted(done, attempt)

    async def paper(self, campaign_id: UUID) -> Paper | None:
        """Return the paper of a campaign the asker may see, a draft included for who prepares it."""
        known = await self._paper(campaign_id) if self._paper else None
        if known is not None:
            return known
        row = await self.load(campaigns_by_id, campaign_id)
        poll = None if row is None else await self.fetch(polls_by_id, row.poll_id)
        return None if poll is None else Paper(poll.id, poll.ballot_kind)

    async def cast(self, attempt: UUID, *, poll_id: UUID, counter: int, choice: str) -> Receipt:
        """Cast the asker's ballot and return its receipt after the commit.

        Among others it goes in as the person whom the doorway, or this operation's snapshot, found
        signed in after the request came and before anything else was done. `attempt` is as in `act`.
        """
        presumed, put_in = self._presumed, self._put_in
        if presumed is not None and put_in is not None:
            return await put_in(Cast(presumed.actor, poll_id, counter, choice, presumed.cookie))
        if put_in is None:
            return await self.act(
                cast_ballot, attempt, poll_id=poll_id, counter=counter, choice=choice
            )
        actor = await (self._asker() if self._asker else self.actor())
        one = Cast(actor, poll_id, counter, choice)
        return await self._attempted(lambda: put_in(one), attempt)

    async def write(
        self,
        action: Callable[..., Awaitable[Any]],
        *,
        answer: ByIds[T],
        attempt: UUID | None = None,
        named: str = "id",
        **given: object,
    ) -> T:
        """Carry out one action once for one Idempotency-Key, and return the thing it made or moved.

        The answer is read after the commit, from a fresh snapshot, by the key in the attribute
        `named` of what the action returns; a repeated request reads the same thing again.
        """
        key = await self.act(partial(self._once, partial(action, **given), named), attempt)
        row = await self._under_oath(answer, key) if self._plain and answer in UNWALLED else None
        row = row or await self.load(answer, key)
        if row is None:
            raise NotFound("answer_not_yours")
        return row

    async def note_unworn(self, refusal: Refusal) -> None:
        """Leave a trace of somebody who came in a hat that is not his, or is no longer."""
        person_id = self._person_id
        if person_id is None or refusal.reason not in UNWORN:
            return

        async def bareheaded(_: Session) -> Actor:
            return Actor(person_id=person_id)

        await self._forget()
        await self._note(refusal, person_id, bareheaded)

    def end_untouched(self) -> bool:
        """End the operation at once if it holds no snapshot; False if `end` has to be awaited."""
        over = self._snapshot.end_untouched()
        if over:
            self._loaders.clear()
        return over

    async def end(self) -> None:
        """End the operation: its snapshot is closed, and nothing that was loaded stays in a ring with it."""
        await self._snapshot.end()
        self._loaders.clear()

    async def _once(
        self, action: Callable[[UnitOfWork], Awaitable[Any]], named: str, uow: UnitOfWork
    ) -> UUID:
        """Do it and keep its answer's id, or return the id kept by an earlier request."""
        actor, asked, key = uow.actor, self.asked, self._idempotency_key
        if key is None or asked is None or actor.person_id is None:
            return cast("UUID", getattr(await action(uow), named))
        once: dict[str, Any] = {
            "who": actor.chosen.appointment_id if actor.chosen else actor.person_id,
            "path": asked.path,
            "key": key,
            "request_digest": asked.digest,
        }
        kept = await kept_answer(uow, **once)
        if kept is None:
            kept = cast("UUID", getattr(await action(uow), named))
            keep_answer(uow, **once, answer_id=kept)
        return kept

    async def _under_oath(self, answer: ByIds[T], key: UUID) -> T | None:
        """Read a thing that no policy of the database hides in one statement, which swears who reads.

        None if it cannot be read so: nobody can be sworn, or the act has changed who he is.
        """
        found, look = self._found, self._look
        if found is None or look is None:
            return None
        with told_as_busy(), suppress(NotSwornError):
            async with look() as lent:
                return (await answer(UnderOath(lent, found.oath), found.actor, [key])).get(key)
        return None

    async def _attempted(self, doing: Callable[[], Awaitable[T]], attempt: UUID | None) -> T:
        """Do it with the snapshot given back first; a refusal leaves the trace it has to leave."""
        await self._forget()
        # What is done may end a sign-in: who reads after it is found out anew.
        self._asker = self._anew
        try:
            with told_as_busy():
                return await doing()
        except Refusal as refusal:
            if attempt is not None and refusal.reason not in UNWORN:
                await self._note(refusal, attempt, self._identify)
            raise

    async def _note(self, refusal: Refusal, subject: UUID, identify: Identify) -> None:
        if refusal.code is not RefusalCode.NOT_ALLOWED and refusal.reason not in SHUT_OUT:
            return
        with told_as_busy():
            async with unit_of_work(self._sessions, identify, ring=self._ring) as uow:
                await record_refused(
                    uow,
                    action=self.asked.field if self.asked else "",
                    refusal=refusal,
                    subject_id=subject,
                    programme_id=None,
                )

    async def _note_all(self, seen: Seen, whose: list[UUID]) -> list[UUID]:
        with told_as_busy():
            async with unit_of_work(self._sessions, self._identify, ring=self._ring) as uow:
                await note_seen(uow, seen=seen, whose=whose, address=self.address)
        return whose

    async def _forget(self) -> None:
        self._loaders.clear()
        await self._snapshot.drop()

    async def _batch(self, by_ids: ByIds[Any], keys: list[UUID]) -> list[Any]:
        found = await self.read(by_ids, keys)
        return [found.get(key) for key in keys]


Info: TypeAlias = strawberry.Info[Context, None]
