"""What
    The sentence of success can be counted: the goal that measures it has a target, and the day in `success: {by:
    ...}` is the day of a target.
Why
    "Better" convinces nobody who pays. How many units of what, by when, would make them say that it was worth it?
    Asked at the start, the question is easy; asked at the renewal, each side has its own answer.
Bad
    success: {words: More margin, measured_in: gross-margin, by: 2026-09-30}    # and gross-margin has no target
Good
    success: {words: More margin, measured_in: gross-margin, by: 2026-09-30}    # 50.0 % on 2026-09-30

何を
    成功の定義が数えられること。測る KGI に目標があり、success の by の日が目標の日と同じであること。
なぜ
    「良くなった」では、費用を払う人は納得しません。何がいくつになれば「やって良かった」と言えるのか。始めに聞けば答
    えはすぐ出ますが、更新のときに聞くと、双方の答えが食い違います。
悪い例
    「粗利を伸ばしたい」と書き、測る KGI に目標がない。
良い例
    9月30日に粗利益率 50.0%。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, listed
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "success-in-units"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    success = given.customer.plan.success
    goal = given.customer.indicator(success.measured_in) if success and success.measured_in else None
    if success is None or goal is None:
        return  # success-defined and goal-has-kgi say so
    name = goal.name
    if not goal.target:
        yield Finding(
            Words(ja=f"「{name.say('ja')}」に目標がなく、何がいくつになれば成功かを言えません",
                  en=f"{name.say('en')} has no target: nobody can say how much of it is success"),
            Words(ja="成功と言える値と日付を、その KGI の target に書いてください",
                  en="Write the value and the day that count as success into the target of that goal"),
            ("success", "measured_in"))
    elif success.by is not None and success.by not in {point.date for point in goal.target}:
        days = listed(str(point.date) for point in goal.target)
        yield Finding(
            Words(ja=f"成功の期日 {success.by} が、「{name.say('ja')}」の目標の日（{days}）と違います",
                  en=f"Success is due on {success.by}, but the targets of {name.say('en')} are for {days}"),
            Words(ja="success の by と target の date を同じ日にしてください",
                  en="Let by: in success and date: in the target name the same day"),
            ("success", "by"))
