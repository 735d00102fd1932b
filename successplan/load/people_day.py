"""Turn a day as people write it (2026/4/5, 令和8年4月5日, April 2026, a number of Excel) into one, or say why not."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from successplan.model.scalar import FIRST_DAY, LAST_DAY
from successplan.words import Words

Order = Literal["day first", "month first"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_ERAS = {"令和": 2018, "令": 2018, "r": 2018, "平成": 1988, "平": 1988, "h": 1988}
_ERA = rf"(?P<era>{'|'.join(sorted(_ERAS, key=len, reverse=True))})\s*(?P<of_era>元|[0-9]{{1,2}})"
_YEAR = "(?P<year>[0-9]{4})"
_AFTER = r"(\s*[(（]?[月火水木金土日][)）]?(曜日?)?)?([ T]+0?0:00(:00(\.0+)?)?)?"  # a weekday, midnight
_DAY_SHAPES = tuple(re.compile(shape + _AFTER, re.IGNORECASE) for shape in (
    rf"{_YEAR}[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}})",
    rf"{_YEAR}\s*年\s*(?P<month>[0-9]{{1,2}})\s*月\s*(?P<day>[0-9]{{1,2}})\s*日",
    rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
    rf"{_ERA}[年./-]\s*(?P<month>[0-9]{{1,2}})[月./-]\s*(?P<day>[0-9]{{1,2}})日?",
    rf"(?P<day>[0-9]{{1,2}})[ -]{_MONTH_NAME}[ ,-]*{_YEAR}",
    rf"{_MONTH_NAME} (?P<day>[0-9]{{1,2}})(st|nd|rd|th)?,? {_YEAR}",
))
_MONTH_SHAPES = tuple(re.compile(shape, re.IGNORECASE) for shape in (
    rf"{_YEAR}[-/.](?P<month>[0-9]{{1,2}})",
    rf"{_YEAR}\s*年\s*(?P<month>[0-9]{{1,2}})\s*月(度|分|末)?",
    rf"{_ERA}[年./-]\s*(?P<month>[0-9]{{1,2}})月?(度|分|末)?",
    rf"{_MONTH_NAME}[ -]{_YEAR}",
))
_WEEK = re.compile(r"(?P<year>[0-9]{4})-?W(?P<week>[0-9]{1,2})", re.IGNORECASE)
_TWO_AND_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})" + _AFTER)
_NO_YEAR = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}月([0-9]{1,2}日)?|" + _MONTH_NAME, re.IGNORECASE)
_SHORT_YEAR = re.compile(r"'?[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}")
_SERIAL = re.compile(r"[0-9]{5}")
_SERIALS = range(36526, 73051)  # 2000-01-01 to 2099-12-31
EXCEL_ZERO = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read; `repair` says what was done to it, None where it was written as we write it."""

    value: date
    repair: Words | None = None


@dataclass(frozen=True, slots=True)
class NoDay:
    """Why a text is no certain day, and what to write."""

    why: Words
    hint: Words


def read_day(text: str, order: Order | None = None) -> Day | NoDay:
    """The day that `text` means; a month or week means its last day. `order` decides 04/05/2026 where it is known."""
    plain = _plain(text)
    for kind, found in (("day", _first(_DAY_SHAPES, plain)), ("month", _first(_MONTH_SHAPES, plain))):
        if found:
            return _checked(found, text, whole_month=kind == "month")
    if found := _WEEK.fullmatch(plain):
        return _of_week(found, text)
    if found := _TWO_AND_YEAR.fullmatch(plain):
        return _of_two(found, text, order)
    if _SERIAL.fullmatch(plain) and int(plain) in _SERIALS:
        day = EXCEL_ZERO + timedelta(days=int(plain))
        return Day(day, Words(f"Excel の日付の番号を日付に（{text} → {day}）",
                              f"Excel's number of a day made a day ({text} → {day})"))
    return _no_day(plain, text)


def order_of(texts: Iterable[str]) -> Order | None:
    """What dates like 28/06/2026 in the same column show: which number is the day; None where nothing does, or both."""
    shown: set[Order] = set()
    for text in texts:
        found = _TWO_AND_YEAR.fullmatch(_plain(text))
        if found and int(found[1]) > 12:
            shown.add("day first")
        elif found and int(found[2]) > 12:
            shown.add("month first")
    return shown.pop() if len(shown) == 1 else None


