"""Turn an Office file that we wrote into the list of what is wrong with it.

Office repairs or refuses files for reasons that no schema names, and says none of them. Each check below is one such
reason. It reads the finished file anew, whatever wrote it; files from outside are the gate's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from successplan.render.lint_charts import axis_ids, chart_numbers
from successplan.render.lint_file import Element, File, short_name, text_of, twice

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "[Content_Types].xml"
_DATE = (1980, 1, 1, 0, 0, 0)
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff01-\uff9f]")
_CONTROLS = re.compile("[\x7f-\x84\x86-\x9f\ufdd0-\ufdef]")
_FILLED_BY_OFFICE = ("dt", "ftr", "sldNum", "hdr")  # placeholders that may stand empty


def lint(data: bytes) -> tuple[str, ...]:
    """What is wrong, one sentence each: the check's name, the part, what was found. Empty for a clean file."""
    try:
        file = File(data)
    except ValueError as problem:
        return (f"zip: {problem}",)
    return tuple(f"{name}: {said}" for name, check in CHECKS.items() for said in check(file))


# --- The package ------------------------------------------------------------------------------------------------------


def _entries_once(file: File) -> Iterator[str]:
    return twice((entry.name for entry in file.entries), "the zip holds {} times {}")


def _dates_fixed(file: File) -> Iterator[str]:
    return (f"{entry.name} is dated {entry.date}" for entry in file.entries if entry.date != _DATE)


def _xml_parses(file: File) -> Iterator[str]:
    return (f"{name}: {problem}" for name, problem in file.broken.items())


def _no_controls(file: File) -> Iterator[str]:
    for name, tree in file.trees.items():
        for text in map(str, tree.itertext()):
            if found := _CONTROLS.search(text):
                yield f"{name} holds {found.group()!a} in {text[:40]!r}"


def _content_types(file: File) -> Iterator[str]:
    types = file.trees.get(_TYPES)
    if types is None:
        yield f"there is no {_TYPES}"
        return
    defaults = {str(one.get("Extension")).lower() for one in types.iterfind("{*}Default")}
    overrides = {str(one.get("PartName")).lstrip("/") for one in types.iterfind("{*}Override")}
    for name in file.parts:
        if name != _TYPES and name not in overrides and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name} has none"
    yield from (f"{name} has one but is not there" for name in sorted(overrides - set(file.parts)))


def _targets_exist(file: File) -> Iterator[str]:
    for source, links in file.links.items():
        if source and source not in file.parts:
            yield f"{source} has relationships but is not there"
        for id_, link in links.items():
            if not link.external and link.target not in file.parts:
                yield f"{source or 'the package'} names {link.target} by {id_}, which is not there"


def _ids_resolve(file: File) -> Iterator[str]:
    for name, tree in file.trees.items():
        known = file.links.get(name, {})
        for element in tree.iter():
            for attribute, value in element.attrib.items():
                if str(attribute).startswith(_R) and value and value not in known:
                    yield f"{name}: {short_name(element)} names {value!s}, which is no relationship"


def _no_orphans(file: File) -> Iterator[str]:
    reached, waiting = {""}, [""]
    while waiting:
        for link in file.links.get(waiting.pop(), {}).values():
            if not link.external and link.target not in reached:
                reached.add(link.target)
                waiting.append(link.target)
    parts = (name for name in file.parts if name != _TYPES and not name.endswith(".rels"))
    return (f"no relationship leads to {name}" for name in parts if name not in reached)


def _charts_shown_once(file: File) -> Iterator[str]:
    named = (link.target for links in file.links.values() for link in links.values() if link.type.endswith("/chart"))
    return twice(named, "{} places show {}")


# --- Ids --------------------------------------------------------------------------------------------------------------


def _control_ids(file: File) -> Iterator[str]:
    ids = (one.get(f"{_W}val") for _, tree in file.trees_of(r"word/\w+\.xml") for one in tree.iter(f"{_W}id"))
    return twice((id_ for id_ in ids if id_), "{} content controls have the id {}")


def _drawing_ids(file: File) -> Iterator[str]:
    ids = (one.get("id") for _, tree in file.trees_of(r"word/\w+\.xml") for one in tree.iter(f"{_WP}docPr"))
    return twice((id_ for id_ in ids if id_), "{} drawings have the id {}")


def _shape_ids(file: File) -> Iterator[str]:
    for name, tree in file.trees_of(r"ppt/(slides|notesSlides|slideLayouts|slideMasters)/\w+\.xml"):
        ids = (str(one.get("id")) for one in tree.iter(f"{_P}cNvPr"))
        yield from twice(ids, name + ": {} shapes have the id {}")


# --- Words ------------------------------------------------------------------------------------------------------------


