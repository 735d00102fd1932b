"""Turn nothing into the master of notes pages, for reference files of ours and for templates that have none."""

from __future__ import annotations

from successplan.brand.pptx import Box
from successplan.render.markup import Xml, el
from successplan.render.pptx.xml import NAMESPACES, place, tree


def notes_master() -> Xml:
    """The page of a slide's notes: its picture above, what to say below."""
    prompt = el("a:p", None, el("a:r", None, el("a:rPr", {"lang": "ja-JP"}), el("a:t", None, "Notes")))
    words = el("p:txBody", None, el("a:bodyPr"), el("a:lstStyle"), prompt)
    text = holder(3, "Notes", "body", 1, Box(685800, 4400550, 5486400, 3600450), words)
    image = holder(2, "Slide Image", "sldImg", 2, Box(685800, 1143000, 5486400, 3086100))
    names = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
    slots = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", **{name: name for name in names}}
    background = el("p:bg", None, el("p:bgRef", {"idx": 1001}, el("a:schemeClr", {"val": "bg1"})))
    look = el(
        "a:defRPr",
        {"lang": "ja-JP", "sz": 1200},
        el("a:solidFill", None, el("a:schemeClr", {"val": "tx1"})),
        el("a:latin", {"typeface": "+mn-lt"}),
        el("a:ea", {"typeface": "+mn-ea"}),
    )
    return el(
        "p:notesMaster",
        NAMESPACES,
        el("p:cSld", None, background, tree([image, text])),
        el("p:clrMap", slots),
        el("p:notesStyle", None, el("a:lvl1pPr", {"marL": 0, "algn": "l"}, look)),
    )


def holder(number: int, name: str, type_: str | None, index: int | None, box: Box, words: Xml | None = None) -> Xml:
    """`p:sp` of a placeholder; only the picture of a slide on its notes page has no text."""
    locks = {"noGrp": True} if words else {"noGrp": True, "noRot": True, "noChangeAspect": True}
    size = "quarter" if type_ in ("dt", "ftr", "sldNum") else None
    head = el(
        "p:nvSpPr",
        None,
        el("p:cNvPr", {"id": number, "name": name}),
        el("p:cNvSpPr", None, el("a:spLocks", locks)),
        el("p:nvPr", None, el("p:ph", {"type": type_, "sz": size, "idx": index})),
    )
    look = el("p:spPr", None, place(box), el("a:prstGeom", {"prst": "rect"}, el("a:avLst")))
    return el("p:sp", None, head, look, *([words] if words else []))
