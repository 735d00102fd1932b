"""Turn a report's blocks into its headings with their numbers, as its contents and each format name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from successplan.document import Blocks, Callout, Columns, Contents, Heading, Landscape, plain


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: `at` counts all of them from 1, `number` is its own, such as 1.2, "" where it has none."""

    level: int
    number: str
    words: str
    at: int


def entries(blocks: Blocks) -> tuple[Entry, ...]:
    """The headings in the order in which they are written, with the numbers that Word will give them."""
    counts = [0, 0, 0]
    found = []
    for at, heading in enumerate(_headings(blocks), 1):
        if heading.numbered:
            counts[heading.level - 1] += 1
            counts[heading.level :] = [0] * (len(counts) - heading.level)
        number = ".".join(str(count) for count in counts[: heading.level]) if heading.numbered else ""
        found.append(Entry(heading.level, number, plain(heading.inlines).replace("\n", " "), at))
    return tuple(found)


def has_contents(blocks: Blocks) -> bool:
    """True where the report has a table of contents."""
    return any(isinstance(block, Contents) for block in _all(blocks))


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