def _cells_end_in_paragraphs(file: File) -> Iterator[str]:
    for name, tree in file.trees_of(r"word/\w+\.xml"):
        for cell in tree.iter(f"{_W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{_W}p":
                yield f"{name}: the table cell {text_of(cell)[:30]!r} does not end in a paragraph"


def _tables_have_heads(file: File) -> Iterator[str]:
    """Data tables: those that say so by a caption, a description, or a look for their first row."""
    for name, tree in file.trees_of(r"word/document\.xml"):
        for table in tree.iter(f"{_W}tbl"):
            look = table.find(f"{_W}tblPr/{_W}tblLook")
            said = [table.find(f"{_W}tblPr/{_W}{tag}") is not None for tag in ("tblCaption", "tblDescription")]
            is_data = any(said) or (look is not None and look.get(f"{_W}firstRow") == "1")
            if is_data and table.find(f"{_W}tr/{_W}trPr/{_W}tblHeader") is None:
                yield f"{name}: the table {text_of(table)[:30]!r} has no head"


def _fonts_for_japanese(file: File) -> Iterator[str]:
    if not any(_JAPANESE.search(text_of(tree)) for _, tree in file.trees_of(r"(word|ppt)/.*\.xml")):
        return
    for name, tree in file.trees_of(r"(word|ppt)/theme/\w+\.xml"):
        for kind in ("majorFont", "minorFont"):
            if not any(font.get("typeface") for font in tree.iterfind(f".//{_A}{kind}/{_A}ea")):
                yield f"{name}: {kind} names no East Asian font"
    yield from _word_runs_without_font(file)
    yield from _drawn_runs_without_font(file)


def _word_runs_without_font(file: File) -> Iterator[str]:
    styles = file.trees.get("word/styles.xml")
    known = set() if styles is None else {_style_id(one) for one in styles.iter(f"{_W}style") if _names_font(one)}
    default = styles is not None and any(_names_font(one) for one in styles.iterfind(f"{_W}docDefaults"))
    for name, tree in file.trees_of(r"word/\w+\.xml"):
        for run in tree.iter(f"{_W}r"):
            styled = {one.get(f"{_W}val") for one in run.iterfind(f"{_W}rPr/{_W}rStyle")} & known
            if not (default or styled or _names_font(run)) and _JAPANESE.search(text_of(run)):
                yield f"{name}: {text_of(run)[:30]!r} has no East Asian font"


def _names_font(element: Element) -> bool:
    fonts = element.iter(f"{_W}rFonts")
    return any(font.get(f"{_W}eastAsia") or font.get(f"{_W}eastAsiaTheme") for font in fonts)


def _style_id(style: Element) -> str | None:
    return style.get(f"{_W}styleId")


def _drawn_runs_without_font(file: File) -> Iterator[str]:
    """Where an empty name hides the theme's font."""
    for name, tree in file.trees_of(r"(ppt|word)/(?!theme/).*\.xml"):
        if any(font.get("typeface") == "" for font in tree.iter(f"{_A}ea")):
            yield f"{name}: an East Asian font has an empty name"


# --- What is read aloud -----------------------------------------------------------------------------------------------


def _slide_titles(file: File) -> Iterator[str]:
    titles = []
    for name, tree in file.trees_of(r"ppt/slides/\w+\.xml"):
        found = [text_of(shape) for shape in tree.iter(f"{_P}sp") if _placeholder(shape) in ("title", "ctrTitle")]
        if not any(title.strip() for title in found):
            yield f"{name} has no title"
        titles += found
    yield from twice((title for title in titles if title.strip()), "{} slides have the title {}")


def _alt_texts(file: File) -> Iterator[str]:
    slides = (
        (name, one.find(f"*/{_P}cNvPr"))
        for name, tree in file.trees_of(r"ppt/slides/\w+\.xml")
        for one in tree.iter(f"{_P}pic", f"{_P}graphicFrame")
    )
    drawings = ((name, one) for name, tree in file.trees_of(r"word/\w+\.xml") for one in tree.iter(f"{_WP}docPr"))
    for name, said in (*slides, *drawings):
        if said is not None and not (said.get("descr") or "").strip() and not _is_decorative(said):
            yield f"{name}: {said.get('name')!r} has none"


def _is_decorative(said: Element) -> bool:
    return any(etree.QName(one).localname == "decorative" and one.get("val") == "1" for one in said.iter(etree.Element))


def _empty_placeholders(file: File) -> Iterator[str]:
    for name, tree in file.trees_of(r"ppt/slides/\w+\.xml"):
        for shape in tree.iter(f"{_P}sp"):
            kind = _placeholder(shape)
            if kind is not None and kind not in _FILLED_BY_OFFICE and not text_of(shape).strip():
                yield f"{name}: {kind} is empty"


def _placeholder(shape: Element) -> str | None:
    """The type of the placeholder ("obj" where none is said), None for any other shape."""
    found = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return None if found is None else found.get("type", "obj")


CHECKS: dict[str, Callable[[File], Iterator[str]]] = {
    "entries-once": _entries_once,
    "dates-fixed": _dates_fixed,
    "xml-parses": _xml_parses,
    "no-control-characters": _no_controls,
    "content-types": _content_types,
    "targets-exist": _targets_exist,
    "ids-resolve": _ids_resolve,
    "no-orphans": _no_orphans,
    "charts-shown-once": _charts_shown_once,
    "control-ids": _control_ids,
    "drawing-ids": _drawing_ids,
    "shape-ids": _shape_ids,
    "axis-ids": axis_ids,
    "chart-numbers": chart_numbers,
    "cells-end-in-paragraphs": _cells_end_in_paragraphs,
    "tables-have-heads": _tables_have_heads,
    "japanese-font": _fonts_for_japanese,
    "slide-titles": _slide_titles,
    "alt-texts": _alt_texts,
    "empty-placeholders": _empty_placeholders,
}
