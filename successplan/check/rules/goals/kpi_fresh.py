"""What
    The newest value of every goal and KPI is no older than one and a half times its rhythm (`judgement:
    {stale_after: 1.5}` in the workspace), plus the days until its source is ready.
Why
    An old value looks like a result and is none. While it stands there, nobody asks for the new one, and the
    judgement of the month rests on the month before.
Bad
    a weekly KPI whose newest row in kpi.csv is five weeks old
Good
    a row a week; where it could not be measured, an empty value with a note

何を
    すべての KGI・KPI の最新の値が、測定の間隔の1.5倍（workspace の judgement の stale_after）に、取得元の準備日数を
    加えた日数より古くないこと。
なぜ
    古い値は、結果のように見えて結果ではありません。それがある間は誰も新しい値を求めず、今月の判定が先月の値で決まり
    ます。
悪い例
    毎週の KPI の最新の行が、5週間前。
良い例
    毎週1行を加える。測れなかった週は、値を空にして note に理由を書く。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from successplan.check.asking import DAYS
from successplan.check.finding import Finding, Given, Stops, indicators
from successplan.diagnostics import Level
from successplan.model import Goal, Kpi
from successplan.model.scalar import Duration
from successplan.words import Words

NAME = "kpi-fresh"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    customer, period = given.customer, given.customer.plan.period
    if given.as_of > period.end:
        return
    for keys, indicator in indicators(customer):
        if {"baseline", "target", "measure"} & indicator.open_keys:
            continue
        measure = indicator.measure
        source = customer.source(measure.source)
        allowed = int(DAYS[measure.every] * customer.workspace.judgement.stale_after)
        allowed += _days(source.ready) if source and source.ready else 0
        days = (row.date for row in customer.history.series(indicator.id))
        newest = max((day for day in days if day <= given.as_of), default=None)
        first = max(filter(None, (measure.from_, period.start)))
        if (given.as_of - max(newest or first, first)).days > allowed:
            yield Finding(
                _text(indicator, newest),
                Words(ja="kpi.csv に新しい値の行を加えてください。測れないときは、値を空にして note に理由を書きます",
                      en="Add the new value to kpi.csv; where it can't be measured, an empty value with a note"),
                (*keys, "id"))


def _text(indicator: Goal | Kpi, newest: date | None) -> Words:
    ja, en = indicator.name.say("ja"), indicator.name.say("en")
    if newest is None:
        return Words(ja=f"「{ja}」の値がまだ1つもありません", en=f"{en} has not been measured yet")
    return Words(ja=f"「{ja}」の最新の値が {newest} のままです", en=f"The newest value of {en} is of {newest}")


def _days(lapse: Duration) -> int:
    """About how many days a length of time is; five working days are a week."""
    return {"day": lapse.count, "week": 7 * lapse.count, "month": 31 * lapse.count,
            "working day": (7 * lapse.count + 4) // 5}[lapse.unit]
