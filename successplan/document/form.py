"""What a form is: pages with one grid of locked words and fields to fill, and the manifest by which it is read back.

A field stands in a form's grid and nowhere else, so no deck or report can hold one by mistake and no other renderer has
to say what it would do with it. Word and the spreadsheet draw the same grid.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from successplan.document.inline import Inlines
from successplan.document.report import Meta

FieldKind = Literal["text", "long", "choice", "date", "number"]
Look = Literal["plain", "head", "title", "note", "id"]


@dataclass(frozen=True, slots=True)
class Field:
    """A value to fill in. `id` is the control's tag in Word and the cell's name in a spreadsheet: sp1.k1.value.

    `label` says aloud what belongs there, `prompt` stands there as long as nothing does and counts as blank, `value` is
    what was filled in before. `choices` has the words of a drop-down with what each means; `about` what the value
    belongs to: kpi, date, part, action. `shown` is the short id that is printed in its row.
    """

    id: str
    kind: FieldKind
    label: str
    prompt: str = ""
    value: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the grid, `span` columns wide: words that nobody changes, or a field."""

    content: Inlines | Field
    span: int = 1
    look: Look = "plain"
    align: Literal["left", "right", "center"] = "left"


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row; its boxes fill all columns. `lines` is for how many lines of writing there is room."""

    boxes: tuple[Box, ...]
    lines: int = 1


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page: one in Word, a sheet in a spreadsheet. `widths` of the columns are shares of the page's width."""

    name: str
    widths: tuple[float, ...]
    rows: tuple[FormRow, ...]


Manifest: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """A document to fill in. `manifest` says which one it is: kind, version of the form, customer, week, plan."""

    meta: Meta
    pages: tuple[FormPage, ...]
    manifest: Manifest = field(default_factory=dict)

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields in the order of reading."""
        return tuple(box.content for page in self.pages for row in page.rows for box in row.boxes
                     if isinstance(box.content, Field))
