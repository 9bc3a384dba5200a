"""The line of minutes that tells how a decision is to be carried out: number, effect, to whom, by whom, when. Pure."""

from workflows.councils.minutes.lines import Line
from workflows.councils.minutes.material import Carrying
from workflows.councils.minutes.states import Field, Said


def carrying_line(one: Carrying, item: int, cites: tuple[int, ...]) -> Line:
    """Return the line of a decision's terms."""
    shown: dict[str, str | int] = {"item": item, "numbered": f"{one.year}-{one.number}"}
    said = Said.COUNCIL_ACTS if one.by_council else Said.NO_TERMS
    if one.effect is not None and one.owner is not None and one.due is not None:
        said = Said.TERMS if one.addressee is None else Said.TERMS_ADDRESSED
        shown |= {"effect": one.effect, "due": one.due.isoformat()}
        shown |= {"owner_ko": one.owner[0], "owner_en": one.owner[1]}
        if one.addressee is not None:
            shown |= {"addressee_ko": one.addressee[0], "addressee_en": one.addressee[1]}
    return Line(f"terms.{item}", Field.DECISIONS, said, cites, shown, None, item)
