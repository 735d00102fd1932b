"""The sample customers, from the smallest to the largest: their files are valid and every document comes of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import office
import pytest
import yaml
from brands import four_by_three
from pptx import Presentation

from successplan.brand import load_brand
from successplan.compose.kinds import kinds
from successplan.diagnostics import Level
from successplan.document import Deck, plain
from successplan.pipeline import Order, compose_all, examine, make, renderer

ROOT = Path(__file__).parents[1]
SAMPLES = tuple(sorted(path.parent for path in (ROOT / "samples").glob("*/plan.yaml")))
AS_OF = date(2026, 7, 15)
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
BASES = tuple(file for sample in SAMPLES for file in sorted(sample.glob("*.yaml")) if file.name.count(".") == 1)
LANGUAGES = ("ja", "en")
DECKS = tuple(kind.name for kind in kinds() if kind.flow == "slides")
EVERY_DECK = pytest.mark.parametrize("kind", DECKS)
EACH = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)


class _Days(yaml.SafeLoader):
    """YAML as JSON has it: days stay texts."""


_Days.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def deck(sample: Path, language: Any, kind: str) -> bytes:
    """A deck of a sample."""
    order = Order(AS_OF, kinds=(kind,), languages=(language,))
    ((output,), _) = make(examine(sample, AS_OF), order)
    return output.data


def names(entry: Any) -> Iterator[str]:
    """Every text at a `name` or `work` of a YAML file."""
    if isinstance(entry, dict):
        yield from (value for key, value in entry.items() if key in ("name", "work") and isinstance(value, str))
        entry = list(entry.values())
    if isinstance(entry, list):
        for one in entry:
            yield from names(one)


def tier(person: str, superiors: dict[str, str | None]) -> int:
    """How many superiors stand above a person."""
    above = superiors[person]
    return 1 + tier(above, superiors) if above else 0


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Days)  # a SafeLoader


@pytest.mark.parametrize("file", BASES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_each_file_names_its_schema_and_keeps_to_it(file: Path) -> None:
    first = FIRST_LINE.match(file.read_text(encoding="utf-8"))
    assert first
    schema = file.parent / first[1]
    assert schema.is_file() and schema.name == f"{file.stem}.schema.json"
    rules = yaml.safe_load(schema.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(rules).validate(read(file))


@EACH
def test_each_sample_is_read_and_checked_without_an_error(sample: Path) -> None:
    found = examine(sample, AS_OF).diagnostics
    assert [one for one in found if one.level is Level.ERROR] == []


@EACH
def test_the_plan_is_built_in_both_languages(sample: Path) -> None:
    outputs, _ = make(examine(sample, AS_OF), Order(AS_OF, kinds=("success-plan",), languages=LANGUAGES))
    assert [output.about["language"] for output in outputs] == list(LANGUAGES)


@EVERY_DECK
@EACH
def test_each_deck_is_built_in_both_languages_and_no_two_slides_have_one_title(sample: Path, kind: str) -> None:
    for language in LANGUAGES:
        titles = [slide.shapes.title.text for slide in Presentation(BytesIO(deck(sample, language, kind))).slides]
        assert titles and len(set(titles)) == len(titles)


@EACH
def test_every_slide_but_the_cover_names_its_source(sample: Path) -> None:
    order = Order(AS_OF, kinds=tuple(kind for kind in DECKS if kind != "plan-changes"), languages=LANGUAGES)
    for deck, _ in compose_all(examine(sample, AS_OF), order):
        assert isinstance(deck, Deck)
        without = [plain(slide.title) for slide in deck.slides if slide.layout != "cover" and not slide.source]
        assert without == []


def test_the_long_sample_is_long() -> None:
    sample = ROOT / "samples" / "hikari-hospitals"
    plan, other = read(sample / "plan.yaml"), read(sample / "plan.en.yaml")
    assert [len(goal["kpis"]) for goal in plan["goals"]] == [10, 10, 10, 10]
    assert len(plan["people"]) == 60 and len(plan["roadmap"]) == 30
    assert sum(item["status"] == "active" for item in plan["roadmap"]) == 3
    superiors = {person["id"]: person.get("reports_to") for person in plan["people"]}
    judging = [person["id"] for person in plan["people"] if person.get("role") in ("evaluator", "final_evaluator")]
    assert {tier(one, superiors) for one in judging} >= {0, 1, 2}
    assert max(map(len, names(plan))) == 80 and max(map(len, names(other))) == 80
    with (sample / "kpi.csv").open(encoding="utf-8", newline="") as file:
        days = [date.fromisoformat(row["date"]) for row in csv.DictReader(file)]
    assert (max(days) - min(days)).days >= 5 * 365
    assert (sample / "kpi.csv").stat().st_size < 1_500_000


def test_the_minimal_sample_is_one_file_with_one_goal_and_one_kpi() -> None:
    sample = ROOT / "samples" / "mini-cafe"
    assert [path.name for path in sample.iterdir() if path.is_file()] == ["plan.yaml"]
    (goal,) = read(sample / "plan.yaml")["goals"]
    assert len(goal["kpis"]) == 1


@dataclass(frozen=True)
class Box:
    """The place of a shape in points, with its text without spaces; that of a chart, None, is not known."""

    left: float
    top: float
    right: float
    bottom: float
    text: str | None

    def holds(self, line: office.Line) -> bool:
        """True where the line stays inside. The boxes of a PDF's lines are taller than their letters, and 、 or 。 may
        hang over the end of a line."""
        tall = line.bottom - line.top
        hang = tall if line.text[-1] in "、。，．）」" else 0
        inside = self.left - 2 <= line.left and line.right <= self.right + 2 + hang
        return inside and self.top - 0.35 * tall <= line.top and line.bottom <= self.bottom + 0.35 * tall


def boxes(shapes: Any) -> Iterator[Box]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from boxes(shape.shapes)
            continue
        text = shape.text_frame.text if shape.has_text_frame else ""
        if getattr(shape, "has_table", False):
            text = "".join(cell.text for row in shape.table.rows for cell in row.cells)
        left, top = shape.left / 12700, shape.top / 12700
        known = None if getattr(shape, "has_chart", False) else bare(text)
        yield Box(left, top, left + shape.width / 12700, top + shape.height / 12700, known)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def strays(line: office.Line, places: list[Box]) -> bool:
    """True where the line leaves the shape that says it; one inside a chart may be the chart's own."""
    own = [box for box in places if box.text is not None and bare(line.text) in box.text]
    charts = [box for box in places if box.text is None]
    return not any(box.holds(line) for box in ([*own, *charts] if own else places))


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGES)
@EVERY_DECK
@EACH
def test_no_line_of_text_leaves_its_shape_or_the_slide(
    sample: Path, kind: str, language: str, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck(sample, language, kind))
    made = Presentation(str(path))
    assert made.slide_width is not None and made.slide_height is not None
    slides = [list(boxes(slide.shapes)) for slide in made.slides]
    lines = office.pdf_lines(path)
    assert {line.page for line in lines} == set(range(1, len(slides) + 1))
    assert all(line.left > 24 and line.right < made.slide_width / 12700 - 24 for line in lines)
    assert all(line.top > 0 and line.bottom < made.slide_height / 12700 for line in lines)
    assert [line for line in lines if strays(line, slides[line.page - 1])] == []


@pytest.mark.office
def test_no_line_leaves_its_shape_on_a_template_of_4_to_3(tmp_path: Path) -> None:
    """The same deck on a company's own template: other size, insets, fonts and places."""
    brand = load_brand(four_by_three(tmp_path / "brand"))
    sample = ROOT / "samples" / "aoyama-apparel"
    ((document, _),) = compose_all(examine(sample, AS_OF), Order(AS_OF, kinds=("monthly",)))
    data, said = renderer("pptx")(document, brand)
    assert [one for one in said if one.level is Level.ERROR] == []
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    slides = [list(boxes(slide.shapes)) for slide in Presentation(str(path)).slides]
    lines = office.pdf_lines(path)
    off = [line for line in lines if line.left <= 18 or line.right >= 720 - 12 or line.top <= 0 or line.bottom >= 540]
    assert off == []
    assert [line for line in lines if strays(line, slides[line.page - 1])] == []
