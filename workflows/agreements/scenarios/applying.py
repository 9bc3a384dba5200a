"""What would stand with the changes of a sheet made, and which of them cannot be made. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from workflows.agreements.amending.consolidated import done
from workflows.agreements.amending.operations import (
    WITH_TEXT,
    Operation,
    OperationKind,
    Provision,
    Text,
)
from workflows.agreements.clauses import tree as trees
from workflows.agreements.clauses.states import Stance
from workflows.agreements.roles.rules import BLANK, Field
from workflows.agreements.roles.states import Consent
from workflows.agreements.scenarios.sheet import (
    AmountChange,
    Change,
    ClauseChange,
    RoleChange,
    ShareChange,
    Sheet,
)
from workflows.agreements.scenarios.situation import Amount, Said, Situation
from workflows.kit.refusal import Refusal

# A party is content with a text by its own words only if it has written it itself.
OWN_TEXT = frozenset({Stance.COUNTER, Stance.ACCEPT_IF})


class Left(StrEnum):
    """Why a change is left out."""

    STALE = "STALE"
    IMPOSSIBLE = "IMPOSSIBLE"


@dataclass(frozen=True, slots=True)
class After:
    """What would stand, the changes that were left out with why, and who wrote a new text himself."""

    situation: Situation
    left: Mapping[int, Left]
    own_words: frozenset[tuple[UUID, UUID]]


def applied(now: Situation, sheet: Sheet, owner: UUID) -> After:
    """Return what would stand if `owner` had every change of a sheet made that can be made.

    What a change was written on is looked at before any is made: they are one proposal.
    """
    after, own_words = now, set()
    left: dict[int, Left] = {}
    for place, one in enumerate(sheet):
        if is_stale(now, one):
            left[place] = Left.STALE
            continue
        made = _made(after, one, owner)
        if made is None:
            left[place] = Left.IMPOSSIBLE
            continue
        after = made
        if isinstance(one, ClauseChange) and one.kind is OperationKind.REPLACE:
            own_words |= _own_words(now, one)
    return After(after, left, frozenset(own_words))


def is_stale(now: Situation, change: Change) -> bool:
    """Say whether something else stands by now than what a change was written on."""
    if isinstance(change, AmountChange):
        found = now.amounts.get(change.key)
        return change.read != (0 if found is None else found.version)
    if isinstance(change, ShareChange):
        return change.read != now.ground
    if isinstance(change, RoleChange):
        row = now.rows.get(change.duty)
        return row is None or (change.name, change.read) != (
            row.version,
            row.fields.get(change.column, BLANK).number,
        )
    if change.kind is not OperationKind.REPLACE and change.tree != now.tree_version:
        return True
    return change.kind is not OperationKind.ADD and dict(change.read) != _standing_under(
        now, change
    )


def _standing_under(now: Situation, change: ClauseChange) -> Mapping[UUID, int] | None:
    """Return the versions of what a change is made to: of a removal of all that go; None: it is gone."""
    if change.subject not in now.text.provisions:
        return None
    keys = {change.subject}
    if change.kind is OperationKind.REMOVE:
        keys |= trees.branch(now.text.tree, change.subject)
    return {key: now.versions[key] for key in keys}


def _made(now: Situation, change: Change, owner: UUID) -> Situation | None:
    if isinstance(change, AmountChange):
        return _with_amount(now, change)
    if isinstance(change, ShareChange):
        if not set(change.shares) <= set(now.shares):
            return None
        return replace(now, shares={**now.shares, **change.shares})
    if isinstance(change, RoleChange):
        return _with_role(now, change, owner)
    return _with_text(now, change)


def _with_text(now: Situation, change: ClauseChange) -> Situation | None:
    """Return it with a text replaced, added, removed or moved; what was said of a text that goes is undone."""
    target = change.target
    if target is not None and target not in now.text.provisions:
        return None
    stood = None if target is None else now.text.provisions[target]
    if stood is not None and (stood.heading, stood.text) == (change.heading, change.text):
        return None
    says_text = change.kind in WITH_TEXT
    said = Provision(
        change.heading if says_text else "",
        change.text if says_text else "",
        None if stood is None else stood.kind,
        () if stood is None else stood.effects,
    )
    on = None if target is None else now.text.fingerprint(change.kind, target)
    operation = Operation(change.key, change.kind, said, target, change.parent, change.after, on)
    try:
        text = done(now.text, operation, by=change.key)
    except Refusal:
        return None
    if (
        change.kind is OperationKind.MOVE
        and text.digest() == now.text.digest()
        and _order(text) == _order(now.text)
    ):
        return None
    # As the text of an agreement under negotiation it comes from no instrument.
    provisions = {key: replace(one, by=None) for key, one in text.provisions.items()}
    kept = {
        (clause, party): words
        for (clause, party), words in now.said.items()
        if clause in provisions and (clause != change.subject or change.kind is OperationKind.MOVE)
    }
    versions = {key: now.versions.get(key, 0) for key in provisions}
    if says_text:
        versions[change.subject] += 1
    moved = change.kind is not OperationKind.REPLACE
    return replace(
        now,
        text=replace(text, provisions=provisions),
        versions=versions,
        tree_version=now.tree_version + moved,
        said=kept,
    )


def _order(text: Text) -> list[UUID]:
    return [one.id for one in trees.in_order(text.tree)]


def _own_words(now: Situation, change: ClauseChange) -> set[tuple[UUID, UUID]]:
    """Return which parties have written the new text themselves, under the heading that stands."""
    subject = change.subject
    if change.heading != now.text.provisions[subject].heading:
        return set()
    return {
        (subject, party)
        for party in now.parties
        if (found := now.said.get((subject, party), Said(Stance.RESERVE))).stance in OWN_TEXT
        and found.words == change.text
    }


def _with_amount(now: Situation, change: AmountChange) -> Situation | None:
    """Return it with an amount set or gone; who cannot be asked to pay is told by the rules."""
    amounts = dict(now.amounts)
    if change.won == 0:
        if amounts.pop(change.key, None) is None:
            return None
    else:
        amounts[change.key] = Amount(change.won, change.read)
    return replace(now, amounts=amounts)


def _with_role(now: Situation, change: RoleChange, owner: UUID) -> Situation | None:
    """Return it with another value in a field; a party that proposes agrees to what it proposes."""
    row = now.rows.get(change.duty)
    body, actor = change.column.body_id, change.column.actor
    if row is None or (body not in now.parties and actor not in now.outside):
        return None
    stands = row.fields.get(change.column, BLANK)
    if stands.letters == change.letters:
        return None
    said = {owner: Consent.AGREE} if owner in now.parties else {}
    fields = {**row.fields, change.column: Field(change.letters, stands.number + 1, said)}
    return replace(now, rows={**now.rows, change.duty: replace(row, fields=fields)})
