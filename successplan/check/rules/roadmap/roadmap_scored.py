"""What
    Every item of the roadmap that is not over has its effect (`impact`) and its difficulty, each from 1 to 5.
Why
    Without the two numbers the loudest wish comes first. With them the order can be explained to whoever has to
    wait, and changed when the numbers change.
Bad
    - {id: allocation, work: Transfers between stores, status: planned}
Good
    - {id: allocation, work: Transfers between stores, status: planned, impact: 4, difficulty: 4}

何を
    終わっていない改善項目に、効果（impact）と難易度（difficulty）が1〜5で付いていること。
なぜ
    2つの数がなければ、声の大きい要望が先になります。数があれば、待ってもらう人にも順番を説明でき、状況が変われば見
    直せます。
悪い例
    status: planned だけがあり、効果も難易度もない。
良い例
    impact: 4, difficulty: 4
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, listed, missing
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "roadmap-scored"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    for number, item in enumerate(given.customer.plan.roadmap):
        absent = [key for key in ("impact", "difficulty") if getattr(item, key) is None]
        if absent and item.status not in ("done", "dropped"):
            yield missing(
                item, ("roadmap", number), absent[0],
                Words(ja=f"「{item.work.say('ja')}」に {listed(absent)} がありません",
                      en=f"{item.work.say('en')} has no {' and no '.join(absent)}"),
                Words(ja=f"{listed(absent)} を1（小さい・易しい）〜5（大きい・難しい）で書いてください",
                      en=f"Write {listed(absent)}, from 1 (small, easy) to 5 (large, hard)"))
