"""Turn numbers, days, money and names into texts of a language, by the patterns of its locale file.

Rounding is half up, away from zero, on exact values; amounts of money are rounded as the workspace says. A number and
its unit never part: in Japanese they are written as one, in English a no-break space stands between.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Literal

from successplan.compose.locale import Locale, filled
from successplan.compose.marks import bare

Exact = int | Decimal | Fraction
Rounding = Literal["half_up", "half_even", "down"]
DayForm = Literal["short", "month_day", "day", "full_day", "long", "long_day"]
PERCENT = "%"


def rounded(value: Exact, decimals: int = 0, how: Rounding = "half_up") -> Decimal:
    """The value at so many decimals; never a negative zero.

    half_up: 2.5 is 3 and -2.5 is -3. half_even: 2.5 is 2 and 3.5 is 4. down, towards zero: 2.9 is 2 and -2.9 is -2.
    """
    scaled = abs(Fraction(value)) * 10**decimals
    whole = {"half_up": floor(scaled + Fraction(1, 2)), "half_even": round(scaled), "down": floor(scaled)}[how]
    return Decimal(-whole if value < 0 and whole else whole).scaleb(-decimals)


def number(locale: Locale, value: Exact, decimals: int = 0, *, signed: bool = False, minus: str | None = None,
           how: Rounding = "half_up") -> str:
    """The value with thousands separators: 24,000.5; signed: +1.4, -0.3, and ±0.0 for what rounds to nothing."""
    near = rounded(value, decimals, how)
    digits = f"{abs(near):,.{decimals}f}"
    if signed and not near:
        return locale.marked(filled(locale.get("format.zero"), number=digits), "value", value)
    sign = (minus or locale.get("format.minus")) if near < 0 else "+" if signed else ""
    return locale.marked(f"{sign}{digits}", "value", value)


def with_unit(locale: Locale, digits: str, unit: str) -> str:
    """Number and unit as one: 48.2%, 48日, 48 days, 1 day."""
    if not unit:
        return digits
    forms = locale.find("format.units") or {}
    unit = next((form["one"] for form in forms if form["other"] == unit and bare(digits).lstrip("+-△±") == "1"), unit)
    return digits + ("" if bare(unit)[0] in locale.get("format.glued") else locale.get("format.unit_gap")) + unit


def quantity(locale: Locale, value: Exact, unit: str, decimals: int = 0) -> str:
    """A value with its unit: 48.2%."""
    return with_unit(locale, number(locale, value, decimals), unit)


def difference(locale: Locale, value: Exact, unit: str, decimals: int = 0) -> str:
    """A signed difference with its unit. Two percentages differ by points, never by %: +1.4pt."""
    return with_unit(locale, number(locale, value, decimals, signed=True), difference_unit(locale, unit))


def difference_unit(locale: Locale, unit: str) -> str:
    """The unit of a difference of two values in `unit`."""
    return str(locale.get("format.point")) if unit == PERCENT else unit


def day(locale: Locale, value: date, form: DayForm = "short") -> str:
    """A day: short 2026/4/1 (1 Apr 2026), month_day 4/1 (1 Apr), day 4/1(水) (Wed 1 Apr), long 2026年4月1日.

    full_day and long_day are short and long with the weekday.

    With the style `dates: era` the long form is 令和8年4月1日.
    """
    pattern = locale.get(f"format.date.{form}")
    era, year = _era(locale, value)
    if era and form.startswith("long"):
        pattern = locale.get(f"format.date.era_{form}")
    return locale.marked(filled(
        pattern, year=value.year, month=value.month, day=value.day, weekday=weekday(locale, value), era=era,
        era_year=year, month_name=month_name(locale, value), month_long=month_name(locale, value, long=True)),
        "day", value)


def _era(locale: Locale, value: date) -> tuple[str, str]:
    if locale.settings.get("dates") != "era":
        return "", ""
    for era in locale.find("format.eras") or ():
        if value >= (first := date.fromisoformat(era["from"])):
            year = value.year - first.year + 1
            return era["name"], str(locale.get("format.first_year") if year == 1 else year)
    return "", ""


def weekday(locale: Locale, value: date, *, long: bool = False) -> str:
    """The day of the week: 水, 水曜; Wed, Wednesday."""
    return str(locale.get("format.weekdays_long" if long else "format.weekdays")[value.weekday()])


def month_name(locale: Locale, value: date, *, long: bool = False) -> str:
    """The month without a year: 6月, Jun, June."""
    return str(locale.get("format.months_long" if long else "format.months")[value.month - 1])


def month(locale: Locale, value: date, form: Literal["label", "long", "short", "name"] = "label") -> str:
    """A month: the label of a report 2026年6月度, long 2026年6月, name 6月; June 2026, June, short Jun."""
    return locale.marked(filled(
        locale.get(f"format.month.{form}"), year=value.year, month=value.month, month_name=month_name(locale, value),
        month_long=month_name(locale, value, long=True)), "day", value)


def third(locale: Locale, value: date) -> str:
    """The third of a month: 9月中旬; mid-September. Days 1-10, 11-20, and the rest."""
    part = "early" if value.day <= 10 else "middle" if value.day <= 20 else "late"
    return locale.marked(filled(locale.get(f"format.third.{part}"), month=value.month,
                                month_long=month_name(locale, value, long=True)), "day", value)


def days(locale: Locale, start: date, end: date) -> str:
    """A span of days, what both share said once: 2026/4/1〜9/30; 1 Apr–30 Sep 2026."""
    form = "same_year" if start.year == end.year else "apart"
    ends = {f"{name}_{part}": text for name, value in (("start", start), ("end", end)) for part, text in (
        ("year", value.year), ("month", value.month), ("day", value.day), ("month_name", month_name(locale, value)))}
    return locale.marked(filled(locale.get(f"format.span.{form}"), **ends), "day", start, end)


def fiscal_year(value: date, first_month: int) -> date:
    """The first day of the fiscal year that holds the day."""
    return date(value.year - (value.month < first_month), first_month, 1)


def fiscal_part(value: date, first_month: int, months: int) -> tuple[date, date, int]:
    """First and last day of the year's part of so many months that holds the day, and its number from 1."""
    start = fiscal_year(value, first_month)
    index = ((value.year - start.year) * 12 + value.month - start.month) // months
    first = _months_on(start, index * months)
    return first, _months_on(first, months) - timedelta(1), index + 1


