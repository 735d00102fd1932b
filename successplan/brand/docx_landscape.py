"""Turn the page of a reference.docx on its side: paper swapped, header and footer kept, tabs at the new margin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from successplan.brand.parts import parse
from successplan.render.markup import Xml, document, el
from successplan.render.package import OFFICE, Package

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ID = f"{{{OFFICE}}}id"


@dataclass(frozen=True, slots=True)
class Turned:
    """A section on its side. `parts` are headers and footers of its own by name, with those they are made from."""

    section: Xml
    parts: Mapping[str, tuple[str, bytes]]


def turned(section: Xml, package: Package, main: str, contents: Mapping[str, str], width: int, wide: int) -> Turned:
    """`section` on its side, `width` and `wide` being the widths of its text now and then.

    Headers and footers whose paragraphs have tabs get twins with the tab at the new margin; `contents` are those that
    are kept as text. The twins are put into `package`.
    """
    root = _parsed(section)
    _swap_paper(root)
    made: dict[str, tuple[str, bytes]] = {}
    for reference in root.iter(f"{{{_W}}}headerReference", f"{{{_W}}}footerReference"):
        known = next((one for one in package.parts[main].relationships if one.id == reference.get(_ID)), None)
        if known is None or reference.get(f"{{{_W}}}type") == "first":
            continue
        old = package.parts[known.target]
        content = contents[known.target].encode() if known.target in contents else old.content
        twin = _with_tabs(content, width, wide)
        if twin is not None:
            name = known.target.replace(".xml", "_landscape.xml")
            package.add(name, twin, old.content_type)
            package.parts[name].relationships[:] = old.relationships
            reference.set(_ID, package.relate(main, known.type, name))
            made[name] = (known.target, twin)
    return Turned(_text(root), made)


def _parsed(section: Xml) -> etree._Element:
    return parse(document(el("w:root", {"xmlns:w": _W, "xmlns:r": OFFICE}, section)))[0]


def _swap_paper(root: etree._Element) -> None:
    size = root.find(f"{{{_W}}}pgSz")
    if size is not None:
        high, wide = (str(size.get(f"{{{_W}}}{name}")) for name in ("h", "w"))
        size.set(f"{{{_W}}}w", high)
        size.set(f"{{{_W}}}h", wide)
        size.set(f"{{{_W}}}orient", "landscape")
    for node in root.findall(f"{{{_W}}}titlePg"):
        root.remove(node)


def _with_tabs(content: bytes, width: int, wide: int) -> bytes | None:
    """The header or footer with its tabs at the new margin, None where no paragraph of it has one."""
    root = parse(content)
    tabbed = [p for p in root.iter(f"{{{_W}}}p") if p.find(f"{{{_W}}}r/{{{_W}}}tab") is not None]
    for paragraph in tabbed:
        about = paragraph.find(f"{{{_W}}}pPr")
        if about is None:
            about = etree.Element(f"{{{_W}}}pPr")
            paragraph.insert(0, about)
        for node in about.findall(f"{{{_W}}}tabs"):
            about.remove(node)
        about.insert(_place_of_tabs(about), _tabs(width, wide))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True) if tabbed else None


def _place_of_tabs(about: etree._Element) -> int:
    """Where in `w:pPr` its tabs belong."""
    before = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
              "suppressLineNumbers", "pBdr", "shd")
    return sum(str(node.tag).rpartition("}")[2] in before for node in about)


def _tabs(width: int, wide: int) -> etree._Element:
    old = el("w:tab", {"w:val": "clear", "w:pos": width})
    new = el("w:tab", {"w:val": "right", "w:pos": wide})
    return parse(document(el("w:root", {"xmlns:w": _W}, el("w:tabs", None, old, new))))[0]


def _text(root: etree._Element) -> Xml:
    text = etree.tostring(root, encoding="unicode")
    for declared in (f' xmlns:w="{_W}"', f' xmlns:r="{OFFICE}"'):
        text = text.replace(declared, "")
    return Xml(text.strip())
