"""What
    The plan has at least three milestones (`rules: {milestones-enough: {milestones: 3}}` in the workspace or in the
    plan sets another number).
Why
    Half a year is long. Between the start and the end there must be days on which both sides see that something has
    happened: the start of use, the first value, the decision to widen it. With fewer, a delay shows too late.
Bad
    milestones:
      - {id: go-live, name: Go live, date: 2026-04-20}
Good
    milestones:
      - {id: go-live, name: Go live, date: 2026-04-20}
      - {id: first-value, name: First meeting by the new rule, date: 2026-05-20, first_value: true}
      - {id: rollout, name: Decide on the roll-out, date: 2026-07-15}

何を
    マイルストーンが3つ以上あること（数はワークスペースか計画書の rules: {milestones-enough: {milestones: 3}} で変え
    られます）。
なぜ
    半年は長い期間です。利用開始、最初の成果、展開の判断のように、双方が「ここまで来た」と確かめる日を途中に置きます。
    少なすぎると、遅れに気づいたときには手遅れです。
悪い例
    利用開始日だけが決まっている。
良い例
    利用開始（4/20）、最初の成果（5/20）、全店展開の判断（7/15）を置く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "milestones-enough"
LEVEL = Level.ERROR
STOPS = Stops.PLANS
NUMBERS = {"milestones": 3}


def find(given: Given) -> Iterator[Finding]:
    wanted, there = int(given.numbers["milestones"]), len(given.customer.plan.milestones)
    if there < wanted:
        text = Words(ja=f"マイルストーンが {there} 個しかありません（{wanted} 個以上必要）",
                     en=f"The plan has {there} milestone{'s' * (there != 1)}, and needs at least {wanted}")
        hint = Words(ja="利用開始、最初の成果（first_value: true）、展開の判断など、証拠の残る日を加えてください",
                     en="Add days on which something can be seen, each with its evidence: go-live, first value "
                        "(first_value: true), the decision to widen the use")
        yield Finding(text, hint, ("milestones",))
