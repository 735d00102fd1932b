"""Turn a wrong value into what it was certainly meant to be, as YAML: a hint says it, `check --fix` writes it."""

from __future__ import annotations

import json
import re
import unicodedata
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from successplan.load.people_day import Day, read_day
from successplan.load.people_number import Number, read_number

_TRUTH = {"yes": "true", "on": "true", "y": "true", "はい": "true", "○": "true", "有": "true",
          "no": "false", "off": "false", "n": "false", "いいえ": "false", "×": "false", "無": "false"}
_QUOTES = "“”„‟＂\"‘’‚‛＇'"
_CLOCK = re.compile(r"([0-9]{1,2})(?::([0-9]{2})(?::00)?|時(?:([0-9]{1,2})分|(半))?)")
_WHOLE_DAY = re.compile(r"([年./-].*[月./-].*[0-9]日?|^[0-9]{8}$)")
_YEAR_MONTH = re.compile(r"([0-9]{4})[/.年]([0-9]{1,2})月?")


def meant(each: ErrorDetails) -> str | None:
    """How the value of an error is written right; None where that is not certain."""
    value, kind = each["input"], each["type"]
    if kind in ("text_type", "string_type"):
        return quoted(value) if isinstance(value, int | Decimal) else None
    if not isinstance(value, str):
        return None
    text = unicodedata.normalize("NFKC", value).strip()
    if kind == "bool_type":
        return _TRUTH.get(text.lower())
    if kind in ("number_type", "int_type"):
        return _number(value, whole=kind == "int_type")
    if kind == "day_type":
        found = read_day(text)
        return found.value.isoformat() if isinstance(found, Day) and _WHOLE_DAY.search(text) else None
    if kind == "literal_error":
        return near_choice(value, choices(each))
    if kind == "zone_unknown":
        return _zone(text)
    if kind == "string_pattern_mismatch":
        return _by_pattern(value, each.get("ctx", {}).get("pattern", ""))
    return None


def choices(each: ErrorDetails) -> list[str]:
    """The words that can stand where one of them is needed."""
    return [word.strip("'") for word in re.split(r", | or ", each.get("ctx", {}).get("expected", ""))]


def near_choice(written: str, known: list[str]) -> str | None:
    """The one of `known` that `written` is a misspelling of; None where there is none, or more than one."""
    plain = unicodedata.normalize("NFKC", written).strip(_QUOTES + " ").casefold().replace("-", "_").replace(" ", "_")
    same = [each for each in known if each.casefold() == plain]
    near = same or get_close_matches(plain, known, 2, 0.75)
    return near[0] if len(near) == 1 else None


def quoted(value: Any) -> str:
    """A number or truth value as the text that was written, in quotes."""
    return json.dumps(str(value).lower() if isinstance(value, bool) else str(value), ensure_ascii=False)


def _number(value: str, *, whole: bool) -> str | None:
    found = read_number(value.strip(_QUOTES + " "))
    if not isinstance(found, Number) or found.value is None or (whole and found.value % 1):
        return None
    return f"{found.value:f}"


def _zone(text: str) -> str | None:
    from zoneinfo import available_timezones  # reads a folder: only when a name is wrong

    names = {"jst": "Asia/Tokyo", "japan": "Asia/Tokyo", "tokyo": "Asia/Tokyo"}
    return names.get(text.lower()) or next(iter(get_close_matches(text, sorted(available_timezones()), 1, 0.7)), None)


def _by_pattern(text: str, pattern: str) -> str | None:
    """The text without curly quotes, as a time or as a month, where one of these has the form that is needed."""
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES + " ")
    tries = [plain, re.sub(r"[‐‑‒–—−ー\s]", "-", plain).lower()]
    if found := _CLOCK.fullmatch(plain):
        tries.append(f"{int(found[1]):02}:{int(found[2] or found[3] or (30 if found[4] else 0)):02}")
    if found := _YEAR_MONTH.fullmatch(plain):
        tries.append(f"{found[1]}-{int(found[2]):02}")
    fits = next((each for each in tries if re.search(pattern, each)), None)
    if fits is None or fits == text:
        return None
    return quoted(fits) if re.fullmatch(r"[0-9.:eE]+", fits) else fits
