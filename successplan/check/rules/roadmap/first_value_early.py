"""What
    One milestone is the first value (`first_value: true`), and it lies in the first third of the plan (`rules:
    {first-value-early: {percent: 34}}` sets another part).
Why
    Enthusiasm is greatest in the first weeks. If nothing has come of it by then, the old way returns, and every
    month later the same result is worth less to those who waited.
Bad
    go-live in April, the first result in September
Good
    - {id: first-value, name: First meeting by the new rule, date: 2026-05-20, first_value: true}

何を
    マイルストーンの1つが最初の成果（first_value: true）で、計画の最初の3分の1のうちにあること（割合はrules:
    {first-value-early: {percent: 34}} で変えられます）。
なぜ
    意欲は最初の数週間が最も高く、そこで何も得られなければ、元のやり方に戻ります。同じ成果でも、待った人には遅いほど
    小さく見えます。
悪い例
    4月に利用を始め、最初の成果は9月。
良い例
    新基準で初回の値引き会議を実施（5月20日、first_value: true）。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "first-value-early"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING
NUMBERS = {"percent": 34}


def find(given: Given) -> Iterator[Finding]:
    plan = given.customer.plan
    first = min((milestone for milestone in plan.milestones if milestone.first_value), key=lambda one: one.date,
                default=None)
    days = (plan.period.end - plan.period.start).days + 1
    latest = plan.period.start + timedelta(days=int(days * given.numbers["percent"] / 100))
    if first is None:
        yield Finding(
            Words(ja="最初の成果（first_value: true）のマイルストーンがありません",
                  en="No milestone is the first value (first_value: true)"),
            Words(ja=f"{latest} までに得られる小さな成果を1つ選び、first_value: true としてください",
                  en=f"Choose a small result that can be had by {latest}, and mark it first_value: true"),
            ("milestones",))
    elif first.date > latest:
        yield Finding(
            Words(ja=f"最初の成果「{first.name.say('ja')}」が {first.date} と遅すぎます（{latest} まで）",
                  en=f"The first value, {first.name.say('en')}, comes late: {first.date}, {latest} at the latest"),
            Words(ja=f"{latest} までに得られる、もっと小さな成果を先に置いてください",
                  en=f"Put something smaller before it that can be had by {latest}"),
            ("milestones", plan.milestones.index(first), "date"))
