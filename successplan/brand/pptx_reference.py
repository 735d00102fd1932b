"""Turn a brand's colours and fonts into reference.pptx: our own slide master and layouts, the same bytes each time.

16:9, on a grid of twelve columns between equal margins: title (two lines), lead (one), content, source, footer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from successplan.brand.brand import Brand, load_brand, theme_colours
from successplan.brand.colour import Colour, tinted
from successplan.brand.pptx import Box
from successplan.brand.pptx_notes import holder, notes_master
from successplan.brand.theme import CONTENT_TYPE, theme_xml
from successplan.render.markup import Xml, document, el
from successplan.render.package import OFFICE, Package
from successplan.render.pptx.xml import NAMESPACES, emu, fill, group, shape, stroke, tree

WIDTH, HEIGHT = 960.0, 540.0  # points: 13.333 x 7.5 inches
MARGIN, GUTTER = 48.0, 15.0
TOP, BOTTOM = 138.0, 466.0  # the room for content
_COLUMN = (WIDTH - 2 * MARGIN - 11 * GUTTER) / 12
_TYPES = "application/vnd.openxmlformats-officedocument.presentationml."


@dataclass(frozen=True, slots=True)
class _Field:
    """A placeholder of a layout: its place and text in points, `prompt` what an empty one says."""

    name: str
    type: str
    index: int | None
    box: Box
    size: float
    colour: Colour
    prompt: str
    pitch: float
    bold: bool = False
    anchor: str = "t"
    align: str = "l"


def make_reference_pptx(brand: Brand) -> bytes:
    """reference.pptx of the brand."""
    package = Package()
    names = {name: one.layout for name, one in brand.settings.pptx.layouts.items()}
    own = {"cover": _cover, "section": _section, "statement": _statement, "closing": _closing}
    layouts = {
        name: own[name](brand) if name in own else [*_frame(brand), *_regions(brand, name)]
        for name in _KINDS
        if name in names
    }
    _add(package, "/ppt/presentation.xml", _presentation(), "presentation.main+xml")
    package.relate("", f"{OFFICE}/officeDocument", "/ppt/presentation.xml")
    master = _add(package, "/ppt/slideMasters/slideMaster1.xml", _master(brand, len(layouts)), "slideMaster+xml")
    package.relate("/ppt/presentation.xml", f"{OFFICE}/slideMaster", master)
    for number, (name, fields) in enumerate(layouts.items(), 1):
        root = _layout(name, names[name], fields, brand)
        part = _add(package, f"/ppt/slideLayouts/slideLayout{number}.xml", root, "slideLayout+xml")
        package.relate(master, f"{OFFICE}/slideLayout", part)
        package.relate(part, f"{OFFICE}/slideMaster", master)
    notes = _add(package, "/ppt/notesMasters/notesMaster1.xml", notes_master(), "notesMaster+xml")
    package.relate("/ppt/presentation.xml", f"{OFFICE}/notesMaster", notes)
    for number, of in enumerate((master, notes), 1):
        fonts = {"latin": brand.fonts.latin, "ea": brand.fonts.ea}
        theme = theme_xml(theme_colours(brand.settings), fonts, brand.name)
        package.relate(of, f"{OFFICE}/theme", package.add(f"/ppt/theme/theme{number}.xml", theme, CONTENT_TYPE))
    package.relate("/ppt/presentation.xml", f"{OFFICE}/theme", "/ppt/theme/theme1.xml")
    for name, tag in (("presProps", "presentationPr"), ("viewProps", "viewPr")):
        _add(package, f"/ppt/{name}.xml", el(f"p:{tag}", NAMESPACES), f"{name}+xml")
        package.relate("/ppt/presentation.xml", f"{OFFICE}/{name}", f"/ppt/{name}.xml")
    styles = {"xmlns:a": NAMESPACES["xmlns:a"], "def": "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"}
    _add(package, "/ppt/tableStyles.xml", el("a:tblStyleLst", styles), "tableStyles+xml")
    package.relate("/ppt/presentation.xml", f"{OFFICE}/tableStyles", "/ppt/tableStyles.xml")
    return package.to_bytes()


def make_reference(folder: Path) -> None:
    """Write reference.docx and reference.pptx of the brand in `folder` anew, from its brand.yml."""
    brand = load_brand(folder)
    (folder / brand.settings.pptx.file).write_bytes(make_reference_pptx(brand))
    (folder / brand.settings.docx.file).write_bytes(make_reference_docx(brand))


def make_reference_docx(brand: Brand) -> bytes:
    """reference.docx of the brand."""
    from successplan.brand.docx_reference import reference_docx

    tones = {name: tone.colour for name, tone in brand.settings.tones}
    fonts = {"latin": brand.fonts.latin, "ea": brand.fonts.ea}
    return reference_docx(theme_colours(brand.settings), fonts, tones, brand.name)


def columns(first: int, last: int, top: float = TOP, bottom: float = BOTTOM) -> Box:
    """The box from column `first` to column `last` of twelve."""
    left = MARGIN + (first - 1) * (_COLUMN + GUTTER)
    width = (last - first + 1) * (_COLUMN + GUTTER) - GUTTER
    return Box(emu(left), emu(top), emu(width), emu(bottom - top))


# The regions of a layout: name, first and last column, top and bottom.
_REGIONS: dict[str, tuple[tuple[str, int, int, float, float], ...]] = {
    "content": (("Body", 1, 12, TOP, BOTTOM),),
    "chart": (("Chart", 1, 8, TOP, BOTTOM), ("Takeaway", 9, 12, TOP, BOTTOM)),
    "table": (("Body", 1, 12, TOP, BOTTOM),),
    "two-content": (("Left", 1, 6, TOP, BOTTOM), ("Right", 7, 12, TOP, BOTTOM)),
    "cards": (("Cards", 1, 12, TOP, 270), ("Body", 1, 12, 288, BOTTOM)),
}
# What PowerPoint calls each kind of layout, in the file's order.
_KINDS = {
    "cover": "title",
    "content": "obj",
    "chart": "twoObj",
    "table": "obj",
    "two-content": "twoObj",
    "section": "secHead",
    "cards": "cust",
    "statement": "cust",
    "closing": "cust",
}


def _frame(brand: Brand) -> list[_Field]:
    """What every slide but the cover has: title and lead, source and footer."""
    title, muted = tinted(brand.theme, "tx2"), brand.tones["muted"].text
    return [
        _Field("Title", "title", None, columns(1, 12, 30, 96), 26, title, "Title", 32.5, True),
        _Field("Lead", "body", 11, columns(1, 12, 99, 123), 16, muted, "Takeaway in one line", 22, anchor="ctr"),
        _Field("Source", "body", 12, columns(1, 12, 470, 494), 10, muted, "Source", 12, anchor="b"),
        _Field("Date", "dt", 2, columns(7, 8, 504, 520), 9, muted, "", 12, anchor="ctr", align="r"),
        _Field("Footer", "ftr", 3, columns(1, 6, 504, 520), 9, muted, "", 12, anchor="ctr"),
        _Field("Slide Number", "sldNum", 4, columns(9, 12, 504, 520), 9, muted, "", 12, anchor="ctr", align="r"),
    ]


def _regions(brand: Brand, layout: str) -> list[_Field]:
    text = tinted(brand.theme, "tx1")
    return [
        _Field(name, "obj", 20 + number, columns(first, last, top, bottom), 14, text, name, 21)
        for number, (name, first, last, top, bottom) in enumerate(_REGIONS[layout])
    ]


def _cover(brand: Brand) -> list[_Field]:
    light, soft = tinted(brand.theme, "bg1"), tinted(brand.theme, "bg2")
    return [
        _Field("Title", "ctrTitle", None, columns(1, 9, 168, 276), 36, light, "Title", 47, True, "b"),
        _Field("Subtitle", "subTitle", 11, columns(1, 9, 306, 360), 18, soft, "Subtitle", 26),
        _Field("Addressee", "body", 21, columns(1, 9, 60, 112), 18, soft, "Addressee", 26),
        _Field("Details", "body", 22, columns(1, 9, 420, 492), 12, soft, "Date, author", 19, anchor="b"),
    ]


def _section(brand: Brand) -> list[_Field]:
    """A new part of the deck: its name in the middle of the page, a line below it."""
    title, muted = tinted(brand.theme, "tx2"), brand.tones["muted"].text
    small = [one for one in _frame(brand) if one.type in ("dt", "ftr", "sldNum")]
    return [
        _Field("Title", "title", None, columns(2, 11, 150, 258), 34, title, "Title", 44, True, "b"),
        _Field("Lead", "body", 11, columns(2, 11, 288, 336), 18, muted, "What this part is about", 26),
        *small,
    ]


def _statement(brand: Brand) -> list[_Field]:
    """One sentence that is to stay in mind, with what supports it below."""
    title, muted, text = tinted(brand.theme, "tx2"), brand.tones["muted"].text, tinted(brand.theme, "tx1")
    rest = [one for one in _frame(brand) if one.type in ("dt", "ftr", "sldNum") or one.name == "Source"]
    return [
        _Field("Title", "title", None, columns(1, 11, 96, 204), 34, title, "One sentence", 44, True, "b"),
        _Field("Lead", "body", 11, columns(1, 11, 214, 240), 16, muted, "Takeaway in one line", 22, anchor="ctr"),
        _Field("Body", "obj", 20, columns(1, 12, 270, BOTTOM), 14, text, "Body", 21),
        *rest,
    ]


def _closing(brand: Brand) -> list[_Field]:
    """The last slide, on the cover's ground: thanks, the next appointment, whom to ask."""
    light, soft = tinted(brand.theme, "bg1"), tinted(brand.theme, "bg2")
    return [
        _Field("Title", "ctrTitle", None, columns(1, 9, 120, 210), 34, light, "Title", 44, True, "b"),
        _Field("Subtitle", "subTitle", 11, columns(1, 9, 240, 268), 18, soft, "Subtitle", 26),
        _Field("Details", "body", 21, columns(1, 9, 300, 492), 14, soft, "Next steps, contact", 22),
    ]


