"""Passkeys: whole ceremonies with a device in software, and every answer that must not be taken."""

import json
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

from tests.fixtures.authenticator import Authenticator
from workflows.corridor.retention import forget_due
from workflows.identity import actions as identity
from workflows.identity.passkeys import evidence as checking
from workflows.identity.passkeys.asking import creation_options, request_options
from workflows.identity.passkeys.challenges import MOST_PASSKEYS, own_passkeys, passkeys_by_id
from workflows.identity.passkeys.evidence import RelyingParty, check_evidence
from workflows.identity.passkeys.keeping import (
    add_passkey,
    begin_passkey,
    remove_passkey,
    rename_passkey,
)
from workflows.identity.passkeys.models import Passkey, PasskeyChallenge
from workflows.identity.passkeys.step_up import TRIED, TRYING, begin_step_up, prove, try_passkey
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, NotSignedIn, WrongState
from workflows.record.models import Event
from workflows.record.uow import unit_of_work

PARTY = RelyingParty("dure.example", "https://dure.example")
ME, OTHER = "resident.1", "resident.2"
PURPOSE = "agreement.sign"
DIGEST = sha256("협약서".encode()).digest()


async def asked_to_make(town, who=ME):
    row = await town.act(who, begin_passkey)
    return creation_options(row, PARTY, person_id=row.person_id, name="주민 1", known=[])


async def added(town, device=None, who=ME, name="내 휴대폰"):
    device = device or Authenticator(PARTY.origin)
    said = device.made(await asked_to_make(town, who))
    row = await town.act(who, add_passkey, name=name, said=said, party=PARTY)
    return device, row


async def asked_to_prove(town, who=ME, purpose=PURPOSE, digest=DIGEST):
    row = await town.act(who, begin_step_up, purpose=purpose, digest=digest)
    return request_options(row, PARTY, known=[])


async def proved(town, said, who=ME, purpose=PURPOSE, digest=DIGEST, party=PARTY):
    return await town.act(who, prove, purpose=purpose, digest=digest, said=said, party=party)


async def owned(town, who=ME):
    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[who])) as uow:
        return await own_passkeys(uow.session, uow.actor)


async def test_a_passkey_is_added_proves_a_digest_and_leaves_evidence_anyone_can_check(town):
    device, row = await added(town)
    found = await proved(town, device.proved(await asked_to_prove(town)))

    assert found.credential_digest == sha256(device.credential_id).digest()
    assert found.user_verified
    given = {"digest": DIGEST, "purpose": PURPOSE, "nonce": found.nonce}
    here = {"rp_id": PARTY.id, "origin": PARTY.origin}
    assert check_evidence(found, **given, **here)
    for wrong in (
        {"digest": bytes(32)},
        {"purpose": "agreement.end"},
        {"nonce": bytes(32)},
        {"rp_id": "other.example"},
        {"origin": "https://other.example"},
    ):
        assert not check_evidence(found, **{**given, **here, **wrong})
    _, another = await added(town, name="다른 열쇠")
    for broken in (
        replace(found, signature=found.signature[:-1] + b"\0"),
        replace(found, public_key=another.public_key),
        replace(found, public_key=b"no key"),
        replace(found, client_data_json=b"{}"),
        replace(found, authenticator_data=b""),
        replace(found, user_verified=False),
    ):
        assert not check_evidence(broken, **given, **here)
    async with town.sessions() as session:
        events = await session.execute(
            select(Event.kind, Event.data).where(Event.person_id == town.people[ME])
        )
    kinds = {one.kind: one.data for one in events}
    assert kinds["stepUp.proved"] == {"purpose": PURPOSE, "digest": DIGEST.hex()}
    assert {"passkey.begun", "passkey.added", "stepUp.begun"} <= kinds.keys()
    assert row.sign_count == 0
    assert (await owned(town))[0].sign_count == 1


async def test_an_answer_is_taken_once_within_five_minutes_and_for_its_digest_alone(town, clock):
    device, _ = await added(town)
    said = device.proved(await asked_to_prove(town))
    with pytest.raises(Conflict, match="passkey_other_digest"):
        await proved(town, said, digest=bytes(32))
    with pytest.raises(NotFound, match="passkey_not_asked"):
        await proved(town, said, purpose="agreement.end")
    await proved(town, said)
    with pytest.raises(Conflict, match="passkey_answer_used"):
        await proved(town, said)
    old = device.proved(await asked_to_prove(town))
    newer = device.proved(await asked_to_prove(town))
    with pytest.raises(NotFound, match="passkey_not_asked"):
        await proved(town, old)
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(minutes=6))
    with pytest.raises(WrongState, match="passkey_answer_late"):
        await proved(town, newer)


