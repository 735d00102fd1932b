"""Turn a reference.docx, ours or a company's, into what a Word document starts from.

Styles are found by name, in any case (Word writes "heading 1", LibreOffice "Heading 1"); those that the file lacks are
added, in its own theme colours. Content controls in headers and footers whose tag is one of SLOTS take the document's
words; all else in them stays as the designer left it. The file's own body is thrown away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from successplan.brand import docx_numbering as lists
from successplan.brand.colour import Slot, of_theme_part
from successplan.brand.docx_colour import Palette, used
from successplan.brand.docx_reference import DOCUMENT, MAIN, NAMESPACES
from successplan.brand.docx_styles import Lists, style_xml, styles
from successplan.brand.parts import parse, read_package
from successplan.diagnostics import Diagnostic, Level, Place, Refused
from successplan.render.markup import Xml, document, el
from successplan.render.package import OFFICE, Package
from successplan.words import Words

SLOTS = ("header", "footer", "confidentiality")
DEFAULT_TONES: dict[str, Slot] = {
    "reached": "accent2",
    "on_track": "accent2",
    "at_risk": "accent3",
    "off_track": "accent4",
    "not_yet": "accent5",
    "accent": "accent1",
    "muted": "accent5",
    "plain": "tx1",
}
_W = NAMESPACES["xmlns:w"]
_KEPT = ("styles", "numbering", "settings", "theme", "fontTable", "webSettings", "header", "footer")
_KEPT_NOTES = ("footnotes", "endnotes")
_AFTER_TITLE_PAGE = ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange")
_CUT = "\ue002"


@dataclass(frozen=True, slots=True)
class DocxBase:
    """What a document starts from. `styles` gives the style id for a role, `tones` a theme colour for a tone.

    Lengths are twentieths of a point: `width` and `height` are those of the text on an upright page, `wide` and `low`
    on one on its side. `section` and `cover_section` are the page's `w:sectPr`, the second with a first page of its
    own. `numbering` is that part before and after the place where a document adds its own lists, which refer to the
    list `numbers` and take ids from `next_list` on. `slotted` has the headers and footers with slots, as text.
    """

    package: Package
    document: str
    styles: Mapping[str, str]
    palette: Palette
    tones: Mapping[str, Slot]
    section: Xml
    cover_section: Xml
    width: int
    height: int
    wide: int
    low: int
    bullets: int
    numbers: int
    next_list: int
    numbering: tuple[str, str]
    slotted: Mapping[str, str]


def read_docx_base(file: Path, tones: Mapping[str, str] | None = None) -> DocxBase:
    """As `load_docx_base`, from a file. Raises Refused where it cannot be read as a Word file."""
    try:
        return load_docx_base(file.read_bytes(), tones)
    except (OSError, KeyError, ValueError, Refused) as error:
        raise Refused([_unreadable(file, error)]) from None


def load_docx_base(data: bytes, tones: Mapping[str, str] | None = None) -> DocxBase:
    """The base in a .docx or .dotx; `tones` gives a theme colour for each tone (as in brand.yml).

    Raises Refused or KeyError where `data` is no Word file.
    """
    package = read_package(data)
    main = package.find("", f"{OFFICE}/officeDocument") or DOCUMENT
    section = _last_section(parse(package.parts[main].content))
    _drop_what_the_body_used(package, main)
    palette = _palette(package, main)
    numbering, found, next_list = _numbering(package, main, palette)
    slots = {**DEFAULT_TONES, **used(tones or {})}
    ids = _with_styles(package, main, palette, slots, found)
    size, margins = _attributes(section, "pgSz"), _attributes(section, "pgMar")
    return DocxBase(
        package,
        main,
        ids,
        palette,
        slots,
        _as_text(section),
        _as_text(_with_title_page(section)),
        size["w"] - margins["left"] - margins["right"] - margins.get("gutter", 0),
        size["h"] - abs(margins["top"]) - abs(margins["bottom"]),
        size["h"] - margins["left"] - margins["right"] - margins.get("gutter", 0),
        size["w"] - abs(margins["top"]) - abs(margins["bottom"]),
        found.bullets,
        found.numbers,
        next_list,
        numbering,
        _slotted(package, main),
    )


def _unreadable(file: Path, error: Exception) -> Diagnostic:
    said = Words(ja=f"Word のファイルとして読めません（{error}）", en=f"this is no Word file ({error})")
    hint = Words(ja="Word で開き、.docx で保存し直してください", en="save it as .docx in Word again")
    return Diagnostic(Level.ERROR, "brand-readable", said, Place(file), hint)


def marker(slot: str) -> str:
    """What stands in a header or footer where the words of `slot` go."""
    return f"\ue000{slot}\ue001"


def _last_section(root: etree._Element) -> etree._Element:
    found = root.find(_w("body") + "/" + _w("sectPr"))
    if found is None:
        found = parse(el("w:sectPr", {"xmlns:w": _W}, *_A4).encode())
    return found


_A4 = (
    el("w:pgSz", {"w:w": 11906, "w:h": 16838}),
    el(
        "w:pgMar",
        {
            "w:top": 1417,
            "w:right": 1417,
            "w:bottom": 1417,
            "w:left": 1417,
            "w:header": 709,
            "w:footer": 709,
            "w:gutter": 0,
        },
    ),
)


def _with_title_page(section: etree._Element) -> etree._Element:
    copied = parse(etree.tostring(section))
    if copied.find(_w("titlePg")) is None:
        after = next((at for at, node in enumerate(copied) if _local(node) in _AFTER_TITLE_PAGE), len(copied))
        copied.insert(after, etree.SubElement(copied, _w("titlePg")))
    return copied


def _drop_what_the_body_used(package: Package, main: str) -> None:
    """Takes out what only the old body, its macros or its properties needed; documents bring their own."""
    kept = tuple(f"{OFFICE}/{kind}" for kind in (*_KEPT, *_KEPT_NOTES))
    part = package.parts[main]
    part.relationships[:] = [known for known in part.relationships if known.type in kept]
    part.content, part.content_type = b"", f"{MAIN}.document.main+xml"
    package.root[:] = [known for known in package.root if known.type == f"{OFFICE}/officeDocument"]
    settings = package.find(main, f"{OFFICE}/settings")
    if settings:
        root = parse(package.parts[settings].content)
        for node in root.findall(_w("attachedTemplate")):
            root.remove(node)
        package.parts[settings].content = _bytes(root)
        package.parts[settings].relationships.clear()
    reached = {main}
    waiting = [main]
    while waiting:
        for known in package.parts[waiting.pop()].relationships:
            if not known.external and known.target in package.parts and known.target not in reached:
                reached.add(known.target)
                waiting.append(known.target)
    for name in package.parts.keys() - reached:
        del package.parts[name]


def _palette(package: Package, main: str) -> Palette:
    """The theme's colours under the names of brand.yml, mapped as the settings map text and page to dark and light."""
    theme = package.find(main, f"{OFFICE}/theme")
    if theme is None:
        raise KeyError("theme")
    scheme = parse(package.parts[theme].content).find("{*}themeElements/{*}clrScheme")
    nodes = list(scheme) if scheme is not None else []
    colours = {_local(node): node[0].get("lastClr") or node[0].get("val") or "" for node in nodes}
    settings = package.find(main, f"{OFFICE}/settings")
    mapping = parse(package.parts[settings].content).find(_w("clrSchemeMapping")) if settings else None
    return Palette(of_theme_part(colours, mapping is not None and mapping.get(_w("bg1")) == "dark1"))


