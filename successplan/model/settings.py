"""Turn how documents look, which days count, how numbers are judged and which checks apply into models.

The workspace sets them for all customers; a plan may set them again for one. The defaults stand here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict

from successplan.model.base import Model, about
from successplan.model.scalar import Holidays, Label, Number, YearDay
from successplan.words import Words

Severity = Literal["error", "warning", "info", "off"]


class Marks(Model):
    """The shapes beside the words of judgement."""

    reached: Label = about("Mark of reached.", "●", "●")
    on_track: Label = about("Mark of on track.", "●", "●")
    at_risk: Label = about("Mark of at risk; ◆ where minus is △.", "▲", "▲")
    off_track: Label = about("Mark of off track.", "■", "■")
    not_yet: Label = about("Mark of not yet.", "○", "○")


class MoneyStyle(Model):
    """How money is printed."""

    unit: Label | None = about("The unit of tables: 円, 千円, 万円, 百万円, 億円.", "万円", None)
    tax: Literal["excluded", "included"] = about("Whether amounts contain the tax.", "excluded", "excluded")
    rounding: Literal["half_up", "half_even", "down"] = about("How amounts are rounded.", "half_up", "half_up")


class Footer(Model):
    """The mark of confidence."""

    customer: Words | None = about("On what the customer gets.", "関係者限り", None)
    internal: Words | None = about("On what stays in our house.", "社外秘", None)


class Style(Model):
    """How documents are written."""

    fiscal_label: Literal["start_year", "end_year"] = about(
        "Whether a fiscal year is called by the year in which it begins or ends.", "start_year", "start_year"
    )
    dates: Literal["western", "era"] = about("How years are counted: 2026年 or 令和8年.", "western", "western")
    minus: Literal["-", "△"] = about("The minus sign; △ only in tables of money.", "-", "-")
    marks: Marks = about("The marks of judgement.", {"reached": "●"}, factory=Marks)
    money: MoneyStyle = about("How money is printed.", {"unit": "万円", "tax": "excluded"}, factory=MoneyStyle)
    footer: Footer = about("The mark of confidence.", {"customer": "関係者限り"}, factory=Footer)
    file_name: Label = about(
        "The pattern of file names.", "{date}_{customer}_{document}_{period}", "{date}_{customer}_{document}_{period}"
    )
    order: Literal["misses_first", "results_first"] = about(
        "What comes first; the block of misses is never dropped.", "misses_first", "misses_first"
    )


class Closed(Model):
    """Days of each year on which nobody decides anything."""

    from_: YearDay = about("The first day, in quotes.", "12-29", alias="from")
    to: YearDay = about("The last day, in quotes.", "01-03")
    name: Words | None = about("What they are called.", "年末年始", None)


class Calendar(Model):
    """Which days are worked on."""

    holidays: Holidays | None = about("Country whose public holidays count.", "JP", None)
    closed: tuple[Closed, ...] = about("Other days off, each year.", [{"from": "12-29", "to": "01-03"}], ())
    move: Literal["next", "previous"] = about(
        "Where a meeting on such a day goes; deadlines always go to the previous working day.", "next", "next"
    )


class Bands(Model):
    """How far behind the planned path a value may be, in points of the way from baseline to target."""

    at_risk: Number = about("Beyond this it is at risk.", 10, Decimal(10))
    off_track: Number = about("Beyond this it is off track.", 25, Decimal(25))


class MovingAway(Model):
    """When worsening values count as an alarm."""

    periods: int = about("So many times running: off track.", 2, 2, ge=1, le=12)
    mean_of: int = about("Means of so many values are compared.", 4, 4, ge=1, le=52)
    only_behind: bool = about("Only while behind the path.", True, True)


class OutlookValues(Model):
    """How many values an outlook needs."""

    week: int = about("Weekly values.", 8, 8, ge=3)
    month: int = about("Monthly values.", 4, 4, ge=3)


class OutlookSetting(Model):
    """How an outlook is made and said."""

    values: OutlookValues = about("How many values it needs.", {"week": 8, "month": 4}, factory=OutlookValues)
    say: Literal["third", "month"] = about("How exactly a date is said.", "third", "third")


class Judging(Model):
    """The numbers of the judgement."""

    bands: Bands = about("How far behind is at risk and off track.", {"at_risk": 10, "off_track": 25}, factory=Bands)
    at_date: Literal["value"] = about("A value is judged on its own date.", "value", "value")
    at_target: Literal["strict"] = about("On a target's date: reached or not, never on track.", "strict", "strict")
    moving_away: MovingAway = about("When worsening values are an alarm.", {"periods": 2}, factory=MovingAway)
    before_first: Literal["not_yet"] = about("Until the first measurement is due.", "not_yet", "not_yet")
    stale_after: Number = about("A value is stale after so many rhythms.", 1.5, Decimal("1.5"))
    overall: Literal["goal_then_worst"] = about("How the whole is judged.", "goal_then_worst", "goal_then_worst")
    outlook: OutlookSetting = about("When an outlook is given.", {"say": "third"}, factory=OutlookSetting)


def _short_form(schema: dict[str, Any]) -> None:
    """Let the JSON Schema also take the level alone."""
    full = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"enum": ["error", "warning", "info", "off"], "type": "string"}, full]


class RuleSetting(Model):
    """The level of a check, its numbers and its words."""

    model_config = ConfigDict(extra="allow", json_schema_extra=_short_form)
    __pydantic_extra__: dict[str, Number]

    level: Severity | None = about("error, warning, info or off.", "warning", None)
    words: tuple[Label, ...] = about("The words that a rule on words looks for, in place of its own.", ["NRR"], ())

    def number(self, name: str, default: int) -> Decimal:
        """The number that is set under `name`, or the default."""
        return (self.__pydantic_extra__ or {}).get(name, Decimal(default))


def _setting(value: Any) -> Any:
    return {"level": value} if isinstance(value, str) else value


Rules = dict[Label, Annotated[RuleSetting, BeforeValidator(_setting)]]
Texts = dict[Label, Words]
