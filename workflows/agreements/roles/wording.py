"""The sentences an agreed matrix becomes: one article, and under it one paragraph for each party. Pure.

It is model wording of our own, made from the matrix alone: a lawyer has to check it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from workflows.agreements.roles.rules import BOTH, Letters
from workflows.agreements.roles.states import Letter

HEADING = "역할과 업무 분담"
ARTICLE = (
    "당사자는 이 조의 각 항에 적은 일을 맡는다."
    " 당사자가 아닌 기관과 주민은 이 조로 의무를 지지 않는다."
)
SENTENCES: tuple[tuple[Letters, str], ...] = (
    (BOTH, "{who} 다음 일을 직접 하고 그 결과에 책임을 진다: {what}."),
    (frozenset({Letter.ACCOUNTABLE}), "{who} 다음 일의 결과에 책임을 진다: {what}."),
    (frozenset({Letter.RESPONSIBLE}), "{who} 책임을 지는 당사자를 위하여 다음 일을 한다: {what}."),
    (frozenset({Letter.CONSULTED}), "{who} 다음 일이 정해지기 전에 의견을 낸다: {what}."),
    (frozenset({Letter.INFORMED}), "{who} 다음 일의 진행과 결과를 통보받는다: {what}."),
)
LAST_SYLLABLE, FIRST_SYLLABLE, FINALS = 0xD7A3, 0xAC00, 28


@dataclass(frozen=True, slots=True)
class Written:
    """A text that a matrix becomes; of no party: the article itself."""

    body_id: UUID | None
    heading: str
    text: str


def sentences(
    parties: Sequence[tuple[UUID, str]], duties: Iterable[tuple[str, dict[UUID, Letters]]]
) -> list[Written]:
    """Return the article and the paragraphs of the parties that have any part, in their order."""
    rows = list(duties)
    found = [Written(None, HEADING, ARTICLE)]
    for body_id, name in parties:
        lines = [
            sentence.format(who=f"{name}{topic(name)}", what=", ".join(map(whole, named)))
            for letters, sentence in SENTENCES
            if (named := [what for what, row in rows if row.get(body_id) == letters])
        ]
        if lines:
            found.append(Written(body_id, "", "\n".join(lines)))
    return found


def whole(name: str) -> str:
    """Return the name of a duty as it stands in a list: in quotes where its own comma would make two of it."""
    return f"“{name}”" if "," in name else name


def topic(name: str) -> str:
    """Return the particle of the topic after a name: 은 after a final consonant, 는 after a vowel."""
    last = ord(name[-1])
    if not FIRST_SYLLABLE <= last <= LAST_SYLLABLE:
        return "은(는)"
    return "은" if (last - FIRST_SYLLABLE) % FINALS else "는"
