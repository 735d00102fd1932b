"""A number that was typed into a built file has no origin; all the others keep theirs."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation

from successplan.diagnostics import Refused
from successplan.pipeline import Order, build, trace
from successplan.trace import Number

SAMPLE = Path(__file__).parents[2] / "samples" / "northwind-logistics"
AS_OF = date(2026, 7, 15)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deck")
    written, _ = build(SAMPLE, Order(AS_OF, kinds=("monthly",)), folder)
    return written[0].path


@pytest.fixture
def edited(deck: Path, tmp_path: Path) -> Path:
    """A copy of the deck with its record, to be edited."""
    record = deck.parent / ".successplan-origins" / f"{deck.name}.json"
    (tmp_path / ".successplan-origins").mkdir()
    (tmp_path / ".successplan-origins" / record.name).write_bytes(record.read_bytes())
    (tmp_path / deck.name).write_bytes(deck.read_bytes())
    return tmp_path / deck.name


def typed(file: Path) -> list[Number]:
    return [number for number in trace(file) if number.origin is None]


def kpi_cells(file: Path) -> tuple[object, object]:
    """The presentation and its first table with a row for each indicator."""
    deck = Presentation(str(file))
    return deck, next(shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table)


def test_a_file_as_it_was_built_has_none(deck: Path) -> None:
    assert typed(deck) == []


def test_a_cell_that_was_typed_over_is_named_with_what_stood_there(edited: Path) -> None:
    deck, table = kpi_cells(edited)
    cell = table.cell(2, 2)  # type: ignore[attr-defined]
    run = cell.text_frame.paragraphs[0].runs[0]
    before, run.text = run.text, table.cell(3, 2).text  # type: ignore[attr-defined]  # a number that stands elsewhere
    deck.save(str(edited))  # type: ignore[attr-defined]
    (found,) = typed(edited)
    assert (found.text, found.was) == (run.text, before)
    assert found.spot.part == "table" and found.spot.slide > 1


def test_a_number_typed_into_a_sentence_is_found_and_its_neighbours_keep_their_origin(edited: Path) -> None:
    deck = Presentation(str(edited))
    notes = next(run for slide in deck.slides for paragraph in slide.notes_slide.notes_text_frame.paragraphs
                 for run in paragraph.runs if "10%" in run.text and "25%" in run.text)
    notes.text = notes.text.replace("25%", "35%")
    deck.save(str(edited))
    (found,) = typed(edited)
    assert (found.text, found.was, found.spot.part) == ("35", "25", "notes")
    assert any(one.text == "10" and one.around == found.around and one.origin for one in trace(edited))


def test_a_sentence_that_was_added_has_only_numbers_without_an_origin(edited: Path) -> None:
    deck = Presentation(str(edited))
    box = deck.slides[1].shapes.add_textbox(0, 0, 1000000, 1000000)
    box.text_frame.text = "We expect 987 drops and 6.54 pounds"
    deck.save(str(edited))
    assert [number.text for number in typed(edited)] == ["987", "6.54"]


def test_a_point_of_a_chart_that_was_typed_over_is_named(edited: Path) -> None:
    line = next(one for one in trace(edited) if one.series and one.origin and one.origin.what == "actual"
                and one.at == one.origin.day)
    parts = {}
    with zipfile.ZipFile(edited) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = next(name for name, data in parts.items() if name.startswith("ppt/charts/chart") and data.count(
        f"<c:v>{line.text}</c:v>".encode()))
    parts[name] = parts[name].replace(f"<c:v>{line.text}</c:v>".encode(), b"<c:v>77777</c:v>", 1)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for part, data in parts.items():
            package.writestr(part, data)
    edited.write_bytes(buffer.getvalue())
    found = typed(edited)
    assert [number.text for number in found] == ["77777"]
    assert found[0].series and float(found[0].was) == float(line.text)


def test_a_file_away_from_its_folder_says_what_is_missing(deck: Path, tmp_path: Path) -> None:
    moved = tmp_path / deck.name
    moved.write_bytes(deck.read_bytes())
    with pytest.raises(Refused) as refused:
        trace(moved)
    (said,) = refused.value.diagnostics
    assert f".successplan-origins/{deck.name}.json" in said.text.say("en")
    assert said.hint is not None and "build it again" in said.hint.say("en")


@pytest.mark.parametrize("record", ["", "{}", '{"form": 2}', '{"form":1,"origins":[],"said":[["1","","",-1,[[0,1,7]]]],'
                                                              '"drawn":[]}', "[]"])
def test_a_damaged_record_is_refused(edited: Path, record: str) -> None:
    (edited.parent / ".successplan-origins" / f"{edited.name}.json").write_text(record, encoding="utf-8")
    with pytest.raises(Refused):
        trace(edited)


def test_the_record_is_the_same_for_the_same_input_and_names_no_place_of_this_machine(tmp_path: Path) -> None:
    records = []
    for name in ("one", "two"):
        written, _ = build(SAMPLE, Order(AS_OF, kinds=("monthly-one-page",)), tmp_path / name)
        records.append((tmp_path / name / ".successplan-origins" / f"{written[0].path.name}.json").read_text("utf-8"))
    assert records[0] == records[1]
    assert str(SAMPLE.parent) not in records[0] and str(tmp_path) not in records[0]
