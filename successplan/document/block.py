"""What stands on a page or slide: a small, closed set of blocks, the same for every format.

A renderer matches on `Block` and ends in `assert_never`, so the type checker names the one that lacks a block.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from successplan.document.chart import Chart
from successplan.document.drawing import Contents, Gantt, Matrix, Multiples, Picture, Quote, Spark, Tree
from successplan.document.inline import Badge, Inlines, Tone

Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 1 to 3; levels never jump."""

    level: int
    inlines: Inlines
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: Inlines
    role: Literal["body", "lead", "note", "source"] = "body"


@dataclass(frozen=True, slots=True)
class Item:
    inlines: Inlines
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """`start` is the number of the first item of an ordered list that goes on from a slide before."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is a share of the table's width; 0 lets the texts decide."""

    head: Inlines
    align: Align = "left"
    width: float = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """Documents print `inlines`; a spreadsheet writes `value`, a real number or date, where there is one.

    A `spark` is drawn in the cell, instead of the inlines, which say it in words where it cannot be drawn.
    """

    inlines: Inlines
    value: Decimal | date | None = None
    tone: Tone = "plain"
    spark: Spark | None = None


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    role: Literal["body", "group"] = "body"


@dataclass(frozen=True, slots=True)
class Table:
    """A data table without merged cells: every row has a cell for each column. `alt` says what it holds."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Inlines = ()
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One number with its judgement. `lines` are short remarks below it."""

    title: Inlines
    value: str
    unit: str = ""
    badge: Badge | None = None
    lines: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A framed part that must not be overlooked."""

    title: Inlines
    blocks: tuple[Block, ...]
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side; `widths` are shares, one a column."""

    columns: tuple[tuple[Block, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on pages of their own, broader than high."""

    blocks: Blocks


Drawing: TypeAlias = Gantt | Matrix | Tree | Picture | Multiples
Block: TypeAlias = (
    Heading | Paragraph | Bullets | Quote | Table | Chart | Cards | Callout | Columns | Drawing | Contents | Landscape
    | PageBreak
)
Blocks: TypeAlias = tuple[Block, ...]
