"""Turn a brand's colours and fonts into reference.docx, the empty Word file that gives documents their look.

Made by us from nothing, so that no other program's defaults get in: no line grid, no compatibility mode, East Asian
fonts and languages set once in the theme and the defaults. Same colours and fonts, same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping

from successplan.brand import docx_numbering as numbering
from successplan.brand.colour import of_theme_part
from successplan.brand.docx_colour import Palette, used
from successplan.brand.docx_styles import PITCH, SIZE, Lists, Style, style_xml, styles
from successplan.brand.theme import CONTENT_TYPE as THEME_TYPE
from successplan.brand.theme import theme_xml
from successplan.render.markup import Xml, document, el
from successplan.render.package import OFFICE, Package

NAMESPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": OFFICE,
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xmlns:w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "xmlns:w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc:Ignorable": "w14 w15",
}
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT = "/word/document.xml"
LISTS = Lists(headings=1, bullets=2, numbers=3)
_MARGIN = 1417  # twentieths of a point: 25 mm
_EDGE = 709  # header and footer: 12.5 mm from the paper's edge


def reference_docx(colours: Mapping[str, str], fonts: Mapping[str, str], tones: Mapping[str, str], name: str) -> bytes:
    """The file's bytes, from the hex values of a theme (dk1 ... folHlink), fonts "latin" and "ea", and tones.

    `tones` gives the name of a theme colour for each tone.
    """
    palette = Palette(of_theme_part(colours))
    all_styles = styles(palette, used(tones), LISTS)
    ids = {style.role: style.id for style in all_styles}
    package = Package()
    package.relate("", f"{OFFICE}/officeDocument", DOCUMENT)
    package.add(DOCUMENT, b"", f"{MAIN}.document.main+xml")
    parts = {
        "styles": _styles(all_styles, ids),
        "numbering": _numbering(ids, palette),
        "settings": _settings(),
        "fontTable": _fonts(fonts),
    }
    for part, content in parts.items():
        _attach(package, part, f"/word/{part}.xml", document(content))
    package.relate(DOCUMENT, f"{OFFICE}/theme", "/word/theme/theme1.xml")
    package.add("/word/theme/theme1.xml", theme_xml(colours, fonts, name), THEME_TYPE)
    ends = {
        "header": (("default", _header(ids)), ("first", _plain("w:hdr", ids["header"]))),
        "footer": (("default", _footer(ids)), ("first", _cover_footer(ids))),
    }
    references = [
        el(f"w:{end}Reference", {"w:type": page, "r:id": _attach(package, end, f"/word/{end}{at}.xml", document(xml))})
        for end, pages in ends.items()
        for at, (page, xml) in enumerate(pages, 1)
    ]
    body = el("w:body", None, el("w:p"), _section(references))
    package.add(DOCUMENT, document(el("w:document", NAMESPACES, body)), f"{MAIN}.document.main+xml")
    return package.to_bytes()


def _attach(package: Package, kind: str, name: str, content: bytes) -> str:
    package.add(name, content, f"{MAIN}.{kind}+xml")
    return package.relate(DOCUMENT, f"{OFFICE}/{kind}", name)


def _section(references: list[Xml]) -> Xml:
    """A4 upright, 25 mm all round, no line grid: with Yu Gothic a grid doubles the height of lines."""
    size = el("w:pgSz", {"w:w": 11906, "w:h": 16838})
    sides = {f"w:{side}": _MARGIN for side in ("top", "right", "bottom", "left")}
    margins = el("w:pgMar", {**sides, "w:header": _EDGE, "w:footer": _EDGE, "w:gutter": 0})
    return el("w:sectPr", None, *references, size, margins, el("w:cols", {"w:space": 708}))


def _styles(all_styles: tuple[Style, ...], ids: Mapping[str, str]) -> Xml:
    fonts = {"w:asciiTheme": "minorHAnsi", "w:eastAsiaTheme": "minorEastAsia", "w:hAnsiTheme": "minorHAnsi"}
    size = round(SIZE * 2)
    run = el(
        "w:rPr",
        None,
        el("w:rFonts", {**fonts, "w:cstheme": "minorBidi"}),
        el("w:sz", {"w:val": size}),
        el("w:szCs", {"w:val": size}),
        el("w:lang", {"w:val": "en-US", "w:eastAsia": "ja-JP", "w:bidi": "ar-SA"}),
    )
    paragraph = el("w:pPr", None, el("w:spacing", {"w:after": 0, "w:line": PITCH, "w:lineRule": "exact"}))
    defaults = el("w:docDefaults", None, el("w:rPrDefault", None, run), el("w:pPrDefault", None, paragraph))
    return el("w:styles", _root(), defaults, *(style_xml(style, ids) for style in all_styles))


def _numbering(ids: Mapping[str, str], palette: Palette) -> Xml:
    lists = (
        numbering.headings(ids, LISTS.headings),
        numbering.bullets(ids, LISTS.bullets, palette),
        numbering.numbers(ids, LISTS.numbers, palette),
    )
    running = [numbering.instance(at, at) for at in (1, 2, 3)]
    return el("w:numbering", _root(), *lists, *running)


def _settings() -> Xml:
    uri = "http://schemas.microsoft.com/office/word"
    chosen = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    compat = [el("w:compatSetting", {"w:name": name, "w:uri": uri, "w:val": value}) for name, value in chosen.items()]
    slots = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2", "hyperlink": "hyperlink"}
    accents = {f"accent{number}": f"accent{number}" for number in range(1, 7)}
    mapping = {**slots, **accents, "followedHyperlink": "followedHyperlink"}
    return el(
        "w:settings",
        _root(),
        el("w:zoom", {"w:percent": 100}),
        el("w:defaultTabStop", {"w:val": 840}),
        el("w:characterSpacingControl", {"w:val": "compressPunctuation"}),
        el("w:compat", None, *compat),
        el("w:themeFontLang", {"w:val": "en-US", "w:eastAsia": "ja-JP"}),
        el("w:clrSchemeMapping", {f"w:{name}": value for name, value in mapping.items()}),
        el("w:decimalSymbol", {"w:val": "."}),
        el("w:listSeparator", {"w:val": ","}),
    )


def _fonts(fonts: Mapping[str, str]) -> Xml:
    """The fonts with their other names, for systems that know only one of them."""
    other = {"游ゴシック": "Yu Gothic", "メイリオ": "Meiryo"}
    rows = []
    for font, charset in ((fonts["latin"], "00"), (fonts["ea"], "80")):
        known = [el("w:altName", {"w:val": other[font]})] if font in other else []
        rows.append(el("w:font", {"w:name": font}, *known, el("w:charset", {"w:val": charset})))
    return el("w:fonts", _root(), *rows)


def _header(ids: Mapping[str, str]) -> Xml:
    return el("w:hdr", NAMESPACES, _paragraph(ids["header"], slot("header")))


def _footer(ids: Mapping[str, str]) -> Xml:
    number = (el("w:r", None, el("w:tab")), _field("PAGE"), _run(" / "), _field("NUMPAGES"))
    return el(
        "w:ftr", NAMESPACES, _paragraph(ids["footer"], slot("confidentiality"), _run("\u2003"), slot("footer"), *number)
    )


def _cover_footer(ids: Mapping[str, str]) -> Xml:
    return el("w:ftr", NAMESPACES, _paragraph(ids["footer"], slot("confidentiality")))


def _plain(tag: str, style: str) -> Xml:
    return el(tag, NAMESPACES, _paragraph(style))


def slot(tag: str) -> Xml:
    """A content control that a document's own words replace; a designer moves or copies it in Word."""
    about = el("w:sdtPr", None, el("w:alias", {"w:val": tag}), el("w:tag", {"w:val": tag}), el("w:text"))
    return el("w:sdt", None, about, el("w:sdtContent", None, _run(f"[{tag}]")))


def _paragraph(style: str, *children: Xml) -> Xml:
    return el("w:p", None, el("w:pPr", None, el("w:pStyle", {"w:val": style})), *children)


def _run(text: str) -> Xml:
    return el("w:r", None, el("w:t", {"xml:space": "preserve"}, text))


def _field(code: str) -> Xml:
    return el("w:fldSimple", {"w:instr": f" {code} "}, _run("1"))


def _root() -> dict[str, str]:
    return {"xmlns:w": NAMESPACES["xmlns:w"]}
