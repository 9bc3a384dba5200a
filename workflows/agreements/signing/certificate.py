"""The certificate and the bundle of a signed agreement: made from the record, and checked without it.

A bundle is a zip of `content.json` (the canonical bytes), `agreement.pdf` (as it was signed),
`sealed.pdf` (the same with the seal), `signers.pdf` (who signed it, for people to read, under a seal of its
own), the annexes byte for byte (`annex-01.pdf` …) and `certificate.json` (who approved and signed what in which order
by which mandate, under the digest of the bundle's other files). It is for those who read the agreement:
who signed stands in it by name, who approved by body, capacity and the number of the appointment. All of
that is under one digest that the seals say. What a passkey proved is checked again by its public key;
whose key that is, only the house's record says. Bundles of before seals said it have no `signers.pdf`.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import UUID

import orjson

from workflows.agreements.signing.content import annexes_of, pdf_of, read, sha256, signed_digest
from workflows.agreements.signing.gates import Gate, all_signed, has_cycle
from workflows.agreements.signing.signers import (
    done_digest,
    done_said,
    names_kept,
    other_name,
)
from workflows.agreements.signing.states import GateKind, Strength
from workflows.agreements.signing.step_up import proof_holds
from workflows.documents.sealing import Seal, seal_on
from workflows.documents.typesetting import pages_of
from workflows.kit.hashing import canonical_json, digest
from workflows.kit.refusal import Invalid, WrongState

FORMAT = "dure-agreement-bundle-1"
CONTENT, TEXT, SEALED, SIGNERS, CERTIFICATE = (
    "content.json",
    "agreement.pdf",
    "sealed.pdf",
    "signers.pdf",
    "certificate.json",
)
ANNEX = "annex-"
# That the zip is not the one the house packs: another program has packed its files anew.
PACKING = "bundle"
MOST_BYTES = 400_000_000
# Files of one moment, whenever they are made: the same record gives the same bundle.
MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking a bundle: the agreement, its digest, whose seal, and what is wrong.

    `set_again` says whether this house sets the same PDF from the bytes today; another version of its
    typesetter may not, and what was signed is signed all the same.
    """

    agreement: str
    edition: int
    digest: str
    sealed_by: str | None
    set_again: bool
    wrong: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Say whether all the bundle claims is so."""
        return not self.wrong


@dataclass(frozen=True, slots=True)
class Papers:
    """The PDFs of an edition: as it was signed, with the seal, and the sealed page of who signed."""

    text: bytes
    sealed: bytes
    signers: bytes | None


def bundle(
    content: bytes,
    papers: Papers,
    done: list[dict[str, object]],
    signed: str,
    annexes: Mapping[str, bytes],
) -> bytes:
    """Return the bundle of an edition; `done` is what happened at its gates, `signed` its digest.

    Refuses annexes that are not, byte for byte, those that were signed (`annex_damaged`).
    """
    told = read(content)
    other = other_annexes(told, annexes)
    if other:
        raise WrongState("annex_damaged", field="file", annexes="; ".join(other))
    files = {CONTENT: content, TEXT: papers.text, SEALED: papers.sealed}
    files |= {} if papers.signers is None else {SIGNERS: papers.signers}
    files |= annexes
    facts = {
        "format": FORMAT,
        "agreement": told["agreementNumber"],
        "edition": told["edition"],
        "issueNumber": told["issueNumber"],
        "pages": pages_of(papers.text),
        "digest": signed,
        "files": {name: sha256(data) for name, data in files.items()},
        "parties": told["parties"],
        "order": told["order"],
        "consents": told["consents"],
        "done": done,
        **_effects(told),
        **_annexes(told),
    }
    certificate = canonical_json({**facts, "certificateDigest": digest(facts)})
    return _packed({**files, CERTIFICATE: certificate})


async def verify_bundle(given: bytes) -> Checked:
    """Check a bundle with nothing but itself. Refuses what is none (`bundle_unreadable`).

    Named as wrong is each file that is torn or another than the certificate says, and each claim that
    does not follow.
    """
    files: dict[str, bytes] = {}
    try:
        files, torn = _unpacked(given)
        if torn and torn != [PACKING]:
            return Checked("", 0, "", None, False, tuple(torn))
        unread = _unreadable(files)
        if unread:
            return Checked("", 0, "", None, False, tuple(unread))
        told = _certificate(files[CERTIFICATE])
        content = read(files[CONTENT])
        # Packed otherwise than the house packs it, it is still read: which file is another one is told too.
        wrong = [*torn, *_differing(told, content, files), *_consents(content)]
        wrong += other_annexes(
            content, {name: data for name, data in files.items() if name.startswith(ANNEX)}
        )
        wrong += _order(told["done"], content, str(told["digest"]))
        wrong += _proofs(told["done"], content)
        agreement, edition = str(content["agreementNumber"]), int(content["edition"])
    except Exception:  # noqa: BLE001 - whatever a torn file makes a parser say: it is named, or no bundle
        other = _other_files(files)
        if other:
            return Checked("", 0, "", None, False, tuple(other))
        raise Invalid("bundle_unreadable", field="file") from None
    seal = await seal_on(files[SEALED])
    if seal is None or not seal.holds:
        wrong.append("seal")
    wrong += await _signers(told, seal, files.get(SIGNERS))
    if not files[SEALED].startswith(files[TEXT]):
        wrong.append("sealed text")
    return Checked(
        agreement,
        edition,
        str(told["digest"]),
        None if seal is None else seal.by,
        pdf_of(files[CONTENT]) == files[TEXT],
        tuple(dict.fromkeys(wrong)),
    )


def _unpacked(given: bytes) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of a bundle, and the names of those that are torn, or of the packing."""
    files: dict[str, bytes] = {}
    with zipfile.ZipFile(BytesIO(given)) as packed:
        listed = packed.infolist()
        names = [one.filename for one in listed]
        if not {CONTENT, CERTIFICATE} & set(names):
            raise ValueError(names)
        torn = _misplaced(names)
        if torn:
            return files, torn
        if sum(one.file_size for one in listed) > MOST_BYTES:
            msg = "too large to be a bundle"
            raise ValueError(msg)
        for name in names:
            try:
                files[name] = packed.read(name)
            except zipfile.BadZipFile:
                torn.append(name)
    if not torn and _packed(files) != given:
        torn.append(PACKING)
    return files, torn


def _misplaced(names: list[str]) -> list[str]:
    """Return, in words, which files of a bundle are missing, twice, none of it, or not in their place."""
    whole = (CONTENT, TEXT, SEALED, CERTIFICATE)
    known = {*whole, SIGNERS}
    wrong = [f"{one}: is missing" for one in whole if one not in names]
    wrong += [
        f"{one}: is no part of a bundle"
        for one in names
        if one not in known and not one.startswith(ANNEX)
    ]
    wrong += [f"{one}: is there twice" for one in dict.fromkeys(names) if names.count(one) > 1]
    if not wrong and names != [CONTENT, TEXT, SEALED, *_between(names), CERTIFICATE]:
        wrong.append("bundle: its files are in another order")
    return wrong


def _between(names: list[str]) -> list[str]:
    """Return what lies between the sealed text and the certificate: who signed, and the annexes."""
    signers, annexes = names[3:4], names[3:-1]
    first = [SIGNERS] if signers == [SIGNERS] else []
    return [*first, *sorted(one for one in annexes if one.startswith(ANNEX))]


async def _signers(told: Mapping[str, Any], seal: Seal | None, page: bytes | None) -> list[str]:
    """Return, in words, whether the seals are on other acts than the certificate tells.

    A seal of before seals said it says nothing of them, and has no page beside it.
    """
    done = done_digest(told["done"], str(told["digest"]))
    said = None if seal is None else done_said(seal.reason)
    wrong = [] if said in (None, done) else [f"{SEALED}: sealed over other signers"]
    if other_name(told["done"]):
        wrong.append(f"{CERTIFICATE}: another name than was sealed")
    if page is None:
        # With the last name the page goes too.
        there = said is None or not names_kept(told["done"])
        return wrong if there else [*wrong, f"{SIGNERS}: is missing"]
    own = await seal_on(page)
    if own is None or not own.holds or seal is None or own.by != seal.by:
        wrong.append(f"{SIGNERS}: has no seal of the house")
    elif done_said(own.reason) != done:
        wrong.append(f"{SIGNERS}: sealed over other signers")
    return wrong


def _unreadable(files: Mapping[str, bytes]) -> list[str]:
    """Return, in words, which of what has to be read first cannot be."""
    wrong = []
    for name, reading in ((CERTIFICATE, _certificate), (CONTENT, read)):
        try:
            reading(files[name])
        except (ValueError, TypeError):
            wrong.append(f"{name}: cannot be read")
    return wrong


def _other_files(files: Mapping[str, bytes]) -> list[str]:
    """Return which files have other bytes than the certificate says, where no more of them can be read."""
    try:
        told = _certificate(files[CERTIFICATE])
    except (ValueError, TypeError, KeyError):
        return []
    said = told.get("files")
    digests = said if isinstance(said, dict) else {}
    wrong = [
        name
        for name, data in files.items()
        if name != CERTIFICATE and digests.get(name) != sha256(data)
    ]
    return [*wrong, *_certificate_changed(told)]


def _certificate_changed(told: Mapping[str, Any]) -> list[str]:
    facts = {key: one for key, one in told.items() if key != "certificateDigest"}
    return [] if digest(facts) == told.get("certificateDigest") else ["certificate digest"]


