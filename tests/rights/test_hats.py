"""Hats: which one an act is done in, and when one must choose."""

from uuid import uuid4

import pytest

from workflows.kit.refusal import NotAllowed, NotSignedIn
from workflows.rights.actor import ANONYMOUS, THE_HOUSE, Actor, Hat
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role

HERE, ELSEWHERE = uuid4(), uuid4()


def hat(role, programme=HERE, granted=frozenset()):
    return Hat(uuid4(), role, uuid4(), programme, granted)


def test_the_only_fitting_hat_is_put_on_by_itself():
    officer, resident = hat(Role.MUNICIPAL_OFFICER), hat(Role.RESIDENT)
    actor = Actor(uuid4(), (officer, resident))

    assert actor.hat_for(Permission.CAMPAIGN_CLOSE, HERE) == officer


def test_two_fitting_hats_must_be_chosen_between():
    actor = Actor(uuid4(), (hat(Role.MUNICIPAL_OFFICER), hat(Role.MUNICIPAL_OFFICER)))

    with pytest.raises(NotAllowed, match="choose_hat") as refused:
        actor.hat_for(Permission.CAMPAIGN_CLOSE, HERE)
    assert all(str(one.appointment_id) in refused.value.figures["choices"] for one in actor.hats)


def test_a_chosen_hat_without_the_right_is_refused_though_another_has_it():
    resident = hat(Role.RESIDENT)
    actor = Actor(uuid4(), (hat(Role.MUNICIPAL_OFFICER), resident), chosen=resident)

    with pytest.raises(NotAllowed, match="not_in_this_capacity"):
        actor.hat_for(Permission.CAMPAIGN_CLOSE, HERE)


def test_a_hat_of_another_place_carries_nothing_here():
    actor = Actor(uuid4(), (hat(Role.MUNICIPAL_OFFICER, ELSEWHERE),))

    assert not actor.holds(Permission.CAMPAIGN_CLOSE, HERE)
    with pytest.raises(NotAllowed, match="no_capacity"):
        actor.hat_for(Permission.CAMPAIGN_CLOSE, HERE)


def test_a_grant_adds_a_right_and_never_beats_a_prohibition():
    granted = frozenset({Permission.AGREEMENT_SIGN, Permission.BALLOT_CAST})
    officer = hat(Role.MUNICIPAL_OFFICER, granted=granted)

    assert officer.allows(Permission.AGREEMENT_SIGN, HERE)
    assert not officer.allows(Permission.BALLOT_CAST, HERE)


def test_nobody_signed_in_and_the_house_itself():
    with pytest.raises(NotSignedIn, match="sign_in_first"):
        ANONYMOUS.hat_for(Permission.PROPOSAL_SUBMIT, HERE)
    assert THE_HOUSE.hat_for(Permission.PROPOSAL_SUBMIT, HERE) is None
