"""What stands against a change of a council's own rules, before anything is written. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from workflows.councils.reckoning.terms import NEVER
from workflows.councils.rule_packs.resolving import Provision, Ruling, broken_by
from workflows.kit.refusal import Invalid, NotFound, Refusal, RuleBroken
from workflows.kit.wording import Locale
from workflows.law.ranks import Level
from workflows.law.texts import Named, named_texts, own_rule_id

AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a council would have hold for a key, from which day, and where it stands in its rules."""

    key: str
    limit: int | None
    said: tuple[str, ...]
    effective_on: date
    source: str
    article: str

    @property
    def rule_id(self) -> str:
        """The id under which it is cited."""
        return own_rule_id(self.key, self.source, self.article)

    @property
    def provision(self) -> Provision:
        """The same as a source among others."""
        told = {Locale.KO: self.source, Locale.EN: self.source}
        return Provision(
            self.rule_id,
            self.limit,
            self.said,
            Level.COUNCIL,
            told,
            self.article,
            confirmed=True,
            holds_from=self.effective_on,
        )


def check_key(key: str) -> Named:
    """Return a key of councils' rules. Refuses one that no council goes by."""
    found = named_texts("key").get(key)
    if found is None:
        raise NotFound("rule_key_unknown", field="key")
    return found


def check_value(wanted: Wanted) -> None:
    """Refuse a value nothing can act on: a number for words, unknown words, two where one is said."""
    key, said = check_key(wanted.key), wanted.said
    if (wanted.limit is None) == (not said):
        raise Invalid("rule_value_missing", field="number")
    if not key.answers:
        if wanted.limit is None:
            raise Invalid("rule_value_missing", field="number")
        least, most = key.least or 0, 999 if key.most is None else key.most
        if not least <= wanted.limit <= most:
            raise Invalid("rule_value_out_of_bounds", field="number", least=least, most=most)
        return
    alone = NEVER in said and len(said) > 1
    too_many = len(said) > 1 and not key.several
    if not said or not set(said) <= set(key.answers) or len(set(said)) < len(said):
        raise Invalid("rule_words_unknown", field="words")
    if alone or too_many:
        raise Invalid("rule_words_too_many", field="words")


def standing_against(wanted: Wanted, found: Ruling | None, amends: str | None) -> Refusal | None:
    """Return why a council cannot set this itself: the higher source it breaks, or that it is not its own.

    `found` is what is said of the key on the day it would hold, `amends` the rule by which the council may
    set its own rules.
    """
    said = () if found is None else (found.holds, *found.others)
    broken = broken_by(wanted.provision, said)
    if broken is not None:
        return RuleBroken("rule_breaks_higher", field="number", rule=broken.rule_id)
    if named_texts("key")[wanted.key].own is None:
        return RuleBroken("rule_not_the_councils", field="key", rule=amends)
    held = None if found is None else (found.holds.limit, set(found.holds.said))
    if held == (wanted.limit, set(wanted.said)):
        return Invalid("rule_change_changes_nothing", field="number")
    return None


def check_day(wanted: Wanted, meets_on: date, latest: date | None) -> Refusal | None:
    """Return why a change cannot hold from its day: the day of the meeting or before, or behind another."""
    if wanted.effective_on <= meets_on:
        return Invalid("rule_change_too_early", field="effectiveOn", day=meets_on + AFTER)
    if latest is not None and wanted.effective_on <= latest:
        return Invalid("rule_change_behind_another", field="effectiveOn", day=latest + AFTER)
    return None
