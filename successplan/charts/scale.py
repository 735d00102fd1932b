"""Turn values and dates into axes: bounds that people count in, number formats, the step of the months."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_INTERVALS = 5  # more gridlines than this are read by nobody
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Scale:
    """A value axis from `low` to `high`, a gridline at every `step`."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def decimals(self) -> int:
        """How many decimal places its tick labels need."""
        return max(places(self.low), places(self.step))

    def ticks(self) -> list[Decimal]:
        """The values at its gridlines, from the lowest."""
        count = int((self.high - self.low) / self.step)
        return [self.low + self.step * number for number in range(count + 1)]

    def share(self, value: Decimal) -> float:
        """Where `value` stands on the axis: 0 at its low end, 1 at its high end."""
        return float((value - self.low) / (self.high - self.low))


def scale(
    values: Iterable[Decimal], low: Decimal | None = None, high: Decimal | None = None, *, zero: bool = False
) -> Scale:
    """An axis that holds all values, from `low` to `high` where they are given.

    It begins at zero where `zero` asks for it (bars), or where the lowest value is nearer to zero than to the highest.
    """
    held = [*values, *(bound for bound in (low, high) if bound is not None)]
    least, most = (min(held), max(held)) if held else (Decimal(0), Decimal(1))
    if zero or (most > 0 and 0 < least * 2 < most):
        least = min(least, Decimal(0))
    if zero or (least < 0 and least < most * 2 < 0):
        most = max(most, Decimal(0))
    if least == most:
        room = abs(most) / 10 or Decimal(1)
        least, most = (least if least == 0 else least - room), most + room
    span = (most if high is None else high) - (least if low is None else low)
    if span <= 0:  # bounds that leave no room
        return scale(held, zero=zero)
    step = _step(span)
    return Scale(
        (least / step).to_integral_value(ROUND_FLOOR) * step if low is None else low,
        (most / step).to_integral_value(ROUND_CEILING) * step if high is None else high,
        step,
    )


def raised(axis: Scale) -> Scale:
    """The axis with one step more at its high end."""
    return Scale(axis.low, axis.high + axis.step, axis.step)


def lowered(axis: Scale) -> Scale:
    """The axis with one step more at its low end."""
    return Scale(axis.low - axis.step, axis.high, axis.step)


def number_format(decimals: int) -> str:
    """The spreadsheet number format with thousands separators and so many decimal places."""
    return "#,##0" + ("." + "0" * decimals if decimals > 0 else "")


def formatted(value: Decimal, decimals: int) -> str:
    """`value` as `number_format` shows it."""
    return f"{value:,.{max(0, decimals)}f}"


def places(value: Decimal) -> int:
    """How many decimal places `value` has, without zeros at its end."""
    return max(0, -int(value.normalize().as_tuple().exponent))


def serial(day: date) -> int:
    """The number by which spreadsheets know a day (1900 date system; right from March 1900 on)."""
    return (day - _EPOCH).days


def month(day: date) -> int:
    """The months since the year 0, so that neighbouring months differ by one."""
    return day.year * 12 + day.month - 1


def month_start(day: date, months: int = 0) -> date:
    """The first day of the month that is `months` after that of `day`."""
    year, index = divmod(month(day) + months, 12)
    return date(year, index + 1, 1)


def sample(day: date, date_format: str) -> str:
    """`day` about as a spreadsheet's date format shows it: good enough to know how wide it gets."""
    values = {"y": f"{day:%y}", "yy": f"{day:%y}", "yyyy": f"{day:%Y}", "m": str(day.month), "mm": f"{day:%m}",
              "mmm": f"{day:%b}", "mmmm": f"{day:%B}", "d": str(day.day), "dd": f"{day:%d}"}  # fmt: skip
    found = re.findall(r'"([^"]*)"|\\(.)|(y+|m+|d+)|(.)', re.sub(r"\[[^\]]*\]", "", date_format))
    return "".join(quoted or escaped or values.get(code, code) or other for quoted, escaped, code, other in found)


def _step(span: Decimal) -> Decimal:
    """The smallest step of 1, 2, 2.5 or 5 times a power of ten that parts `span` into few intervals."""
    rough = span / _INTERVALS
    power = Decimal(10) ** rough.adjusted()
    return next(factor * power for factor in _STEPS if factor * power >= rough)
