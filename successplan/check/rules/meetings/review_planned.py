"""What
    An executive review comes up often enough for the level of touch: within 90 days for high, within 365 for low
    (`rules: {review-planned: {high: 90, low: 365}}` sets other numbers). A meeting with `document: ebr` counts, and
    a planned date of business-review in the checklist.
Why
    The executive review is where the effect is held against the fee. Without a day in the calendars of those who
    decide, it takes place after the decision.
Bad
    high touch, and no meeting with document: ebr
Good
    - {id: review, name: Executive review, every: quarter, attendees: [...], document: ebr}

何を
    経営レビューが、対応の濃さに合う間隔であること。ハイタッチは90日以内、ロータッチは365日以内（数はrules:
    {review-planned: {high: 90, low: 365}} で変えられます）。document: ebr の会議か、チェックリストの
    business-review の予定で数えます。
なぜ
    経営レビューは、効果と費用を並べて見てもらう場です。決める人の予定に入っていなければ、判断の後に開くことになりま
    す。
悪い例
    ハイタッチなのに、document: ebr の会議がない。
良い例
    every: quarter、document: ebr の経営レビューを meetings に書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import DAYS, touch_level
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "review-planned"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING
NUMBERS = {"high": 90, "low": 365}


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    level = touch_level(customer)
    if level is None or level not in given.numbers:
        return
    days = int(given.numbers[level])
    reviews = (meeting for meeting in customer.plan.meetings if meeting.document == "ebr")
    if any(DAYS[meeting.every] <= days + _SLACK for meeting in reviews):
        return
    dates = (entry.planned for entry in customer.internal.checklist if entry.item == "business-review"
             ) if customer.internal else ()
    if not any(day is not None and 0 <= (day - given.as_of).days <= days for day in dates):
        yield Finding(
            Words(ja=f"{days} 日以内の経営レビュー（document: ebr）が予定されていません",
                  en=f"No executive review (document: ebr) is planned within {days} days"),
            Words(ja="meetings に document: ebr の会議を書くか、internal.yaml の checklist に日を入れてください",
                  en="Write a meeting with document: ebr, or a planned date into checklist in internal.yaml"),
            ("meetings",))


_SLACK = 2  # a quarter has up to 92 days, a year up to 366
