"""What a screen says of a customer: texts in the words of its reports, with the days and codes that programs want."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Sort = Literal[
    "meeting", "milestone", "decision", "action", "request", "value", "weekly_report", "miss", "to_confirm"]
Side = Literal["customer", "vendor", ""]


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal or KPI: its judgement as a code, mark and word; its value and last target as they are printed, and both
    as one (`way`: 22.4 → 18.0%). `outlook` is of that target, too; `said` says how the value stands to its plan.
    """

    id: str
    kind: Literal["kgi", "kpi"]
    name: str
    judgement: str
    mark: str
    word: str
    value: str
    value_day: date | None
    target: str
    target_day: date | None
    way: str
    outlook: str
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    """Something that comes, is missing or is overdue. `day` is when it is to happen or to be here, None where nobody
    said; `days_late` counts from it. `side` is who owes it."""

    sort: Sort
    what: str
    day: date | None = None
    who: str = ""
    side: Side = ""
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class Status:
    """One customer on the morning of `as_of`; the judgements are those of a report of `period`, made that day."""

    customer: str
    version: str
    as_of: date
    period: str
    judgement: str
    mark: str
    word: str
    because: str
    standings: tuple[Standing, ...]
    money: str
    next: tuple[Line, ...]
    missing: tuple[Line, ...]
    overdue: tuple[Line, ...]
