"""What
    No work that would bring at least as much and is easier waits behind the first item of the roadmap, unless
    `why_later` or its season (`effect_months`) says why.
Why
    The first weeks decide whether people believe in the new way. An early result that cost little buys the patience
    for what is hard.
Bad
    first: impact 3, difficulty 4; two months later: impact 5, difficulty 2
Good
    first: impact 5, difficulty 2

何を
    最初に始める改善項目より、効果が同じか大きく、しかも易しい項目が、理由（why_later）や時期（effect_months）もなく
    後回しになっていないこと。
なぜ
    新しいやり方を信じてもらえるかは、最初の数週間で決まります。小さな労力で早く出た成果が、難しい取り組みを待つ余裕
    をつくります。
悪い例
    最初が効果3・難易度4で、その2か月後に効果5・難易度2。
良い例
    効果5・難易度2から始める。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.model import RoadmapItem
from successplan.words import Words

NAME = "easy-win-first"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    items = [(number, item) for number, item in enumerate(given.customer.plan.roadmap) if item.status != "dropped"]
    begun = [(item.start, number, item) for number, item in items if item.start is not None and item.status != "later"]
    if not begun:
        return
    day, place, first = min(begun, key=lambda each: each[:2])
    together = [item for start, _, item in begun if start == day]
    waiting = [item for _, item in items if (item.start is None or item.start > day)
               and item.why_later is None and not item.effect_months and all(_easier(item, one) for one in together)]
    if waiting:
        best = min(waiting, key=lambda item: (item.difficulty or 0, -(item.impact or 0)))
        yield Finding(
            Words(ja=f"最初の「{first.work.say('ja')}」より易しく効果も劣らない「{best.work.say('ja')}」が、後になっています",
                  en=f"{best.work.say('en')} brings as much as {first.work.say('en')}, the first, and is easier"),
            Words(ja=f"{best.id} を先に始めるか、待つ理由をその why_later に書いてください",
                  en=f"Begin with {best.id}, or write into its why_later why it waits"),
            ("roadmap", place, "id"))


def _easier(item: RoadmapItem, first: RoadmapItem) -> bool:
    """True where `item` is easier than `first` and brings at least as much; False where a number is not known."""
    scores = (item.impact, item.difficulty, first.impact, first.difficulty)
    if None in scores:
        return False
    impact, difficulty, first_impact, first_difficulty = (score or 0 for score in scores)
    return impact >= first_impact and difficulty < first_difficulty