async def test_only_ones_own_standing_passkey_proves_anything(town):
    device, _ = await added(town)
    foreign, _ = await added(town, who=OTHER)
    with pytest.raises(NotFound, match="passkey_not_yours"):
        await proved(town, foreign.proved(await asked_to_prove(town)))
    stolen = device.proved(await asked_to_prove(town))
    with pytest.raises(NotFound, match="passkey_not_asked"):
        await proved(town, stolen, who=OTHER)
    for row in await owned(town):
        await town.act(ME, remove_passkey, passkey_id=row.id)
    with pytest.raises(NotFound, match="passkey_not_yours"):
        await proved(town, stolen)
    with pytest.raises(WrongState, match="no_passkey"):
        await asked_to_prove(town)


async def test_what_is_forged_elsewhere_or_without_its_holder_is_refused(town):
    device, _ = await added(town)
    options = await asked_to_prove(town)
    device.origin = "https://dure.example.evil"
    with pytest.raises(NotAllowed, match="passkey_not_proved"):
        await proved(town, device.proved(options))
    device.origin = PARTY.origin
    with pytest.raises(NotAllowed, match="passkey_not_proved"):
        await proved(town, device.proved(options), party=replace(PARTY, id="other.example"))
    liar = Authenticator(PARTY.origin, credential_id=device.credential_id, count=9)
    with pytest.raises(NotAllowed, match="passkey_not_proved"):
        await proved(town, liar.proved(options))
    device.verifies = False
    with pytest.raises(NotAllowed, match="passkey_holder_unverified"):
        await proved(town, device.proved(options))
    device.verifies = True
    await proved(town, device.proved(options))
    device.count -= 2
    with pytest.raises(NotAllowed, match="passkey_count_went_back"):
        await proved(town, device.proved(await asked_to_prove(town)))


async def test_a_device_that_never_counts_is_taken(town):
    device, _ = await added(town, Authenticator(PARTY.origin, counts=False))
    for _ in range(2):
        await proved(town, device.proved(await asked_to_prove(town)))


async def test_trying_a_passkey_agrees_to_nothing(town):
    device, row = await added(town)
    said = device.proved(await asked_to_prove(town, purpose=TRYING, digest=TRIED))
    assert (await town.act(ME, try_passkey, said=said, party=PARTY)).id == row.id
    said = device.proved(await asked_to_prove(town))
    with pytest.raises(NotFound, match="passkey_not_asked"):
        await town.act(ME, try_passkey, said=said, party=PARTY)


async def test_a_registration_is_taken_once_and_only_with_its_holder(town, clock):
    with pytest.raises(NotSignedIn, match="sign_in_first"):
        await town.act(None, begin_passkey)
    device = Authenticator(PARTY.origin, verifies=False)
    options = await asked_to_make(town)
    given = {"name": "열쇠", "party": PARTY}
    with pytest.raises(NotAllowed, match="passkey_not_proved"):
        await town.act(ME, add_passkey, said=device.made(options), **given)
    device.verifies = True
    said = device.made(options)
    with pytest.raises(NotFound, match="passkey_not_asked"):
        await town.act(OTHER, add_passkey, said=said, **given)
    with pytest.raises(Invalid, match="text_empty"):
        await town.act(ME, add_passkey, said=said, name=" ", party=PARTY)
    await town.act(ME, add_passkey, said=said, **given)
    with pytest.raises(Conflict, match="passkey_answer_used"):
        await town.act(ME, add_passkey, said=said, **given)
    # The same device in another's name: known, and whose it is remains untold.
    with pytest.raises(Conflict, match="passkey_known"):
        await added(town, device, who=OTHER)
    late = Authenticator(PARTY.origin).made(await asked_to_make(town))
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(minutes=5))
    with pytest.raises(WrongState, match="passkey_answer_late"):
        await town.act(ME, add_passkey, said=late, **given)


