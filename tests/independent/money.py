"""Turn a customer's data into effect and cost in money, by the definition alone: for reports of whole months.

Yearly effect = change of the goal x worth.per_unit x share. To date: each measured month's x its days / 365. Cost to
date: annual fee x days / 365 + own hours x own_hour + once, from the plan's first day to the last measured one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from independent.inputs import Sample

SHARES = ("low", "middle", "high")


@dataclass(frozen=True)
class Money:
    """Effects by share; None where the plan has no goal that could be counted."""

    start: date
    end: date
    changes: dict[str, Fraction]        # by goal, at its newest value, for the better
    effect: dict[str, Fraction]
    yearly: dict[str, Fraction]
    cost: Fraction
    yearly_cost: Fraction
    passes: date | None
    swings: tuple[tuple[Fraction, Fraction], ...]   # of the share and of a unit's worth, of the goal that moves most


def money(sample: Sample, end: date) -> Money | None:
    """The figures of the report of the month that ends on `end`; goals here are monthly and have all their values."""
    plan, start = sample.plan, sample.plan["period"]["start"]
    goals = [goal for goal in sample.goals() if "worth" in goal]
    if not goals:
        return None
    changes, unit_years = {}, {}
    for goal in goals:
        seen = [(day, _better(goal, value)) for day, value in sample.series(goal["id"]) if start <= day <= end]
        changes[goal["id"]] = seen[-1][1]
        unit_years[goal["id"]] = sum(change * day.day for day, change in seen) / Fraction(365)  # months, so day = days
    effect = {share: sum(unit_years[g["id"]] * _worth(g, share) for g in goals) for share in SHARES}
    yearly = {share: sum(changes[g["id"]] * _worth(g, share) for g in goals) for share in SHARES}
    days = (end - start).days + 1
    fee, an_hour = plan["contract"]["annual_fee"]["amount"], plan["costs"]["own_hour"]["amount"]
    once = sum(cost["amount"]["amount"] for cost in plan["costs"]["once"])
    hours = sum(entry["hours"] for entry in sample.journal["own_hours"] if _inside(entry["month"], start, end))
    cost = Fraction(fee * days, 365) + hours * an_hour + once
    running = fee + Fraction(hours * 365, days) * an_hour
    return Money(
        start, end, changes, effect, yearly, cost, running + once,
        _passes(end, cost - effect["middle"], yearly["middle"] - running), _swings(goals, unit_years, effect, cost))


def _better(goal: Any, value: Fraction) -> Fraction:
    way = Fraction(value) - Fraction(goal["baseline"]["value"])
    return -way if goal["better"] == "lower" else way


def _worth(goal: Any, share: str) -> Fraction:
    return goal["worth"]["per_unit"]["amount"] * Fraction(goal["worth"]["share"][share])


def _inside(month: str, start: date, end: date) -> bool:
    return f"{start:%Y-%m}" <= month <= f"{end:%Y-%m}"


def _passes(end: date, lacking: Fraction, gained: Fraction) -> date | None:
    """When nothing is lacking any more: `gained` a year, over the next three years."""
    if gained <= 0:
        return None
    days = math.floor(lacking / gained * 365) + 1
    return end + timedelta(days=days) if days <= 3 * 365 else None


def _swings(goals: list[Any], unit_years: dict[str, Fraction], effect: dict[str, Fraction], cost: Fraction
            ) -> tuple[tuple[Fraction, Fraction], ...]:
    most = max(goals, key=lambda g: unit_years[g["id"]] * (_worth(g, "high") - _worth(g, "low")))
    own = {share: unit_years[most["id"]] * _worth(most, share) for share in SHARES}
    rest = effect["middle"] - own["middle"]
    return (((rest + own["low"]) / cost, (rest + own["high"]) / cost),
            ((rest + own["middle"] * Fraction(4, 5)) / cost, (rest + own["middle"] * Fraction(6, 5)) / cost))
