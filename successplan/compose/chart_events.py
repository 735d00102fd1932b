"""Turn events into the marks of a chart over time, and into the key that says what its numbered marks stand for."""

from __future__ import annotations

from collections.abc import Sequence

from successplan.compose.build import Build
from successplan.compose.speech import day, t
from successplan.document import Mark, Tone
from successplan.model import Event

NAMED = 2   # events that have room for their words on the chart
MOST = 6    # events that a chart shows; the key says how many more there were
_FIRST_SIGN = ord("\N{CIRCLED DIGIT ONE}")
_BY_WHOM: dict[str, Tone] = {"ours": "accent", "theirs": "at_risk", "outside": "muted"}


def chart_events(build: Build, events: Sequence[Event], indicator: str) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """The marks in order of date, and the key's entries: none where the words stand on the chart themselves.

    Of too many the chart keeps those that were written down for this indicator, and of the others the newest.
    """
    first = sorted(events, key=lambda event: (indicator in event.kpis, event.date), reverse=True)
    kept = sorted(first[:MOST], key=lambda event: event.date)
    if len(kept) <= NAMED:
        return tuple(Mark(one.date, build.words(one.what), _BY_WHOM[one.kind]) for one in kept), ()
    marks = tuple(
        Mark(one.date, str(t(build, "chart.event", day=day(build, one.date, "month_day"), what=one.what)),
             _BY_WHOM[one.kind], chr(_FIRST_SIGN + number))
        for number, one in enumerate(kept))
    key = [f"{mark.sign} {mark.text}" for mark in marks]
    more = len(events) - len(kept)
    return marks, (*key, *([str(t(build, "chart.more_events", count=more))] if more else []))
