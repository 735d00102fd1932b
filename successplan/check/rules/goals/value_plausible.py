"""What
    No value of kpi.csv stands far outside the KPI's own history: five times the middle of the others, or a fifth of
    it, and far beyond their usual spread. A note in its row explains it. (`rules: {value-plausible: {times: 5,
    values: 6}}` sets other numbers; with fewer values nothing is said.)
Why
    A digit too many and a changed unit make the best news of the year. Found by the evaluator, they cost the trust
    in every other number.
Bad
    markdown-rate,2026-06-28,224
Good
    markdown-rate,2026-06-28,22.4

何を
    kpi.csv の値が、その KPI のこれまでの値から大きく外れていないこと（他の値の中央の5倍以上か5分の1以下で、ふだんの
    幅をはるかに超えるもの）。note に理由のある行は除きます。数は rules: {value-plausible: {times: 5, values: 6}} で
    変えられます。
なぜ
    桁の打ち間違いと単位の取り違えは、今年いちばんの朗報に見えます。評価者が先に気づけば、他の数値まで信じてもらえま
    せん。
悪い例
    markdown-rate,2026-06-28,224
良い例
    markdown-rate,2026-06-28,22.4
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from successplan.check.finding import Finding, Given, Stops, amount
from successplan.diagnostics import Level
from successplan.model import Observation
from successplan.words import Words

NAME = "value-plausible"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING
NUMBERS = {"times": 5, "values": 6}


def find(given: Given) -> Iterator[Finding]:
    history = given.customer.history
    rows = {(row.kpi, row.part, row.date): number for number, row in enumerate(history.observations)}
    for _, indicator in given.customer.indicators:
        for part in ("", *history.parts(indicator.id)):
            series = [row for row in history.series(indicator.id, part) if row.value]
            for row in _far_out(series, int(given.numbers["values"]), given.numbers["times"]):
                assert row.value is not None
                ja, en = indicator.name.say("ja"), indicator.name.say("en")
                said = amount(row.value, indicator.unit.say("ja")), amount(row.value, indicator.unit.say("en"))
                yield Finding(
                    Words(ja=f"「{ja}」の {row.date} の値 {said[0]} が、他の値から大きく外れています",
                          en=f"{en} of {row.date}, {said[1]}, is far from all its other values"),
                    Words(ja="桁と単位を確かめてください。正しければ note に理由を書きます",
                          en="Look at the digits and the unit; if it is right, say why in the note"),
                    (rows[row.kpi, row.part, row.date], "value"), "history")


def _far_out(series: list[Observation], least: int, times: Decimal) -> Iterator[Observation]:
    """The values that are `times` the middle of the others or a part of it, and six usual spreads away from it."""
    values = [row.value for row in series if row.value is not None]
    if len(values) < least:
        return
    for number, row in enumerate(series):
        others = values[:number] + values[number + 1:]
        middle = median(others)
        spread = median(abs(value - middle) for value in others)
        value = values[number]
        beyond = middle and not 1 / times < value / middle < times
        if beyond and abs(value - middle) > 6 * spread and not row.note:
            yield row
