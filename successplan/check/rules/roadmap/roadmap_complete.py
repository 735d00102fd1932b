"""What
    Every active or planned item of the roadmap says which work changes, what for, how, and how much.
Why
    "Use the tool more" changes no work. Only when purpose and way are written down can the users begin on Monday,
    and only with an amount can anybody see later whether it was done.
Bad
    - {id: markdown, work: Markdowns, status: active}
Good
    - id: markdown
      work: Markdowns
      purpose: Mark down only what has to be
      how: Choose from the weekly list of stock at risk
      how_much: 20 items a week in 12 stores

何を
    進行中・予定の改善項目に、どの業務を（work）、何のために（purpose）、どのように（how）、どれだけ（how_much、
    change、kpis のどれか）変えるかが書かれていること。
なぜ
    「ツールを活用する」では、業務は変わりません。目的とやり方があって初めて、現場は月曜から始められます。どれだけ変
    えるかがなければ、できたのかどうかを後で言えません。
悪い例
    work: 値引き判断 とだけ書き、目的とやり方がない。
良い例
    work: 値引き判断、purpose: 値引きすべき商品だけを値引く、how: 週次の一覧で決める、how_much: 12店・週20点
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, listed, missing
from successplan.diagnostics import Level
from successplan.model import RoadmapItem
from successplan.words import Words

NAME = "roadmap-complete"
LEVEL = Level.ERROR
STOPS = Stops.PLANS


def find(given: Given) -> Iterator[Finding]:
    for number, item in enumerate(given.customer.plan.roadmap):
        if item.status not in ("active", "planned"):
            continue
        how_much = item.how_much or item.change or item.kpis
        parts = (("purpose", item.purpose), ("how", item.how), ("how_much", how_much))
        absent = [key for key, value in parts if not value]
        awaited = [key for key in absent if key in {entry.what for entry in item.to_confirm}]
        for keys in (*([key] for key in awaited), [key for key in absent if key not in awaited]):
            if keys:
                yield missing(item, ("roadmap", number), keys[0], _text(item, keys), _hint(keys))


def _text(item: RoadmapItem, keys: list[str]) -> Words:
    said = [_SAID[key] for key in keys]
    return Words(ja=f"「{item.work.say('ja')}」に、{'と'.join(one.say('ja') for one in said)}がありません",
                 en=f"{item.work.say('en')} does not say {' and '.join(one.say('en') for one in said)}")


def _hint(keys: list[str]) -> Words:
    return Words(ja=f"{listed(keys)} に書いてください。まだ決まらなければ status: later とします",
                 en=f"Write it into {listed(keys)}, or, if it can't be said yet, make the item status: later")


_SAID = {
    "purpose": Words(ja="目的", en="what it is for"),
    "how": Words(ja="やり方", en="how it is done"),
    "how_much": Words(ja="どれだけ変えるか", en="how much changes"),
}
