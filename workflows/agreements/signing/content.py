"""What an edition is made of: its canonical bytes, its PDF, and the digest that is signed. Pure.

The bytes say everything that is signed, also which text each party has accepted and when, and who has
to act before whom; the PDF is set from the bytes alone, so that both can be made again from the record.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from workflows.agreements.clauses.tree import references
from workflows.documents.typesetting import pages_of, set_pdf
from workflows.kit.hashing import canonical_json, digest
from workflows.kit.wording import Locale

FORM = Path(__file__).parent / "agreement.typ"
PURPOSE, SIGNED_PURPOSE = "dure-agreement-edition-1", "dure-agreement-signed-1"


@dataclass(frozen=True, slots=True)
class Made:
    """An edition as it was made: bytes, PDF, pages, and the digest over all of it."""

    content: bytes
    pdf: bytes
    pages: int
    digest: str

    @property
    def pdf_sha256(self) -> str:
        """The digest of the PDF."""
        return sha256(self.pdf)


def made_of(facts: Mapping[str, object]) -> Made:
    """Return the edition of some facts; the same facts give the same bytes."""
    content = canonical_json({"purpose": PURPOSE, **facts})
    pdf = pdf_of(content)
    pages = pages_of(pdf)
    issue = str(facts["issueNumber"])
    return Made(content, pdf, pages, signed_digest(content, sha256(pdf), pages, issue))


def pdf_of(content: bytes) -> bytes:
    """Return the PDF of an edition's bytes."""
    told = read(content)
    return set_pdf(
        FORM,
        {
            "heading": told["title"],
            "agreement": told["agreementNumber"],
            "edition": told["edition"],
            "issue": told["issueNumber"],
            "consortium": told["consortium"]["name"],
            "content": sha256(content),
            "parties": told["parties"],
            "clauses": told["clauses"],
            "annexes": told.get("annexes", []),
            "amends": told.get("amends"),
        },
        title=f"{told['title']} ({told['issueNumber']})",
        dated=date.fromisoformat(told["frozenOn"]),
    )


def signed_digest(content: bytes, pdf_sha256: str, pages: int, issue: str) -> str:
    """Return what is signed: the digest over the bytes, the PDF, its pages and its issue number."""
    return digest(
        {
            "purpose": SIGNED_PURPOSE,
            "content": sha256(content),
            "pdf": pdf_sha256,
            "pages": pages,
            "issueNumber": issue,
        }
    )


def read(content: bytes) -> dict[str, Any]:
    """Return what the bytes of an edition say. Raises ValueError for what is none."""
    told = orjson.loads(content)
    if not isinstance(told, dict) or told.get("purpose") != PURPOSE:
        msg = "no bytes of an edition"
        raise ValueError(msg)
    return told


def part_of(content: bytes, body: str) -> int:
    """Return a party's own part of the money in won; 0 where no plan stands."""
    money = read(content)["money"]
    parts: Sequence[Mapping[str, Any]] = [] if money is None else money["parts"]
    return sum(int(one["won"]) for one in parts if one["party"] == body)


def parties_in(content: bytes) -> tuple[UUID, ...]:
    """Return between whom an edition is."""
    return tuple(UUID(one["id"]) for one in read(content)["parties"])


def requires_passkey(content: bytes) -> bool:
    """Say whether the parties agreed that who signs confirms the digest with a passkey."""
    return read(content).get("requiresPasskey") is True


def references_of(told: Mapping[str, Any], locale: Locale) -> dict[str, str]:
    """Return the signed numbers of clauses with how a language says them: 제3조 ② is Article 3 ②."""
    clauses = told["clauses"]
    spoken = references((one["depth"] for one in clauses), locale)
    return dict(zip((one["reference"] for one in clauses), spoken, strict=True))


def annexes_of(told: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Return what is signed of each annex, by number; nothing of an agreement without any."""
    found: Sequence[Mapping[str, Any]] = told.get("annexes", ())
    return found


def sha256(data: bytes) -> str:
    """Return the SHA-256 of some bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
