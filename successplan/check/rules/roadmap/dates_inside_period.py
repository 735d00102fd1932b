"""What
    Milestones, and the days of items that are active or planned, lie inside the period of the plan.
Why
    A day outside the period is a slip of the pen, or a promise that nobody will look at any more when it is due.
Bad
    period: {start: 2026-04-01, end: 2026-09-30} and a milestone on 2026-10-15
Good
    the milestone on 2026-09-15, or a longer period

何を
    マイルストーンの日と、進行中・予定の改善項目の日付が、計画の期間に入っていること。
なぜ
    期間の外の日付は、書き間違いか、その日が来ても誰も見ない約束です。
悪い例
    期間が9月30日までなのに、マイルストーンが10月15日。
良い例
    マイルストーンを9月15日にするか、期間を延ばす。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.model import Customer, Keys
from successplan.words import Words

NAME = "dates-inside-period"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    period = given.customer.plan.period
    for keys, day in _dates(given.customer):
        if not period.start <= day <= period.end:
            yield Finding(
                Words(ja=f"{day} は計画の期間（{period.start}〜{period.end}）の外です",
                      en=f"{day} is outside the period of the plan, {period.start} to {period.end}"),
                Words(ja="日付を直すか、period を合わせてください", en="Change the day, or the period"),
                keys)


def _dates(customer: Customer) -> Iterator[tuple[Keys, date]]:
    for number, milestone in enumerate(customer.plan.milestones):
        yield ("milestones", number, "date"), milestone.date
    for number, item in enumerate(customer.plan.roadmap):
        if item.status in ("active", "planned"):
            for key, day in (("start", item.start), ("end", item.end)):
                if day is not None:
                    yield ("roadmap", number, key), day
