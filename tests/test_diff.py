"""Comparing two plans: every change is told once, in words of either language, by id and not by place."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from pptx import Presentation

from successplan.analyse import plan_changes
from successplan.analyse.changes import SILENT
from successplan.cli import run
from successplan.compose.locale import load_locale
from successplan.load import load_customer
from successplan.model import Bands, Money, Plan, Share, TargetPoint
from successplan.model.base import Model
from successplan.model.reference import fields_of
from successplan.pipeline import changes_said, compare

AOYAMA = Path(__file__).parents[1] / "samples" / "aoyama-apparel"
AS_OF = date(2026, 7, 15)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    leave = shutil.ignore_patterns("output")
    old, new = (Path(shutil.copytree(AOYAMA, tmp_path / name, ignore=leave)) for name in ("old", "new"))
    return old, new


def edit(folder: Path, *pairs: tuple[str, str]) -> None:
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    (folder / "plan.yaml").write_text(text, encoding="utf-8")


def said(two: tuple[Path, Path], language: Any = "ja") -> list[str]:
    return list(changes_said(compare(*two, AS_OF), language))


def test_the_same_plan_twice_has_no_changes(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert said(two) == []
    assert run(["diff", *map(str, two)]) == 0
    assert capsys.readouterr().out == "変更はありません。\n"


def test_a_target_that_moved_is_told_with_day_values_unit_and_reason(two: tuple[Path, Path]) -> None:
    edit(two[0], ('version: "1.1"', 'version: "1.0"'), ("value: 21.0", "value: 21.5"))
    plan = (two[0] / "plan.yaml").read_text(encoding="utf-8")
    (two[0] / "plan.yaml").write_text(plan[:plan.index("\nchanges:")] + "\n", encoding="utf-8")
    (two[0] / "plan.en.yaml").unlink()  # it translates the reason, which the old plan does not have

    assert said(two) == ["値引き率の目標（2026/6/30）を 21.5% から 21.0% に変更（5月の実績）"]
    assert said(two, "en")[0].startswith("Markdown rate: target (30\u00a0Jun 2026) changed from 21.5% to 21.0% (")


def test_people_dates_and_words_are_printed_as_documents_do(two: tuple[Path, Path]) -> None:
    edit(two[1], ("    date: 2026-05-20\n    owner: tanaka", "    date: 2026-05-27\n    owner: kato"),
         ("    impact: 4\n    likelihood: 2", "    impact: 4\n    likelihood: 3"))

    assert said(two) == [
        "「新基準で初回の値引き会議を実施」の期日を 2026/5/20 から 2026/5/27 に変更",
        "「新基準で初回の値引き会議を実施」の担当を 田中 美咲 様 から 加藤 優 様 に変更",
        "「データ連携の遅れ」の起こりやすさを 2 から 3 に変更"]


def test_what_came_and_what_went_is_told_by_its_list(two: tuple[Path, Path]) -> None:
    edit(two[1], ("milestones:\n", "milestones:\n  - {id: a-price, name: 価格の見直し, date: 2026-08-20}\n"))
    edit(two[0], ("milestones:\n", "milestones:\n  - {id: b-stock, name: 棚卸, date: 2026-08-20}\n"))

    assert said(two) == ["マイルストーンに「価格の見直し」を追加", "マイルストーンから「棚卸」を削除"]


def test_the_order_of_a_list_is_no_change(two: tuple[Path, Path]) -> None:
    text = (two[1] / "plan.yaml").read_text(encoding="utf-8")
    start, end = text.index("risks:\n") + 7, text.index("\npremises:")
    risks = re.findall(r"  - .*?(?=^  - |\Z)", text[start:end] + "\n", re.DOTALL | re.MULTILINE)
    assert len(risks) > 1
    (two[1] / "plan.yaml").write_text(text[:start] + "".join(reversed(risks)) + text[end:], encoding="utf-8")

    assert said(two) == []


def test_two_plan_files_are_compared_as_well_as_two_folders(
    two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    edit(two[1], ("value: 48.2", "value: 48.1"))

    assert run(["diff", str(two[0] / "plan.yaml"), str(two[1] / "plan.yaml")]) == 0
    assert capsys.readouterr().out == "粗利益率の基準値を 48.2% から 48.1% に変更\n"


def test_the_slide_is_a_native_table_with_targets_first(
    two: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(two[1], ('version: "1.1"', 'version: "1.2"'), ("    date: 2026-05-20", "    date: 2026-05-27"),
         ("value: 48.2", "value: 48.1"))
    file = tmp_path / "changes.pptx"

    for _ in range(2):
        assert run(["diff", *map(str, two), "--slide", str(file), "--as-of", "2026-07-15"]) == 0
        first = file.read_bytes()
    assert file.read_bytes() == first and str(file) in capsys.readouterr().out

    (slide,) = Presentation(io.BytesIO(first)).slides
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert "前回からの変更2件（うち目標・基準値1件）" in texts[0]
    assert any("第1.1版 → 第1.2版" in text for text in texts)
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[1][:3] == ["粗利益率の基準値", "48.2%", "48.1%"]
    assert rows[2][:3] == ["「新基準で初回の値引き会議を実施」の期日", "2026/5/20", "2026/5/27"]


def test_a_slide_that_was_edited_by_hand_stays(two: tuple[Path, Path], tmp_path: Path) -> None:
    file = tmp_path / "changes.pptx"
    file.write_bytes(b"mine")

    assert run(["diff", *map(str, two), "--slide", str(file)]) == 0
    assert file.read_bytes() == b"mine" and (tmp_path / "changes.new.pptx").is_file()


def test_usage(two: tuple[Path, Path], tmp_path: Path) -> None:
    assert run(["diff", str(two[0])]) == 2
    assert run(["diff", str(two[0]), str(tmp_path / "nobody")]) == 2
    assert run(["diff", *map(str, two), "--slide", "changes.docx"]) == 2
    (two[1] / "plan.yaml").write_text("goals: [", encoding="utf-8")
    assert run(["diff", *map(str, two)]) == 1


def fields() -> Iterator[tuple[str, str]]:
    """Every (list, key path) of a plan in which something can change."""
    seen: set[type[Model]] = set()
    todo: list[tuple[type[Model], str, str]] = [(Plan, "", "")]
    while todo:
        model, area, above = todo.pop()
        for name, key, _ in fields_of(model):
            if key in SILENT or area in ("cases", "scenes", "pitfalls"):
                continue
            annotation = model.model_fields[name].annotation
            inner = [one for one in models(annotation) if one not in (Money, Share, Bands, TargetPoint)]
            if inner and "tuple" in str(annotation):
                yield key, ""
                todo += [(one, key, "") for one in inner if one not in seen]
                seen |= set(inner)
            elif inner:
                todo += [(one, area, f"{above}{key}_") for one in inner]
            else:
                yield area, above + key


def models(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for each in get_args(annotation):
        yield from models(each)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_everything_that_can_change_has_a_name(language: Any) -> None:
    words = load_locale(language).words["plan-changes"]
    found = set(fields())

    assert len(found) > 100
    unnamed = {(area, field) for area, field in found
               if (area and area not in words["area"])
               or (field and field not in words["field"] and field not in ("premises", "cases", "scenes"))}
    assert unnamed == set()


def test_changes_are_in_the_order_of_the_plan_and_sorted_by_id(two: tuple[Path, Path]) -> None:
    edit(two[1], ("value: 48.2", "value: 48.1"),
         ("    impact: 4\n    likelihood: 2", "    impact: 4\n    likelihood: 3"),
         ("risks:\n", "risks:\n  - {id: zz, risk: 最後}\n  - {id: aa, risk: 最初}\n"))
    old, new = (load_customer(folder)[0].plan for folder in two)

    assert [(one.area, one.id) for one in plan_changes(old, new)] == [
        ("goals", "gross-margin"), ("risks", "aa"), ("risks", "data-delay"), ("risks", "zz")]
