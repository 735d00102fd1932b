"""Turn the days of a plan into those of a plan that begins on another day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from successplan.analyse.periods import add_months
from successplan.analyse.workdays import Workdays, moved

Keys = tuple[str | int, ...]
_DAY = timedelta(days=1)

# What people do on a day: meetings and dates go to the next working day, what is promised by a day to the one before.
_NEXT = frozenset(("date", "start", "joint", "promoter", "planned"))
_BEFORE = frozenset(("due", "until", "end"))
# The calendar's own days: the plan's and the contract's ends, targets that are compared with closed months.
_FIXED = frozenset(("period", "contract", "target", "baseline", "measure", "freezes"))


@dataclass(frozen=True, slots=True)
class Shift:
    """From a plan that begins on `old` to one from `new` to `end`, by the customer's working days."""

    old: date
    new: date
    end: date
    workdays: Workdays

    def day(self, day: date, path: Keys) -> date:
        """The day that `day`, written at `path` of the old plan, has in the new one.

        Whole months are counted first, then days: what was the 20th stays about the 20th, and a month's last day stays
        one. A day that people act on is a working day of the new plan, and never after its end.
        """
        found = shifted(day, self.old, self.new)
        key = path[-1] if path else ""
        if _FIXED.intersection(path) or (key == "until" and "phases" in path):
            return found
        if key in _BEFORE:
            return max(moved(min(found, self.end), self.workdays, "previous"), self.new)
        if key in _NEXT:
            later = moved(found, self.workdays)
            return later if later <= self.end else moved(self.end, self.workdays, "previous")
        return found

    def month(self, text: str) -> str:
        """The month, like 2026-05, that stands as far from the new beginning."""
        first = date(int(text[:4]), int(text[5:7]), 1)
        months = (first.year - self.old.year) * 12 + first.month - self.old.month
        return f"{add_months(self.new.replace(day=1), months):%Y-%m}"


def shifted(day: date, old: date, new: date) -> date:
    """`day` as many months and days after `new` as it is after `old`; the last day before a month is full stays one."""
    if (whole := _months(old, day + _DAY)) is not None:
        return add_months(new, whole) - _DAY
    months = (day.year - old.year) * 12 + day.month - old.month
    if add_months(old, months) > day:
        months -= 1
    return add_months(new, months) + (day - add_months(old, months))


def _months(old: date, day: date) -> int | None:
    """How many whole months `day` is after `old`; None where it is not a whole number."""
    months = (day.year - old.year) * 12 + day.month - old.month
    return months if add_months(old, months) == day else None

