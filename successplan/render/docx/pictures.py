"""Turn a picture into a drawing in the line, in its own proportions and no higher than a page."""

from __future__ import annotations

from successplan.document import Picture
from successplan.render.docx import xml
from successplan.render.docx.state import Writing
from successplan.render.markup import Xml, el
from successplan.render.package import OFFICE

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_HIGHEST = 0.75  # of the page's text
_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg"}
_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = (0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)


def picture(w: Writing, block: Picture, width: int) -> Xml | None:
    """A paragraph with the picture, None where its data is none of the two kinds."""
    size = pixels(block.data)
    if size is None:
        return None
    wide = width * min(max(block.share, 0.05), 1.0)
    high = wide * size[1] / size[0]
    most = (w.height or w.base.height) * _HIGHEST
    scale = min(1.0, most / high)
    place = (round(wide * scale), round(high * scale))
    number = w.next("drawing")
    part = f"/word/media/image{number}.{_ENDINGS[block.media_type]}"
    name = w.package.add(part, block.data, block.media_type)
    graphic = _graphic(w.package.relate(w.base.document, f"{OFFICE}/image", name), number, place)
    run = xml.inline(_PICTURE, graphic, number, block.title or f"image{number}", block.alt, *place)
    return xml.paragraph(w.style("figure"), run, keep=bool(block.title), start=w.takes_start())


def pixels(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG, from its header; None where it is neither or has no size."""
    size = None
    if data.startswith(_PNG) and len(data) >= 24:
        size = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    elif data.startswith(b"\xff\xd8"):
        size = _jpeg(data)
    return size if size and all(size) else None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """The size in the frame header: segments follow each other, each with its length in two bytes after its mark."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None


def _graphic(relationship: str, number: int, place: tuple[int, int]) -> Xml:
    wide, high = (length * xml.EMU for length in place)
    frame = el("a:xfrm", None, el("a:off", {"x": 0, "y": 0}), el("a:ext", {"cx": wide, "cy": high}))
    return el(
        "pic:pic",
        {"xmlns:pic": _PICTURE},
        el("pic:nvPicPr", None, el("pic:cNvPr", {"id": number, "name": f"image{number}"}), el("pic:cNvPicPr")),
        el("pic:blipFill", None, el("a:blip", {"r:embed": relationship}), el("a:stretch", None, el("a:fillRect"))),
        el("pic:spPr", None, frame, el("a:prstGeom", {"prst": "rect"}, el("a:avLst"))),
    )
