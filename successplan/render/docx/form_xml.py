"""Turn the parts of a form into WordprocessingML: controls to fill, a ruled grid, protection, the manifest.

Controls are of rich text, in the line and bound to nothing: so LibreOffice keeps them, and what was typed is what is
read. A bound control would be filled with prompts and with dates as they are displayed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from lxml import etree

from successplan.brand.parts import parse
from successplan.document import Field, Form
from successplan.render.markup import Xml, document, el
from successplan.render.package import OFFICE, Package

MANIFEST = "urn:successplan:form:1"
MARGIN = 680  # twentieths of a point: 12 mm
WIDTH, HEIGHT = 11906 - 2 * MARGIN, 16838 - 2 * MARGIN
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RULE = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "7F7F7F"}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_ITEM, _PROPERTIES = "/customXml/item1.xml", "/customXml/itemProps1.xml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ITEM_ID = "{7B0E5B0C-5F5D-4C5E-9B53-50F0A7A1C001}"  # of any manifest: it names the sort of part, not the file
_BEFORE_PROTECTION = (
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
    "displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData",
    "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins",
    "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
    "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign",
    "attachedTemplate", "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge",
    "revisionView", "trackRevisions", "doNotTrackMoves", "doNotTrackFormatting")


def control(field: Field, runs: Xml, language: str) -> Xml:
    """`w:sdt` in the line around the runs of the value, or of the prompt, which then counts as empty."""
    properties = [
        _value("w:alias", field.label[:64]),
        _value("w:tag", field.id),
        _value("w:id", crc32(field.id.encode()) & 0x7FFFFFFF),
        _value("w:lock", "sdtLocked"),
        *([] if field.value else [el("w:showingPlcHdr")]),
        _sort(field, language),
    ]
    return el("w:sdt", None, el("w:sdtPr", None, *properties), el("w:sdtContent", None, runs))


def _sort(field: Field, language: str) -> Xml:
    if field.kind == "choice":
        words = (el("w:listItem", {"w:displayText": word, "w:value": word}) for word in field.choices.values())
        return el("w:dropDownList", None, *words)
    if field.kind == "date":
        form, tongue = ("M/d", "ja-JP") if language == "ja" else ("d MMM", "en-GB")
        return el("w:date", None, _value("w:dateFormat", form), _value("w:lid", tongue),
                  _value("w:storeMappedDataAs", "date"), _value("w:calendar", "gregorian"))
    return el("w:richText")


def grid(widths: Sequence[int], rows: Iterable[Xml], about: str) -> Xml:
    """`w:tbl` of fixed columns with rules all around; `about` is read aloud."""
    sides = (el(f"w:{side}", _RULE) for side in _SIDES)
    margins = (el(f"w:{side}", {"w:w": 60, "w:type": "dxa"}) for side in ("left", "right"))
    properties = (
        el("w:tblW", {"w:w": sum(widths), "w:type": "dxa"}), el("w:tblBorders", None, *sides),
        el("w:tblLayout", {"w:type": "fixed"}), el("w:tblCellMar", None, *margins), _value("w:tblCaption", about))
    columns = (el("w:gridCol", {"w:w": width}) for width in widths)
    return el("w:tbl", None, el("w:tblPr", None, *properties), el("w:tblGrid", None, *columns), *rows)


def shade(grey: str) -> Xml:
    """`w:shd` in a grey that a printer without colours shows; nothing for white."""
    return el("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": grey}) if grey else Xml("")


def section() -> Xml:
    """`w:sectPr` of upright A4 with narrow margins; a form has its header and footer in its grid."""
    margins = {f"w:{side}": MARGIN for side in ("top", "right", "bottom", "left")}
    return el("w:sectPr", None, el("w:pgSz", {"w:w": WIDTH + 2 * MARGIN, "w:h": HEIGHT + 2 * MARGIN}),
              el("w:pgMar", margins | {"w:header": 400, "w:footer": 400, "w:gutter": 0}))


def protect(package: Package, main: str) -> None:
    """Lets Word change only the controls. There is no password: it is a guard rail."""
    name = package.find(main, f"{OFFICE}/settings")
    if name is None:
        return
    root = parse(package.parts[name].content)
    for known in root.findall(f"{{{_W}}}documentProtection"):
        root.remove(known)
    at = next((number for number, child in enumerate(root)
               if etree.QName(child).localname not in _BEFORE_PROTECTION), len(root))
    node = etree.Element(f"{{{_W}}}documentProtection", {f"{{{_W}}}edit": "forms", f"{{{_W}}}enforcement": "1"})
    root.insert(at, node)
    package.add(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True),
                package.parts[name].content_type)


def add_manifest(package: Package, main: str, form: Form) -> None:
    """Puts a part into the package that says which form it is and what each control belongs to."""
    fields = (_described(field) for field in form.fields)
    package.add(_ITEM, document(el("form", {"xmlns": MANIFEST, **form.manifest}, *fields)), "application/xml")
    item = {"xmlns:ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml", "ds:itemID": _ITEM_ID}
    schemas = el("ds:schemaRefs", None, el("ds:schemaRef", {"ds:uri": MANIFEST}))
    package.add(_PROPERTIES, document(el("ds:datastoreItem", item, schemas)), _PROPERTIES_TYPE)
    package.relate(main, f"{OFFICE}/customXml", _ITEM)
    package.relate(_ITEM, f"{OFFICE}/customXmlProps", _PROPERTIES)


def _described(field: Field) -> Xml:
    about: Mapping[str, object] = {
        "id": field.id, "kind": field.kind, "shown": field.shown or None, **field.about, "before": field.value or None}
    choices = (el("choice", {"means": key}, words) for key, words in field.choices.items())
    return el("field", about, *choices)


def _value(tag: str, value: object) -> Xml:
    return el(tag, {"w:val": value})
