"""Turn amounts, shares and costs into values with their currency."""

from __future__ import annotations

from successplan.model.base import Model, about
from successplan.model.scalar import Currency, Number, PersonId
from successplan.words import Words


class Money(Model):
    """An amount in its currency, in whole units (yen, dollars), never in thousands."""

    amount: Number = about("The amount, in whole units of the currency.", 24000000)
    currency: Currency = about("ISO code of the currency.", "JPY", "JPY")


class Share(Model):
    """The part of an effect that both sides ascribe to the product: low, middle, high."""

    low: Number = about("The careful share, between 0 and 1.", 0.3)
    middle: Number = about("The share that the headline uses, between 0 and 1.", 0.5)
    high: Number = about("The hopeful share, between 0 and 1.", 0.7)


class Worth(Model):
    """What one unit of a goal is worth in money, and which part of it counts."""

    per_unit: Money = about("What a change by one unit is worth in a year.", {"amount": 60000000, "currency": "JPY"})
    share: Share | None = about(
        "The agreed part of the effect that the product gets.", {"low": 0.3, "middle": 0.5, "high": 0.7}, None
    )
    why: Words | None = about("Why this share is fair.", "天候と仕入原価の影響を除く", None)
    agreed_by: PersonId | None = about("Who agreed to it on the customer's side.", "sato", None)
    other_causes: tuple[Words, ...] = about("What else moves the number.", ["天候", "仕入原価"], ())
    excludes: tuple[Words, ...] = about("Effects that are not counted.", ["在庫評価損の減少"], ())


class OneOffCost(Model):
    """A cost that is paid once."""

    what: Words = about("What was paid for.", "データ連携")
    amount: Money = about("How much it was.", {"amount": 800000, "currency": "JPY"})


class Costs(Model):
    """What the effect is held against beside the fee."""

    own_hour: Money | None = about("What an hour of the customer's own people costs.", {"amount": 4500}, None)
    agreed_by: PersonId | None = about("Who agreed to it on the customer's side.", "sato", None)
    once: tuple[OneOffCost, ...] = about(
        "Costs that are paid once.", [{"what": "データ連携", "amount": {"amount": 800000}}], ()
    )
