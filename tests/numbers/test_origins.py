"""One number, many files: every number of a built file says where it comes from, and is the same wherever it stands."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from independent.office import Chart, read_docx, read_pptx

from successplan.compose import Known, compose, compose_traced, load_kind
from successplan.pipeline import Order, build, examine, trace
from successplan.trace import Number
from successplan.words import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = tuple(ROOT / "samples" / name for name in ("aoyama-apparel", "mini-cafe"))
AS_OF = date(2026, 7, 15)
KINDS = ("success-plan", "monthly", "monthly-one-page")


@dataclass(frozen=True)
class File:
    """A built file of a sample, and its numbers as they were traced."""

    sample: Path
    kind: str
    language: Language
    path: Path
    numbers: tuple[Number, ...]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[File]:
    return [file for sample in SAMPLES for file in built(sample, tmp_path_factory.mktemp(sample.name))]


def built(sample: Path, folder: Path) -> Iterator[File]:
    for kind in KINDS:
        for language in LANGUAGES:
            order = Order(AS_OF, kinds=(kind,), languages=(language,))
            written, _ = build(sample, order, folder / kind / language)
            for file in written:
                yield File(sample, kind, language, file.path, trace(file.path))


def test_no_number_of_any_file_is_without_an_origin(files: list[File]) -> None:
    unknown = [(file.path.name, number.text, number.around) for file in files for number in file.numbers
               if number.origin is None]
    assert not unknown
    assert len(files) == len(SAMPLES) * len(KINDS) * len(LANGUAGES)
    assert all(file.numbers for file in files)


def test_the_same_thing_is_the_same_number_in_every_file(files: list[File]) -> None:
    """By sample: whatever is said of one indicator, for one day, has the same digits wherever it is printed."""
    said: dict[tuple[str, ...], set[Decimal]] = defaultdict(set)
    seen: dict[tuple[str, ...], set[tuple[str, Language]]] = defaultdict(set)
    for file in files:
        for number in file.numbers:
            origin = number.origin
            assert origin is not None
            if origin.what not in ("actual", "planned", "gap", "change", "change_on_year", "way") or number.series:
                continue
            key = (file.sample.name, origin.what, origin.of, origin.day, *origin.at)
            digits = re.search(r"\d[\d,]*(?:\.\d+)?", number.text)
            assert digits is not None
            said[key].add(Decimal(digits[0].replace(",", "")))
            seen[key].add((file.kind, file.language))
    assert not {key: values for key, values in said.items() if len(values) > 1}
    assert any({kind for kind, _ in places} == set(KINDS) for places in seen.values()), "some are in every document"


def test_every_point_of_an_actual_line_is_its_row_of_kpi_csv(files: list[File]) -> None:
    points = 0
    for file in files:
        if not (file.sample / "kpi.csv").exists():
            continue
        history = (file.sample / "kpi.csv").read_text(encoding="utf-8").splitlines()
        rows = {f"kpi.csv:{at}": row for at, row in enumerate(csv.reader(history), 1)}
        for number in file.numbers:
            assert number.origin is not None
            if number.series and number.origin.what == "actual" and len(number.origin.at) == 1:
                row = rows[number.origin.at[0]]
                if number.at == number.origin.day:  # else a point between two measured ones
                    assert (row[1], Decimal(row[2])) == (number.at, Decimal(number.text)), file.path.name
                    points += 1
    assert points > 100


def test_charts_draw_what_their_workbooks_hold(files: list[File]) -> None:
    charts = [chart for file in files for chart in charts_of(file)]
    for chart in charts:
        for name, drawn in chart.cached.items():
            for points, cells, between in zip(drawn, chart.cells[name], chart.between[name], strict=True):
                assert {day: value for day, value in points.items() if day not in between} == cells, name
    assert len(charts) > 20


def charts_of(file: File) -> list[Chart]:
    data = file.path.read_bytes()
    if file.path.suffix == ".docx":
        return read_docx(data).charts
    return [chart for slide in read_pptx(data) for chart in slide.charts]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_tracing_leaves_the_document_as_it_is(sample: Path, kind: str, language: Language) -> None:
    examined = examine(sample, AS_OF)
    loaded = load_kind(kind, [])
    document, said = compose(loaded, examined.customer, examined.analysis, language)
    traced, also, origins = compose_traced(loaded, Known(examined.customer, examined.analysis), language)
    assert (traced, also) == (document, said)
    assert origins.said
