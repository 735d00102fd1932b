"""Turn a brand's colours and fonts into an Office theme, the same one for Word and PowerPoint.

Shared by docx_reference.py and its PowerPoint twin, so that one brand looks the same in both.
"""

from __future__ import annotations

from collections.abc import Mapping

from successplan.render.markup import Xml, document, el, join

SLOTS = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def theme_xml(colours: Mapping[str, str], fonts: Mapping[str, str], name: str) -> bytes:
    """The theme part. `colours` maps every slot of SLOTS to a hex value, with or without "#".

    `fonts` has "latin" and "ea" for the body; "heading_latin" and "heading_ea" where headings have their own.
    """
    scheme = [el(f"a:{slot}", None, el("a:srgbClr", {"val": hex_of(colours[slot])})) for slot in SLOTS]
    heading = _font("a:majorFont", fonts.get("heading_latin", fonts["latin"]), fonts.get("heading_ea", fonts["ea"]))
    body = _font("a:minorFont", fonts["latin"], fonts["ea"])
    elements = el(
        "a:themeElements",
        None,
        el("a:clrScheme", {"name": name}, *scheme),
        el("a:fontScheme", {"name": name}, heading, body),
        _formats(name),
    )
    return document(el("a:theme", {"xmlns:a": _DRAWING, "name": name}, elements))


def hex_of(colour: str) -> str:
    """The colour as Office writes it: six digits, upper case, no "#"."""
    return colour.lstrip("#").upper()


def _font(tag: str, latin: str, ea: str) -> Xml:
    """Both `a:ea` and the script font Jpan: PowerPoint takes the first, Word the second when the first is empty."""
    return el(
        tag,
        None,
        el("a:latin", {"typeface": latin}),
        el("a:ea", {"typeface": ea}),
        el("a:cs", {"typeface": ""}),
        el("a:font", {"script": "Jpan", "typeface": ea}),
    )


def _formats(name: str) -> Xml:
    """Flat fills and thin lines, no effects: what Office offers when a reader draws a shape."""
    fill = el("a:solidFill", None, el("a:schemeClr", {"val": "phClr"}))
    lines = [el("a:ln", {"w": width}, fill, el("a:prstDash", {"val": "solid"})) for width in (6350, 12700, 19050)]
    return el(
        "a:fmtScheme",
        {"name": name},
        el("a:fillStyleLst", None, fill, fill, fill),
        el("a:lnStyleLst", None, join(lines)),
        el("a:effectStyleLst", None, *[el("a:effectStyle", None, el("a:effectLst"))] * 3),
        el("a:bgFillStyleLst", None, fill, fill, fill),
    )