async def test_names_are_ones_own_and_there_are_twenty_at_most(town):
    _, row = await added(town)
    await town.act(ME, rename_passkey, passkey_id=row.id, name="사무실 열쇠")
    assert [one.name for one in await owned(town)] == ["사무실 열쇠"]
    for verb in (rename_passkey, remove_passkey):
        given = {"name": "남의 것"} if verb is rename_passkey else {}
        with pytest.raises(NotFound, match="no_such_passkey"):
            await town.act(OTHER, verb, passkey_id=row.id, **given)
    for number in range(MOST_PASSKEYS - 1):
        await added(town, name=f"열쇠 {number}")
    with pytest.raises(WrongState, match="too_many_passkeys"):
        await asked_to_make(town)
    await town.act(ME, remove_passkey, passkey_id=row.id)
    with pytest.raises(NotFound, match="no_such_passkey"):
        await town.act(ME, rename_passkey, passkey_id=row.id, name="지운 것")
    await asked_to_make(town)


@pytest.mark.parametrize(
    "said",
    ["", "{}", "[]", "null", "7", '{"id": 3}', '"' + "가" * 30_000 + '"', "{" * 5_000],
)
async def test_what_is_no_answer_is_refused_and_never_breaks(town, said):
    await added(town)
    await asked_to_prove(town)
    with pytest.raises(Invalid, match="passkey_malformed"):
        await proved(town, said)
    with pytest.raises(Invalid, match="passkey_malformed"):
        await town.act(ME, add_passkey, name="열쇠", said=said, party=PARTY)


async def test_every_answer_cut_or_changed_anywhere_is_refused_by_a_refusal(town):
    device, _ = await added(town)
    said = json.loads(device.proved(await asked_to_prove(town)))
    for part in ("clientDataJSON", "authenticatorData", "signature"):
        whole = base64url_to_bytes(said["response"][part])
        for at in range(0, len(whole), 7):
            for wrong in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :]):
                changed = {**said["response"], part: bytes_to_base64url(wrong)}
                with pytest.raises((Invalid, NotAllowed, NotFound)):
                    await proved(town, json.dumps({**said, "response": changed}))
    await proved(town, json.dumps(said))


@pytest.mark.parametrize(
    ("purpose", "digest", "reason"),
    [
        ("", DIGEST, "purpose_malformed"),
        ("passkey.add", DIGEST, "purpose_malformed"),
        ("agreement.sign\0", DIGEST, "purpose_malformed"),
        (PURPOSE, b"short", "proof_digest_malformed"),
    ],
)
async def test_a_step_up_names_a_purpose_and_a_whole_digest(town, purpose, digest, reason):
    await added(town)
    with pytest.raises(Invalid, match=reason):
        await asked_to_prove(town, purpose=purpose, digest=digest)


async def test_the_database_shows_and_changes_ones_own_passkeys_alone(town):
    _, row = await added(town)
    for who in (OTHER, "municipality.officer", "auditor", None):
        person = None if who is None else town.people[who]
        as_him = (lambda s, p=person: actor_for(s, p),) if person else ()
        async with unit_of_work(town.sessions, *as_him) as uow:
            assert (await uow.session.scalars(select(Passkey))).all() == []
            assert (await uow.session.scalars(select(PasskeyChallenge))).all() == []
            assert await passkeys_by_id(uow.session, uow.actor, [row.id]) == {}
            changed = await uow.session.execute(text("UPDATE passkey SET name = '남의 것'"))
            assert changed.rowcount == 0
    for change in ("public_key = 'x'", "sign_count = -1", f"person_id = '{town.people[OTHER]}'"):
        with pytest.raises(DBAPIError, match=r"stays what it is|row-level security"):
            async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[ME])) as uow:
                await uow.session.execute(text(f"UPDATE passkey SET {change}"))


async def test_passkeys_go_with_the_person(town, clock):
    await added(town)
    await town.act(
        None, identity.end_appointment, appointment_id=town.appointments[ME], reason="이사"
    )
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(days=30))
    await town.act(None, forget_due, dry=False)
    assert await owned(town) == []


def test_a_challenge_is_what_it_is_said_to_be():
    nonce = bytes(range(32))
    assert checking.challenge_of(nonce, PURPOSE, DIGEST) == (
        sha256(nonce + b"agreement.sign\0" + DIGEST).digest()
    )
