"""Turn independently worked-out money figures into the sentences that documents print of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from independent.inputs import Sample
from independent.money import SHARES, Money
from independent.writing import Tongue


def headline(sample: Sample, tongue: Tongue, money: Money) -> str:
    """Effect and cost to date over the same months, then the multiple of a year, with its range and its shares."""
    multiples = {share: tongue.number(money.yearly[share] / money.yearly_cost, 1) for share in SHARES}
    return tongue.say("effect.against", cost=_amount(sample, tongue, money.cost), tax=_tax(sample, tongue),
                      effect=_amount(sample, tongue, money.effect["middle"]), shares=_shares(sample, tongue),
                      months=tongue.months(money.start, money.end), **multiples)


def alone(sample: Sample, tongue: Tongue, money: Money) -> str:
    """The effect for readers who may not see the fee."""
    effect, low, high = (_amount(sample, tongue, money.effect[share]) for share in ("middle", "low", "high"))
    return tongue.say("effect.alone", effect=effect, low=low, high=high, shares=_shares(sample, tongue),
                      months=tongue.months(money.start, money.end))


def balance(sample: Sample, tongue: Tongue, money: Money) -> str:
    """By how much cost or effect is ahead to date."""
    ahead = money.effect["middle"] - money.cost
    return tongue.say(f"effect.balance.{'effect' if ahead > 0 else 'cost'}",
                      amount=_amount(sample, tongue, abs(ahead)))


def passing(tongue: Tongue, money: Money) -> str:
    if money.passes is None:
        return tongue.say("effect.passes.never", years=3)
    return tongue.say("effect.passes.month", month=tongue.month(money.passes, "long"))


def downside(sample: Sample, tongue: Tongue, money: Money) -> Iterator[str]:
    """Half of the share, then the two assumptions of the first goal with a worth."""
    goal = _valued(sample)[0]
    name = sample.text(goal["id"], "name", tongue.name)
    yield tongue.say("effect.half", multiple=tongue.number(money.effect["middle"] / 2 / money.cost, 1))
    (low, high), unit = money.swings
    ends = [_percent(goal["worth"]["share"][share]) for share in ("low", "high")]
    yield tongue.say("effect.swing.share", name=name, low=tongue.number(low, 1), high=tongue.number(high, 1),
                     shares=tongue.say("format.range", low=ends[0], high=f"{ends[1]}%"))
    yield tongue.say("effect.swing.per_unit", name=name, varied="20%",
                     low=tongue.number(unit[0], 1), high=tongue.number(unit[1], 1))


def card(sample: Sample, tongue: Tongue, money: Money) -> Iterator[str]:
    low, middle, high = (_amount(sample, tongue, money.effect[share]) for share in SHARES)
    yield middle
    yield tongue.say("effect.card.range", low=low, high=high)
    yield tongue.say("effect.card.cost", cost=_amount(sample, tongue, money.cost), tax=_tax(sample, tongue))
    yield tongue.say("effect.card.multiple", multiple=tongue.number(money.effect["middle"] / money.cost, 1))
    yield tongue.months(money.start, money.end)


def premises(sample: Sample, tongue: Tongue, money: Money) -> Iterator[str]:
    """The beginning of each goal's line: what a unit is worth and how far it moved."""
    for goal in _valued(sample):
        change = money.changes[goal["id"]] * (-1 if goal["better"] == "lower" else 1)
        unit = sample.text(goal["id"], "unit", tongue.name)
        per_unit = goal["worth"]["per_unit"]
        worth = tongue.say("effect.per", unit="pt" if unit == "%" else unit,
                           money=tongue.amount(Fraction(per_unit["amount"]), per_unit["currency"], _unit(sample)))
        yield tongue.say("effect.of", name=sample.text(goal["id"], "name", tongue.name), worth=worth,
                         change=tongue.difference(unit, change, goal["decimals"]))
        yield tongue.say("effect.share", share=_shares_of(tongue, goal))


def _valued(sample: Sample) -> list[Any]:
    return [goal for goal in sample.goals() if "worth" in goal]


def _amount(sample: Sample, tongue: Tongue, value: Fraction) -> str:
    return tongue.amount(value, sample.plan["contract"]["annual_fee"]["currency"], _unit(sample))


def _unit(sample: Sample) -> str:
    return str(sample.workspace["style"].get("money", {}).get("unit", ""))


def _tax(sample: Sample, tongue: Tongue) -> str:
    return tongue.say(f"tax.{sample.plan['contract']['tax']}")


def _shares(sample: Sample, tongue: Tongue) -> str:
    return tongue.say("effect.share", share=_shares_of(tongue, _valued(sample)[0]))


def _shares_of(tongue: Tongue, goal: Any) -> str:
    parts = [_percent(goal["worth"]["share"][share]) for share in SHARES]
    return tongue.say("effect.between_shares").join(parts) + "%"


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g}"
