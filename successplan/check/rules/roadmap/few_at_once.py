"""What
    No more than three active items of the roadmap run on one day (`rules: {few-at-once: {active: 3}}` in the workspace
    or in the plan sets another number).
Why
    Much that could be improved comes up at the start, and all of it looks urgent. Begun together, everything stays half
    done and no effect can be traced to its cause. Effect and difficulty decide the order; the rest waits, in writing.
Bad
    four items with `status: active` from April to June
Good
    three with `status: active`, the fourth with `status: later` and `why_later`

何を
    改善ロードマップで同じ日に進行中（status: active）の項目が3つまでであること（数はワークスペースか計画書の
    rules: {few-at-once: {active: 3}} で変えられます）。
なぜ
    始めは直したい業務がいくつも見つかり、どれも急ぎに見えます。同時に始めるとどれも中途半端になり、何が効いたのかも
    分からなくなります。効果と難易度で順番を決め、残りは「後で」と書いておきます。
悪い例
    4つの項目を、4月から6月まで同時に進める。
良い例
    3つを active とし、4つ目は status: later と why_later にする。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from successplan.check.finding import Finding, Given, Stops, listed
from successplan.diagnostics import Level
from successplan.words import LANGUAGES, Words

NAME = "few-at-once"
LEVEL = Level.ERROR
STOPS = Stops.PLANS
NUMBERS = {"active": 3}


@dataclass(frozen=True, slots=True)
class _Work:
    number: int
    name: Words
    start: date
    end: date


def find(given: Given) -> Iterator[Finding]:
    most = int(given.numbers["active"])
    works = _active(given)
    day = _busiest(works)
    running = [work for work in works if day is not None and work.start <= day <= work.end]
    if day is not None and len(running) > most:
        last = max(running, key=lambda work: (work.start, work.number))
        yield Finding(_text(day, running, most), _hint(len(running) - most), ("roadmap", last.number, "id"))


def _active(given: Given) -> list[_Work]:
    """The active items; one without dates runs through the whole period of the plan."""
    plan = given.customer.plan
    return [
        _Work(number, item.work, start := item.start or plan.period.start, item.end or max(plan.period.end, start))
        for number, item in enumerate(plan.roadmap) if item.status == "active"
    ]


def _busiest(works: list[_Work]) -> date | None:
    """The first day on which most items run: it is always the first day of one of them."""
    starts = sorted({work.start for work in works})
    return max(starts, key=lambda day: sum(work.start <= day <= work.end for work in works), default=None)


def _text(day: date, running: list[_Work], most: int) -> Words:
    names = {language: listed(work.name.say(language) for work in running) for language in LANGUAGES}
    return Words(ja=f"{day} に進行中の取り組みが {len(running)} つあります（{most} つまで）: {names['ja']}",
                 en=f"{len(running)} items are active on {day}, {most} at most: {names['en']}")


def _hint(many: int) -> Words:
    return Words(
        ja=f"効果と難易度で順番を決め、{many} つを status: later（why_later に理由）にするか、時期をずらしてください",
        en=f"Let effect and difficulty decide: make {many} of them status: later with a why_later, "
           "or move their dates apart")
