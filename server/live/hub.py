"""The hub of one process: asks each group's question when it is due, and tells everybody in it."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

import orjson
import structlog
from graphql import GraphQLError

from schema.compiled.keeping import PLACES
from schema.kit.context import Context
from schema.schema import get_schema
from server.database import Database
from server.live.followers import Follower, Group, Told, Wanted
from server.live.onlookers import ONLOOKERS, Onlookers
from server.live.questions import Question
from server.together import Together
from server.who import Who
from workflows.corridor.versions import Scope, Version, Within, versions
from workflows.kit.refusal import Busy, NotAllowed, NotSignedIn, Refusal
from workflows.kit.wording import Locale
from workflows.record.topics import Topic
from workflows.rights.actor import Actor

log = structlog.get_logger(__name__)

LOOK_EVERY: Final = 0.4  # seconds between two looks without a hint
CLOCK_EVERY: Final = 1.0  # seconds between two answers of what changes by the clock
MOST_FOLLOWERS: Final = 20_000  # of one process
AT_ONCE: Final = 4  # questions asked side by side


class LiveError(Exception):
    """A question that cannot be asked; `errors` say what is wrong with it."""

    def __init__(self, errors: Sequence[GraphQLError]) -> None:
        """Take the errors as the asker may see them."""
        super().__init__("the question cannot be asked")
        self.errors = errors


class Hub:
    """Groups of followers. It looks only while somebody follows something."""

    def __init__(self, database: Database, *, cursor_key: bytes) -> None:
        """Take the database to ask, and the key of cursors in answers."""
        self._database = database
        self._cursor_key = cursor_key
        self._groups: dict[Wanted, Group] = {}
        self._versions: Together[Scope, Version] = Together(database.look, versions)
        self._onlookers = Onlookers(database)
        self._hint = asyncio.Event()
        self._looking: asyncio.Task[None] | None = None
        self._side_by_side = asyncio.Semaphore(AT_ONCE)
        self._following = 0

    def hint(self) -> None:
        """Look at once: somebody has written."""
        self._hint.set()

    async def follow(
        self,
        question: Question,
        variables: Mapping[str, Any],
        locale: Locale,
        who: Who,
        told: Told,
    ) -> tuple[Group, Follower]:
        """Let somebody follow a question; the first state is told before this returns.

        Refuses with `Busy` when too many follow already; raises `LiveError` for a question that
        cannot be asked.
        """
        if self._following >= MOST_FOLLOWERS:
            raise Busy("busy")
        actor = await _found(who)
        viewer = _viewer(actor)
        if actor is not None and await self._onlookers.looks_on(question, variables, actor):
            viewer = ONLOOKERS
        key = orjson.dumps(variables, option=orjson.OPT_SORT_KEYS)
        group = self._group(Wanted(question, key, locale, viewer), variables)
        follower = Follower(who, told, actor)
        # A member before the first look: what changes from here on reaches him.
        self._join(group, follower)
        self._following += 1
        if self._looking is None:
            self._looking = asyncio.create_task(self._look(), name="live")
        try:
            present = await self._versions.get(group.scope)
            if present is not None and (group.is_due(present) or group.runs_by_the_clock):
                await self._ask(group, present, unless_asked=True)
        except BaseException:
            # Also who goes away while he waits must not be counted, and asked for, for ever.
            self.leave(group, follower)
            raise
        group = follower.group or group
        if group.errors:
            self.leave(group, follower)
            raise LiveError(group.errors)
        if group.payload is not None:
            follower.tell(group.payload)
        return group, follower

    def leave(self, group: Group, follower: Follower) -> None:
        """Let somebody go, out of the group he has been moved to since, if he was."""
        group = follower.group or group
        if follower in group.members:
            group.members.remove(follower)
            self._following -= 1
        if not group.members and self._groups.get(group.wanted) is group:
            del self._groups[group.wanted]

    def _group(self, wanted: Wanted, variables: Mapping[str, Any]) -> Group:
        group = self._groups.get(wanted)
        if group is None:
            scope = _scope(wanted.question, variables)
            group = self._groups[wanted] = Group(wanted, variables, scope)
        return group

    def _join(self, group: Group, follower: Follower) -> None:
        group.members.add(follower)
        follower.group = group

    async def _part(self, group: Group, asked_as: Actor) -> bool:
        """Move those who do more than look on to groups of their own; say whether the answer is an onlooker's.

        Who they are is read after the answer: nobody is told what was read for others than he is now.
        """
        question, variables = group.wanted.question, group.variables
        members = [one for one in group.members if one.actor is not None]
        actors = [asked_as, *(one.actor for one in members if one.actor is not None)]
        looking = await asyncio.gather(
            *(self._onlookers.looks_on(question, variables, one) for one in actors)
        )
        told = looking[0]
        for follower, looks_on in zip(members, looking[1:], strict=True):
            if looks_on or follower not in group.members:
                continue
            group.members.discard(follower)
            own = replace(group.wanted, viewer=_viewer(follower.actor))
            other = self._group(own, variables)
            self._join(other, follower)
            other.stale = True
            self._hint.set()
        if not group.members and self._groups.get(group.wanted) is group:
            del self._groups[group.wanted]
        return told

    async def close(self) -> None:
        """Look no more. Followers are told nothing: a line that is cut is taken up again elsewhere."""
        if self._looking is not None:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking

    async def _look(self) -> None:
        clock = asyncio.get_running_loop()
        struck = clock.time()
        try:
            while self._groups:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_EVERY):
                        await self._hint.wait()
                self._hint.clear()
                strikes = clock.time() - struck >= CLOCK_EVERY
                struck = clock.time() if strikes else struck
                try:
                    await self._round(by_the_clock=strikes)
                except Exception as error:  # noqa: BLE001 - the next look finds out again
                    log.warning("live.look_failed", error=type(error).__name__)
        finally:
            self._looking = None

    async def _round(self, *, by_the_clock: bool) -> None:
        groups = list(self._groups.values())
        await asyncio.gather(*(self._check(group) for group in groups if group.wanted.viewer))
        # What was just ended may have been the last of its group.
        scopes = list({group.scope: None for group in self._groups.values()})
        present = await self._read_versions(scopes) if scopes else {}
        due = [
            group
            for group in self._groups.values()
            if group.is_due(present[group.scope]) or (by_the_clock and group.runs_by_the_clock)
        ]
        await asyncio.gather(*(self._ask(group, present[group.scope]) for group in due))

    async def _ask(self, group: Group, version: Version, *, unless_asked: bool = False) -> None:
        """Ask a group's question once and tell its members, those still signed in.

        `version` was read before: what is told under it is that new or newer. Of many who join at
        once the first asks, and the others find it answered (`unless_asked`).
        """
        async with group.asking, self._side_by_side:
            asking = next(iter(group.members), None)
            if asking is None or (unless_asked and _is_answered(group, version)):
                return
            group.asked_at = asyncio.get_running_loop().time()
            context = Context(
                sessions=self._database.writes,
                snapshots=self._database.snapshots,
                identify=asking.who.identify,
                person_id=asking.who.person_id,
                locale=group.wanted.locale,
                cursor_key=self._cursor_key,
                look=self._database.look if asking.who.is_nobody else None,
            )
            try:
                asked_as = await context.actor() if group.wanted.viewer else None
                question = group.wanted.question
                result = await get_schema().execute(
                    question.text,
                    dict(group.variables),
                    context,
                    operation_name=question.name,
                )
            except (NotSignedIn, NotAllowed) as ended:
                group.stale = True
                self._end(group, asking, ended)
                return
            finally:
                await context.end()
            if result.data is None and not any(one.path for one in result.errors or ()):
                group.errors = tuple(result.errors or ())
                if group.payload is not None:
                    self._fail(group)
                return
            whole: dict[str, object] = {"data": result.data}
            if result.errors:
                whole["errors"] = [error.formatted for error in result.errors]
            group.version, group.stale = version, False
            if group.wanted.viewer:
                await self._check(group)
            if group.wanted.viewer == ONLOOKERS and asked_as is not None:
                # Until it is known who only looks on, nothing is told, and a fault is made good by asking anew.
                stale, group.stale, group.payload = group.stale, True, None
                if not await self._part(group, asked_as):
                    self._hint.set()
                    return
                group.stale = stale
            group.payload = orjson.dumps(whole).decode()
            for follower in group.members:
                follower.tell(group.payload)

    async def _check(self, group: Group) -> None:
        """End those whose sign-in or hat has ended; ask anew where somebody's rights have changed."""
        members = list(group.members)
        found = await asyncio.gather(*(_found(one.who) for one in members), return_exceptions=True)
        for follower, actor in zip(members, found, strict=True):
            if isinstance(actor, Refusal):
                self._end(group, follower, actor)
            elif isinstance(actor, BaseException):
                log.warning("live.not_checked", error=type(actor).__name__)
            elif actor != follower.actor:
                follower.actor = actor
                group.stale = True

    def _fail(self, group: Group) -> None:
        """End all who follow a question that can be asked no more, and tell them what is wrong."""
        for follower in list(group.members):
            self.leave(group, follower)
            follower.told.failed(group.errors)

    def _end(self, group: Group, follower: Follower, refusal: Refusal) -> None:
        self.leave(group, follower)
        follower.told.ended(refusal)

    async def _read_versions(self, scopes: Sequence[Scope]) -> dict[Scope, Version]:
        async with self._database.look() as driver:
            return await versions(driver, scopes)


async def _found(who: Who) -> Actor | None:
    """Return who follows, as he stands now; None for nobody in particular. Refuses who has ended."""
    return None if who.still is None else await who.still()


def _is_answered(group: Group, version: Version) -> bool:
    """Say whether a group's answer, or its error, is new enough for one who joins now."""
    if group.errors:
        return True
    age = asyncio.get_running_loop().time() - group.asked_at
    return (
        group.payload is not None
        and not group.is_due(version)
        and (not group.runs_by_the_clock or age < CLOCK_EVERY)
    )


def _viewer(actor: Actor | None) -> str:
    if actor is None:
        return ""
    hat = actor.chosen.appointment_id if actor.chosen else ""
    return f"{actor.person_id}/{hat}"


def _scope(question: Question, variables: Mapping[str, Any]) -> Scope:
    """Return the place a question is about, in all its topics."""
    name, given = question.place(variables)
    within, _ = PLACES.get(name, (Within.HOUSE, ""))
    return Scope(frozenset(Topic), within, given)