def _plain(text: str) -> str:
    return re.sub(r"[‐‑‒–—−]", "-", unicodedata.normalize("NFKC", text)).strip()


def _first(shapes: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((found for shape in shapes if (found := shape.fullmatch(text))), None)


def _checked(found: re.Match[str], text: str, *, whole_month: bool) -> Day | NoDay:
    said = found.groupdict()
    if said.get("era"):
        of_era = 1 if said["of_era"] == "元" else int(said["of_era"])
        year = _ERAS[said["era"].lower()] + of_era
    else:
        year = int(said["year"])
    month = _MONTHS.index(said["name"].lower()) + 1 if said.get("name") else int(said["month"])
    if not whole_month:
        return _made(year, month, int(said["day"]), text)
    last = monthrange(year, month)[1] if 1 <= month <= 12 and year else 0
    return _made(year, month, last, text, whole=True)


def _made(year: int, month: int, day: int, text: str, *, whole: bool = False) -> Day | NoDay:
    try:
        value = date(year, month, day)
    except ValueError:
        return _unknown(text)
    if not FIRST_DAY <= value <= LAST_DAY:
        return _unknown(text)
    if text in (value.isoformat(), f"{year}/{month}/{day}", f"{year}/{month:02}/{day:02}"):
        return Day(value)  # as Excel saves it, and as kpi.csv may have it
    return Day(value, Words(f"期間の最後の日に（{text} → {value}）",
                            f"the last day of the period taken ({text} → {value})")
               if whole else Words(f"日付の書き方を直しました（{text} → {value}）",
                                   f"written as a date ({text} → {value})"))


def _of_week(found: re.Match[str], text: str) -> Day | NoDay:
    try:
        sunday = date.fromisocalendar(int(found["year"]), int(found["week"]), 7)
    except ValueError:
        return _unknown(text)
    return _made(sunday.year, sunday.month, sunday.day, text, whole=True)


def _of_two(found: re.Match[str], text: str, order: Order | None) -> Day | NoDay:
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if first > 12 or (order == "day first" and second <= 12):
        return _made(year, second, first, text)
    if second > 12 or order == "month first" or first == second:
        return _made(year, first, second, text)
    ways = " / ".join(_both(year, first, second))
    return NoDay(Words(f"「{text}」は {ways} のどちらにも読めます", f"“{text}” may be {ways}"),
                 Words("2026-04-05 の形で書いてください", "Write it like 2026-04-05"))


def _both(year: int, first: int, second: int) -> Iterator[str]:
    for month, day in ((second, first), (first, second)):
        yield f"{year:04}-{month:02}-{day:02}"


def _no_day(plain: str, text: str) -> NoDay:
    if _NO_YEAR.fullmatch(plain):
        return NoDay(Words(f"「{text}」には年がありません", f"“{text}” has no year"),
                     Words("2026-04-05、または 2026-04 の形で書いてください", "Write it like 2026-04-05 or 2026-04"))
    if _SHORT_YEAR.fullmatch(plain):
        return NoDay(Words(f"「{text}」はどれが年かはっきりしません",
                           f"It is not certain which part of “{text}” is the year"),
                     Words("年を4桁で、2026-04-05 の形で書いてください",
                           "Write the year with four digits, like 2026-04-05"))
    return NoDay(Words(f"「{text}」は日付として読めません", f"“{text}” cannot be read as a date"),
                 Words("測った期間の最後の日を 2026-06-28 の形で書いてください",
                       "Write the last day of the measured period, like 2026-06-28"))


def _unknown(text: str) -> NoDay:
    return NoDay(Words(f"「{text}」という日は暦にありません（1900〜2199年）",
                       f"No calendar has a day “{text}” (1900 to 2199)"),
                 Words("正しい日付に直してください", "Correct the date"))


def is_like_a_day(text: str) -> bool:
    """True for what is written as a day, a week or a month, certain or not."""
    plain = _plain(text)
    shapes = (*_DAY_SHAPES, *_MONTH_SHAPES, _WEEK, _TWO_AND_YEAR, _NO_YEAR, _SHORT_YEAR)
    return any(shape.fullmatch(plain) for shape in shapes) and not _SERIAL.fullmatch(plain)
