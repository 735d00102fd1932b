"""Turn who the customer is, what was signed and what success means into models."""

from __future__ import annotations

from typing import Literal

from successplan.model.base import Model, about
from successplan.model.money import Money
from successplan.model.scalar import Day, Holidays, IndicatorId, KeyName, PersonId, Slug, TimeZone
from successplan.words import Words


class CustomerInfo(Model):
    """Who the customer is, and in which calendar they live."""

    id: Slug = about("Short name for files: small letters, digits, hyphens.", "aoyama-apparel")
    name: Words = about("The full legal name.", "株式会社アオヤマアパレル")
    short_name: Words | None = about("What both sides call them; the full name where it is left out.", "アオヤマ", None)
    industry: Words | None = about("Their industry.", "アパレル小売", None)
    size: Literal["enterprise", "mid", "small"] | None = about("How large they are.", "enterprise", None)
    time_zone: TimeZone | None = about("Their time zone; the workspace's by default.", "Asia/Tokyo", None)
    holidays: Holidays | None = about("Country whose public holidays count; the workspace's by default.", "JP", None)
    fiscal_year_start: int = about("Month in which their fiscal year begins.", 4, 4, ge=1, le=12)

    @property
    def called(self) -> Words:
        """The short name, or the full one where there is none."""
        return self.short_name or self.name


class Period(Model):
    """From one day to another, both included."""

    start: Day = about("The first day.", "2026-04-01")
    end: Day = about("The last day.", "2026-09-30")


class Contract(Model):
    """The contract, as far as documents need it."""

    start: Day = about("The first day of the contract.", "2026-04-01")
    end: Day = about("The last day of the contract.", "2027-03-31")
    renews: Literal["automatically", "on_request", "never"] = about(
        "What happens at the end.", "automatically", "automatically"
    )
    opt_out: Day | None = about(
        "Last day on which the renewal can be refused: the date that counts.", "2026-12-31", None
    )
    decide_by: Day | None = about("The day by which the customer decides.", "2026-11-30", None)
    annual_fee: Money | None = about("The fee for a year.", {"amount": 24000000, "currency": "JPY"}, None)
    tax: Literal["excluded", "included"] = about("Whether the fee contains the tax.", "excluded", "excluded")
    billing: Literal["yearly_in_advance", "yearly", "quarterly", "monthly"] = about(
        "When the fee is paid.", "yearly_in_advance", "yearly_in_advance"
    )
    shown_to: Literal["evaluators", "everyone", "nobody"] = about(
        "Whose documents show the contract; users read the plan too.", "evaluators", "evaluators"
    )


class Success(Model):
    """What success is, in the customer's own words."""

    words: Words = about("The sentence that they said.", "「在庫を増やさずに粗利を伸ばしたい」")
    said_by: PersonId | None = about("Who said it.", "yamada", None)
    said: Day | None = about("When it was said.", "2026-03-19", None)
    measured_in: IndicatorId | None = about("The goal that measures it.", "gross-margin", None)
    by: Day | None = about("When it is to be reached.", "2026-09-30", None)


class ToConfirm(Model):
    """Something that can't be said yet, who brings it, and by when."""

    what: KeyName = about("The key that is still open.", "baseline")
    who: PersonId | None = about("Who brings it.", "kato", None)
    until: Day | None = about("By when.", "2026-04-30", None)
