"""Turn a picture's bytes into a native picture that keeps its proportions."""

from __future__ import annotations

from functools import partial
from hashlib import sha256

from successplan.diagnostics import Diagnostic, Level
from successplan.document import Picture
from successplan.render.markup import Xml
from successplan.render.package import OFFICE
from successplan.render.pptx.canvas import Canvas, Rect
from successplan.render.pptx.place import Piece
from successplan.render.pptx.shapes import picture_frame
from successplan.words import Words

_LEAST = 120.0  # points high, where the picture itself is not lower
_PNG = b"\x89PNG\r\n\x1a\n"
_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg"}
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG markers that say a size (ITU-T T.81, table B.1)


def picture(block: Picture, width: float, canvas: Canvas) -> Piece | None:
    """The picture, as wide as its share of the room, lower where the slide has not the height for that."""
    size = pixels(block.data)
    if size is None:
        _unreadable(block, canvas)
        return None
    share = min(1.0, max(0.05, block.share))
    ratio = size[1] / size[0]
    return Piece(min(_LEAST, width * share * ratio), partial(_draw, block, width * share, ratio, canvas), "page")


def _draw(block: Picture, wide: float, ratio: float, canvas: Canvas, place: Rect) -> list[Xml]:
    wide = min(wide, place.height / ratio)
    at = Rect(place.x + (place.width - wide) / 2, place.y, wide, wide * ratio)
    name = f"/ppt/media/image-{sha256(block.data).hexdigest()[:16]}.{_ENDINGS[block.media_type]}"
    part = canvas.package.add(name, block.data, block.media_type)
    relationship = canvas.package.relate(canvas.part, f"{OFFICE}/image", part)
    return [picture_frame(canvas.id(), block.title or "Picture", at.box, block.alt, relationship)]


def pixels(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG in pixels, None where it is neither."""
    if data.startswith(_PNG) and len(data) >= 24:
        size = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    else:
        size = _jpeg_pixels(data)
    return size if all(size) else None


def _jpeg_pixels(data: bytes) -> tuple[int, int]:
    at = 2 if data.startswith(b"\xff\xd8") else len(data)
    while at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 1 if data[at + 1] == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0, 0


def _unreadable(block: Picture, canvas: Canvas) -> None:
    said = Words(
        ja=f"スライド {canvas.number}「{canvas.title}」の画像「{block.title or block.alt}」を読めません",
        en=f"slide {canvas.number} {canvas.title!r}: the picture {block.title or block.alt!r} cannot be read",
    )
    hint = Words(ja="PNG か JPEG で保存し直してください", en="save it as PNG or JPEG again")
    canvas.said.append(Diagnostic(Level.ERROR, "picture-readable", said, hint=hint))