def _certificate(given: bytes) -> dict[str, Any]:
    told = orjson.loads(given)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        msg = "no certificate of an agreement"
        raise ValueError(msg)
    return told


def _packed(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, MOMENT), data)
    return out.getvalue()


def _differing(
    told: Mapping[str, Any], content: Mapping[str, Any], files: Mapping[str, bytes]
) -> list[str]:
    """Return what the certificate says otherwise than the files it is of."""
    wrong = [
        name
        for name, data in files.items()
        if name != CERTIFICATE and told["files"].get(name) != sha256(data)
    ]
    wrong += _certificate_changed(told)
    pages = pages_of(files[TEXT])
    issue = str(content["issueNumber"])
    if signed_digest(files[CONTENT], sha256(files[TEXT]), pages, issue) != told["digest"]:
        wrong.append("digest")
    if pages != told["pages"]:
        wrong.append("pages")
    if told.get("effects") != _effects(content).get("effects"):
        wrong.append("effects")
    if told.get("annexes") != content.get("annexes"):
        wrong.append("annexes")
    for key, name in (("agreement", "agreementNumber"), *((one, one) for one in SAME)):
        if told[key] != content[name]:
            wrong.append(key)
    return wrong


SAME = ("edition", "issueNumber", "parties", "order", "consents")


def _effects(content: Mapping[str, Any]) -> dict[str, object]:
    """Return what the clauses give, each with its clause; nothing where they give nothing."""
    given = [
        {"clause": clause["id"], "reference": clause["reference"], **one}
        for clause in content["clauses"]
        for one in clause.get("effects", ())
    ]
    return {"effects": given} if given else {}


def _annexes(content: Mapping[str, Any]) -> dict[str, object]:
    """Return the annexes that were signed; nothing where there are none."""
    return {"annexes": content["annexes"]} if "annexes" in content else {}


def other_annexes(content: Mapping[str, Any], annexes: Mapping[str, bytes]) -> list[str]:
    """Return, in words, which annexes are missing, are not those that were signed, or are none of it."""
    signed = {str(one["name"]): one for one in annexes_of(content)}
    wrong = [f"{name}: was not signed" for name in annexes if name not in signed]
    for name, one in signed.items():
        if name not in annexes:
            wrong.append(f"{name}: annex {one['number']} is missing")
        elif (len(annexes[name]), sha256(annexes[name])) != (one["size"], one["sha256"]):
            wrong.append(f"{name}: annex {one['number']} has other bytes than were signed")
    return wrong


def _consents(content: Mapping[str, Any]) -> list[str]:
    """Return whether each party accepted each text in the version that is signed."""
    wanted = {
        (clause["id"], clause["version"], party["id"])
        for clause in content["clauses"]
        for party in content["parties"]
    }
    given = {(one["clause"], one["version"], one["party"]) for one in content["consents"]}
    whole = wanted == given and len(content["consents"]) == len(wanted)
    return [] if whole else ["consents"]


def _proofs(done: list[Mapping[str, Any]], content: Mapping[str, Any]) -> list[str]:
    """Return whether each signature has the strength it claims, and the one that was demanded."""
    wrong = []
    for one in done:
        if one["kind"] != GateKind.SIGNATURE.value:
            continue
        by_passkey = one["strength"] == Strength.PASSKEY.value
        if by_passkey != (one["evidence"] is not None) or (
            by_passkey
            and not proof_holds(
                bytes.fromhex(one["evidence"]), digest=str(one["digest"]), at=str(one["at"])
            )
        ):
            wrong.append("evidence")
        if content.get("requiresPasskey") is True and not by_passkey:
            wrong.append("strength")
    return wrong


def _order(done: list[Mapping[str, Any]], content: Mapping[str, Any], signed: str) -> list[str]:
    """Return what is wrong at the gates: all were passed, once, in their order, under the digest."""
    gates = [
        Gate(one["number"], UUID(one["party"]), GateKind(one["kind"]), frozenset(one["after"]))
        for one in content["gates"]
    ]
    known = {one.number: one for one in gates}
    passed: set[int] = set()
    wrong = []
    for one in done:
        gate = known.get(one["gate"])
        if gate is None or gate.number in passed or not gate.after <= passed:
            wrong.append("order")
        elif (str(gate.body_id), gate.kind.value) != (one["party"], one["kind"]):
            wrong.append("gates")
        if one["kind"] == GateKind.SIGNATURE.value and one["digest"] != signed:
            wrong.append("signatures")
        passed.add(one["gate"])
    times = [one["at"] for one in done]
    if times != sorted(times):
        wrong.append("times")
    parties = {one["id"] for one in content["parties"]}
    signs = {str(one.body_id) for one in gates if one.kind is GateKind.SIGNATURE}
    if has_cycle(gates) or signs != parties or not all_signed(gates, passed):
        wrong.append("signatures")
    return wrong