def _numbering(package: Package, main: str, palette: Palette) -> tuple[tuple[str, str], Lists, int]:
    """The numbering part cut where lists are added, the ids of the lists in it, and the first id that is free."""
    name = package.find(main, f"{OFFICE}/numbering")
    if name is None:
        name = package.add("/word/numbering.xml", document(el("w:numbering", {"xmlns:w": _W})), f"{MAIN}.numbering+xml")
        package.relate(main, f"{OFFICE}/numbering", name)
    root = parse(package.parts[name].content)
    abstract = {_name(node): _id(node, "abstractNumId") for node in root.iterfind(_w("abstractNum"))}
    free = max((_id(node, "abstractNumId") for node in root.iterfind(_w("abstractNum"))), default=0) + 1
    first = next((at for at, node in enumerate(root) if _local(node) == "num"), len(root))
    for label, build in ((lists.BULLETS_NAME, lists.bullets), (lists.NUMBERS_NAME, lists.numbers)):
        if label not in abstract:
            root.insert(first, _node(build({}, free, palette)))
            abstract[label], free, first = free, free + 1, first + 1
    running = {_id(node.find(_w("abstractNumId")), "val"): _id(node, "numId") for node in root.iterfind(_w("num"))}
    last = next((at for at, node in enumerate(root) if _local(node) == "numIdMacAtCleanup"), len(root))
    free = max(running.values(), default=0) + 1
    for label in (lists.BULLETS_NAME, lists.NUMBERS_NAME):
        if abstract[label] not in running:
            root.insert(last, _node(lists.instance(free, abstract[label])))
            running[abstract[label]], free, last = free, free + 1, last + 1
    root[last - 1].tail = _CUT
    before, after = _bytes(root).decode().split(_CUT)
    bullets, numbers = abstract[lists.BULLETS_NAME], abstract[lists.NUMBERS_NAME]
    return (before, after), Lists(0, running[bullets], numbers), free


