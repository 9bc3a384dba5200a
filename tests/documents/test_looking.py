"""What comes as a file is not believed: its kind is told from its bytes, a picture is drawn anew."""

import io
import random
from hashlib import sha256
from zipfile import ZipFile, is_zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.documents.pictures import PDF, bomb, picture, placed_picture
from workflows.documents.files.looking import LONGEST_SIDE, looked_into
from workflows.documents.files.states import FileKind
from workflows.kit.refusal import Invalid, Refusal, RuleBroken

PIXELS = 40_000_000
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def looked(data: bytes, kind: FileKind):
    return looked_into(data, kind, most_pixels=PIXELS)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_keeps_its_colours_and_its_kind(kind):
    kept = looked(picture(kind), FileKind(kind))

    with Image.open(io.BytesIO(kept.data)) as shown:
        assert (shown.format, shown.size) == (kind, (40, 20))
        left, right = (
            shown.convert("RGB").getpixel((5, 10)),
            shown.convert("RGB").getpixel((35, 10)),
        )
    assert left[0] > 200 > left[2]
    assert right[2] > 200 > right[0]
    assert kept.sha256 == sha256(kept.data).hexdigest()
    assert (kept.width, kept.height) == (40, 20)


def test_the_place_a_photograph_was_taken_at_stays_behind_and_it_stands_upright():
    sent = placed_picture()
    kept = looked(sent, FileKind.JPEG)

    with Image.open(io.BytesIO(sent)) as before, Image.open(io.BytesIO(kept.data)) as after:
        assert before.getexif().get_ifd(0x8825)
        assert not after.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(after.info)
    assert (kept.width, kept.height) == (20, 40)
    assert "우리".encode() not in kept.data


def hung_behind() -> dict[str, bytes]:
    """What is hung behind a picture so that it is something else besides."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as inside:
        inside.writestr("run.js", "alert(1)")
    return {"zip": packed.getvalue(), "page": b"<html><script>alert(1)</script></html>", "pdf": PDF}


@pytest.mark.parametrize("behind", ["zip", "page", "pdf"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_hangs_behind_a_picture_stays_behind(kind, behind):
    alone, tail = picture(kind), hung_behind()[behind]
    kept = looked(alone + tail, FileKind(kind))

    assert kept == looked(alone, FileKind(kind))
    assert tail not in kept.data
    assert not is_zipfile(io.BytesIO(kept.data))


def test_a_picture_that_one_sees_through_stays_so_and_one_of_a_wall_is_made_smaller():
    clear = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    out = io.BytesIO()
    clear.save(out, "PNG")

    with Image.open(io.BytesIO(looked(out.getvalue(), FileKind.PNG).data)) as shown:
        assert shown.getpixel((5, 5))[3] == 0
    wide = looked(picture("PNG", (5_000, 10)), FileKind.PNG)
    assert (wide.width, wide.height) == (LONGEST_SIDE, 5)


def test_a_document_is_kept_byte_for_byte():
    assert looked(PDF, FileKind.PDF).data == PDF


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (picture("PNG"), FileKind.JPEG, "file_of_another_kind"),
        (b"#!/bin/sh\nrm -rf /\n", FileKind.PNG, "file_of_another_kind"),
        (SVG, FileKind.PNG, "file_of_another_kind"),
        (b"MZ" + b"\0" * 100, FileKind.PDF, "file_of_another_kind"),
        (b"", FileKind.JPEG, "file_of_another_kind"),
        (PDF[:-8], FileKind.PDF, "file_broken"),
        (picture("PNG")[:60], FileKind.PNG, "file_broken"),
        (picture("JPEG")[:200], FileKind.JPEG, "file_broken"),
        (picture("WEBP")[:60], FileKind.WEBP, "file_broken"),
    ],
)
def test_bytes_of_another_kind_and_broken_ones_are_refused(data, kind, reason):
    with pytest.raises(Invalid, match=reason):
        looked(data, kind)


def test_a_bomb_is_refused_before_it_is_unpacked():
    small = bomb()

    assert len(small) < 500
    with pytest.raises(RuleBroken, match="picture_too_large") as refused:
        looked(small, FileKind.PNG)
    assert refused.value.figures["pixels"] == 30_000 * 30_000
    with pytest.raises(RuleBroken, match="picture_too_large"):
        looked(bomb(6_500), FileKind.PNG)


def refused_or_kept(data: bytes, kind: FileKind) -> str:
    try:
        looked(data, kind)
    except Refusal as refusal:
        return refusal.reason
    return "kept"


@given(st.data())
def test_a_damaged_picture_is_kept_or_refused_and_never_an_error(data):
    kind = data.draw(st.sampled_from([FileKind.JPEG, FileKind.PNG, FileKind.WEBP]))
    whole = bytearray(picture(kind.value))
    luck = random.Random(data.draw(st.integers(0, 10**9)))
    for _ in range(luck.randint(1, 20)):
        whole[luck.randrange(len(whole))] = luck.randrange(256)
    assert refused_or_kept(bytes(whole), kind) in {
        *("kept", "file_of_another_kind", "file_broken", "picture_too_large")
    }
