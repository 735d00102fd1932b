"""Turn agreed.yaml into a model: what stood in the plan, and in the history, on the day both sides agreed on it.

`successplan agree` writes the file, and people read it. Each agreement holds the goals and KPIs whole; of the history
it holds what no agreement before it does, since kpi.csv only ever grows.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from successplan.model.base import Model, about
from successplan.model.goal import Baseline, TargetPoint
from successplan.model.scalar import Changed, Day, Label, Slug, Version
from successplan.model.settings import Bands

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
NOT_MEASURED = "not measured"


class AgreedIndicator(Model):
    """A goal or KPI as it was agreed. Texts are those of the plan's own language."""

    id: Slug = about("Its id in the plan.", "markdown-rate")
    name: Label = about("What it was called.", "値引き率")
    unit: str = about("Its unit.", "%", "")
    better: Literal["higher", "lower", "within"] = about("Which direction is good.", "lower")
    baseline: Baseline | None = about("The baseline; left out where it was still open.", {"value": 23.5}, None)
    target: tuple[TargetPoint, ...] = about("The targets.", [{"date": "2026-09-30", "value": 18.0}], ())
    path: Literal["straight", "steps", "last_year"] = about("How the planned path runs.", "straight")
    formula: str | None = about("How it is worked out.", "値引額 ÷ 定価売上", None)
    source: str | None = about("Where it comes from.", "pos", None)


class AgreedSeries(Model):
    """What was known of one goal or KPI, or of one part of it."""

    kpi: Slug = about("The goal or KPI.", "markdown-rate")
    part: Slug | None = about("The part; left out for the whole.", "new-12", None)
    values: dict[Day, Changed] = about(
        f"Each day with its value, or `{NOT_MEASURED}`.", {"2026-04-05": 23.4, "2026-04-12": NOT_MEASURED}
    )


class Agreed(Model):
    """One agreement of both sides."""

    version: Version = about("The plan's version, in quotes.", "1.1")
    date: Day = about("The day of the agreement.", "2026-06-10")
    plan: Digest = about("SHA-256 of the plan's meaning (analyse.fingerprint).", "0" * 64)
    bands: Bands = about("How far behind is at risk and off track.", {"at_risk": 10, "off_track": 25})
    indicators: tuple[AgreedIndicator, ...] = about(
        "The goals and KPIs, in the plan's order.",
        [{"id": "markdown-rate", "name": "値引き率", "better": "lower", "path": "straight"}],
        (),
    )
    rows: int = about("How many rows of kpi.csv there were up to the day.", 351, ge=0)
    sha256: Digest = about("SHA-256 of these rows: kpi, date, part and value, a line each.", "0" * 64)
    history: tuple[AgreedSeries, ...] = about(
        "The values up to the day that no agreement before holds.",
        [{"kpi": "markdown-rate", "values": {"2026-04-05": 23.4}}],
        (),
    )


class Agreements(Model):
    """Everything that was agreed so far. Written by `successplan agree`; not to be edited."""

    schema_: Literal[1] = about("The version of this format.", 1, 1, alias="schema")
    agreements: tuple[Agreed, ...] = about("The agreements, the newest last.", [{"version": "1.0"}], ())

    @property
    def newest(self) -> Agreed | None:
        """The agreement that holds now, None where there is none yet."""
        return self.agreements[-1] if self.agreements else None
