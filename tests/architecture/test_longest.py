"""How long a page says that a text may be is what the server takes."""

import re
from pathlib import Path

import workflows.identity.read_reviews as reads
import workflows.proposals.deliberation.actions as deliberation
import workflows.proposals.handling.moving as handling
import workflows.proposals.living_lab.locked as labs
import workflows.proposals.merging.actions as merging
import workflows.proposals.moderation.actions as moderation
import workflows.proposals.review.actions as review
import workflows.proposals.rules as ideas
import workflows.voting.actions as votes
from workflows.identity import reading
from workflows.proposals.handling import milestones

WEB = Path(__file__).parents[2] / "web/src"
TAKEN = {
    "title": ideas.LONGEST_TITLE,
    "summary": ideas.LONGEST_SUMMARY,
    "place": ideas.LONGEST_PLACE,
    "idea": ideas.LONGEST_BODY,
    "serial": ideas.LONGEST_SERIAL,
    "comment": deliberation.LONGEST_COMMENT,
    "moderation": moderation.LONGEST_TEXT,
    "merging": merging.LONGEST_TEXT,
    "review": review.LONGEST_REASON,
    "handling": handling.LONGEST_REASON,
    "lab": labs.LONGEST_WORDS,
    "milestone": milestones.LONGEST_NAME,
    "vote": votes.LONGEST_REASON,
    "purpose": reading.LONGEST_PURPOSE,
    "readNote": reads.LONGEST_NOTE,
}
# The rooms of the residents' loop: every box of theirs for many lines names its limit.
ROOMS = [
    "ideas",
    "drafts",
    "talk",
    "review",
    "mine",
    "residents",
    "votes",
    "labs",
    "prepare",
    "papers",
]
BOX = re.compile(r"<Field\b((?:(?!<Field\b).)*?)<(?:textarea|Input)\b", re.DOTALL)


def test_every_limit_a_page_says_is_the_servers():
    text = (WEB / "ui/longest.ts").read_text("utf-8")
    body = text.split("export const LONGEST = {")[1].split("};")[0]
    said = {
        name: int(value.replace("_", "")) for name, value in re.findall(r"(\w+): ([\d_]+)", body)
    }
    assert said == TAKEN


def test_every_box_for_many_lines_of_the_residents_loop_names_its_limit():
    boxes = [
        (str(path.relative_to(WEB)), box)
        for room in ROOMS
        for path in sorted((WEB / "features" / room).rglob("*.tsx"))
        for box in BOX.findall(path.read_text("utf-8"))
    ]
    assert len(boxes) > 20
    assert [name for name, box in boxes if "longest={" not in box] == []
