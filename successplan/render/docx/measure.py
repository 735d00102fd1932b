"""Turn a text into its width and its lines as Word sets them: with a little room between Japanese and Latin letters.

Word and LibreOffice put it there by themselves, slides do not; "2026年4月20日" is longer by more than a letter for it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from successplan.render import fit

_BETWEEN = 0.25  # em
_MEETING = re.compile(
    "(?<=[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])(?=[!-~])|(?<=[!-~])(?=[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])"
)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """As `fit.width`: points on one line, without reserve."""
    return (fit.width(text, 1, bold=bold) + _between(text)) * size


@lru_cache(maxsize=4096)  # a tree is laid out in many ways before one fits, with the same words in the same boxes
def line_count(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """How many lines `fit.lines` finds in a box of `width` points."""
    bare = fit.width(text, 1, bold=bold)
    return len(fit.lines(text, size * (1 + _between(text) / bare) if bare else size, width, bold=bold))


def pieces(text: str, *, bold: bool = False) -> tuple[float, ...]:
    """The pieces between which a line may end, in em."""
    return _pieces(text, bold)


@lru_cache(maxsize=4096)
def _pieces(text: str, bold: bool) -> tuple[float, ...]:
    out, before = [], ""
    for piece in fit.atoms(text):
        out.append(fit.width(piece, 1, bold=bold) + _between(before + piece))
        before = piece[-1:]
    return tuple(out)


@lru_cache(maxsize=4096)
def _between(text: str) -> float:
    return _BETWEEN * len(_MEETING.findall(text))