def _months_on(value: date, count: int) -> date:
    year, index = divmod(value.year * 12 + value.month - 1 + count, 12)
    return date(year, index + 1, 1)


def fiscal(locale: Locale, value: date, first_month: int, months: int = 12, *, by_end: bool = False,
           explained: bool = True) -> str:
    """The fiscal year, half (6) or quarter (3) that holds the day: 2026年度上期（2026年4〜9月）; H1 FY2026 (…).

    `by_end` names the year by the calendar year in which it ends. `explained` adds the months.
    """
    start, end, index = fiscal_part(value, first_month, months)
    year = fiscal_year(value, first_month)
    label = filled(
        locale.get("format.fiscal." + {12: "year", 6: f"half_{index}", 3: "quarter"}[months]),
        year=_months_on(year, 11).year if by_end else year.year, quarter=index)
    if explained:
        label = filled(locale.get("format.fiscal.explained"), label=label, months=months_of(locale, start, end))
    return locale.marked(label, "day", start, end)


def months_of(locale: Locale, start: date, end: date) -> str:
    """Whole months: 2026年4〜9月; Apr–Sep 2026."""
    form = "same" if (start.year, start.month) == (end.year, end.month) else (
        "same_year" if start.year == end.year else "apart")
    return locale.marked(filled(
        locale.get(f"format.month_span.{form}"), start_year=start.year, end_year=end.year, start_month=start.month,
        end_month=end.month, start_name=month_name(locale, start), end_name=month_name(locale, end),
        start_long=month_name(locale, start, long=True)), "day", start, end)


def is_whole_months(start: date, end: date) -> bool:
    """True for a span from the first day of a month to the last day of one."""
    return start.day == 1 and end.day == monthrange(end.year, end.month)[1]


def money(locale: Locale, amount: Exact, currency: str, unit: str | None = None, *, decimals: int = 0,
          minus: str | None = None) -> str:
    """An amount: 2,400万円, or JPY 24,000,000 and USD 24,000 where the language has no unit for the currency.

    It is rounded as style.money.rounding says; what would leave nothing in a large unit stands in the plain one.
    """
    units = locale.find(f"format.money.{currency}") or {}
    name = unit if unit in units else str(locale.settings.get("money_unit", ""))
    form = units.get(name) or units.get("plain") or {"of": 1, "text": locale.get("format.money.other")}
    how: Rounding = locale.settings.get("money_rounding", "half_up")
    if amount and not rounded(Fraction(amount) / form["of"], decimals, how):
        form = units.get("plain", form)
    digits = number(locale, Fraction(amount) / form["of"], decimals, minus=minus, how=how)
    return filled(form["text"], number=digits, currency=currency)


def money_unit(locale: Locale, currency: str) -> tuple[int, str]:
    """How many of the currency an axis counts as one, and what stands at it: (10000, 万円), (1, GBP)."""
    units = locale.find(f"format.money.{currency}") or {}
    form = units.get(str(locale.settings.get("money_unit", ""))) or units.get("plain")
    return (form["of"], filled(form["text"], number="", currency=currency)) if form else (1, currency)


def listed(locale: Locale, texts: Sequence[str]) -> str:
    """The texts as a list in a sentence: A、B、C; A, B and C."""
    return "".join(part for index, one in enumerate(texts) for part in (between(locale, index, len(texts)), one))


def between(locale: Locale, index: int, count: int) -> str:
    """What stands before the list's entry number `index` of `count`."""
    if index == 0:
        return ""
    return str(locale.get("format.list.last" if index == count - 1 else "format.list.comma"))
