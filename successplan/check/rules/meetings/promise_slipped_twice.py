"""What
    No open action had its due date moved twice or more (`moved`).
Why
    Once is a slip, twice is a sign: the action is too large, belongs to somebody else, or nobody wants it. A third
    date will not change that, a talk about it will.
Bad
    - {id: a12, what: Fix the baseline, due: 2026-07-15, moved: [{from: ..., to: ...}, {from: ..., to: ...}]}
Good
    the action is split, or stopped with the reason in `result`

何を
    期限を2回以上延ばした（moved）未完了の行動がないこと。
なぜ
    1回は遅れ、2回は兆しです。大きすぎるか、担当が違うか、誰もやりたくないかのどれかです。3つ目の日付では変わりませ
    ん。話し合えば変わります。
悪い例
    moved が2件あり、due がまた先の日付。
良い例
    小さく分けるか、stopped とし、理由を result に書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "promise-slipped-twice"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING
NUMBERS = {"times": 2}


def find(given: Given) -> Iterator[Finding]:
    for number, action in enumerate(given.customer.journal.actions):
        if action.is_open and len(action.moved) >= given.numbers["times"]:
            yield Finding(
                Words(ja=f"「{action.what.say('ja')}」の期限が {len(action.moved)} 回延びています",
                      en=f"{action.what.say('en')}: the due date was moved {len(action.moved)} times"),
                Words(ja="担当と話し、小さく分けるか、担当を替えるか、stopped: 日付 で止めてください",
                      en="Talk with the owner: split it, give it to somebody else, or write stopped: with the day"),
                ("actions", number, "id"), "journal")
