"""Turn the choices and the manifest of a form into hidden sheets: what drop-downs offer, and how it is read back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from successplan.document import Field, Form

LISTS = "_lists"
MANIFEST = "_form"
_HEAD = ("id", "kind", "cell", "shown", "about", "choices", "before")


def cell_name(id_: str) -> str:
    """The name of a field's cell: sp1.k1.value. A point keeps it from being taken for a cell such as K1."""
    return id_


def cell(sheet: str, row: int, column: int) -> str:
    """The cell's address with its sheet: 'Entry'!$I$9."""
    return f"'{sheet}'!${chr(ord('A') + column)}${row + 1}"


@dataclass
class Lists:
    """The drop-downs of a workbook, each in a column of a hidden sheet, and the fields that were written so far."""

    book: Any
    columns: list[tuple[str, ...]] = field(default_factory=list)
    fields: list[tuple[Field, str]] = field(default_factory=list)

    def range_of(self, asked: Field) -> str:
        """The cells that hold the words of a field's drop-down."""
        words = tuple(asked.choices.values())
        if words not in self.columns:
            self.columns.append(words)
        column = chr(ord("A") + self.columns.index(words))
        return f"={LISTS}!${column}$1:${column}${len(words)}"


def write_manifest(book: Any, form: Form, lists: Lists) -> None:
    """Two sheets after those that people see: the words of the lists, and what each named cell belongs to."""
    hidden = book.add_worksheet(LISTS)
    hidden.very_hidden()
    for column, words in enumerate(lists.columns):
        hidden.write_column(0, column, words)
    sheet = book.add_worksheet(MANIFEST)
    sheet.very_hidden()
    rows: list[tuple[str, ...]] = [*form.manifest.items(), (), _HEAD]
    rows += [(each.id, each.kind, place, each.shown, _pairs(each.about), _pairs(each.choices), each.value)
             for each, place in lists.fields]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)


def _pairs(given: Any) -> str:
    """One pair a line, key=words: readable in the sheet itself."""
    return "\n".join(f"{key}={words}" for key, words in given.items())
