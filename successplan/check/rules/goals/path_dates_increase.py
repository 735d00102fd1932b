"""What
    The dates of a target's points come one after the other, each later than the one before, and the first is later than
    the period of the baseline.
Why
    The points are the planned path, and every value is judged against the path on its own date. Two points on one day,
    or points out of order, leave no single answer to "where should we be today?".
Bad
    target: [{date: 2026-09-30, value: 18.0}, {date: 2026-06-30, value: 21.0}]
Good
    target: [{date: 2026-06-30, value: 21.0}, {date: 2026-09-30, value: 18.0}]

何を
    目標の各点の日付が順に進み、最初の点が基準値の期間より後であること。
なぜ
    点を結んだ線が計画線で、実績はその日の計画線と比べて判定します。同じ日に2つの点があったり順番が逆だったりすると、
    「今日どこにいるべきか」の答えが決まりません。
悪い例
    9月末の点の次に、6月末の点が書かれている。
良い例
    6月末、9月末の順に書く。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from successplan.check.finding import Finding, Given, Stops, indicators
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "path-dates-increase"
LEVEL = Level.ERROR
STOPS = Stops.EVERYTHING


def find(given: Given) -> Iterator[Finding]:
    for keys, indicator in indicators(given.customer):
        end = indicator.baseline.to if indicator.baseline else None
        if indicator.target and end is not None and indicator.target[0].date <= end:
            yield Finding(_too_early(indicator.target[0].date, end), _EITHER, (*keys, "target", 0, "date"))
        for number, (before, point) in enumerate(pairwise(indicator.target), start=1):
            if point.date <= before.date:
                yield Finding(_out_of_order(point.date, before.date), _IN_ORDER, (*keys, "target", number, "date"))


_EITHER = Words(ja="目標の日付か、baseline の to を直してください",
                en="Change the target's date, or the last day of the baseline")
_IN_ORDER = Words(ja="点を日付の早い順に、1日に1つだけ書いてください",
                  en="Write the points in order of their dates, one a day")


def _too_early(day: date, end: date) -> Words:
    return Words(ja=f"目標の日付 {day} が、基準値の期間（{end} まで）より後ではありません",
                 en=f"The target's date {day} is not after the baseline's period, which ends on {end}")


def _out_of_order(day: date, before: date) -> Words:
    return Words(ja=f"目標の日付 {day} が、1つ前の点の {before} より後ではありません",
                 en=f"The target's date {day} is not after {before}, that of the point before it")
