"""Gathering what minutes follow from: rows of a closed meeting as plain values."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from workflows.councils.follow_up.models import Decision, DecisionTerms
from workflows.councils.meetings.locked import bench_of, entries_of, rules_of
from workflows.councils.meetings.models import (
    Meeting,
    MeetingBallot,
    MeetingEntry,
    MeetingItem,
    MeetingNotice,
    MeetingVote,
)
from workflows.councils.meetings.states import MeetingForm, MeetingState
from workflows.councils.meetings.turning import turns_of
from workflows.councils.minutes.material import (
    Accepted,
    Adopted,
    Carrying,
    Gist,
    InWriting,
    Item,
    Material,
    Moved,
    Noted,
    Notices,
    RuleChanged,
    Vote,
)
from workflows.councils.minutes.models import MeetingMinutes, MinutesCorrection, MinutesGist
from workflows.councils.motions.models import MotionAmendment, MotionText
from workflows.councils.reckoning.convening import notice_due, papers_due
from workflows.councils.reckoning.rules import MeetingRules
from workflows.councils.reckoning.votes import Choice
from workflows.councils.roster.models import Council
from workflows.councils.rule_packs.models import CouncilRuleChange
from workflows.councils.rule_packs.showing import value_text
from workflows.identity.models import Body
from workflows.kit.refusal import WrongState
from workflows.kit.wording import SEOUL, Locale, optional
from workflows.law.texts import is_cited, named_texts, rule_text


async def material_of(
    session: AsyncSession, meeting: Meeting, minutes: MeetingMinutes | None = None
) -> Material:
    """Return what the minutes of a meeting follow from. Refuses one that is not closed."""
    if (
        meeting.state is not MeetingState.CLOSED
        or meeting.opened_at is None
        or meeting.closed_at is None
    ):
        raise WrongState("meeting_not_closed", field="meetingId")
    council = await session.get_one(Council, meeting.council_id)
    body = await session.get_one(Body, council.body_id)
    bench = await bench_of(session, meeting, meeting.closed_at)
    rules = await rules_of(session, meeting)
    stands = None if rules.fallback_chair is None else bench.presides_as(meeting.chair_id)
    items = await session.scalars(
        select(MeetingItem).where(MeetingItem.meeting_id == meeting.id, MeetingItem.number > 0)
    )
    log = await entries_of(session, meeting.id)
    return Material(
        meeting=meeting.id,
        number=meeting.number,
        council=(council.name_ko, council.name_en),
        agency=(body.name_ko, body.name_en),
        place=meeting.place,
        by_video=meeting.by_video,
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
        presided=meeting.chair_id,
        members=frozenset(bench.members),
        attendants=frozenset(bench.attendants) | frozenset(bench.guests),
        notices=await notices_of(session, meeting, bench.members),
        log=tuple(_noted(one) for one in log),
        items=tuple(
            Item(
                one.id,
                one.number,
                one.topic,
                one.asked,
                one.title,
                one.motion,
                one.state,
                one.conclusion,
                one.topic_word,
                one.topic_rule,
            )
            for one in items
        ),
        votes=await votes_of(session, meeting.id),
        gists=await _gists(session, minutes),
        corrections=await _accepted(session, minutes),
        proxies=bench.proxies,
        amendments=await amendments_of(session, meeting.id),
        adopted=await texts_of(session, meeting.id),
        carrying=await carrying_of(session, meeting.id),
        rule_changes=await rule_changes_of(session, meeting.id),
        presided_as=None if stands is None else stands.value,
        presided_by=_cited(rules),
        turns=turns_of(rules, bench, log) if meeting.form is MeetingForm.IN_PERSON else (),
        in_writing=None
        if meeting.written_case is None
        else InWriting(meeting.written_case, meeting.written_reason, meeting.starts_at),
    )


def _cited(rules: MeetingRules) -> tuple[str, str]:
    """Return where it stands who presides in the place of the chair, in both languages."""
    held = rules.fallback_chair
    if held is None or not is_cited(held.rule):
        return ("", "")
    text = rule_text(held.rule)
    return (
        f"{text.source[Locale.KO]} {text.article}".strip(),
        f"{text.source[Locale.EN]} {text.article}".strip(),
    )


async def amendments_of(session: AsyncSession, meeting_id: UUID) -> tuple[Moved, ...]:
    """Return the amendments to the items of a meeting."""
    rows = await session.scalars(
        select(MotionAmendment)
        .join(MeetingItem, MeetingItem.id == MotionAmendment.item_id)
        .where(MeetingItem.meeting_id == meeting_id)
        .order_by(MeetingItem.number, MotionAmendment.number)
    )
    return tuple(
        Moved(
            one.item_id,
            one.number,
            one.mover_id,
            tuple((change["passage"], change["words"]) for change in one.changes),
            one.reason,
            one.state.value,
            one.place,
            one.ready_at,
            one.ended_at,
        )
        for one in rows
    )


async def texts_of(session: AsyncSession, meeting_id: UUID) -> tuple[Adopted, ...]:
    """Return the last version of the words of each item that was amended."""
    rows = await session.scalars(
        select(MotionText)
        .join(MeetingItem, MeetingItem.id == MotionText.item_id)
        .where(MeetingItem.meeting_id == meeting_id)
        .order_by(MotionText.version)
    )
    last = {one.item_id: Adopted(one.item_id, one.words, one.sha256) for one in rows}
    return tuple(last.values())


# Who acts where no organisation does, in both languages.
BY_COUNCIL = ("협의회", "the council itself")


async def carrying_of(session: AsyncSession, meeting_id: UUID) -> tuple[Carrying, ...]:
    """Return how the decisions of a meeting are to be carried out, by the newest terms of each."""
    owner, addressee = aliased(Body), aliased(Body)
    rows = await session.execute(
        select(Decision, DecisionTerms, owner, addressee)
        .join(MeetingItem, MeetingItem.id == Decision.item_id)
        .outerjoin(
            DecisionTerms,
            (DecisionTerms.decision_id == Decision.id) & (DecisionTerms.version == Decision.terms),
        )
        .outerjoin(owner, owner.id == DecisionTerms.owner_id)
        .outerjoin(addressee, addressee.id == DecisionTerms.addressee_id)
        .where(MeetingItem.meeting_id == meeting_id)
        .order_by(Decision.year, Decision.number)
    )
    return tuple(
        Carrying(
            item=row.item_id,
            year=row.year,
            number=row.number,
            effect=None if terms is None else terms.effect.value,
            owner=_owner(terms, acts),
            addressee=None if to is None else (to.name_ko, to.name_en),
            due=None if terms is None else terms.due_on,
            by_council=row.by_council and terms is None,
        )
        for row, terms, acts, to in rows
        if row.item_id is not None
    )


def _owner(terms: DecisionTerms | None, acts: Body | None) -> tuple[str, str] | None:
    if terms is not None and terms.by_council:
        return BY_COUNCIL
    return None if acts is None else (acts.name_ko, acts.name_en)


async def rule_changes_of(session: AsyncSession, meeting_id: UUID) -> tuple[RuleChanged, ...]:
    """Return what became of the changes of the council's own rules that a meeting voted on."""
    rows = await session.scalars(
        select(CouncilRuleChange)
        .join(MeetingItem, MeetingItem.id == CouncilRuleChange.item_id)
        .where(MeetingItem.meeting_id == meeting_id)
        .order_by(MeetingItem.number)
    )
    return tuple(_rule_changed(one) for one in rows)


