"""Who signed, as a page beside what was signed, and as one digest that the seal says too. Pure.

What was signed stays as it was shown to the signers: their names can only stand beside it. So that
nobody puts others there afterwards, both seals of the house, on the agreement and on this page, say the
digest over all that was done at the gates.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from workflows.agreements.effects.terms import ROLES
from workflows.agreements.signing.content import annexes_of, references_of
from workflows.agreements.signing.states import GateKind, MandateScope, SigningOrder, Strength
from workflows.documents.typesetting import set_pdf
from workflows.kit.hashing import digest
from workflows.kit.wording import SEOUL, Locale
from workflows.rights.roles import Role

FORM = Path(__file__).parent / "signers.typ"
PURPOSE = "dure-agreement-done-1"
NAMED = "dure-agreement-signer-1"
NAMES = frozenset({"signer", "signerSalt"})
SAID = re.compile(r"승인·서명 ([0-9a-f]{64})\Z")
# Who signs for a company by office is its head, whatever else it lets him do.
POSTS = {**ROLES, Role.COMPANY_REPRESENTATIVE: "기업 대표"}
ORDERS = {
    SigningOrder.COMPANIES_FIRST: "기업, 사업시행자, 지자체 차례로 서명했다.",
    SigningOrder.PARALLEL: "내부 승인을 마친 곳부터 서명했다.",
    SigningOrder.SEQUENCE: "당사자가 정한 차례대로 한 곳씩 서명했다.",
}
SCOPES = {
    MandateScope.AGREEMENT: "이 협약에 한함(그 변경협약은 제외)",
    MandateScope.ALL: "이 기관이 당사자인 모든 협약(변경협약 포함)",
}
STRENGTHS = {Strength.SIGN_IN: "로그인으로 확인", Strength.PASSKEY: "패스키로 확인"}


def name_digest(name: str, salt: str) -> str:
    """Return what the seals say of a name: it goes on holding when name and salt are taken away."""
    return digest({"purpose": NAMED, "name": name, "salt": salt})


def done_digest(done: Sequence[Mapping[str, object]], signed: str) -> str:
    """Return the digest over what was done at the gates of what was signed.

    Of names it takes their digests. What was sealed before there were any has the names themselves.
    """
    said = [
        {key: value for key, value in one.items() if key not in NAMES}
        if "signerDigest" in one
        else one
        for one in done
    ]
    return digest({"purpose": PURPOSE, "digest": signed, "done": said})


def other_name(done: Sequence[Mapping[str, object]]) -> bool:
    """Say whether a name is not the one that was sealed; one that was taken away is none."""
    return any(
        name_digest(str(one.get("signer")), str(one.get("signerSalt"))) != one["signerDigest"]
        for one in done
        if "signerDigest" in one and not NAMES.isdisjoint(one)
    )


def names_kept(done: Sequence[Mapping[str, object]]) -> bool:
    """Say whether the name of anybody who signed is still there, or was never kept apart."""
    signatures = [one for one in done if one["kind"] == GateKind.SIGNATURE.value]
    return any("signer" in one or "signerDigest" not in one for one in signatures)


def reason_of(issue: str, done: Sequence[Mapping[str, object]], signed: str) -> str:
    """Return what a seal says: the issue number, and the digest over what was done."""
    return f"{issue} 승인·서명 {done_digest(done, signed)}"


def done_said(reason: str) -> str | None:
    """Return the digest that a seal says; None of one that was put before seals said it."""
    found = SAID.search(reason)
    return None if found is None else found[1]


def page_of(
    told: Mapping[str, Any], done: Sequence[Mapping[str, Any]], *, signed: str, pages: int
) -> bytes:
    """Return the page that says who approved and signed an edition."""
    names = {one["id"]: one["name"] for one in told["parties"]}
    signatures = [one for one in done if one["kind"] == GateKind.SIGNATURE.value]
    approvals = [one for one in done if one["kind"] == GateKind.INTERNAL_APPROVAL.value]
    last = max(datetime.fromisoformat(str(one["at"])) for one in done)
    return set_pdf(
        FORM,
        {
            "heading": told["title"],
            "agreement": told["agreementNumber"],
            "edition": told["edition"],
            "issue": told["issueNumber"],
            "pages": pages,
            "digest": signed,
            "done": done_digest(done, signed),
            "annexes": list(annexes_of(told)),
            "order": ORDERS[SigningOrder(told["order"])],
            "consents": _consents(told),
            "signatures": [
                {
                    "party": names[one["party"]],
                    "post": POSTS[Role(one["capacity"])],
                    "signer": one.get("signer", ""),
                    "lines": _lines(one),
                }
                for one in signatures
            ],
            "approvals": [
                {
                    "at": _moment(one["at"]),
                    "party": names[one["party"]],
                    "post": POSTS[Role(one["capacity"])],
                    "document": one["document"],
                }
                for one in approvals
            ],
        },
        title=f"서명 증명서 ({told['issueNumber']})",
        dated=last.astimezone(SEOUL).date(),
    )


def _consents(told: Mapping[str, Any]) -> list[dict[str, object]]:
    """Return for each clause, in reading order, how many parties accepted which version of its text, and when."""
    numbered = references_of(told, Locale.KO)
    given: dict[str, list[datetime]] = {}
    for one in told["consents"]:
        given.setdefault(one["clause"], []).append(datetime.fromisoformat(one["at"]))
    return [
        {
            "reference": numbered[one["reference"]],
            "version": one["version"],
            "parties": len(given.get(one["id"], ())),
            "at": _span(given.get(one["id"], ())),
        }
        for one in told["clauses"]
    ]


def _span(moments: Sequence[datetime]) -> str:
    first, last = (_moment(one(moments).isoformat()) for one in (min, max)) if moments else ("", "")
    return first if first == last else f"{first}부터 {last}까지"


def _lines(one: Mapping[str, Any]) -> list[str]:
    ground = f"대표자의 직위({one['mandate']})" if one["byOffice"] else f"위임장({one['mandate']})"
    lines = [f"서명 {_moment(one['at'])} · {STRENGTHS[Strength(one['strength'])]}"]
    terms = one.get("mandateTerms")
    if terms is not None:
        cap = "한도 없음" if terms["cap"] is None else f"한도 {terms['cap']:,}원"
        # Terms of before mandates had a scope say none.
        scope = f" · {SCOPES[MandateScope(terms['scope'])]}" if "scope" in terms else ""
        ground += (
            f"{scope} · {cap} · {_moment(terms['since'])}부터 {_moment(terms['until'])} 전까지"
        )
    return [*lines, f"근거 {ground}", f"서명하며 한 말: {one['statement']}"]


def _moment(said: object) -> str:
    at = datetime.fromisoformat(str(said)).astimezone(SEOUL)
    return f"{at.year}. {at.month}. {at.day}. {at:%H:%M}"
