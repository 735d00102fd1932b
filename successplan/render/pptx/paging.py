"""Turn a slide whose table is too long into slides that follow each other, each with the table's head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from successplan.brand import Brand
from successplan.document import Inlines, Meta, Slide, Table, Text, plain
from successplan.render.package import Package, Part
from successplan.render.pptx.blocks import flow
from successplan.render.pptx.canvas import Canvas, Inks, Rect
from successplan.render.pptx.table import rows_that_fit
from successplan.render.pptx.text import CONTINUED, LADDER
from successplan.words import Language


@dataclass(frozen=True, slots=True)
class Page:
    """A slide as it is shown; `whole` is the table of which it shows a part."""

    slide: Slide
    whole: Table | None = None


def pages(one: Slide, brand: Brand, colours: Inks, meta: Meta, language: Language) -> tuple[Page, ...]:
    """The slide itself, or the slides over which its long table goes on.

    Only a table that ends the one region of its slide is split, between rows, at the sizes from which a deck is read
    easily; everything else has to fit.
    """
    layout = brand.pptx.layouts.get(one.layout)
    filled = [(name, blocks) for name, blocks in one.regions.items() if blocks]
    if layout is None or len(filled) != 1 or filled[0][0] not in layout.regions:
        return (Page(one),)
    (name, blocks), place = filled[0], Rect.of(layout.regions[filled[0][0]].box)
    *above, last = blocks
    if not isinstance(last, Table):
        return (Page(one),)
    canvas = Canvas(Package({"": Part(b"", "")}), "", brand, colours, language, 1, plain(one.title), whole=last)
    if any(flow(blocks, place.width, style, replace(canvas, air=style.air)).height <= place.height for style in LADDER):
        return (Page(one),)
    style = CONTINUED
    taken = flow(tuple(above), place.width, style, canvas).height + style.gap if above else 0.0
    parts = list(_split(last, place, taken, canvas))
    if len(parts) < 2:
        return (Page(one),)
    return tuple(
        Page(
            replace(
                one,
                title=_numbered(one.title, number, len(parts), meta),
                regions={name: (*(above if number == 1 else ()), part)},
            ),
            last,
        )
        for number, part in enumerate(parts, 1)
    )


def _split(table: Table, place: Rect, taken: float, canvas: Canvas) -> Iterator[Table]:
    """The table in parts that fit; a group's own row is not left alone at a part's end."""
    rows = table.rows
    while rows:
        part = replace(table, rows=rows)
        count = rows_that_fit(part, place.width, place.height - taken, CONTINUED, canvas)
        while 1 < count < len(rows) and rows[count - 1].role == "group":
            count -= 1
        if count == 0 and taken == 0:
            count = 1  # taller than a slide: it is shown alone, and said not to fit
        if count:
            yield replace(table, rows=rows[:count])
        rows, taken = rows[count:], 0.0


def _numbered(title: Inlines, number: int, total: int, meta: Meta) -> Inlines:
    word = meta.labels.get("continued", "") if number > 1 else ""
    said = f"{word} {number}/{total}".lstrip()
    return (*title, Text(f"（{said}）" if meta.language == "ja" else f" ({said})"))
