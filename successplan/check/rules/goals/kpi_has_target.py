"""What
    Every goal and KPI has a target: a date with a value, or with a range (low, high) where `better` is within.
Why
    Whether a number is good can be said only against what was agreed beforehand. A target that is set after the
    results are in proves nothing. What is not known yet is named in to_confirm, with a person and a date.
Bad
    - {id: stock-days, name: Days of stock, unit: days, better: lower}
Good
    - {id: stock-days, name: Days of stock, unit: days, better: lower, target: {date: 2026-09-30, value: 80}}

何を
    どの KGI・KPI にも目標があること。日付と値、better: within なら日付と範囲（low、high）。
なぜ
    数字の良し悪しは、先に合意した水準と比べて初めて言えます。結果を見てから決めた目標は何の証明にもなりません。
    まだ決められないものは、誰がいつまでに決めるかを to_confirm に書きます。
悪い例
    在庫日数を測るとだけ書き、何日にしたいかがない。
良い例
    target: {date: 2026-09-30, value: 80} と書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, indicators, missing
from successplan.diagnostics import Level
from successplan.model import Goal, Keys, Kpi
from successplan.words import Words

NAME = "kpi-has-target"
LEVEL = Level.ERROR
STOPS = Stops.PLANS


def find(given: Given) -> Iterator[Finding]:
    for keys, indicator in indicators(given.customer):
        if indicator.target:
            yield from _wrong_shape(keys, indicator)
        else:
            name = indicator.name
            text = Words(ja=f"「{name.say('ja')}」に目標がありません", en=f"{name.say('en')} has no target")
            yield missing(indicator, keys, "target", text, _hint(indicator))


def _wrong_shape(keys: Keys, indicator: Goal | Kpi) -> Iterator[Finding]:
    """A value where a range is wanted, or a range where a value is."""
    name, within = indicator.name, indicator.better == "within"
    for number, point in enumerate(indicator.target):
        if within and point.value is not None:
            yield Finding(
                Words(ja=f"「{name.say('ja')}」は better: within ですが、目標が範囲ではなく値です",
                      en=f"{name.say('en')} is better within a range, but its target is a single value"),
                _hint(indicator), (*keys, "target", number, "value"))
        if not within and point.value is None:
            yield Finding(
                Words(ja=f"「{name.say('ja')}」は better: {indicator.better} ですが、目標が値ではなく範囲です",
                      en=f"{name.say('en')} is better {indicator.better}, but its target is a range"),
                _hint(indicator), (*keys, "target", number, "low"))


def _hint(indicator: Goal | Kpi) -> Words:
    entry = "{date: ..., low: ..., high: ...}" if indicator.better == "within" else "{date: ..., value: ...}"
    later = "to_confirm: [{what: target, who: ..., until: ...}]"
    return Words(ja=f"target: {entry} を書いてください。まだ決められなければ {later} と書きます",
                 en=f"Write target: {entry}, or, if it can't be said yet, {later}")
