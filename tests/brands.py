"""Turn our own brand into others that could not differ more, for tests: a dark one, and a company's 4:3 template."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from successplan.brand.pptx_reference import make_reference

DEFAULT = Path(__file__).resolve().parents[1] / "templates" / "brands" / "default"
POINT = 12700
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHAPE = (
    f'<p:sp xmlns:p="{P}" xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="{{id}}" name="{{name}}"/><p:cNvSpPr/>'
    '<p:nvPr><p:ph type="{type}" idx="{index}"/></p:nvPr></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr>'
    '<p:txBody><a:bodyPr anchor="{anchor}"/><a:lstStyle><a:lvl1pPr algn="l"><a:defRPr sz="{size}"/></a:lvl1pPr>'
    "</a:lstStyle><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
)
# Name, type, then left, top, width and height in points on a slide of 720 x 540, size of text, anchor.
Holder = tuple[str, str, float, float, float, float, float, str]
FRAME: tuple[Holder, ...] = (
    ("見出し", "title", 36, 446, 648, 62, 24, "ctr"),  # at the bottom: the picture first, then what it says
    ("要点", "body", 36, 30, 648, 30, 15, "ctr"),
    ("出所", "body", 36, 418, 648, 26, 9, "b"),
    ("社名", "ftr", 36, 512, 330, 20, 9, "ctr"),
    ("頁", "sldNum", 384, 512, 300, 20, 9, "ctr"),
)
REGIONS: dict[str, dict[str, tuple[float, float, float, float]]] = {
    "content": {"body": (36, 66, 648, 350)},
    "chart": {"chart": (36, 66, 400, 350), "takeaway": (446, 66, 238, 350)},
    "table": {"body": (20, 66, 680, 350)},
    "two-content": {"left": (36, 66, 316, 350), "right": (368, 66, 316, 350)},
    "cards": {"cards": (36, 66, 648, 130), "body": (36, 204, 648, 212)},
    "statement": {"body": (36, 66, 648, 350)},
    "section": {},
    "cover": {"addressee": (60, 40, 500, 60), "details": (60, 400, 500, 80)},
    "closing": {"details": (60, 320, 500, 160)},
}
COLOURS = {"dk1": "2a0d1c", "lt1": "fff6ea", "dk2": "140610", "lt2": "f3dfc8", "accent1": "e0a030", "accent2": "4fb59a",
           "accent3": "f0b35a", "accent4": "ff8d7a", "accent5": "bfa9a0", "accent6": "d9c1a0"}


def dark(folder: Path) -> Path:
    """A brand of our own making in `folder`: a dark page, another accent and a serif font."""
    settings = _settings() | {"name": "dark"}
    settings["theme"] |= {"dark": True, "accent1": "e0a030"}
    settings["fonts"]["latin"] = "Georgia"
    return _written(folder, settings)


def four_by_three(folder: Path) -> Path:
    """A company's template in `folder`, not made by us: 4:3, title at the bottom, Office's own insets, other names.

    Its placeholders have unusual numbers, it has layouts besides, sample slides and no master for notes.
    """
    settings = _settings() | {"name": "四対三"}
    settings["theme"] |= {"dark": True, **COLOURS}
    settings["fonts"] = {"latin": "Times New Roman", "east_asian": "游明朝"}
    settings["pptx"]["layouts"] = {name: _named(name) for name in REGIONS}
    _written(folder, settings)
    _template(settings["pptx"]["layouts"], COLOURS).save(str(folder / "reference.pptx"))
    return folder


def _settings() -> dict[str, Any]:
    settings = yaml.safe_load((DEFAULT / "brand.yml").read_text(encoding="utf-8"))
    assert isinstance(settings, dict)
    return settings


def _written(folder: Path, settings: dict[str, Any]) -> Path:
    shutil.copytree(DEFAULT, folder)
    (folder / "brand.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    make_reference(folder)
    return folder


def _named(layout: str) -> dict[str, Any]:
    there = {one[0] for one in _holders(layout)}
    fields = {"title": "見出し", "lead": "要点", "source": "出所"}
    return {"layout": f"自社 {layout}", "regions": {name: f"枠 {name}" for name in REGIONS[layout]}} | {
        field: name for field, name in fields.items() if name in there}


def _holders(layout: str) -> Iterator[Holder]:
    if layout in ("cover", "closing", "section"):
        yield ("見出し", "title", 60, 140, 600, 110, 34, "b")
        yield ("要点", "body", 60, 256, 600, 60, 16, "t")
    else:
        yield from FRAME
    for name, place in REGIONS[layout].items():
        yield (f"枠 {name}", "body", *place, 18, "t")


def _template(names: dict[str, Any], colours: dict[str, str]) -> Any:
    made = Presentation()  # Office's own template of 2010: 4:3, eleven layouts
    master = made.slide_masters[0]
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _coloured(theme.blob, colours)
    for slot, other in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        master._element.find(f"{{{P}}}clrMap").set(slot, other)
    for number, layout in enumerate(REGIONS):
        shown = made.slide_layouts[number]
        shown.name = names[layout]["layout"]
        tree = shown._element.cSld.spTree
        for old in tree.findall(f"{{{P}}}sp"):
            tree.remove(old)
        for at, (name, type_, x, y, width, height, size, anchor) in enumerate(_holders(layout)):
            places = {key: round(value * POINT) for key, value in
                      (("x", x), ("y", y), ("width", width), ("height", height))}
            tree.append(etree.fromstring(SHAPE.format(
                id=at + 40, name=name, type=type_, index=70 + 3 * at, size=round(size * 100), anchor=anchor, **places)))
    for number in (0, 10):
        made.slides.add_slide(made.slide_layouts[number])
    return made


def _coloured(theme: bytes, colours: dict[str, str]) -> bytes:
    root = etree.fromstring(theme)
    for name, value in colours.items():
        slot = root.find(f".//{{{A}}}clrScheme/{{{A}}}{name}")
        slot[:] = [etree.Element(f"{{{A}}}srgbClr", {"val": value.upper()})]
    for font in root.iterfind(f".//{{{A}}}fontScheme/*"):
        font.find(f"{{{A}}}latin").set("typeface", "Times New Roman")
        font.find(f"{{{A}}}ea").set("typeface", "游明朝")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
