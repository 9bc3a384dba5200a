"""Signing with a passkey: what it proves, who is asked for it, and that anybody can check it later."""

import zipfile
from io import BytesIO

import orjson
import pytest

from server.sealing import authority_in
from tests.agreements.test_signing_seal import repacked
from tests.fixtures.agreements import LEAD
from tests.fixtures.authenticator import Authenticator
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.signing import (
    HEAD,
    SIGNERS,
    approved,
    edition,
    freeze,
    frozen,
    progress,
    read_as,
    recall,
    sign,
)
from workflows.agreements.signing.certificate import verify_bundle
from workflows.agreements.signing.certifying import bundle_of
from workflows.agreements.signing.content import read, requires_passkey
from workflows.agreements.signing.sealing import seal_signed
from workflows.agreements.signing.states import SigningOrder, Strength
from workflows.agreements.signing.step_up import PURPOSE, ByPasskey, proof_holds
from workflows.identity.passkeys.asking import creation_options, request_options
from workflows.identity.passkeys.evidence import RelyingParty
from workflows.identity.passkeys.keeping import add_passkey, begin_passkey
from workflows.identity.passkeys.step_up import begin_step_up
from workflows.kit.hashing import canonical_json
from workflows.kit.refusal import Conflict, NotAllowed, NotFound

PARTY = RelyingParty("dure.example", "https://dure.example")
BY_PASSKEY = ByPasskey(PARTY)


async def keyed(town, who):
    """Give somebody a passkey; return his device."""
    device = Authenticator(PARTY.origin)
    row = await town.act(who, begin_passkey)
    options = creation_options(row, PARTY, person_id=row.person_id, name="서명자", known=[])
    await town.act(who, add_passkey, name="열쇠", said=device.made(options), party=PARTY)
    return device


async def meant(town, who, device, digest, purpose=PURPOSE):
    """Let a device say that its holder means a digest."""
    row = await town.act(who, begin_step_up, purpose=purpose, digest=bytes.fromhex(digest))
    return device.proved(request_options(row, PARTY, known=[]))


async def test_who_has_a_passkey_signs_with_it_and_its_proof_is_kept(town):
    table, _ = await frozen(town, order=SigningOrder.PARALLEL)
    await approved(table)
    device = await keyed(town, LEAD)
    digest = (await edition(table)).digest
    with pytest.raises(NotAllowed, match="passkey_asked"):
        await sign(table, LEAD, step_up=BY_PASSKEY)
    other = await meant(town, LEAD, device, "ab" * 32)
    with pytest.raises(Conflict, match="passkey_other_digest"):
        await sign(table, LEAD, assertion=other, step_up=BY_PASSKEY)
    elsewhere = await meant(town, LEAD, device, digest, purpose="agreement.other")
    with pytest.raises(NotFound, match="passkey_not_asked"):
        await sign(table, LEAD, assertion=elsewhere, step_up=BY_PASSKEY)
    said = await meant(town, LEAD, device, digest)
    with pytest.raises(NotFound, match="passkey_not_asked"):
        await sign(table, DEVELOPER, assertion=said, step_up=BY_PASSKEY)
    await sign(table, LEAD, assertion=said, step_up=BY_PASSKEY)
    await sign(table, "company.b", step_up=BY_PASSKEY)

    signatures = (await progress(table)).signatures
    kept = signatures[table.union.bodies[LEAD]]
    plain = signatures[table.union.bodies["company.b"]]
    assert (kept.strength, plain.strength) == (Strength.PASSKEY, Strength.SIGN_IN)
    assert plain.evidence is None
    at = kept.signed_at.isoformat()
    assert proof_holds(kept.evidence, digest=digest, at=at)
    assert not proof_holds(kept.evidence, digest="ab" * 32, at=at)
    assert not proof_holds(kept.evidence, digest=digest, at=plain.signed_at.isoformat())
    for n in range(0, len(kept.evidence), 7):
        bad = bytearray(kept.evidence)
        bad[n] ^= 1
        assert not proof_holds(bytes(bad), digest=digest, at=at), n


