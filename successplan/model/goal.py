"""Turn goals (KGI) and the KPIs under them into models."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from successplan.model.base import Model, about
from successplan.model.contract import ToConfirm
from successplan.model.money import Worth
from successplan.model.scalar import Day, Number, PartId, PersonId, Rhythm, Slug, SourceName
from successplan.words import Words


class Baseline(Model):
    """Where a number stood before."""

    value: Number = about("The value, as people say it: 48.2 for 48.2 %.", 48.2)
    from_: Day | None = about("First day of the period it was measured in.", "2025-04-01", None, alias="from")
    to: Day | None = about("Last day of that period.", "2025-09-30", None)
    source: SourceName | None = about("Where it comes from: a source of the workspace.", "accounting", None)
    agreed_by: PersonId | None = about("Who agreed to it on the customer's side.", "sato", None)


class TargetPoint(Model):
    """A point of the planned path: a value, or for `within` a range, and its date."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": ["value"], "not": {"anyOf": [{"required": ["low"]}, {"required": ["high"]}]}},
                {"required": ["low", "high"], "not": {"required": ["value"]}},
            ]
        }
    )

    date: Day = about("The day on which it is to be reached.", "2026-09-30")
    value: Number | None = about("The value to reach.", 50.0, None)
    low: Number | None = about("For `better: within`: the lower end of the range.", 30, None)
    high: Number | None = about("For `better: within`: the upper end of the range.", 45, None)

    @model_validator(mode="after")
    def _value_or_range(self) -> TargetPoint:
        given = (self.value is not None, self.low is not None, self.high is not None)
        if given not in ((True, False, False), (False, True, True)):
            raise PydanticCustomError("target_point", "neither a value nor a range")
        return self


def points(value: Any) -> Any:
    """A tuple of points, also where a single one was written without a list."""
    return (value,) if isinstance(value, dict | TargetPoint) else value


def one_or_more(schema: dict[str, Any]) -> None:
    """Let the JSON Schema of a list also take one entry without a list."""
    items = schema.pop("items")
    schema.pop("type")
    schema["anyOf"] = [items, {"type": "array", "items": items}]


class Measure(Model):
    """How a number is measured."""

    source: SourceName | None = about("Where it comes from: a source of the workspace.", "pos", None)
    formula: Words | None = about("How it is worked out.", "値引額 ÷ 定価売上", None)
    every: Rhythm = about("How often.", "week", "month")
    from_: Day | None = about(
        "From when on it is measured; the plan's start by default.", "2026-04-27", None, alias="from"
    )
    month_value: Literal["last", "mean", "sum"] = about(
        "What a month's value is made of, for a weekly number.", "last", "last"
    )
    parts: tuple[PartId, ...] = about("The parts it is split by.", ["new-12", "old-31"], ())
    owner: PersonId | None = about("Who brings the number.", "tanaka", None)


class Indicator(Model):
    """What a goal and a KPI have in common."""

    id: Slug = about("Short name, as kpi.csv writes it.", "gross-margin")
    name: Words = about("The name that is printed.", "粗利益率")
    unit: Words = about("The unit, in quotes where it is a sign.", "%", Words(ja="", en=""))
    decimals: int | None = about("Digits after the point; as many as the values have by default.", 1, None, ge=0, le=6)
    better: Literal["higher", "lower", "within"] = about("Which direction is good.", "higher", "higher")
    baseline: Baseline | None = about("Where it stood before.", {"value": 48.2, "source": "accounting"}, None)
    target: Annotated[tuple[TargetPoint, ...], BeforeValidator(points)] = about(
        "Where it is to go: one point or a path of several.",
        {"date": "2026-09-30", "value": 50.0},
        (),
        json_schema_extra=one_or_more,
    )
    path: Literal["straight", "steps", "last_year"] = about(
        "How the planned path runs between the points; last_year follows last year's season.", "straight", "straight"
    )
    measure: Measure = about("How it is measured.", {"source": "accounting", "every": "month"}, factory=Measure)
    worth: Worth | None = about("What it is worth in money.", {"per_unit": {"amount": 60000000}}, None)
    to_confirm: tuple[ToConfirm, ...] = about(
        "What can't be said yet, who brings it and by when.",
        [{"what": "baseline", "who": "kato", "until": "2026-04-30"}],
        (),
    )

    @property
    def open_keys(self) -> frozenset[str]:
        """The keys that are still to be confirmed."""
        return frozenset(entry.what for entry in self.to_confirm)


class Kpi(Indicator):
    """A number that leads to a goal."""

    kind: Literal["outcome", "leading", "usage"] = about("What sort of number it is.", "leading", "leading")


class Goal(Indicator):
    """A KGI: what the customer wants to reach, and the KPIs that lead to it."""

    kpis: tuple[Kpi, ...] = about("The KPIs that lead to it.", [{"id": "markdown-rate", "name": "値引き率"}], ())
