"""Turn a document's watermark into light words across a slide, over everything on it."""

from __future__ import annotations

from successplan.render.markup import Xml, el
from successplan.render.pptx.canvas import Canvas
from successplan.render.pptx.xml import named

_TURN = -1_800_000  # rising by thirty degrees, in 60,000ths of a degree
_SIZE = 9600  # hundredths of a point
_GREY = (el("a:lumMod", {"val": 50_000}), el("a:alpha", {"val": 35_000}))  # is seen on white and on a dark cover
_COUNTRY = {"ja": "JP", "en": "US"}


def watermark(text: str, canvas: Canvas) -> list[Xml]:
    """The shape that says the text in the slide's middle; none where there is no text."""
    if not text:
        return []
    base = canvas.brand.pptx
    wide, high = round(base.width * 0.8), round(base.height * 0.3)
    off = el("a:off", {"x": (base.width - wide) // 2, "y": (base.height - high) // 2})
    frame = el("a:xfrm", {"rot": _TURN}, off, el("a:ext", {"cx": wide, "cy": high}))
    ink = el("a:solidFill", None, el("a:schemeClr", {"val": "bg1"}, *_GREY))
    look = {"lang": f"{canvas.language}-{_COUNTRY[canvas.language]}", "sz": _SIZE, "b": True}
    run = el("a:r", None, el("a:rPr", look, ink), el("a:t", None, text))
    words = el(
        "p:txBody", None, el("a:bodyPr", {"wrap": "none", "anchor": "ctr"}), el("a:lstStyle"),
        el("a:p", None, el("a:pPr", {"algn": "ctr"}), run))
    head = el("p:nvSpPr", None, named(canvas.id(), "watermark", text), el("p:cNvSpPr", {"txBox": True}), el("p:nvPr"))
    area = el("p:spPr", None, frame, el("a:prstGeom", {"prst": "rect"}, el("a:avLst")), el("a:noFill"))
    return [el("p:sp", None, head, area, words)]

