"""Turn a brand's PowerPoint file into layouts and regions with their places, ready to be filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from lxml import etree

from successplan.brand.parts import parse, read_package
from successplan.brand.pptx_ready import make_ready
from successplan.brand.settings import LayoutSettings
from successplan.diagnostics import Diagnostic, Level, Place, Refused
from successplan.gate import read_bytes
from successplan.render.package import OFFICE, Package
from successplan.words import Words

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CLOSE = 12 * 12700  # EMU between a title and the lead that belongs to it, at most
_OFFICE_INSETS = (91440, 45720, 91440, 45720)  # a tenth and a twentieth of an inch: what a file means that says none


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in EMU (914,400 an inch, 12,700 a point)."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a layout: `type` and `index` are what a slide refers to, `size` the points of its text.

    `colour` is the theme colour of its text, where the layout or master names one. `insets` are EMU from its left, top,
    right and bottom edge to its text, `anchor` says where in it the text stands ("t", "ctr", "b").
    """

    name: str
    type: str
    index: int | None
    box: Box
    size: float
    bold: bool = False
    colour: str | None = None
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)
    anchor: str = "t"

    @property
    def text_box(self) -> Box:
        """Where its text stands: what content lines up with."""
        left, top, right, bottom = self.insets
        width, height = self.box.width - left - right, self.box.height - top - bottom
        return Box(self.box.x + left, self.box.y + top, max(0, width), max(0, height))


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of the brand by the name that documents use. `footer` and `number` are there where the file has them.

    `lead_follows` says that lead and content may move up below a title of one line: the title begins at the top of its
    place, the lead stands below it, and nothing is drawn there that they would run into.
    """

    name: str
    part: str
    title: Placeholder
    lead: Placeholder | None
    source: Placeholder | None
    regions: Mapping[str, Placeholder]
    footer: Placeholder | None
    number: Placeholder | None
    lead_follows: bool = False


@dataclass(frozen=True, slots=True)
class PptxBase:
    """The brand's PowerPoint file without slides: `width` and `height` in EMU, layouts by name."""

    package: Package
    presentation: str
    notes_master: str | None
    width: int
    height: int
    layouts: Mapping[str, Layout]


def load_pptx_base(file: Path, layouts: Mapping[str, LayoutSettings]) -> PptxBase:
    """The base in `file`. Raises Refused where the file is none or lacks a layout or placeholder of brand.yml."""
    try:
        package = read_package(read_bytes(file), file)
        presentation = package.find("", f"{OFFICE}/officeDocument") or ""
        size = parse(package.parts[presentation].content).find(f"{_P}sldSz")
    except KeyError as error:  # a zip, but no Office file
        raise Refused([_unreadable(file, error)]) from None
    if size is None:
        raise Refused([_unreadable(file, ValueError("p:sldSz"))])
    make_ready(package, presentation)
    found = dict(_named_layouts(package, presentation))
    problems: list[Diagnostic] = []
    named = {name: _layout(name, wanted, package, found, file, problems) for name, wanted in layouts.items()}
    if problems:
        raise Refused(problems)
    return PptxBase(
        package,
        presentation,
        package.find(presentation, f"{OFFICE}/notesMaster"),
        int(size.get("cx", "0")),
        int(size.get("cy", "0")),
        {name: layout for name, layout in named.items() if layout},
    )


def _named_layouts(package: Package, presentation: str) -> Iterator[tuple[str, str]]:
    """Names and parts of all layouts of all masters, in the file's order."""
    for master in package.parts[presentation].relationships:
        if master.type != f"{OFFICE}/slideMaster":
            continue
        for layout in package.parts[master.target].relationships:
            if layout.type == f"{OFFICE}/slideLayout":
                root = parse(package.parts[layout.target].content)
                name = root.find(f"{_P}cSld")
                yield (name.get("name", "") if name is not None else ""), layout.target


def _layout(
    name: str,
    wanted: LayoutSettings,
    package: Package,
    found: Mapping[str, str],
    file: Path,
    problems: list[Diagnostic],
) -> Layout | None:
    part = found.get(wanted.layout)
    if part is None:
        problems.append(_missing(file, "レイアウト", "layout", wanted.layout, found))
        return None
    master = package.find(part, f"{OFFICE}/slideMaster")
    inherited = _placeholders(package, master, {}) if master else {}
    own = _placeholders(package, part, {one.type: one for one in inherited.values()})

    def get(placeholder: str | None) -> Placeholder | None:
        if placeholder is not None and placeholder not in own:
            in_ja, in_en = f"{wanted.layout} のプレースホルダー", f"placeholder in {wanted.layout}"
            problems.append(_missing(file, in_ja, in_en, placeholder, own))
        return own.get(placeholder or "")

    title, lead, source = get(wanted.title), get(wanted.lead), get(wanted.source)
    regions = {region: get(placeholder) for region, placeholder in wanted.regions.items()}
    by_type = {one.type: one for one in own.values()}
    if title is None:
        return None
    present = {region: one for region, one in regions.items() if one}
    drawn = _drawn(package, part, master)
    follows = lead is not None and _lead_follows(title, lead, [one.box for one in present.values()], drawn)
    return Layout(name, part, title, lead, source, present, by_type.get("ftr"), by_type.get("sldNum"), follows)


