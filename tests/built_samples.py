"""Turn the sample customers into built files in both languages, each beside its own inputs read independently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

from independent import calculator
from independent.calculator import Figures
from independent.inputs import Sample, read_sample
from independent.money import Money, money
from independent.office import Chart, Part, read_docx, read_pptx
from independent.writing import Tongue, tongue

from successplan.pipeline import Order, examine, make
from successplan.words import LANGUAGES, Language

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = tuple(ROOT / "samples" / name for name in ("aoyama-apparel", "northwind-logistics"))
AS_OF = date(2026, 7, 15)


@dataclass(frozen=True, eq=False, repr=False)
class Built:
    """One customer's documents in one language, what they were made from, and what ought to stand in them."""

    sample: Sample
    tongue: Tongue
    as_of: date
    files: dict[str, bytes]  # by kind

    @cached_property
    def slides(self) -> list[Part]:
        return read_pptx(self.files["monthly"])

    @cached_property
    def plan(self) -> Part:
        return read_docx(self.files["success-plan"])

    @cached_property
    def end(self) -> date:
        """The last day of the month that a report of `as_of` covers: the last one that is over."""
        return date.fromordinal(self.as_of.replace(day=1).toordinal() - 1)

    @cached_property
    def before(self) -> date:
        return date.fromordinal(self.end.replace(day=1).toordinal() - 1)

    @cached_property
    def figures(self) -> dict[str, Figures]:
        return {i["id"]: calculator.figures(self.sample, i, self.end, self.as_of) for i in self.sample.indicators()}

    @cached_property
    def money(self) -> Money:
        found = money(self.sample, self.end)
        assert found is not None, "both samples say what a goal is worth"
        return found

    def name(self, ident: str) -> str:
        return self.sample.text(ident, "name", self.tongue.name)

    def unit(self, ident: str) -> str:
        return self.sample.text(ident, "unit", self.tongue.name)

    def named(self, ident: str, *, with_mean: bool = False) -> str:
        """The name as tables print it, with its unit; in the table of values also that a month's mean is shown."""
        mean = with_mean and self.sample.indicator(ident)["measure"].get("month_value") == "mean"
        unit = self.tongue.words["format"]["list"]["comma"].join(
            [self.unit(ident), *([self.basis(ident)] if mean and self.basis(ident) else [])])
        return self.tongue.say("in_unit", name=self.name(ident), unit=unit)

    def badge(self, ident: str) -> str:
        figures = self.figures[ident]
        return self.tongue.badge(figures.judgement, figures.target_day, reached=figures.reached)

    def basis(self, ident: str) -> str:
        """What the month's value of a weekly number is; nothing for the others."""
        measure = self.sample.indicator(ident)["measure"]
        if measure["every"] != "week":
            return ""
        return self.tongue.say("basis.mean" if measure.get("month_value") == "mean" else "basis.last.week")

    def edges(self, ident: str) -> str:
        """What the value had to be: the target itself in its period, else the bounds around the path."""
        figures, indicator = self.figures[ident], self.sample.indicator(ident)
        unit, decimals = self.unit(ident), indicator["decimals"]
        if figures.target_day is not None:
            point = next(p for p in calculator.targets(indicator) if p["date"] == figures.target_day)
            return self.tongue.say("edges_target", day=self.tongue.day(figures.target_day, "month_day"),
                                   target=self.tongue.bound(unit, indicator["better"], point, decimals))
        if figures.on_track is None or figures.at_risk is None:
            return self.tongue.say("to_confirm.alone")
        return self.tongue.edges(unit, figures.day, (figures.on_track, figures.at_risk), decimals,
                                 Fraction(indicator["baseline"]["value"]))

    def value(self, indicator: Any, value: Fraction) -> str:
        return self.tongue.value(self.unit(indicator["id"]), value, indicator["decimals"])

    def rows(self, *heads: str, kind: str = "monthly") -> list[dict[str, str]]:
        """The rows, by column head, of the table whose head has these words, in however many parts it was printed."""
        tables = [table for part in (self.slides if kind == "monthly" else [self.plan]) for table in part.tables]
        found = [table for table in tables if set(heads) <= set(table[0])]
        assert found, f"no table with {heads}"
        return [dict(zip(table[0], row, strict=True)) for table in found for row in table[1:]]

    def slide_of(self, ident: str) -> Part | None:
        """The slide that shows the indicator's chart and nothing else; None where it is one of several."""
        return next((slide for slide in self.slides if len(slide.charts) == 1
                     and self._draws(slide.charts[0], ident)), None)

    def chart(self, ident: str, kind: str = "monthly") -> Chart | None:
        parts = self.slides if kind == "monthly" else [self.plan]
        return next((chart for part in parts for chart in part.charts if self._draws(chart, ident)), None)

    def _draws(self, chart: Chart, ident: str) -> bool:
        begins = self.tongue.words["chart"]["alt"].split("{baseline}")[0].format(name=self.name(ident)).strip()
        return chart.description.startswith(begins)


def build(folder: Path, language: Language, as_of: date = AS_OF) -> Built:
    examined = examine(folder, as_of)
    outputs, _ = make(examined, Order(as_of, languages=(language,)))
    files = {output.about["kind"]: output.data for output in outputs}
    return Built(read_sample(folder), tongue(language), as_of, files)


def build_samples() -> dict[tuple[str, Language], Built]:
    """Both sample customers in both languages, by folder name and language."""
    return {(folder.name, language): build(folder, language) for folder in SAMPLES for language in LANGUAGES}
