"""Turn the rows of kpi.csv into series: the last row for a KPI, date and part counts, the first ones stay."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Observation(NamedTuple):
    """A row of kpi.csv. `date` is the last day of the measured period, `part` is "" for the whole customer.

    A `value` of None could not be measured; `note` says why. `line` counts from 1. `corrected` is True in a series
    where a later row replaced an earlier one.
    """

    kpi: str
    date: date
    value: Decimal | None
    part: str = ""
    by: str = ""
    source: str = ""
    note: str = ""
    line: int = 0
    corrected: bool = False


class History:
    """All observations in the order of the file, and the series that they make."""

    __slots__ = ("_series", "observations")

    def __init__(self, observations: Iterable[Observation] = ()) -> None:
        self.observations = tuple(observations)
        self._series = _series(self.observations)

    def series(self, kpi: str, part: str = "") -> tuple[Observation, ...]:
        """What was observed of a KPI, oldest first, corrections applied; empty where there is nothing."""
        return self._series.get((kpi, part), ())

    @property
    def kpis(self) -> tuple[str, ...]:
        """The ids that occur, in the order of their first row."""
        return tuple(dict.fromkeys(kpi for kpi, _ in self._series))

    def parts(self, kpi: str) -> tuple[str, ...]:
        """The parts in which a KPI was observed, in the order of their first row, without the whole."""
        return tuple(part for known, part in self._series if known == kpi and part)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, History) and self.observations == other.observations

    def __hash__(self) -> int:
        return hash(self.observations)


def _series(observations: Iterable[Observation]) -> dict[tuple[str, str], tuple[Observation, ...]]:
    found: dict[tuple[str, str], dict[date, Observation]] = {}
    for row in observations:
        days = found.setdefault((row.kpi, row.part), {})
        days[row.date] = row._replace(corrected=True) if row.date in days else row
    return {key: tuple(days[day] for day in sorted(days)) for key, days in found.items()}
