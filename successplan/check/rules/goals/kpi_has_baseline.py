"""What
    Every goal and KPI has a baseline: where the number stood before the work began.
Why
    Without a before there is no after. Later nobody can measure it again: the old way of working is gone. What is not
    known yet is named in to_confirm, with a person and a date.
Bad
    - {id: markdown-rate, name: Markdown rate, unit: "%", target: {date: 2026-09-30, value: 18.0}}
Good
    - id: markdown-rate
      baseline: {value: 23.5, from: 2025-04-01, to: 2025-09-30, source: pos}

何を
    どの KGI・KPI にも基準値（取り組みを始める前の値）があること。
なぜ
    「前」がなければ「後」を語れません。やり方を変えた後で、前の状態を測り直すことはできません。まだ分からないものは、
    誰がいつまでに確定するかを to_confirm に書きます。
悪い例
    値引き率を 18% にすると書き、いまが何%かがない。
良い例
    baseline: {value: 23.5, from: 2025-04-01, to: 2025-09-30, source: pos} と、期間と出所まで書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, indicators, missing
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "kpi-has-baseline"
LEVEL = Level.ERROR
STOPS = Stops.PLANS
_ENTRY = "baseline: {value: ..., from: ..., to: ..., source: ...}"
_LATER = "to_confirm: [{what: baseline, who: ..., until: ...}]"
_HINT = Words(ja=f"{_ENTRY} を書いてください。まだ分からなければ {_LATER} と書きます",
              en=f"Write {_ENTRY}, or, if it can't be said yet, {_LATER}")


def find(given: Given) -> Iterator[Finding]:
    for keys, indicator in indicators(given.customer):
        if indicator.baseline is None:
            name = indicator.name
            text = Words(ja=f"「{name.say('ja')}」に基準値がありません", en=f"{name.say('en')} has no baseline")
            yield missing(indicator, keys, "baseline", text, _HINT)
