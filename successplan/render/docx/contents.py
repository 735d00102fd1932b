"""Turn a report's headings into its table of contents: linked lines, filled in already, that Word can update."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from successplan.document import Blocks, Callout, Columns, Contents, Heading, Landscape, plain
from successplan.render.docx import xml
from successplan.render.docx.inlines import runs, text
from successplan.render.docx.state import Writing
from successplan.render.markup import Xml, join

_GALLERY = "Table of Contents"
_CONTROL = 1_000_000_001  # the id of the content control: any number that no other control has


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the contents name it: `number` is its own, such as 1.2, "" where it has none."""

    level: int
    number: str
    words: str
    bookmark: str


def entries(blocks: Blocks) -> tuple[Entry, ...]:
    """The headings in the order in which they are written, with the numbers that Word will give them."""
    counts = [0, 0, 0]
    found = []
    for at, heading in enumerate(_headings(blocks), 1):
        if heading.numbered:
            counts[heading.level - 1] += 1
            counts[heading.level :] = [0] * (len(counts) - heading.level)
        number = ".".join(str(count) for count in counts[: heading.level]) if heading.numbered else ""
        found.append(Entry(heading.level, number, plain(heading.inlines).replace("\n", " "), bookmark(at)))
    return tuple(found)


def has_contents(blocks: Blocks) -> bool:
    """True where the report has a table of contents, to which its headings then offer bookmarks."""
    return any(isinstance(block, Contents) for block in _all(blocks))


def bookmark(number: int) -> str:
    """The name of the bookmark at heading `number`, counted from 1, as Word names its own."""
    return f"_Toc{number:09d}"


def contents(w: Writing, block: Contents) -> Xml:
    """The title and a line for each heading down to the block's levels.

    Where the document was not printed there are no page numbers (switch \\n): nobody but a layout program knows them,
    and a wrong one is worse than none. Nothing asks Word to update fields on opening, which would stop its reader with
    a question.
    """
    shown = [entry for entry in w.headings if entry.level <= block.levels]
    paged = all(entry.bookmark in w.pages for entry in shown)
    parts = []
    if block.title:
        parts.append(xml.paragraph(w.style("contents_title"), runs(w, block.title), start=w.takes_start()))
    bare = "" if paged else "\\n "
    code = f'TOC \\o "1-{block.levels}" {bare}\\h \\z \\u'
    for at, entry in enumerate(shown, 1):
        before = xml.field_begin(code) if at == 1 else xml.NONE
        after = xml.field_end() if at == len(shown) else xml.NONE
        style = w.style(f"contents{entry.level}")
        line = _line(w, entry, w.pages[entry.bookmark] if paged else None)
        parts.append(xml.paragraph(style, before, line, after, start=w.takes_start(), leader=w.base.width * paged))
    return xml.building_block(_CONTROL, _GALLERY, *parts) if parts else xml.NONE


def _line(w: Writing, entry: Entry, page: int | None) -> Xml:
    number = f"{entry.number}\t" if entry.number else ""
    words = [text(w, number), text(w, entry.words)]
    if page is not None:
        field = xml.field_begin(f"PAGEREF {entry.bookmark} \\h")
        words += [text(w, "\t"), field, text(w, str(page)), xml.field_end()]
    return xml.anchor(entry.bookmark, join(words))


def _headings(blocks: Blocks) -> Iterator[Heading]:
    return (block for block in _all(blocks) if isinstance(block, Heading))


def _all(blocks: Blocks) -> Iterator[object]:
    for block in blocks:
        yield block
        match block:
            case Callout(blocks=inner) | Landscape(blocks=inner):
                yield from _all(inner)
            case Columns(columns=columns):
                for column in columns:
                    yield from _all(column)
            case _:
                pass
