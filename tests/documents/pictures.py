"""Pictures and documents made for tests, good and bad."""

import io
import struct
import zlib

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **saving: object) -> bytes:
    """A picture of a kind: left half red, right half blue."""
    made = Image.new("RGB", size, "red")
    made.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    out = io.BytesIO()
    made.save(out, kind, **saving)
    return out.getvalue()


def placed_picture() -> bytes:
    """A photograph as a phone makes it: lying on its side, with the place it was taken at."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it by a quarter to the right
    exif[0x010E] = "우리 집 앞"
    place = exif.get_ifd(0x8825)
    place[2], place[4] = (37.0, 33.0, 58.0), (126.0, 58.0, 40.0)
    return picture("JPEG", (40, 20), exif=exif)


def bomb(side: int = 30_000) -> bytes:
    """A PNG of some hundred bytes that says it has `side` times `side` pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        whole = name + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"\0" * 1_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )
