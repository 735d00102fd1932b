"""What
    In the half year before the opt-out deadline a survey (NPS) was answered, or one is planned before that day
    (`rules: {nps-before-opt-out: {days: 180}}` sets another time). Asked where internal.yaml is kept.
Why
    Whoever intends to leave says so when asked in time, and seldom when not. After the deadline the answer is
    history.
Bad
    opt-out on 2026-12-31, the last survey a year old
Good
    checklist: [{item: nps, planned: 2026-10-01}]

何を
    解約申し出の期限までの半年に、調査（NPS）の回答があるか、期限までに予定されていること（期間はrules:
    {nps-before-opt-out: {days: 180}} で変えられます）。internal.yaml がある場合に見ます。
なぜ
    やめようとしている人は、早めに聞けば話してくれますが、聞かなければ話しません。期限の後の答えでは間に合いません。
悪い例
    期限が12月31日で、最後の調査が1年前。
良い例
    checklist: [{item: nps, planned: 2026-10-01}]
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "nps-before-opt-out"
LEVEL = Level.INFO
STOPS = Stops.NOTHING
NUMBERS = {"days": 180}


def find(given: Given) -> Iterator[Finding]:
    internal, contract = given.customer.internal, given.customer.plan.contract
    deadline = contract.opt_out if contract else None
    days = int(given.numbers["days"])
    if internal is None or deadline is None or not 0 <= (deadline - given.as_of).days <= days:
        return
    asked = [survey.date for survey in internal.surveys if survey.kind == "nps"]
    asked += [day for entry in internal.checklist if entry.item == "nps" for day in (entry.planned, entry.done) if day]
    if not any(0 <= (deadline - day).days <= days for day in asked):
        yield Finding(
            Words(ja=f"解約申し出の期限 {deadline} までに、調査（NPS）がありません",
                  en=f"There is no survey (NPS) before the opt-out deadline, {deadline}"),
            Words(ja="期限の90日前までに聞けるよう、checklist に {item: nps, planned: ...} を書いてください",
                  en="Ask 90 days before it: write {item: nps, planned: ...} into checklist"),
            ("checklist",), "internal")
