"""Turn a document's watermark into light words behind every page, in the form that Word itself writes and removes."""

from __future__ import annotations

from successplan.render.docx.state import Writing
from successplan.render.docx.xml import at_the_end_of_its_text
from successplan.render.markup import Xml, el

_HEADER = ".header+xml"
_VML, _OFFICE = "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office"
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:120pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin")


def add_watermark(w: Writing) -> None:
    """Writes the watermark of the report, if it has one, into all headers: a page shows what its header holds."""
    if not w.meta.watermark:
        return
    for number, (name, part) in enumerate(sorted(w.package.parts.items()), 1):
        if part.content_type.endswith(_HEADER):
            content = at_the_end_of_its_text(part.content.decode(), _words(w.meta.watermark, number))
            w.package.add(name, content.encode(), part.content_type)


def _words(text: str, number: int) -> Xml:
    kind = el(
        "v:shapetype",
        {"id": "_x0000_t136", "coordsize": "21600,21600", "o:spt": 136, "adj": "10800",
         "path": "m@7,l@8,m@5,21600l@6,21600e"},
        el("v:path", {"textpathok": "t", "o:connecttype": "rect"}), el("v:textpath", {"on": "t", "fitshape": "t"}))
    style = _PLACE.format(width=min(420, 140 * len(text)))
    shape = el(
        "v:shape",
        {"id": f"PowerPlusWaterMarkObject{number}", "o:spid": f"_x0000_s{2048 + number}", "type": "#_x0000_t136",
         "alt": text, "style": style, "o:allowincell": "f", "fillcolor": "silver", "stroked": "f"},
        el("v:fill", {"opacity": ".5"}), el("v:textpath", {"style": "font-size:1pt", "string": text}))
    return el("w:r", None, el("w:pict", {"xmlns:v": _VML, "xmlns:o": _OFFICE}, kind, shape))
