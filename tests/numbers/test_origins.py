"""One number, many files: every number of a built file says where it comes from, and is the same wherever it stands."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from independent.office import Chart, read_docx, read_pptx

from successplan.compose import Known, compose, compose_traced, kinds, load_kind
from successplan.pipeline import CHANGES, Examined, Order, build, examine, trace
from successplan.trace import Number
from successplan.words import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = tuple(sorted(path.parent for path in (ROOT / "samples").glob("*/plan.yaml")))
AS_OF = date(2026, 7, 15)
KINDS = tuple(kind.name for kind in kinds() if kind.name != CHANGES and {"docx", "pptx"} & set(kind.formats))
READ = tuple(kind.name for kind in kinds() if kind.name in KINDS and kind.flow != "form")  # a form's are not traced yet
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


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
    """Every kind of every sample in both languages: built once for all tests, which takes its time."""
    return [file for sample in SAMPLES for file in built(sample, tmp_path_factory.mktemp(sample.name))]


def built(sample: Path, folder: Path) -> Iterator[File]:
    written, _ = build(sample, Order(AS_OF, kinds=READ, languages=LANGUAGES), folder)
    made = json.loads((folder / ".successplan.json").read_text(encoding="utf-8"))["files"]
    for file in written:
        about = made[file.path.name]
        yield File(sample, about["kind"], about["language"], file.path, trace(file.path))


def test_no_number_of_any_file_is_without_an_origin(files: list[File]) -> None:
    unknown = [(file.path.name, number.text, number.around) for file in files for number in file.numbers
               if number.origin is None]
    assert not unknown
    assert len(files) == len(SAMPLES) * len(READ) * len(LANGUAGES)
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
            said[key].add(digits(number.text))
            seen[key].add((file.kind, file.language))
    assert not {key: values for key, values in said.items() if len(values) > 1}
    reports = {"monthly", "monthly-one-page", "qbr"}
    assert any({kind for kind, _ in places} >= reports for places in seen.values()), "some are in every report"


def digits(text: str) -> Decimal:
    """The number without its sign: what fell by 1.3 is 1.3 lower."""
    found = NUMBER.search(text)
    assert found is not None, text
    return Decimal(found[0].replace(",", ""))


def test_a_number_stands_on_the_line_that_its_origin_names(files: list[File]) -> None:
    """Rounded as it is printed; a share is printed in per cent."""
    wrong, held = [], 0
    for file in files:
        for number in file.numbers:
            origin = number.origin
            assert origin is not None
            if origin.what not in ("actual", "baseline", "target", "given") or len(origin.at) != 1 or number.series:
                continue
            line, printed = line_at(file.sample, origin.at[0]), digits(number.text)
            found = [Decimal(number) for cell in line.split(",") for number in re.findall(r"\d+(?:\.\d+)?", cell)]
            held += 1
            if not any(round(value, places(printed)) == printed for one in found for value in (one, one * 100)):
                wrong.append((file.path.name, number.text, origin.at[0], line))
    assert not wrong
    assert held > 500


def line_at(sample: Path, place: str) -> str:
    name, _, line = place.rpartition(":")
    return (sample / name).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return -exponent


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


@cache
def examined_once(sample: Path) -> Examined:
    return examine(sample, AS_OF)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_tracing_leaves_the_document_as_it_is(sample: Path, kind: str, language: Language) -> None:
    examined = examined_once(sample)
    loaded = load_kind(kind, [])
    document, said = compose(loaded, examined.customer, examined.analysis, language)
    traced, also, origins = compose_traced(loaded, Known(examined.customer, examined.analysis), language)
    assert (traced, also) == (document, said)
    assert origins.said
