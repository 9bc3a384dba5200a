"""What a sheet may hold, and how much; what breaks rules is told by its outcome and not refused. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from workflows.agreements.amending.operations import OF_PARTIES, OperationKind
from workflows.agreements.clauses import rules as texts
from workflows.agreements.money.rules import PAYERS, rule_id, whole_amount
from workflows.agreements.roles import rules as roles
from workflows.agreements.scenarios.sheet import (
    AmountChange,
    Change,
    ClauseChange,
    RoleChange,
    ShareChange,
    Sheet,
)
from workflows.agreements.scenarios.situation import Situation
from workflows.kit.refusal import Invalid, NotFound, RuleBroken
from workflows.kit.text import clean

# Of a sheet; and of a party on one agreement, at a time.
MOST_CHANGES, MOST_CHARACTERS, LONGEST_TITLE = 100, 100_000, 100
MOST_SCENARIOS = 20


def clean_title(title: str) -> str:
    """Return the title of a scenario as it is kept."""
    return clean(title, field="title", longest=LONGEST_TITLE)


def clean_sheet(now: Situation, before: Collection[Change], sheet: Sheet) -> Sheet:
    """Return a sheet as it is kept. What stood in it before is taken as it was, stale or not.

    Refuses: too many changes, too many characters, one thing changed twice, a clause, payer, party, duty
    or column there is not, an amount that is none.
    """
    if len(sheet) > MOST_CHANGES:
        raise Invalid("scenario_is_full", field="clauses", most=MOST_CHANGES)
    _check_once(sheet)
    kept = Sheet(
        tuple(
            one if one in before else _clause(now, one, f"clauses.{place}")
            for place, one in enumerate(sheet.clauses)
        ),
        tuple(
            one if one in before else _amount(now, one, f"amounts.{place}")
            for place, one in enumerate(sheet.amounts)
        ),
        sheet.shares if sheet.shares is None else _shares(now, sheet.shares),
        tuple(
            one if one in before else _role(now, one, f"roles.{place}")
            for place, one in enumerate(sheet.roles)
        ),
    )
    length = sum(len(one.text) for one in kept.clauses)
    if length > MOST_CHARACTERS:
        raise Invalid("scenario_too_long", field="clauses", most=MOST_CHARACTERS, length=length)
    return kept


def _check_once(sheet: Sheet) -> None:
    """Refuse a clause, an amount or a field that is changed twice."""
    for field, subjects in _subjects(sheet).items():
        if len(set(subjects)) < len(subjects):
            raise Invalid("change_twice", field=field)


def _subjects(sheet: Sheet) -> Mapping[str, list[object]]:
    return {
        "clauses": [one.subject for one in sheet.clauses],
        "amounts": [one.key for one in sheet.amounts],
        "roles": [(one.duty, one.column) for one in sheet.roles],
    }


def _clause(now: Situation, one: ClauseChange, field: str) -> ClauseChange:
    if one.kind in OF_PARTIES:
        raise Invalid("scenario_without_parties", field=f"{field}.kind")
    for name, key in (("targetId", one.target), ("parentId", one.parent), ("afterId", one.after)):
        if key is not None and key not in now.text.provisions:
            raise NotFound("no_such_clause", field=f"{field}.{name}")
    if (one.kind is OperationKind.ADD) != (one.target is None):
        raise NotFound("no_such_clause", field=f"{field}.targetId")
    if one.kind is OperationKind.MONEY:
        raise Invalid("scenario_amounts_apart", field=f"{field}.kind")
    if one.kind is OperationKind.MOVE:
        return replace(one, text="", heading="")
    if one.kind is OperationKind.REMOVE:
        said = clean(one.text, field=f"{field}.text", longest=texts.LONGEST_WORDS, lines=True)
        return replace(one, text=said, heading="")
    return replace(
        one,
        heading=texts.clean_heading(one.heading),
        text=texts.clean_text(one.text, field=f"{field}.text"),
    )


def _amount(now: Situation, one: AmountChange, field: str) -> AmountChange:
    source, _, year, payer = one.key
    if one.won == 0:
        if one.key not in now.amounts:
            raise NotFound("no_such_amount", field=field)
        return one
    whole_amount(one.won, field=f"{field}.won")
    if now.money is None:
        raise RuleBroken("no_rules_of_money", field=field)
    years = now.money.years
    if year not in years:
        raise RuleBroken(
            "year_not_of_the_programme",
            field=f"{field}.year",
            rule=rule_id(now.money.cohort, "years"),
            first=str(years.start),
            last=str(years.stop - 1),
        )
    if (source, payer) not in now.payers:
        raise RuleBroken("not_who_pays_this", field=f"{field}.payerId", rule=PAYERS)
    return one


def _shares(now: Situation, one: ShareChange) -> ShareChange:
    if not one.shares or not set(one.shares) <= set(now.shares):
        raise NotFound("share_of_no_party", field="shares")
    if not one.reason.strip():
        return replace(one, reason="")
    said = clean(one.reason, field="shares.reason", longest=texts.LONGEST_WORDS, lines=True)
    return replace(one, reason=said)


def _role(now: Situation, one: RoleChange, field: str) -> RoleChange:
    if one.duty not in now.rows:
        raise NotFound("no_such_duty_row", field=f"{field}.dutyId")
    if one.column.body_id not in now.parties and one.column.actor not in now.outside:
        raise NotFound("no_such_role_column", field=f"{field}.column")
    return replace(one, letters=roles.clean_letters(one.letters))
