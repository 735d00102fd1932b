"""What
    An item of the roadmap begins in time for the months in which it pays (`effect_months`).
Why
    In many trades a piece of work matters in one season. Begun after it, it takes effort for a year before anybody
    sees an effect, and other work would have shown one.
Bad
    {work: Summer markdowns, start: 2026-09-01, effect_months: [6, 7, 8]}    # and the plan ends in December
Good
    {work: Summer markdowns, start: 2026-04-20, effect_months: [6, 7, 8]}

何を
    改善項目が、効果の出る月（effect_months）に間に合うように始まること。
なぜ
    多くの業種では、業務ごとに時期があります。時期を過ぎて始めると、1年近く効果が見えません。その間に、別の取り組み
    なら効果を出せます。
悪い例
    夏物の値引きを9月に始め、計画は12月に終わる。
良い例
    夏物の値引きを4月に始める。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, listed
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "in-season"
LEVEL = Level.INFO
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    end = given.customer.plan.period.end
    for number, item in enumerate(given.customer.plan.roadmap):
        if item.status in ("active", "planned") and item.start is not None and item.effect_months:
            last = max(end, item.end or end)
            count = (last.year - item.start.year) * 12 + last.month - item.start.month + 1
            months = {(item.start.month - 1 + step) % 12 + 1 for step in range(min(count, 12))}
            if months.isdisjoint(item.effect_months):
                said = listed(map(str, item.effect_months))
                yield Finding(
                    Words(ja=f"「{item.work.say('ja')}」は効果の出る月（{said}）を過ぎて {item.start} に始まります",
                          en=f"{item.work.say('en')} begins on {item.start}, after the months when it pays ({said})"),
                    Words(ja="時期に間に合う項目と入れ替えるか、start を早めてください",
                          en="Begin earlier, or put an item first whose months are still to come"),
                    ("roadmap", number, "start"))
