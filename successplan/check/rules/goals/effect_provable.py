"""What
    Where the yearly fee is high, at least one goal or KPI can be turned into money: it has `worth`, or it counts
    hours and `costs: {own_hour: ...}` says what an hour costs. High is from 5,000,000 JPY or 40,000 USD, EUR or GBP
    on (`rules: {effect-provable: {JPY: 5000000}}` sets another number).
Why
    For a costly product the question is always what came of the money. A result that can't be said in the same unit
    as the fee loses against the next saving that can.
Bad
    annual_fee: {amount: 24000000, currency: JPY}, and every KPI is a percentage
Good
    worth: {per_unit: {amount: 60000000, currency: JPY}, share: {low: 0.3, middle: 0.5, high: 0.7}}

何を
    年間費用が高い場合に、金額に換算できる目標か KPI（worth、または時間の KPI と costs の own_hour）が1つ以上あるこ
    と。高いとは年500万円、4万 USD・EUR・GBP 以上です（rules: {effect-provable: {JPY: 5000000}} で変えられます）。
なぜ
    高額な製品では、必ず費用対効果を問われます。費用と同じ単位で言えない成果は、金額で言える別の投資に負けます。
悪い例
    年2400万円の契約で、KPI がすべて割合。
良い例
    粗利益率1ポイントの価値を、双方で合意して worth に書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.model import Goal, Kpi
from successplan.words import Words

NAME = "effect-provable"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING
NUMBERS = {"JPY": 5_000_000, "USD": 40_000, "EUR": 40_000, "GBP": 40_000}


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    fee = customer.plan.contract.annual_fee if customer.plan.contract else None
    least = given.numbers.get(fee.currency) if fee else None
    if fee is None or least is None or fee.amount < least:
        return
    own_hour = customer.plan.costs is not None and customer.plan.costs.own_hour is not None
    if not any(one.worth or (own_hour and _hours(one)) for _, one in customer.indicators):
        yield Finding(
            Words(ja=f"年 {fee.amount:,} {fee.currency} の契約ですが、効果を金額に換算できる数値がありません",
                  en=f"The fee is {fee.amount:,} {fee.currency} a year, but no number can be turned into money"),
            Words(ja="KGI の1単位の価値を合意して worth に書くか、時間の KPI と costs の own_hour を書いてください",
                  en="Agree what a unit of a goal is worth and write it into worth, or write own_hour into costs"),
            ("goals",))


def _hours(indicator: Goal | Kpi) -> bool:
    unit = indicator.unit
    return "時間" in unit.say("ja") or "hour" in unit.say("en")
