"""Which sentences of a text speak of a duty, and which of them nobody has looked at. Pure.

What is found is a question put to a person, no answer: a sentence too many is marked as no duty, one
too few would be lost. Powers (할 수 있다) and definitions (말한다) are left out.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

# A sentence ends at its mark before a blank, or with its line.
ENDS = re.compile(r"(?<=[.!?。;])\s+|\n+")
DUTY = re.compile(
    r"야\s?(?:만\s?)?(?:한다|하며|하고|합니다|할)"  # 하여야 한다, 해야 하며, 이어야 합니다
    r"|(?:하|시키)지\s?(?:아니\s?한다|않는다|못한다|말아야)"
    r"|(?:아니|안)\s?된다|도록\s?한다|로\s?한다|의무"
    r"|(?:(?<!말)(?<!의미)(?:한|진|낸|준|둔|따른|맡는|갖춘|받는|않는|넘긴|나눈|알린|돌려준|마친|남긴|지킨"
    r"|쓴|든|옮긴|갚는|치른|돕는|세운|만든|보탠)다(?!\w))"  # a colon and the things to do may follow: 다음 일을 한다: …
    r"|\b(?:shall|must)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, and the digest by which it is known again in a later one."""

    text: str
    digest: str


def sentences_of(text: str) -> list[Sentence]:
    """Return the sentences of a text in their order, each once."""
    pieces = (" ".join(one.split()) for one in ENDS.split(text))
    found = {digest_of(one): one for one in pieces if one}
    return [Sentence(one, digest) for digest, one in found.items()]


def duty_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text that speak of a duty."""
    return [one for one in sentences_of(text) if DUTY.search(one.text)]


def unmapped(text: str, settled: Collection[str]) -> list[Sentence]:
    """Return the duty sentences that are neither mapped nor marked; `settled` are digests that are."""
    return [one for one in duty_sentences(text) if one.digest not in settled]


def digest_of(sentence: str) -> str:
    """Return the digest of a sentence; blanks alone make no other sentence."""
    return sha256(" ".join(sentence.split()).encode()).hexdigest()