async def test_a_proof_holds_in_the_one_way_it_is_written(town):
    table, _ = await frozen(town, order=SigningOrder.PARALLEL)
    await approved(table)
    device = await keyed(town, LEAD)
    digest = (await edition(table)).digest
    said = await meant(town, LEAD, device, digest)
    await sign(table, LEAD, assertion=said, step_up=BY_PASSKEY)
    kept = (await progress(table)).signatures[table.union.bodies[LEAD]]
    at, told = kept.signed_at.isoformat(), orjson.loads(kept.evidence)

    assert proof_holds(canonical_json(told), digest=digest, at=at)
    # Nothing is hung on it, and nothing is written otherwise: one proof has one digest.
    for other in (
        canonical_json({**told, "name": "다른 사람"}),
        orjson.dumps(told, option=orjson.OPT_INDENT_2),
        kept.evidence + b"\n",
        canonical_json({**told, "signature": told["signature"].upper()}),
    ):
        assert not proof_holds(other, digest=digest, at=at), other
    # Whose device it was cannot be put otherwise: the key is what was signed with.
    for name in ("rpId", "origin", "userVerified"):
        assert not proof_holds(canonical_json({**told, name: "else"}), digest=digest, at=at), name


async def test_an_old_proof_signs_no_later_edition(town):
    table, _ = await frozen(town, order=SigningOrder.PARALLEL)
    device = await keyed(town, LEAD)
    said = await meant(town, LEAD, device, (await edition(table)).digest)
    await recall(table)
    await freeze(table, order=SigningOrder.PARALLEL)
    await approved(table)
    with pytest.raises(Conflict, match="passkey_other_digest"):
        await sign(table, LEAD, assertion=said, step_up=BY_PASSKEY)
    assert not (await progress(table)).signatures


async def test_an_agreement_that_demands_passkeys_takes_nothing_less_and_its_bundle_proves_it(
    town, tmp_path
):
    table, _ = await frozen(town, requires_passkey=True)
    await approved(table)
    last = await edition(table)
    assert requires_passkey(last.content)
    assert read(last.content)["requiresPasskey"] is True
    with pytest.raises(NotAllowed, match="passkey_required"):
        await sign(table, LEAD)
    with pytest.raises(NotAllowed, match="passkey_required"):
        await sign(table, LEAD, step_up=BY_PASSKEY)
    for signer in SIGNERS.values():
        device = await keyed(town, signer)
        said = await meant(town, signer, device, last.digest)
        await sign(table, signer, assertion=said, step_up=BY_PASSKEY)
    assert await seal_signed(town.sessions, authority_in(tmp_path)) == 1

    given = await read_as(table, CITY, bundle_of, edition_id=last.id)
    assert (await verify_bundle(given)).wrong == ()
    for wrong, forge in FORGED.items():
        assert wrong in (await verify_bundle(repacked(given, forge))).wrong, wrong
    with zipfile.ZipFile(BytesIO(given)) as packed:
        done = orjson.loads(packed.read("certificate.json"))["done"]
    assert [one["strength"] for one in done if one["kind"] == "SIGNATURE"] == ["PASSKEY"] * 4
    assert HEAD not in str([{**one, "signer": None} for one in done])


def first_signature(told):
    return next(one for one in told["done"] if one["kind"] == "SIGNATURE")


def other_key(told, _):
    """Put the proof of another signer's key under the same claim of its signature."""
    one = first_signature(told)
    proof = orjson.loads(bytes.fromhex(one["evidence"]))
    other = [line for line in told["done"] if line["kind"] == "SIGNATURE"][1]
    proof["public_key"] = orjson.loads(bytes.fromhex(other["evidence"]))["public_key"]
    one["evidence"] = canonical_json(proof).hex()


FORGED = {
    "evidence": other_key,
    "strength": lambda told, _: first_signature(told).update(strength="SIGN_IN", evidence=None),
}
