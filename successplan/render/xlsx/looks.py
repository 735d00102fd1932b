"""Turn what a box of a form means into cell formats: black on white and grey, so that any printer will do."""

from __future__ import annotations

from typing import Any

from successplan.brand import Brand
from successplan.document import Box, Field

SIZE = 10
TITLE = 11
SMALL = 9
ID_SIZE = 8
_GREY, _HEAD, _RULE, _MUTED = "#EDEDED", "#D9D9D9", "#7F7F7F", "#595959"
_TEXT_FORMAT = "@"


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any, brand: Brand) -> None:
        self._book, self._font = book, brand.fonts.ea
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def box(self, box: Box, *, first: bool, last: bool, wraps: bool = True) -> Any:
        """The format of a cell of `box`; the first and the last one bear its sides."""
        given: dict[str, object] = {
            "font_name": self._font, "font_size": SIZE, "align": box.align, "valign": "vcenter", "border_color": _RULE,
            "top": 1, "bottom": 1, "left": int(first), "right": int(last)}
        if isinstance(box.content, Field):
            return self._format(given | self._field(box, box.content, first))
        return self._format(given | _locked(box) | {"text_wrap": wraps})

    def _field(self, box: Box, field: Field, first: bool) -> dict[str, object]:
        prompted = field.kind == "choice" and not field.value
        return {"locked": not first, "num_format": _TEXT_FORMAT, "align": "left" if box.span > 1 else box.align,
                "font_color": _MUTED if prompted else "#000000"}

    def _format(self, given: dict[str, object]) -> Any:
        key = tuple(sorted(given.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(given))
        return self._made[key]


def _locked(box: Box) -> dict[str, object]:
    match box.look:
        case "title":
            return {"bold": True, "font_size": TITLE, "bg_color": _HEAD}
        case "head":
            return {"bold": True, "bg_color": _HEAD}
        case "note":
            return {"font_size": SMALL, "bg_color": _GREY}
        case "id":
            return {"font_size": ID_SIZE, "font_color": _MUTED, "bg_color": _GREY}
        case "plain":
            return {"bg_color": _GREY}
