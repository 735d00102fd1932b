"""Turn figures into what a language prints, by the words of its locale file: every space an ordinary one."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from independent.calculator import Edge
from independent.inputs import leaves

LOCALES = Path(__file__).resolve().parents[2] / "templates" / "locale"


@dataclass(frozen=True)
class Tongue:
    """A language: its words, and how it writes numbers, differences and days."""

    name: str
    words: Any

    def say(self, key: str, *, count: int | None = None, kind: str = "", **values: str | int) -> str:
        """The text at a dotted key, first in the branch of a document kind; one or other by count."""
        try:
            node = self._at(f"{kind}.{key}" if kind else key)
        except KeyError:
            node = self._at(key)
        if isinstance(node, Mapping):
            node = node["one" if count == 1 else "other"]
        if count is not None:
            values["count"] = count
        return _spaces(str(node).format(**values))

    def _at(self, key: str) -> Any:
        node = self.words
        for step in key.split("."):
            node = node[step]
        return node

    def texts(self) -> set[str]:
        """Every text but the forms of numbers, days and months."""
        return {_spaces(text) for key, branch in self.words.items() if key != "format" for text in leaves(branch)}

    def number(self, value: Fraction | int, decimals: int) -> str:
        return f"{rounded(value, decimals):,}"

    def signed(self, value: Fraction, decimals: int) -> str:
        """+1.3, -84 and ±0.0: the sign of what is printed."""
        shown = rounded(abs(value), decimals)
        if shown == 0:
            return _spaces(self.words["format"]["zero"].format(number=f"{shown:,}"))
        return ("+" if value > 0 else str(self.words["format"]["minus"])) + f"{shown:,}"

    def in_unit(self, number: str, unit: str) -> str:
        """The number with its unit; a difference of two percentages is in points."""
        for forms in self.words["format"].get("units", ()):
            if unit in forms.values():
                unit = forms["one"] if number in ("1", "1.0") else forms["other"]
        gap = "" if not unit or unit[0] in self.words["format"]["glued"] else _spaces(self.words["format"]["unit_gap"])
        return f"{number}{gap}{unit}"

    def value(self, sample_unit: str, value: Fraction, decimals: int) -> str:
        return self.in_unit(self.number(value, decimals), sample_unit)

    def difference(self, unit: str, value: Fraction, decimals: int, *, signed: bool = True) -> str:
        number = self.signed(value, decimals) if signed else self.number(abs(value), decimals)
        return self.in_unit(number, self.words["format"]["point"] if unit == "%" else unit)

    def change(self, unit: str, value: Fraction | None, decimals: int) -> str:
        """A change as a table with the unit in its first column prints it: only points are named."""
        if value is None:
            return str(self.words["none_short"])
        return self.difference("%", value, decimals) if unit == "%" else self.signed(value, decimals)

    def target(self, unit: str, point: Any, decimals: int) -> str:
        if "value" in point:
            return self.value(unit, Fraction(point["value"]), decimals)
        low, high = (self.number(Fraction(point[end]), decimals) for end in ("low", "high"))
        return self.in_unit(self.say("format.range", low=low, high=high), unit)

    def edge(self, unit: str, edge: Edge, decimals: int) -> str:
        """The bound rounded to the strict side: what is printed still earns the word."""
        low, high = (None if v is None else self.in_unit(f"{strict(v, decimals, up=up):,}", unit)
                     for v, up in ((edge.low, True), (edge.high, False)))
        if low and high:
            return self.say("edge.low_high", low=low, high=high)
        return self.say("edge.low", low=low) if low else self.say("edge.high", high=high or "")

    def edges(self, unit: str, day: date, edges: tuple[Edge, Edge], decimals: int, baseline: Fraction) -> str:
        """Both bounds; with a word for it where the first allows what is worse than the baseline."""
        on_track, at_risk = (self.edge(unit, edge, decimals) for edge in edges)
        said = self.say("edges_line", day=self.day(day, "month_day"), on_track=on_track, at_risk=at_risk)
        low, high = edges[0].low, edges[0].high
        if (low is None) == (high is None) or not ((low or baseline) < baseline or (high or baseline) > baseline):
            return said
        return self.say("edges_wide", said=said, baseline=self.value(unit, baseline, decimals))

    def bound(self, unit: str, better: str, point: Any, decimals: int) -> str:
        """A target as a bound: 21.0% or less; a range as it is."""
        said = self.target(unit, point, decimals)
        key = {"higher": "low", "lower": "high"}.get(better)
        return self.say(f"edge.{key}", **{key: said}) if key else said

    def day(self, day: date, form: str) -> str:
        written = self.words["format"]
        return _spaces(written["date"][form].format(
            year=day.year, month=day.month, day=day.day, weekday=written["weekdays"][day.weekday()],
            month_name=written["months"][day.month - 1], month_long=written["months_long"][day.month - 1]))

    def span(self, start: date, end: date) -> str:
        names = self.words["format"]["months"]
        return self.say("format.span.same_year" if start.year == end.year else "format.span.apart",
                        start_year=start.year, start_month=start.month, start_day=start.day,
                        start_month_name=names[start.month - 1], end_year=end.year, end_month=end.month,
                        end_day=end.day, end_month_name=names[end.month - 1])

    def month(self, day: date, form: str = "label") -> str:
        written = self.words["format"]
        return _spaces(written["month"][form].format(year=day.year, month=day.month,
                       month_name=written["months"][day.month - 1], month_long=written["months_long"][day.month - 1]))

    def third(self, day: date) -> str:
        part = "early" if day.day <= 10 else "middle" if day.day <= 20 else "late"
        return self.say(f"format.third.{part}", month=day.month,
                        month_long=self.words["format"]["months_long"][day.month - 1])

    def amount(self, value: Fraction, currency: str, unit: str) -> str:
        """A sum of money in the workspace's unit, where the language has it for the currency."""
        units = self.words["format"]["money"].get(currency, {})
        if unit in units:
            return _spaces(units[unit]["text"].format(number=self.number(value / units[unit]["of"], 0)))
        return self.say("format.money.other", currency=currency, number=self.number(value, 0))

    def months(self, start: date, end: date) -> str:
        """Whole months of one year: 2026年4〜6月, Apr–Jun 2026."""
        names = self.words["format"]["months"]
        return self.say("format.month_span.same_year", start_year=start.year, end_year=end.year,
                        start_month=start.month, end_month=end.month, start_name=names[start.month - 1],
                        end_name=names[end.month - 1])

    def badge(self, judgement: str, target_day: date | None = None, *, reached: bool = False) -> str:
        """The mark and the word; in the period of a target's date that date with it."""
        mark, word = self.words["mark"][judgement], self.words["judgement"][judgement]
        if target_day is not None:
            key = "at_target.reached" if reached else "at_target.missed"
            word = self.say(key, judgement=word, day=self.day(target_day, "month_day"))
        return f"{mark} {word}"


def tongue(name: str) -> Tongue:
    return Tongue(name, yaml.safe_load((LOCALES / f"{name}.yml").read_text(encoding="utf-8")))


def rounded(value: Fraction | int, decimals: int) -> Decimal:
    """Half up, as people round."""
    exact = Fraction(value)
    step = Fraction(1, 10**decimals)
    steps = math.floor(abs(exact) / step + Fraction(1, 2))
    return Decimal(steps if exact >= 0 else -steps).scaleb(-decimals)


def strict(value: Fraction, decimals: int, *, up: bool) -> Decimal:
    steps = math.ceil(value * 10**decimals) if up else math.floor(value * 10**decimals)
    return Decimal(steps).scaleb(-decimals)


def _spaces(text: str) -> str:
    return re.sub(r"[^\S\n]+", " ", text)
