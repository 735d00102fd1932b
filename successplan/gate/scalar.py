"""Turn an unquoted YAML scalar into a value, by the core schema of YAML 1.2 and without its surprises.

Only true and false are truth values (`on`, `yes` and `no` are texts), `10:00` is a text, and a day such as 2026-04-01
is a text too: whoever expects a day makes one of it. Numbers with a point are exact decimals.
"""

from __future__ import annotations

import re
from decimal import Decimal

from successplan.gate.limits import LIMITS

Scalar = str | int | bool | Decimal | None

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_NUMBER_STARTS = frozenset("-+.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE]([-+]?[0-9]+))?")


class NumberTooLong(ValueError):
    """A number with more digits than anything that is measured."""


def plain_value(text: str) -> Scalar:
    """The value of an unquoted scalar. Raises NumberTooLong."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    if _INTEGER.fullmatch(text):
        if len(text) > LIMITS.number_digits:
            raise NumberTooLong(text)
        return int(text)
    found = _DECIMAL.fullmatch(text)
    if not found:
        return text
    exponent = found[4] or "0"
    if len(text) > LIMITS.number_digits or len(exponent) > 4 or abs(int(exponent)) > LIMITS.number_exponent:
        raise NumberTooLong(text)
    return Decimal(text)
