"""Whatever is done to whichever file of a bundle, its check says so, and names the file."""

import zipfile
from io import BytesIO

import pytest

from server.sealing import authority_in
from tests.agreements.test_annexes import BEFORE, frozen_with_annexes
from tests.fixtures.agreements import LEAD
from tests.fixtures.signing import edition, read_as, signed
from workflows.agreements.signing.certificate import verify_bundle
from workflows.agreements.signing.certifying import bundle_of
from workflows.agreements.signing.sealing import seal_signed
from workflows.kit.refusal import Invalid

# Where in a file one byte is another: first, last, and between them.
ORDER = "bundle: its files are in another order"
PLACES = (0.0, 0.13, 0.5, 0.87, 1.0)


def unpacked(given):
    """Return the files of a bundle in their order."""
    with zipfile.ZipFile(BytesIO(given)) as packed:
        return [(one, packed.read(one)) for one in packed.namelist()]


def packed(files):
    """Return the bundle of files as the house packs them, so that nothing of the packing is amiss."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, data in files:
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


async def wrong_in(files):
    """Return what the check finds wrong with these files."""
    checked = await verify_bundle(packed(files))
    assert checked.holds is (not checked.wrong)
    return checked.wrong


def names(wrong, name):
    """Say whether what is wrong names a file, or the certificate as a whole."""
    said = {"certificate.json": ("certificate",), "content.json": ("content", "certificate")}
    return any(one.startswith((name, *said.get(name, ()))) for one in wrong)


@pytest.fixture
async def whole(town, tmp_path):
    """Return the files of a bundle with annexes."""
    table, _, kept = await frozen_with_annexes(town)
    await signed(table)
    await seal_signed(town.sessions, authority_in(tmp_path))
    key = (await edition(table)).id
    return unpacked(await read_as(table, LEAD, bundle_of, edition_id=key, annexes=kept))


async def test_one_byte_in_any_file_is_told_by_the_name_of_the_file(whole):
    assert await wrong_in(whole) == ()
    assert len(whole) == 7
    for nth, (name, data) in enumerate(whole):
        for place in PLACES:
            other = bytearray(data)
            other[min(int(place * len(data)), len(data) - 1)] ^= 1
            changed = [*whole[:nth], (name, bytes(other)), *whole[nth + 1 :]]
            assert names(await wrong_in(changed), name), (name, place)


async def test_a_file_that_is_taken_out_or_there_twice_is_named(whole):
    for nth, (name, data) in enumerate(whole):
        less = [*whole[:nth], *whole[nth + 1 :]]
        assert any(one.startswith(name) and "is missing" in one for one in await wrong_in(less)), (
            name
        )
        with pytest.warns(UserWarning, match="Duplicate name"):
            twice = await wrong_in([*whole[: nth + 1], (name, data), *whole[nth + 1 :]])
        assert f"{name}: is there twice" in twice


@pytest.mark.parametrize("added", ["readme.txt", "annex-09.pdf", "../content.json", "signers2.pdf"])
async def test_a_file_that_is_put_in_is_named_wherever_it_is_put(whole, added):
    for nth in range(len(whole) + 1):
        more = [*whole[:nth], (added, b"%PDF-1.7 another"), *whole[nth:]]
        said = await wrong_in(more)
        in_order = nth == len(whole) - 1
        assert names(said, added) or (not in_order and said == (ORDER,)), (nth, said)


async def test_files_in_another_order_are_told(whole):
    for nth in range(len(whole) - 1):
        other = [*whole]
        other[nth], other[nth + 1] = other[nth + 1], other[nth]
        assert await wrong_in(other), whole[nth][0]
    assert await wrong_in([*reversed(whole)]) == (ORDER,)


async def test_files_of_two_bundles_do_not_make_one(whole):
    other = unpacked(BEFORE.read_bytes())
    theirs = dict(other)
    for nth, (name, _) in enumerate(whole):
        if name in theirs:
            mixed = [*whole[:nth], (name, theirs[name]), *whole[nth + 1 :]]
            assert of_another(await wrong_in(mixed), name, whole), name
    ours = dict(whole)
    for nth, (name, _) in enumerate(other):
        mixed = [*other[:nth], (name, ours[name]), *other[nth + 1 :]]
        assert of_another(await wrong_in(mixed), name, other), name


def of_another(wrong, name, files):
    """Say whether a file of another bundle is named; of its certificate all the others are."""
    if name != "certificate.json":
        return names(wrong, name)
    return {one for one, _ in files if one != name} <= set(wrong)


async def test_what_is_no_bundle_at_all_is_refused():
    for given in (b"", b"PK\x03\x04", packed([("a.txt", b"x")]), packed([])):
        with pytest.raises(Invalid, match="bundle_unreadable"):
            await verify_bundle(given)
