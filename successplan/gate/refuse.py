"""Turn a finding into the exception that ends the work."""

from __future__ import annotations

from successplan.diagnostics import Diagnostic, Level, Place, Refused
from successplan.words import Words


def error(rule: str, text: tuple[str, str], hint: tuple[str, str], place: Place | None = None) -> Diagnostic:
    """An error; `text` and `hint` are (Japanese, English)."""
    return Diagnostic(Level.ERROR, rule, Words(*text), place, Words(*hint))


def refused(rule: str, text: tuple[str, str], hint: tuple[str, str], place: Place | None = None) -> Refused:
    """The exception that carries one error, to be raised."""
    return Refused([error(rule, text, hint, place)])
