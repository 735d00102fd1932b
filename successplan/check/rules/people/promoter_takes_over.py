"""What
    Before the plan ends, at least one meeting is run by the promoter (`chair`, or `handover: {promoter: ...}`).
Why
    Our help ends; the work must not. A promoter who has run the meeting and explained the numbers upwards can go on
    alone. One who has only sat in it can't, and the new way fades with our last visit.
Bad
    every meeting is chaired by the CSM until the last day
Good
    - {id: weekly, every: week, chair: suzuki, handover: {joint: 2026-07-01, promoter: 2026-09-01}}

何を
    計画の期間のうちに、推進者が進行する会議があること（chair か、handover の promoter）。
なぜ
    私たちの支援は終わりますが、取り組みは続きます。会議を進行し、数値を上司に説明したことのある推進者は、一人で続け
    られます。出席していただけでは続けられません。
悪い例
    最後の日まで、すべての会議を当社が進行する。
良い例
    handover: {joint: 2026-07-01, promoter: 2026-09-01} として、共同進行を経て引き継ぐ。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import in_role
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "promoter-takes-over"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    customer, plan = given.customer, given.customer.plan
    promoters = {person.id for _, person in in_role(customer, "promoter")}
    if not promoters or not plan.meetings:
        return
    days = (meeting.handover.promoter for meeting in plan.meetings if meeting.handover is not None)
    handed = any(day is not None and day <= plan.period.end for day in days)
    if not handed and not any(meeting.chair in promoters for meeting in plan.meetings):
        yield Finding(
            Words(ja="推進者が進行する会議が、期間の終わりまで1つもありません",
                  en="No meeting is ever run by the promoter before the plan ends"),
            Words(ja="定例会に handover: {joint: ..., promoter: ...} を書き、進行を引き継ぐ日を決めてください",
                  en="Give the weekly meeting handover: {joint: ..., promoter: ...}: the days on which it passes over"),
            ("meetings",))
