"""What
    For high touch, an executive of ours meets one of theirs at least once a year: a meeting of the plan with a
    sponsor and a final evaluator, or a date of executive-outreach in the checklist.
Why
    When something goes badly wrong, people who have met talk about it. Those who have not write a notice.
Bad
    no meeting holds a person with role: sponsor
Good
    - {id: review, every: quarter, attendees: [yamada, sato, honda], document: ebr}

何を
    ハイタッチの顧客で、双方の役員が年1回以上会うこと。sponsor と最終評価者の出る会議か、チェックリストの
    executive-outreach の日付で見ます。
なぜ
    大きな問題が起きたとき、会ったことのある人同士なら話し合えます。会ったことのない相手には、通知が届くだけです。
悪い例
    role: sponsor の人が、どの会議にも出ていない。
良い例
    経営レビューの attendees に、双方の役員を入れる。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import DAYS, EVALUATORS, there, touch_level
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "executive-outreach-yearly"
LEVEL = Level.INFO
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    if customer.internal is None or touch_level(customer) != "high":
        return
    days = [day for entry in customer.internal.checklist if "executive" in entry.item or "outreach" in entry.item
            for day in (entry.planned, entry.done) if day]
    meets = any(there(customer, meeting, "sponsor") and there(customer, meeting, *EVALUATORS)
                for meeting in customer.plan.meetings)
    if not meets and not any(abs((day - given.as_of).days) <= DAYS["year"] for day in days):
        yield Finding(
            Words(ja="双方の役員が会う予定が、1年のうちにありません",
                  en="No executive of ours meets one of theirs this year"),
            Words(ja="経営レビューに sponsor を加えるか、checklist に executive-outreach の日を書いてください",
                  en="Add a sponsor to the executive review, or a date of executive-outreach to checklist"),
            ("checklist",), "internal")
