"""One number, many files: what pages say in tables and charts is what the Word and PowerPoint files say."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from built_samples import AS_OF, Built
from independent.office import Chart, Part
from independent.page import read_page

from successplan.pipeline import Order, examine, make
from successplan.words import Language

_TYPED_BULLETS = dict.fromkeys(map(ord, "・•"))  # on slides these hang, as the bullets of a paragraph
Rows = set[tuple[str, ...]]


@cache
def read_pages(folder: Path, language: Language) -> dict[str, list[Part]]:
    outputs, _ = make(examine(folder, AS_OF), Order(AS_OF, formats=("html",), languages=(language,)))
    return {output.about["kind"]: read_page(output.data) for output in outputs}


@pytest.fixture
def pages(built: Built) -> dict[str, list[Part]]:
    """The pages of the same documents, read back, by kind."""
    return read_pages(built.sample.folder, built.tongue.name)


def rows(parts: Iterable[Part]) -> Rows:
    """All rows of all tables; empty cells at a row's end, which Word joins to the one before, count for nothing."""
    return {row_of(row) for part in parts for table in part.tables for row in table}


def row_of(cells: Iterable[str]) -> tuple[str, ...]:
    said = [" ".join(cell.translate(_TYPED_BULLETS).split()) for cell in cells]
    while said and not said[-1]:
        said.pop()
    return tuple(said)


def charts(parts: Iterable[Part]) -> dict[str, Chart]:
    return {chart.description: chart for part in parts for chart in part.charts if chart.cells}


def test_tables_of_the_plan_have_the_same_rows(built: Built, pages: dict[str, list[Part]]) -> None:
    shown, printed = rows(pages["success-plan"]), rows([built.plan])
    assert len(shown) > 50
    assert shown - printed == set()


def lines(parts: Iterable[Part]) -> set[str]:
    """All lines of all cells, without the typed bullets that a slide hangs before them."""
    return {" ".join(line.split()).lstrip("・• ") for part in parts for table in part.tables for row in table
            for cell in row for line in cell.split("\n")}


def test_tables_of_the_month_have_the_same_rows(built: Built, pages: dict[str, list[Part]]) -> None:
    """A slide parts a very long row in two, between two lines of a cell; all other rows are the same."""
    shown, printed = rows(pages["monthly"]), rows(built.slides)
    assert len(shown) > 15
    assert len(shown - printed) <= 1 and len(printed - shown) <= 2
    assert lines(pages["monthly"]) == lines(built.slides)


@pytest.mark.parametrize("kind", ["monthly", "success-plan"])
def test_charts_have_the_same_numbers(built: Built, pages: dict[str, list[Part]], kind: str) -> None:
    shown = charts(pages[kind])
    native = charts(built.slides if kind == "monthly" else [built.plan])
    assert set(shown) == set(native) and len(shown) > 1
    for alt, chart in shown.items():
        actual = built.tongue.say("chart.actual")
        assert chart.cells[actual] == native[alt].cells[actual]
        for name, series in chart.cells.items():
            for points, cells in zip(series, native[alt].cells[name], strict=True):
                known = {day: value for day, value in cells.items() if day in points}
                assert known == {day: value for day, value in points.items() if day in known}, name


def test_what_to_say_is_the_same(built: Built, pages: dict[str, list[Part]]) -> None:
    shown = {note for page in pages["monthly"] for note in page.notes}
    assert len(shown) > 20
    assert shown == {note for slide in built.slides for note in slide.notes if note}