def _rule_changed(one: CouncilRuleChange) -> RuleChanged:
    def value(limit: int | None, said: Sequence[str]) -> tuple[str, str]:
        ko, en = (value_text(one.key, limit, said, locale) for locale in Locale)
        return ko, en

    name = named_texts("key")[one.key].name
    void = f"rule_change.void.{one.void_reason}"
    why = [optional(locale, void) or "" for locale in Locale]
    return RuleChanged(
        item=one.item_id,
        state=one.state,
        rule=(name[Locale.KO], name[Locale.EN]),
        before=value(one.before["limit"], one.before["said"]) if one.before else ("-", "-"),
        after=value(one.limit, one.said),
        since=one.effective_on,
        source=one.source,
        article=one.article,
        why=(why[0], why[1]),
    )


async def notices_of(session: AsyncSession, meeting: Meeting, members: Collection[UUID]) -> Notices:
    """Return how a meeting was called; whom no notice reached has none."""
    rules = await rules_of(session, meeting)
    day = meeting.starts_at.astimezone(SEOUL).date()
    rows = {
        one.person_id: one
        for one in await session.scalars(
            select(MeetingNotice).where(MeetingNotice.meeting_id == meeting.id)
        )
    }
    people = {*members, *rows}
    papers = any(one.papers_on is not None for one in rows.values())
    return Notices(
        due=notice_due(rules, day),
        arrived={one: rows[one].arrived_on if one in rows else None for one in people},
        urgency=meeting.urgency,
        papers_due=papers_due(rules, day) if papers else None,
        papers={one: rows[one].papers_on if one in rows else None for one in people}
        if papers
        else {},
    )


async def votes_of(session: AsyncSession, meeting_id: UUID) -> tuple[Vote, ...]:
    """Return the votes of a meeting with who said what."""
    rows = list(
        await session.scalars(select(MeetingVote).where(MeetingVote.meeting_id == meeting_id))
    )
    ballots: dict[UUID, dict[UUID, Choice | None]] = {one.id: {} for one in rows}
    cast = await session.scalars(
        select(MeetingBallot).where(MeetingBallot.vote_id.in_(list(ballots)))
    )
    by_proxy = {one.id: set[UUID]() for one in rows}
    for one in cast:
        ballots[one.vote_id][one.person_id] = one.choice
        if one.proxy_id is not None:
            by_proxy[one.vote_id].add(one.person_id)
    return tuple(
        Vote(
            one.id,
            one.number,
            one.item_id,
            one.kind,
            one.result,
            one.outcome,
            one.challenged_id,
            ballots[one.id],
            frozenset(by_proxy[one.id]),
            one.amendment,
            one.private_ground is not None,
        )
        for one in rows
    )


def _noted(one: MeetingEntry) -> Noted:
    return Noted(
        one.number, one.at, one.kind, one.person_id, one.item_id, one.vote_id, one.mode, one.words
    )


async def _gists(session: AsyncSession, minutes: MeetingMinutes | None) -> tuple[Gist, ...]:
    if minutes is None:
        return ()
    rows = await session.scalars(select(MinutesGist).where(MinutesGist.minutes_id == minutes.id))
    return tuple(Gist(one.item_id, one.version, one.words, one.at) for one in rows)


async def _accepted(session: AsyncSession, minutes: MeetingMinutes | None) -> tuple[Accepted, ...]:
    if minutes is None:
        return ()
    rows = await session.scalars(
        select(MinutesCorrection).where(
            MinutesCorrection.minutes_id == minutes.id, MinutesCorrection.accepted.is_(True)
        )
    )
    return tuple(
        Accepted(one.number, one.line, one.words, one.answered_at)
        for one in rows
        if one.answered_at is not None
    )
