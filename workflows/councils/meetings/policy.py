"""Who may prepare, call, open and keep a meeting, and vote in it. It says who, never when.

The right to sit and to vote comes from the seat alone (Act, Article 24(2)), in whatever capacity somebody
was appointed to it: a local official to whom no grant can give a vote has one by his seat. A secretary
who is no member keeps the log and votes on nothing; observers attend.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true

from workflows.councils.meetings.models import Meeting
from workflows.councils.reckoning.terms import FallbackChair
from workflows.councils.roster.models import CouncilPost, CouncilSeat
from workflows.councils.roster.states import Post
from workflows.kit.refusal import NotAllowed, NotSignedIn
from workflows.rights.actor import Actor, Hat
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict

# Who has a seat, and with it a vote: six kinds of members and nobody else.
SEATS = "council.act.seat_kinds"
_VICE, _NAMED = FallbackChair.VICE, FallbackChair.NAMED_BY_CHAIR
POSTS = {_VICE: Post.VICE_CHAIR, _NAMED: Post.STAND_IN}
# No head of the council is there: whom the meeting waits for, by what the rules say of the chair's absence.
NOBODY_PRESIDES = {
    frozenset[FallbackChair](): "nobody_presides",
    frozenset({_VICE}): "nobody_presides_nor_vice",
    frozenset({_NAMED}): "nobody_presides_nor_named",
    frozenset({_VICE, _NAMED}): "nobody_presides_nor_others",
}


@dataclass(frozen=True, slots=True)
class Bench:
    """Who has to do with a council on a day: person to the appointment in which he does.

    `stand_in` is the member whom the chair has named, and `fallback` says in which order who presides
    where the chair is not there; `fallback_rule` is the id of the rule that says so.

    `proxies` are members with who stands in for them at this meeting, and `guests` are invited to items:
    `invited` says to which. `over` says that the council is dissolved: nobody sits in it any more.
    `by_post` are the members who sit by their post.
    """

    programme_id: UUID
    members: Mapping[UUID, UUID]
    attendants: Mapping[UUID, UUID] = field(default_factory=dict)
    chair: UUID | None = None
    vice: UUID | None = None
    stand_in: UUID | None = None
    fallback: tuple[FallbackChair, ...] = (FallbackChair.VICE,)
    fallback_rule: str | None = None
    secretary: UUID | None = None
    # The rules that say who keeps the log and who convenes, for citing them.
    secretary_rule: str | None = None
    convene_rule: str | None = None
    proxies: Mapping[UUID, UUID] = field(default_factory=dict)
    proxy_hats: Mapping[UUID, UUID] = field(default_factory=dict)
    guests: Mapping[UUID, UUID] = field(default_factory=dict)
    invited: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    over: bool = False
    by_post: frozenset[UUID] = frozenset()

    @property
    def heads(self) -> list[UUID]:
        """Who presides, the first who is there: the chair, then whom the rules name in his place."""
        held = {FallbackChair.VICE: self.vice, FallbackChair.NAMED_BY_CHAIR: self.stand_in}
        heads = (self.chair, *(held[one] for one in self.fallback))
        return [one for one in dict.fromkeys(heads) if one is not None and one in self.members]

    @property
    def could_preside(self) -> list[tuple[Post, UUID | None]]:
        """Who presides by the rules, in their order, with who holds the post and is a member; None: nobody."""
        held = {
            Post.CHAIR: self.chair,
            Post.VICE_CHAIR: self.vice,
            Post.STAND_IN: self.stand_in,
        }
        order = [Post.CHAIR, *(POSTS[one] for one in self.fallback)]
        return [(one, held[one] if held[one] in self.members else None) for one in order]

    @property
    def chairs(self) -> list[UUID]:
        """The chair and the vice-chair, as far as they are members."""
        return [one for one in (self.chair, self.vice) if one is not None and one in self.members]

    def presides_as(self, person_id: UUID | None) -> FallbackChair | None:
        """Return by which word of the rules somebody presides; None: he is the chair, or heads nothing."""
        if person_id is None or person_id == self.chair or person_id not in self.heads:
            return None
        return FallbackChair.VICE if person_id == self.vice else FallbackChair.NAMED_BY_CHAIR

    def person_of(self, appointment_id: UUID) -> UUID | None:
        """Return who sits or attends in an appointment."""
        everybody = {**self.guests, **self.proxy_hats, **self.attendants, **self.members}
        return next((one for one, held in everybody.items() if held == appointment_id), None)

    def appointment_of(self, person_id: UUID) -> UUID | None:
        """Return the appointment in which somebody sits or attends."""
        held = self.members.get(person_id) or self.attendants.get(person_id)
        return held or self.proxy_hats.get(person_id) or self.guests.get(person_id)

    def seat_of(self, person_id: UUID) -> UUID | None:
        """Return the member whose seat somebody can fill: his own, or the one he stands in for."""
        if person_id in self.members:
            return person_id
        return next((one for one, other in self.proxies.items() if other == person_id), None)

    def is_guest_at(self, person_id: UUID | None, item_id: UUID | None) -> bool:
        """Say whether somebody is invited to an item."""
        return person_id is not None and item_id in self.invited.get(person_id, ())

    def is_of_it(self, person_id: UUID | None) -> bool:
        """Say whether somebody is of the council, or stands in for one who is."""
        here = (self.members, self.attendants, self.proxy_hats)
        return any(person_id in some for some in here)


def hat_here(actor: Actor, bench: Bench) -> Hat | None:
    """Return the hat in which the asker sits or attends; the house wears none.

    Refuses: nobody signed in, somebody who is not of the council, a seat whose capacity is over, and a
    chosen hat that is another.
    """
    if actor.is_house:
        return None
    if actor.person_id is None:
        raise NotSignedIn("sign_in_first")
    appointment_id = bench.appointment_of(actor.person_id)
    if appointment_id is None:
        raise NotAllowed("not_of_the_council", rule=SEATS)
    if actor.chosen is not None and actor.chosen.appointment_id != appointment_id:
        raise NotAllowed("not_in_this_capacity", permission=Permission.COUNCIL_ATTEND.value)
    worn = next((hat for hat in actor.hats if hat.appointment_id == appointment_id), None)
    if worn is None:
        raise NotAllowed("seat_capacity_over")
    return worn


def may_prepare(actor: Actor, bench: Bench) -> Verdict:
    """The secretary, the chairs and every member."""
    hat_here(actor, bench)
    of_it = actor.is_house or actor.person_id in {*bench.members, bench.secretary}
    return True if of_it else NotAllowed("only_members_prepare", rule=SEATS)


def may_change_rules(actor: Actor, bench: Bench, rule: str | None) -> Verdict:
    """Who puts a change of the council's own rules: the chair, who stands in for him, the secretary.

    Ordinances say that the council resolves and the chair sets (Daegu 7(7)); `rule` is what the place says.
    """
    hat_here(actor, bench)
    puts = actor.is_house or actor.person_id in {bench.secretary, *bench.heads[:1]}
    return True if puts else NotAllowed("only_the_chair_changes_rules", rule=rule)


def may_drop(actor: Actor, bench: Bench, *, sponsor: UUID, demanded: bool) -> Verdict:
    """Who put an item, the secretary and the chair; what members demand only he who put it."""
    hat_here(actor, bench)
    desk = set() if demanded else {bench.secretary, *bench.heads[:1]}
    drops = actor.is_house or actor.person_id in {sponsor, *desk}
    return True if drops else NotAllowed("not_ones_own_item")


def may_name_stand_in(actor: Actor, bench: Bench) -> Verdict:
    """The chair alone, and no one who stands in for him."""
    hat_here(actor, bench)
    chairs = actor.is_house or (actor.person_id is not None and actor.person_id == bench.chair)
    return True if chairs else NotAllowed("only_the_chair_names", rule=bench.fallback_rule)


def may_call(actor: Actor, bench: Bench, *, backers: Collection[UUID], enough: bool) -> Verdict:
    """The chair, or who stands in where there is none; of a demanded meeting, any of those who demand it.

    `enough` says that those who demand it are as many as the rules want.
    """
    hat_here(actor, bench)
    if actor.is_house or actor.person_id in bench.heads[:1]:
        return True
    called_for = enough and actor.person_id in backers
    return True if called_for else NotAllowed("only_the_chair_calls", rule=bench.convene_rule)


def may_preside(actor: Actor, bench: Bench, presiding: UUID | None) -> Verdict:
    """Whoever presides; where no head is there, the refusal says who could, by the rule of the place."""
    hat_here(actor, bench)
    if actor.is_house or (actor.person_id is not None and actor.person_id == presiding):
        return True
    reason = "only_who_presides" if presiding else NOBODY_PRESIDES[frozenset(bench.fallback)]
    return NotAllowed(reason, rule=bench.fallback_rule)


def may_close_in_writing(actor: Actor, bench: Bench, presiding: UUID | None) -> Verdict:
    """Nobody presides over answers: the chair, whoever answered in his place, and the secretary close them."""
    hat_here(actor, bench)
    closes = actor.is_house or actor.person_id in {bench.secretary, presiding, *bench.heads[:1]}
    return True if closes else NotAllowed("only_the_desk_closes", rule=bench.secretary_rule)


def may_keep(actor: Actor, bench: Bench, presiding: UUID | None) -> Verdict:
    """The secretary keeps the log, and whoever presides may."""
    hat_here(actor, bench)
    keeps = actor.is_house or actor.person_id in {bench.secretary, presiding}
    return True if keeps else NotAllowed("only_the_secretary_keeps", rule=bench.secretary_rule)


def may_transcribe(actor: Actor, bench: Bench, owner_id: UUID) -> Verdict:
    """Whoever was told to write the recording down."""
    hat_here(actor, bench)
    owns = actor.is_house or actor.person_id == owner_id
    return True if owns else NotAllowed("only_who_transcribes")


def may_sit(actor: Actor, bench: Bench) -> Verdict:
    """A member in office."""
    hat_here(actor, bench)
    sits = actor.person_id is not None and actor.person_id in bench.members
    return True if sits else NotAllowed("only_members_vote", rule=SEATS)


def may_vote(actor: Actor, bench: Bench) -> Verdict:
    """A member in office, and who stands in for one; observers, guests and the secretary never (E1.8)."""
    hat_here(actor, bench)
    sits = actor.person_id is not None and bench.seat_of(actor.person_id) is not None
    return True if sits else NotAllowed("only_members_vote", rule=SEATS)


def may_challenge(
    actor: Actor, bench: Bench, item_id: UUID, *, parties: Collection[UUID], rule: str | None
) -> Verdict:
    """A member, and whoever attends for a body that the item names as a party; nobody else (E5.5, 기피).

    The ordinances give the challenge to the parties of an item. A member has it beside them, since the
    council rules on it itself; an observer of a body the item does not concern has no part in it, and a
    guest only on the item he is invited to. `rule` is what the place says of ways out of an item.
    """
    hat = hat_here(actor, bench)
    guest = actor.person_id in bench.guests and not bench.is_of_it(actor.person_id)
    if guest and not bench.is_guest_at(actor.person_id, item_id):
        return NotAllowed("invited_to_another_item", rule=rule)
    sits = actor.person_id is not None and bench.seat_of(actor.person_id) is not None
    if hat is None or sits or hat.body_id in parties:
        return True
    return NotAllowed("only_a_party_challenges", rule=rule)


def may_accept(actor: Actor, member_id: UUID) -> Verdict:
    """Who keeps the log, and never for himself."""
    return True if actor.person_id != member_id else NotAllowed("not_ones_own_proxy")


def may_come(actor: Actor, bench: Bench, person_id: UUID, presiding: UUID | None) -> Verdict:
    """Everybody notes his own coming and going; who keeps the log notes that of all."""
    hat_here(actor, bench)
    if actor.person_id == person_id:
        return True
    return may_keep(actor, bench, presiding)


def reads_within(actor: Actor, bench: Bench) -> bool:
    """Those of the council, who prepares it and auditors read agendas before the notice, and the log."""
    return (
        actor.is_house
        or bench.is_of_it(actor.person_id)
        or actor.holds(Permission.COUNCIL_FORM, bench.programme_id)
        or actor.holds(Permission.RECORD_READ, bench.programme_id)
    )


def watches(actor: Actor, bench: Bench, *, held: bool, watched: bool, item_id: UUID | None) -> bool:
    """While a meeting is `held`, others than those of the council watch it where it is `watched` by rule.

    Where it is not, a guest watches while the item he is invited to is called.
    """
    guest = bench.is_guest_at(actor.person_id, item_id)
    return watched or not held or guest or reads_within(actor, bench)


def tries_out(actor: Actor, bench: Bench) -> bool:
    """Those of the council and who prepares it try a meeting out."""
    return (
        actor.is_house
        or bench.is_of_it(actor.person_id)
        or actor.holds(Permission.COUNCIL_FORM, bench.programme_id)
    )


def reads_declared(actor: Actor, bench: Bench, presiding: UUID | None) -> bool:
    """Who presides, the chair and the secretary read what all have declared; others read their own."""
    if actor.person_id is None:
        return actor.is_house
    return actor.person_id in {bench.secretary, presiding, *bench.heads[:1]}


def reads_as_all(actor: Actor) -> bool:
    """Say whether no post of somebody lets him read more of meetings than anybody who signed in."""
    more = actor.programmes(Permission.COUNCIL_FORM) | actor.programmes(Permission.RECORD_READ)
    return not actor.is_house and actor.person_id is not None and not more


def readable_meetings(actor: Actor) -> ColumnElement[bool]:
    """Meetings that were called are public; those only prepared, or dropped before, are read within."""
    public = Meeting.called_at.is_not(None)
    if actor.is_house:
        return true()
    readers = actor.programmes(Permission.COUNCIL_FORM) | actor.programmes(Permission.RECORD_READ)
    own = [
        Meeting.council_id.in_(
            select(rows.council_id).where(
                rows.person_id == actor.person_id, func.upper_inf(rows.recorded)
            )
        )
        for rows in (CouncilSeat, CouncilPost)
        if actor.person_id is not None
    ]
    return or_(public, Meeting.programme_id.in_(readers), *own)
