"""Turn a list of slide parts into a presentation that shows them."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from successplan.brand.parts import parse
from successplan.render.package import OFFICE, Package

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FIRST_ID = 256  # the smallest id that a slide may have


def list_slides(package: Package, presentation: str, slides: Sequence[str]) -> None:
    """Names the slides in the presentation part, in order, in place of any that were there."""
    root = parse(package.parts[presentation].content)
    for old in root.findall(f"{_P}sldIdLst"):
        root.remove(old)
    listed = etree.Element(f"{_P}sldIdLst")
    for number, slide in enumerate(slides):
        relationship = package.relate(presentation, f"{OFFICE}/slide", slide)
        etree.SubElement(listed, f"{_P}sldId", {"id": str(_FIRST_ID + number), f"{_R}id": relationship})
    before = [
        child for child in root if child.tag in {f"{_P}{name}MasterIdLst" for name in ("sld", "notes", "handout")}
    ]
    root.insert(root.index(before[-1]) + 1 if before else 0, listed)
    package.parts[presentation].content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
