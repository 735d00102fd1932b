"""What
    What was missed in an earlier period (a KPI off its path, a milestone past its day) stands in the journal with a
    cause and an answer before the next report goes out.
Why
    A miss that the report passes over is found by the evaluator alone, and from then on the good numbers are
    doubted too. A miss with its cause and the next step shows that somebody has it in hand.
Bad
    the markdown rate is off track for the second month, and `misses:` says nothing about it
Good
    misses:
      - {id: x2, of: markdown-rate, period: 2026-06, what: Early markdowns, cause: No common start, answer: [a14]}

何を
    前の期間からの未達（計画から外れた KPI、日を過ぎたマイルストーン）が、次の報告までに、要因と対策とともに記録され
    ていること。
なぜ
    報告が触れない未達は、評価者が自分で見つけます。そうなると、良い数値まで疑われます。要因と次の行動があれば、手を
    打っていることが伝わります。
悪い例
    値引き率が2か月続けて「要対応」なのに、misses に何もない。
良い例
    misses に {of: markdown-rate, cause: ..., answer: [a14]} を書き、行動 a14 を actions に書く。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from successplan.analyse.periods import parse_period
from successplan.analyse.result import Judgement, MilestoneStanding
from successplan.check.finding import Finding, Given, Stops, indicators
from successplan.diagnostics import Level
from successplan.model import Keys, Miss
from successplan.words import Words

NAME = "miss-is-told"
LEVEL = Level.ERROR
STOPS = Stops.REPORTS


def find(given: Given) -> Iterator[Finding]:
    analysis, customer = given.analysis, given.customer
    if analysis is None or "journal" in customer.cut:
        return
    places = {indicator.id: keys for keys, indicator in indicators(customer)}
    in_hand = {action.kpi for action in analysis.actions_open}
    for untold in analysis.untold:
        if isinstance(untold, MilestoneStanding):
            milestone = untold.milestone
            if milestone.date < analysis.period.start and customer.journal.reached:
                keys: Keys = ("milestones", customer.plan.milestones.index(milestone))
                yield Finding(_late(milestone.name, milestone.date), _told(milestone.id), (*keys, "id"))
        elif (untold.judgement is Judgement.OFF_TRACK and untold.before is Judgement.OFF_TRACK
              and untold.indicator.id not in in_hand):
            indicator = untold.indicator
            yield Finding(_off(indicator.name), _told(indicator.id), (*places[indicator.id], "id"))
    for number, miss in enumerate(customer.journal.misses):
        if miss in analysis.misses and _unanswered(miss, analysis.period.start):
            yield Finding(
                Words(ja=f"未達「{miss.what.say('ja')}」に対策がありません",
                      en=f"Nothing is done about the miss: {miss.what.say('en')}"),
                Words(ja="answer: に actions か decisions の id を、終わっていれば closed: に日付を書いてください",
                      en="Name an action or decision in answer:, or, if it is over, write closed: with the day"),
                ("misses", number, "id"), "journal")


def _unanswered(miss: Miss, start: date) -> bool:
    """True for an open miss of before `start` that has neither an answer nor a day by which it is back."""
    return not miss.answer and miss.back_by is None and miss.closed is None and parse_period(miss.period).end < start


def _off(name: Words) -> Words:
    return Words(ja=f"「{name.say('ja')}」は前の期間から計画を外れていますが、要因と対策がありません",
                 en=f"{name.say('en')} is off track since the period before, and nobody says why and what is done")


def _late(name: Words, day: date) -> Words:
    return Words(ja=f"マイルストーン「{name.say('ja')}」は {day} を過ぎていますが、要因と対策がありません",
                 en=f"The milestone {name.say('en')} was due on {day}, and nobody says why and what is done")


def _told(id_: str) -> Words:
    entry = "{id: ..., of: " + id_ + ", period: ..., what: ..., cause: ..., answer: [...]}"
    reached = "{of: " + id_ + ", date: ...}"
    return Words(ja=f"journal.yaml の misses に {entry} を、達成していれば reached に {reached} を書いてください",
                 en=f"Write it into misses in journal.yaml: {entry}; if it was reached, into reached: {reached}")
