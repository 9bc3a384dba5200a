"""Rules of the proposals loop: who is old enough on a day, and what a proposal may cost."""

from datetime import date

from workflows.kit.refusal import Invalid, RuleBroken

LARGEST_COST = (
    24_000_000_000  # won: the most one place is given (programme call, 24 bn over 3 years)
)
LONGEST_SERIAL = 40
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_BODY, LONGEST_PLACE = 100, 300, 10_000, 100  # characters


def born_by(day: date, minimum_age: int) -> date:
    """Return the last birth date that is `minimum_age` full years (만 나이) on a day.

    One born on 29 February completes a year on 1 March of a common year (Civil Act, Article 158
    counts age by completed years from the birthday).
    """
    year = day.year - minimum_age
    if day.month == 2 and day.day == 29:
        try:
            return date(year, 2, 29)
        except ValueError:
            return date(year, 2, 28)
    return date(year, day.month, day.day)


def check_cost(cost: int) -> None:
    """Refuse a cost below one won or above what a whole programme may get."""
    if cost < 1:
        raise Invalid("cost_too_small", field="cost")
    if cost > LARGEST_COST:
        raise Invalid("cost_too_large", field="cost", largest=LARGEST_COST)


def check_minimum_age(minimum_age: int, lowest: int | None) -> None:
    """Refuse a voting age below what the law lets a vote set (`lowest`, from its rule)."""
    if lowest is not None and minimum_age < lowest:
        raise RuleBroken("age_too_low", field="minimumAge", rule="vote.age", lowest=lowest)
