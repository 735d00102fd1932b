"""Turn rows into what a terminal shows: Japanese in its double width, colours where a person looks and wants them."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_NARROWEST, _WIDEST = 60, 120
_PIPE = 80


def console() -> Console:
    """Where to print. Into a file or a pipe it is 80 columns wide and without colours; NO_COLOR holds everywhere."""
    from rich.console import Console

    own = shutil.get_terminal_size((_PIPE, 24)).columns if sys.stdout.isatty() else _PIPE
    width = min(max(own, _NARROWEST), _WIDEST)
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def table(*shares: int, right: tuple[int, ...] = ()) -> Table:
    """A table without lines; the columns share the width, those in `right` are set to the right.

    A column with a share of 0 is as wide as its longest text, which is not broken.
    """
    from rich.table import Table

    found = Table(box=None, show_header=False, expand=True, pad_edge=False, padding=(0, 2, 0, 0))
    for index, share in enumerate(shares):
        found.add_column(ratio=share or None, no_wrap=not share, justify="right" if index in right else "left",
                         overflow="fold")
    return found
