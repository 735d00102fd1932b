"""What
    Every point of a target is better than the baseline in the direction that `better` gives; for `within`, low is below
    high. A target equal to the baseline is no target.
Why
    All judgements rest on the way from the baseline to the target. If it points the wrong way, good weeks are shown as
    bad ones and bad ones as good, in every report, until somebody notices.
Bad
    better: lower
    baseline: {value: 23.5}
    target: {date: 2026-09-30, value: 25.0}
Good
    better: lower
    baseline: {value: 23.5}
    target: {date: 2026-09-30, value: 18.0}

何を
    目標のどの点も、better の向きで基準値より良いこと。within では low が high より小さいこと。基準値と同じ値は目標に
    なりません。
なぜ
    判定はすべて、基準値から目標までの道のりを物差しにします。向きが逆だと、良い週が悪く、悪い週が良く報告され続けます。
悪い例
    低いほど良い値引き率の基準値が 23.5% なのに、目標を 25.0% と書く。
良い例
    目標を 18.0% とする。高いほど良い数字なら better: higher に直す。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from successplan.check.finding import Finding, Given, Stops, amount, indicators
from successplan.diagnostics import Level
from successplan.model import Goal, Keys, Kpi, TargetPoint
from successplan.words import Words

NAME = "target-agrees-with-direction"
LEVEL = Level.ERROR
STOPS = Stops.EVERYTHING


def find(given: Given) -> Iterator[Finding]:
    for keys, indicator in indicators(given.customer):
        for number, point in enumerate(indicator.target):
            check = _range if indicator.better == "within" else _value
            yield from check(indicator, point, (*keys, "target", number))


def _value(indicator: Goal | Kpi, point: TargetPoint, keys: Keys) -> Iterator[Finding]:
    if point.value is None or indicator.baseline is None:
        return
    baseline = indicator.baseline.value
    if point.value == baseline:
        yield Finding(_same(indicator, baseline), _CHOOSE, (*keys, "value"))
    elif (point.value > baseline) != (indicator.better == "higher"):
        yield Finding(_against(indicator, point.value, baseline), _turn(indicator, baseline), (*keys, "value"))


def _range(indicator: Goal | Kpi, point: TargetPoint, keys: Keys) -> Iterator[Finding]:
    if point.low is not None and point.high is not None and point.low >= point.high:
        text = Words(ja=f"目標の下限 {point.low:f} が上限 {point.high:f} より小さくありません",
                     en=f"The target's low {point.low:f} is not below its high {point.high:f}")
        hint = Words(ja="low に小さい方、high に大きい方の値を書いてください",
                     en="Write the smaller value into low and the larger one into high")
        yield Finding(text, hint, (*keys, "low"))


_CHOOSE = Words(
    ja="改善した後の値を書いてください。保つことが目標なら、better: within とし low と high で範囲を決めます",
    en="Write the value after the improvement. To hold a level, write better: within, with low and high")


def _same(indicator: Goal | Kpi, baseline: Decimal) -> Words:
    ja, en = _said(indicator, baseline)
    return Words(ja=f"目標 {ja} が基準値と同じです", en=f"The target {en} equals the baseline")


def _against(indicator: Goal | Kpi, target: Decimal, baseline: Decimal) -> Words:
    (target_ja, target_en), (ja, en) = _said(indicator, target), _said(indicator, baseline)
    side_ja, side_en = ("高い", "above") if target > baseline else ("低い", "below")
    return Words(
        ja=f"目標 {target_ja} は基準値 {ja} より{side_ja}のに better は {indicator.better} です",
        en=f"The target {target_en} is {side_en} the baseline {en}, but better is {indicator.better}")


def _turn(indicator: Goal | Kpi, baseline: Decimal) -> Words:
    """What to do where a target stands on the wrong side of the baseline."""
    ja, en = _said(indicator, baseline)
    if indicator.better == "lower":
        return Words(ja=f"better: higher にするか、目標を {ja} より下げてください",
                     en=f"Write better: higher, or move the target below {en}")
    return Words(ja=f"better: lower にするか、目標を {ja} より上げてください",
                 en=f"Write better: lower, or move the target above {en}")


def _said(indicator: Goal | Kpi, value: Decimal) -> tuple[str, str]:
    return amount(value, indicator.unit.say("ja")), amount(value, indicator.unit.say("en"))
