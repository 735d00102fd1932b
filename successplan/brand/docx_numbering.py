"""Turn headings, bullets and numbers into Word's numbering definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from successplan.brand.docx_colour import Ink, Palette
from successplan.render.markup import Xml, el

BULLETS_NAME, NUMBERS_NAME = "successplan bullets", "successplan numbers"
STEP = 340  # twentieths of a point from one level of a list to the next
_LEVELS = range(9)


def headings(ids: Mapping[str, str], number: int) -> Xml:
    """The list of many levels that numbers headings: 1, 1.1, 1.1.1. `ids` has the style ids by role."""
    hangs = (567, 680, 794)
    rows = []
    for level in _LEVELS:
        text = ".".join(f"%{at + 1}" for at in range(level + 1))
        style = ids.get(f"heading{level + 1}") if level < len(hangs) else None
        rows.append(_level(level, "decimal", text, hangs[min(level, 2)], hangs[min(level, 2)], style=style))
    return _abstract(number, "successplan headings", rows)


def bullets(ids: Mapping[str, str], number: int, palette: Palette) -> Xml:
    """A list with a dot, a dash and a dot again as the levels go down."""
    rows = []
    for level in _LEVELS:
        style = ids.get(f"bullet{level + 1}")
        mark = "–" if level % 2 else "•"
        rows.append(
            _level(level, "bullet", mark, STEP * (level + 1), STEP, style=style, ink=palette.text(Ink("accent1")))
        )
    return _abstract(number, BULLETS_NAME, rows)


def numbers(ids: Mapping[str, str], number: int, palette: Palette) -> Xml:
    """A list that counts 1., a., i. as the levels go down."""
    kinds = ("decimal", "lowerLetter", "lowerRoman")
    rows = []
    for level in _LEVELS:
        style = ids.get(f"number{level + 1}")
        kind, ink = kinds[level % 3], palette.text(Ink("accent1"))
        rows.append(_level(level, kind, f"%{level + 1}.", STEP * (level + 1), STEP, style=style, ink=ink))
    return _abstract(number, NUMBERS_NAME, rows)


def instance(number: int, abstract: int, *, restart: bool = False) -> Xml:
    """`w:num`, one running list; with `restart` it begins at 1 again."""
    again = el("w:lvlOverride", {"w:ilvl": 0}, el("w:startOverride", {"w:val": 1}))
    parts = [el("w:abstractNumId", {"w:val": abstract}), *([again] if restart else [])]
    return el("w:num", {"w:numId": number}, *parts)


def _abstract(number: int, name: str, levels: Iterable[Xml]) -> Xml:
    kind = el("w:multiLevelType", {"w:val": "multilevel"})
    return el("w:abstractNum", {"w:abstractNumId": number}, kind, el("w:name", {"w:val": name}), *levels)


def _level(
    level: int, kind: str, text: str, left: int, hanging: int, *, style: str | None, ink: Xml | None = None
) -> Xml:
    fonts = el("w:rFonts", {"w:hint": "default", "w:asciiTheme": "minorHAnsi", "w:hAnsiTheme": "minorHAnsi"})
    parts = [
        el("w:start", {"w:val": 1}),
        el("w:numFmt", {"w:val": kind}),
        *([el("w:pStyle", {"w:val": style})] if style else []),
        el("w:lvlText", {"w:val": text}),
        el("w:lvlJc", {"w:val": "left"}),
        el("w:pPr", None, el("w:ind", {"w:left": left, "w:hanging": hanging})),
        el("w:rPr", None, fonts, *([ink] if ink else [])),
    ]
    return el("w:lvl", {"w:ilvl": level}, *parts)
