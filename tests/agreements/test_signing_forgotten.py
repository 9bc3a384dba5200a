"""Names of who signed go ten years after the project; what was signed, and that it was, stays provable."""

from datetime import timedelta

import pytest

from tests.agreements.test_signing_seal import repacked
from tests.agreements.test_signing_signers import parts, sealed
from tests.fixtures.agreements import LEAD
from tests.fixtures.clock import shown_now
from tests.fixtures.signing import approved, edition, frozen, progress, read_as, recall, sign
from workflows.agreements.duties.recording import record_fact
from workflows.agreements.duties.states import FactKind
from workflows.agreements.signing.certificate import verify_bundle
from workflows.agreements.signing.certifying import bundle_of
from workflows.agreements.signing.queries import signers_page_of
from workflows.agreements.signing.signers import done_digest, name_digest, names_kept
from workflows.corridor.retention import forget_due

TEN_YEARS = 3653


async def forgotten(town, *, dry=False):
    """Return how many names were due, and how many are erased."""
    report = {one.rule_id: one for one in await town.act(None, forget_due, dry=dry)}
    one = report["retention.signers"]
    return one.due, one.erased


async def test_names_go_ten_years_after_completion_and_the_bundle_holds_without_them(
    town, clock, tmp_path
):
    table, _, _, before = await sealed(town, tmp_path)
    key = (await edition(table)).id
    done_on = shown_now().date()
    await town.act(
        LEAD,
        record_fact,
        agreement_id=table.id,
        kind=FactKind.COMPLETION,
        happened_on=done_on,
        evidence="준공검사",
    )
    await clock.set(shown_now() + timedelta(days=TEN_YEARS - 1))
    assert await forgotten(town) == (0, 0)
    await clock.set(shown_now() + timedelta(days=TEN_YEARS + 2))
    assert await forgotten(town, dry=True) == (4, 0)
    assert await read_as(table, LEAD, signers_page_of, edition_id=key) is not None
    assert await forgotten(town) == (4, 4)
    assert await forgotten(town) == (0, 0)

    assert {(one.name, one.salt) for one in (await progress(table)).signers.values()} == {("", "")}
    assert await read_as(table, LEAD, signers_page_of, edition_id=key) is None
    after = await read_as(table, LEAD, bundle_of, edition_id=key)
    assert "이름".encode() not in after
    assert (await verify_bundle(after)).wrong == ()
    # Whoever kept his own copy still proves whose names were sealed.
    assert (await verify_bundle(before)).wrong == ()
    named, bare = parts(before)[1], parts(after)[1]
    assert done_digest(named["done"], named["digest"]) == done_digest(bare["done"], bare["digest"])
    assert (names_kept(named["done"]), names_kept(bare["done"])) == (True, False)


async def test_nobody_puts_a_name_where_one_was_taken_away(town, clock, tmp_path):
    table, *_ = await sealed(town, tmp_path)
    key = (await edition(table)).id
    await town.act(
        LEAD,
        record_fact,
        agreement_id=table.id,
        kind=FactKind.ABANDONMENT,
        happened_on=shown_now().date(),
        evidence="포기 승인",
    )
    await clock.set(shown_now() + timedelta(days=TEN_YEARS + 2))
    await forgotten(town)
    bare = await read_as(table, LEAD, bundle_of, edition_id=key)

    def named(told, _):
        one = next(one for one in told["done"] if one["kind"] == "SIGNATURE")
        one |= {"signer": "다른 사람", "signerSalt": "00" * 16}

    wrong = (await verify_bundle(repacked(bare, named))).wrong
    assert "certificate.json: another name than was sealed" in wrong


async def test_names_under_a_signing_that_came_to_nothing_go_too(town, clock):
    table, _ = await frozen(town)
    await approved(table)
    await sign(table, LEAD)
    await recall(table)
    await clock.set(shown_now() + timedelta(days=TEN_YEARS - 1))
    assert await forgotten(town) == (0, 0)
    await clock.set(shown_now() + timedelta(days=TEN_YEARS + 1))
    assert await forgotten(town) == (1, 1)
    (signer,) = (await progress(table)).signers.values()
    assert (signer.name, len(signer.digest)) == ("", 64)


@pytest.mark.parametrize("other", [("김 하나", "s"), ("김하나", "t"), ("", "s")])
def test_another_name_or_salt_is_another_digest(other):
    assert name_digest("김하나", "s") != name_digest(*other)