def _add(package: Package, name: str, root: Xml, kind: str) -> str:
    return package.add(name, document(root), _TYPES + kind)


def _presentation() -> Xml:
    return el(
        "p:presentation",
        {**NAMESPACES, "saveSubsetFonts": True, "autoCompressPictures": False},
        el("p:sldMasterIdLst", None, el("p:sldMasterId", {"id": 2147483648, "r:id": "rId1"})),
        el("p:notesMasterIdLst", None, el("p:notesMasterId", {"r:id": "rId2"})),
        el("p:sldSz", {"cx": emu(WIDTH), "cy": emu(HEIGHT)}),
        el("p:notesSz", {"cx": 6858000, "cy": 9144000}),
        el("p:defaultTextStyle", None, el("a:defPPr", None, el("a:defRPr", {"lang": "ja-JP"}))),
    )


def _master(brand: Brand, layout_count: int) -> Xml:
    light, dark = ("dk", "lt") if brand.settings.theme.dark else ("lt", "dk")
    slots = {"bg1": f"{light}1", "tx1": f"{dark}1", "bg2": f"{light}2", "tx2": f"{dark}2"}
    accents = {name: name for name in ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")}
    title, *rest = _frame(brand)
    text = _Field("Body", "body", 1, columns(1, 12), 14, tinted(brand.theme, "tx1"), "Text", 21)
    fields = [title, text, *(one for one in rest if one.type != "body")]
    rule = shape(20, "Footer rule", columns(1, 12, 500, 500), geometry="line", line=stroke(_rule(brand), 0.75))
    ids = [el("p:sldLayoutId", {"id": 2147483649 + n, "r:id": f"rId{1 + n}"}) for n in range(layout_count)]
    background = el("p:bg", None, el("p:bgRef", {"idx": 1001}, el("a:schemeClr", {"val": "bg1"})))
    return el(
        "p:sldMaster",
        NAMESPACES,
        el("p:cSld", None, background, tree([*_shapes(fields, master=True), rule])),
        el("p:clrMap", {**slots, **accents, "hlink": "hlink", "folHlink": "folHlink"}),
        el("p:sldLayoutIdLst", None, *ids),
        _text_styles(title, text),
    )


def _rule(brand: Brand) -> Colour:
    return tinted(
        brand.theme,
        "accent5",
        mod=50 if brand.settings.theme.dark else 25,
        off=None if brand.settings.theme.dark else 75,
    )


def _text_styles(title: _Field, text: _Field) -> Xml:
    levels = [_level(number, text, 14 * number, "•") for number in range(1, 6)]
    others = [_level(number, text, 14 * (number - 1), None) for number in range(1, 6)]
    return el(
        "p:txStyles",
        None,
        el("p:titleStyle", None, _level(1, title, 0, None)),
        el("p:bodyStyle", None, *levels),
        el("p:otherStyle", None, *others),
    )


def _level(number: int, field: _Field, left: float, bullet: str | None) -> Xml:
    mark = [el("a:buFont", {"typeface": "Arial"}), el("a:buChar", {"char": bullet})] if bullet else [el("a:buNone")]
    return el(
        f"a:lvl{number}pPr",
        {
            "marL": emu(left),
            "indent": emu(-14) if bullet else 0,
            "algn": field.align,
            "latinLnBrk": False,
            "hangingPunct": True,
        },
        el("a:lnSpc", None, el("a:spcPts", {"val": round(field.pitch * 100)})),
        el("a:spcBef", None, el("a:spcPts", {"val": 400 if bullet else 0})),
        *mark,
        el(
            "a:defRPr",
            {"lang": "ja-JP", "sz": round(field.size * 100), "b": field.bold, "kern": 1200},
            fill(field.colour),
            el("a:latin", {"typeface": "+mn-lt"}),
            el("a:ea", {"typeface": "+mn-ea"}),
            el("a:cs", {"typeface": "+mn-cs"}),
        ),
    )


def _layout(key: str, name: str, fields: Sequence[_Field], brand: Brand) -> Xml:
    ground: list[Xml] = []
    drawn: list[Xml] = []
    dark = key in ("cover", "closing")
    if dark:
        look = el("p:bgPr", None, fill(tinted(brand.theme, "tx2")), el("a:effectLst"))
        ground, drawn = [el("p:bg", None, look)], [_cover_drawing(brand, 288 if key == "cover" else 222)]
    elif key == "section":
        drawn = [_section_drawing(brand)]
    return el(
        "p:sldLayout",
        {
            **NAMESPACES,
            "type": _KINDS[key],
            "preserve": True,
            "userDrawn": True,
            "showMasterSp": False if dark else None,
        },
        el("p:cSld", {"name": name}, *ground, tree([*drawn, *_shapes(fields)])),
        el("p:clrMapOvr", None, el("a:masterClrMapping")),
    )


def _section_drawing(brand: Brand) -> Xml:
    """A band at the left edge and a short rule under the name."""
    band = shape(31, "Band", Box(0, 0, emu(MARGIN / 2), emu(HEIGHT)), ground=tinted(brand.theme, "accent1"))
    rule_box = Box(columns(2, 2).x, emu(270), emu(72), emu(3))
    rule = shape(32, "Rule", rule_box, ground=tinted(brand.theme, "accent6"))
    return group(30, "Section drawing", Box(0, 0, emu(WIDTH), emu(HEIGHT)), "", [band, rule])


def _cover_drawing(brand: Brand, rule_top: float) -> Xml:
    """A rising row of bars at the right and a short rule under the title."""
    bars = []
    for number, (height, shade) in enumerate(((96, 55), (180, 70), (300, 85), (450, 100))):
        box = Box(emu(WIDTH - 4 * 54 + number * 54), emu(HEIGHT - height), emu(54), emu(height))
        ground = tinted(brand.theme, "accent1", mod=shade)
        bars.append(shape(31 + number, f"Bar {number + 1}", box, ground=ground))
    rule = shape(39, "Rule", Box(emu(MARGIN), emu(rule_top), emu(72), emu(3)), ground=tinted(brand.theme, "accent6"))
    whole = Box(0, 0, emu(WIDTH), emu(HEIGHT))
    return group(30, "Cover drawing", whole, "", [*bars, rule])


def _shapes(fields: Sequence[_Field], *, master: bool = False) -> list[Xml]:
    return [_placeholder(number, field, master) for number, field in enumerate(fields, 2)]


def _placeholder(number: int, field: _Field, master: bool) -> Xml:
    """A placeholder with its place and, where the master's text styles do not say them, its letters."""
    styles = [] if master and field.type in ("title", "body") else [_level(1, field, 0, None)]
    edges = {"wrap": "square", "lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0, "rtlCol": False, "anchor": field.anchor}
    words = el(
        "p:txBody",
        None,
        el("a:bodyPr", edges, el("a:noAutofit")),
        el("a:lstStyle", None, *styles),
        _prompt(field),
    )
    return holder(number, field.name, None if field.type == "obj" else field.type, field.index, field.box, words)


def _prompt(field: _Field) -> Xml:
    if field.type == "sldNum":
        number = {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"}
        return el("a:p", None, el("a:fld", number, el("a:rPr", {"lang": "ja-JP"}), el("a:t", None, "‹#›")))
    if not field.prompt:
        return el("a:p", None, el("a:endParaRPr", {"lang": "ja-JP"}))
    return el("a:p", None, el("a:r", None, el("a:rPr", {"lang": "ja-JP"}), el("a:t", None, field.prompt)))
