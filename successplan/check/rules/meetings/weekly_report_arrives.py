"""What
    Where the plan agrees on weekly reports (a meeting with `document: weekly`), one came in the last two weeks
    (`rules: {weekly-report-arrives: {weeks: 2}}` sets another number).
Why
    Reports stop before use does. The second one missing is the cheapest moment to ask what is in the way; by the
    fifth the numbers are gone and so is the habit.
Bad
    the last entry of `weeks` in the journal is four weeks old
Good
    an entry a week; in a week without work, one that says so

何を
    週次報告（document: weekly の会議）を決めた計画で、この2週間に報告が届いていること（週数はrules:
    {weekly-report-arrives: {weeks: 2}} で変えられます）。
なぜ
    利用が止まる前に、報告が止まります。2回目が届かないときに聞けば、まだ理由を取り除けます。5回も抜けると、数値も習
    慣もなくなります。
悪い例
    journal.yaml の weeks の最後が4週間前。
良い例
    毎週1件を記録する。動きのない週は、その旨を1行書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.analyse.periods import parse_period
from successplan.check.asking import DAYS
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "weekly-report-arrives"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING
NUMBERS = {"weeks": 2}


def find(given: Given) -> Iterator[Finding]:
    customer, period = given.customer, given.customer.plan.period
    if not any(meeting.document == "weekly" for meeting in customer.plan.meetings):
        return
    weeks = int(given.numbers["weeks"])
    reports = enumerate(customer.journal.weeks)
    came = [(report.came or parse_period(report.week).end, number) for number, report in reports]
    newest, number = max(((day, number) for day, number in came if day <= given.as_of), default=(None, 0))
    silent = (given.as_of - (newest or period.start)).days
    if silent > weeks * DAYS["week"] and given.as_of <= period.end:
        last = Words(ja=f"最後は {newest}", en=f"the last on {newest}") if newest else Words(
            ja="まだ1件もありません", en="there has been none yet")
        yield Finding(
            Words(ja=f"週次報告が {weeks} 週間届いていません（{last.say('ja')}）",
                  en=f"No weekly report came for {weeks} weeks ({last.say('en')})"),
            Words(ja="推進者に、止まっている理由を今日聞いてください。届いていれば journal.yaml の weeks に書きます",
                  en="Ask the promoter today what is in the way; if it came, write it into weeks in journal.yaml"),
            *((("weeks", number, "week"), "journal") if newest else (("meetings",), "plan")))