def _lead_follows(title: Placeholder, lead: Placeholder, regions: Sequence[Box], drawn: Sequence[Box]) -> bool:
    end = title.box.y + title.box.height
    if title.anchor != "t" or not end <= lead.box.y <= end + _CLOSE:
        return False
    below = min((box.y for box in regions if box.y > lead.box.y), default=lead.box.y + lead.box.height)
    return not any(title.box.y < edge <= below for box in drawn for edge in (box.y, box.y + box.height))


def _drawn(package: Package, part: str, master: str | None) -> list[Box]:
    """The places of what a slide shows besides placeholders: lines, bars and pictures of layout and master."""
    roots = [parse(package.parts[part].content)]
    if master and roots[0].get("showMasterSp") not in ("0", "false"):
        roots.append(parse(package.parts[master].content))
    shapes = [shape for root in roots for shape in root.iterfind(f"{_P}cSld/{_P}spTree/*")]
    drawn = [shape for shape in shapes if shape.find(f".//{_P}ph") is None]
    return [box for shape in drawn if (box := _box(shape)) is not None]


def _placeholders(package: Package, part: str, inherited: Mapping[str, Placeholder]) -> dict[str, Placeholder]:
    """The placeholders of a layout or master by shape name; what it leaves out comes from the master's of its type."""
    root = parse(package.parts[part].content)
    styles = root.find(f"{_P}txStyles")
    out = {}
    for shape in root.iter(f"{_P}sp"):
        mark = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        named = shape.find(f"{_P}nvSpPr/{_P}cNvPr")
        if mark is None or named is None:
            continue
        type_ = mark.get("type", "obj")
        like = inherited.get({"ctrTitle": "title", "subTitle": "body", "obj": "body"}.get(type_, type_))
        box = _box(shape) or (like.box if like else None)
        if box is None:
            continue
        index = mark.get("idx")
        size, bold, colour = _text_look(shape, styles, type_)
        one = Placeholder(
            named.get("name", ""),
            type_,
            int(index) if index else None,
            box,
            size or (like.size if like else 18.0),
            bold if bold is not None else bool(like and like.bold),
            colour or (like.colour if like else None),
            _insets(shape, like.insets if like else _OFFICE_INSETS),
            _body(shape).get("anchor") or (like.anchor if like else "t"),
        )
        out[one.name] = one
    return out


def _box(shape: etree._Element) -> Box | None:
    offset, extent = shape.find(f"./*/{_A}xfrm/{_A}off"), shape.find(f"./*/{_A}xfrm/{_A}ext")
    if offset is None or extent is None:
        return None
    sides = ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy"))
    return Box(*(int(node.get(name, "0")) for node, name in sides))


def _body(shape: etree._Element) -> Mapping[str, str]:
    """What the shape says of its text body."""
    own = shape.find(f"{_P}txBody/{_A}bodyPr")
    return {} if own is None else {str(name): str(value) for name, value in own.attrib.items()}


def _insets(shape: etree._Element, inherited: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    own, sides = _body(shape), zip("ltrb", inherited, strict=True)
    left, top, right, bottom = (int(own.get(f"{side}Ins", known)) for side, known in sides)
    return left, top, right, bottom


def _text_look(
    shape: etree._Element, styles: etree._Element | None, type_: str
) -> tuple[float | None, bool | None, str | None]:
    """Points, weight and colour of the first level: each from the shape's own list style, else the master's texts."""
    style = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle", "obj": "bodyStyle"}.get(type_)
    own = shape.find(f"{_P}txBody/{_A}lstStyle/{_A}lvl1pPr/{_A}defRPr")
    masters = styles.find(f"{_P}{style or 'otherStyle'}/{_A}lvl1pPr/{_A}defRPr") if styles is not None else None
    looks = [look for look in (own, masters) if look is not None]
    size = next((look.get("sz") for look in looks if look.get("sz")), None)
    bold = next((look.get("b") for look in looks if look.get("b")), None)
    colours = (look.find(f"{_A}solidFill/{_A}schemeClr") for look in looks)
    colour = next((one.get("val") for one in colours if one is not None), None)
    return int(size) / 100 if size else None, bold in ("1", "true") if bold else None, colour


def _unreadable(file: Path, error: Exception) -> Diagnostic:
    said = Words(ja=f"PowerPoint のファイルとして読めません（{error}）", en=f"this is no PowerPoint file ({error})")
    hint = Words(ja="PowerPoint で開き、.pptx で保存し直してください", en="save it as .pptx in PowerPoint again")
    return Diagnostic(Level.ERROR, "brand-readable", said, Place(file), hint)


def _missing(file: Path, ja: str, en: str, name: str, there: Mapping[str, object]) -> Diagnostic:
    near = get_close_matches(name, there, 1) or sorted(there)
    said = Words(ja=f"{ja}「{name}」がありません", en=f"there is no {en} called {name!r}")
    hint = Words(
        ja=f"brand.yml の名前を直してください（あるもの: {'、'.join(near)}）",
        en=f"change the name in brand.yml (there is: {', '.join(near)})",
    )
    return Diagnostic(Level.ERROR, "brand-layout-there", said, Place(file), hint)
