"""Make success plans and review decks from one folder of plain files per customer.

The public functions are those of `pipeline`: `examine` checks a customer, `build` makes its documents. They are
imported on first use, so that `successplan --help` does not wait for the libraries behind them.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["Order", "Refused", "__version__", "build", "examine"]


def __getattr__(name: str) -> Any:
    if name in ("Order", "build", "examine"):
        from successplan import pipeline

        return getattr(pipeline, name)
    if name == "Refused":
        from successplan.diagnostics import Refused

        return Refused
    raise AttributeError(f"module 'successplan' has no attribute {name!r}")
