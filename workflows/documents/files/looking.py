"""Looking into the bytes of a file: what it is, and a picture drawn anew.

What a file says of itself is not believed: its kind is told from its first bytes, a picture is opened,
measured before it is unpacked (a bomb of a few kilobytes may unfold to gigabytes), turned upright,
made no larger than a page needs, and written anew without anything but its colours.
"""

import io
import re
from dataclasses import dataclass
from hashlib import sha256

import puremagic
from PIL import Image, ImageOps

from workflows.documents.files.packages import Bounds, words_of_package
from workflows.documents.files.states import FileKind
from workflows.kit.refusal import Invalid, Refusal, RuleBroken

LONGEST_SIDE = 2_400  # pixels: sharp on a wide page
HEAD = 2_048  # bytes that tell the kind
JPEG_QUALITY = 85
PIXELS = re.compile(r"\((\d+) pixels\)")
NONE = Bounds(bytes=0, parts=0)


@dataclass(frozen=True, slots=True)
class Looked:
    """What is kept of a file: its bytes, their digest, measures of a picture, words of a package."""

    data: bytes
    sha256: str
    width: int | None = None
    height: int | None = None
    words: str | None = None


def looked_into(data: bytes, kind: FileKind, *, most_pixels: int, bounds: Bounds = NONE) -> Looked:
    """Return what is kept of the bytes of a file that was announced as a kind.

    Refuses bytes of another kind, what cannot be read to its end, a picture of more than `most_pixels`,
    and a package that unfolds beyond its bounds or runs something. A document is kept byte for byte.
    """
    if kind.is_package:
        words = words_of_package(data, kind, bounds)
        return Looked(data, sha256(data).hexdigest(), words=words)
    if not _is(data, kind):
        raise Invalid("file_of_another_kind", field="kind", kind=kind.value)
    if not kind.is_picture:
        if b"%%EOF" not in data[-HEAD:]:
            raise Invalid("file_broken", field="file")
        return Looked(data, sha256(data).hexdigest())
    return _drawn_anew(data, kind, most_pixels)


def _is(data: bytes, kind: FileKind) -> bool:
    """Say whether the bytes begin as their kind does."""
    try:
        found = puremagic.from_string(data[:HEAD], mime=True)
    except (puremagic.PureError, ValueError):
        return False
    return found == kind.media_type


def _drawn_anew(data: bytes, kind: FileKind, most_pixels: int) -> Looked:
    try:
        with Image.open(io.BytesIO(data), formats=[kind.value]) as picture:
            # Only the header has been read so far.
            _demand_small(picture.width * picture.height, most_pixels)
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            clear = kind is not FileKind.JPEG and upright.has_transparency_data
            drawn = upright.convert("RGBA" if clear else "RGB")
    except Refusal:
        raise
    except Image.DecompressionBombError as bomb:
        # Its reader refuses by itself what is larger still, and says how large.
        _demand_small(_measured(bomb), most_pixels)
        raise Invalid("file_broken", field="file") from None
    except Exception:  # noqa: BLE001 - a picture made to break its reader breaks it in many ways
        raise Invalid("file_broken", field="file") from None
    # A picture made of the colours alone: what came beside them stays behind.
    bare = Image.frombytes(drawn.mode, drawn.size, drawn.tobytes())
    written = io.BytesIO()
    bare.save(written, kind.value, **({} if kind is FileKind.PNG else {"quality": JPEG_QUALITY}))
    kept = written.getvalue()
    return Looked(kept, sha256(kept).hexdigest(), bare.width, bare.height)


def _measured(bomb: Image.DecompressionBombError) -> int:
    """Return how many pixels the reader has said a picture has; 0 if it has not."""
    said = PIXELS.search(str(bomb))
    return int(said[1]) if said else 0


def _demand_small(pixels: int, most: int) -> None:
    if pixels > most:
        raise RuleBroken(
            "picture_too_large", field="file", rule="files.pixels", pixels=pixels, most=most
        )