def _with_styles(
    package: Package, main: str, palette: Palette, tones: Mapping[str, Slot], found: Lists
) -> dict[str, str]:
    """Style ids by role; styles that the file lacks are added to it."""
    name = package.find(main, f"{OFFICE}/styles")
    if name is None:
        raise KeyError("styles")
    root = parse(package.parts[name].content)
    known = {
        (node.get(_w("type")), _name(node).lower()): node.get(_w("styleId"), "") for node in root.iterfind(_w("style"))
    }
    taken = set(known.values())
    wanted = styles(palette, tones, found)
    ids = {style.role: known.get((style.kind, style.name.lower())) or _free(style.id, taken) for style in wanted}
    for style in wanted:
        if ids[style.role] not in taken:
            root.append(_node(style_xml(style, ids)))
    package.parts[name].content = _bytes(root)
    return ids


def _slotted(package: Package, main: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for known in package.parts[main].relationships:
        if known.type in (f"{OFFICE}/header", f"{OFFICE}/footer"):
            root = parse(package.parts[known.target].content)
            if _mark_slots(root):
                found[known.target] = _bytes(root).decode()
    return found


def _mark_slots(root: etree._Element) -> bool:
    """True where `root` has slots: each control is replaced by its content, with a marker as its text."""
    controls = [(node, node.find(f"{_w('sdtPr')}/{_w('tag')}")) for node in root.iter(_w("sdt"))]
    slots = [(node, tag.get(_w("val"))) for node, tag in controls if tag is not None and tag.get(_w("val")) in SLOTS]
    for node, slot in slots:
        content, parent = node.find(_w("sdtContent")), node.getparent()
        texts = list(content.iter(_w("t"))) if content is not None else []
        if content is None or parent is None or not texts:
            continue
        for at, text in enumerate(texts):
            text.text = marker(str(slot)) if at == 0 else ""
        for at, child in enumerate(list(content), parent.index(node)):
            parent.insert(at, child)
        parent.remove(node)
    return bool(slots)


def _as_text(section: etree._Element) -> Xml:
    """The element as text, without the namespaces that a document's root declares anyway."""
    text = etree.tostring(section, encoding="unicode")
    for prefix, uri in NAMESPACES.items():
        text = text.replace(f' {prefix}="{uri}"', "")
    return Xml(text.strip())


def _node(xml: Xml) -> etree._Element:
    return parse(document(el("w:root", {"xmlns:w": _W}, xml)))[0]


def _free(wanted: str, taken: set[str]) -> str:
    return wanted if wanted not in taken else _free(f"{wanted}x", taken)


def _name(named: etree._Element) -> str:
    node = named.find(_w("name"))
    return node.get(_w("val"), "") if node is not None else ""


def _attributes(section: etree._Element, tag: str) -> dict[str, int]:
    node = section.find(_w(tag))
    found: dict[Any, Any] = dict(node.attrib) if node is not None else {}
    return {
        str(name).rpartition("}")[2]: int(value) for name, value in found.items() if str(value).lstrip("-").isdigit()
    }


def _id(node: etree._Element | None, attribute: str) -> int:
    return int(node.get(_w(attribute), "0")) if node is not None else 0


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


def _local(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
