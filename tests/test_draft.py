"""A draft is made in spite of what the rules say, and says on every page and slide that it is one."""

from __future__ import annotations

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pptx import Presentation

from successplan.diagnostics import Refused
from successplan.pipeline import Order, examine, make

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 7, 15)


@pytest.fixture
def without_meetings(tmp_path: Path) -> Path:
    """A plan that evaluator-meets-monthly stops, and monthly-less words that only reach the plan."""
    folder = tmp_path / "cafe"
    shutil.copytree(ROOT / "samples" / "mini-cafe", folder, ignore=shutil.ignore_patterns("output"))
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").split("\nmeetings:")[0] + "\n", encoding="utf-8")
    return folder


def test_an_error_of_a_rule_stops_the_plan_but_not_its_draft(without_meetings: Path) -> None:
    order = Order(AS_OF, kinds=("success-plan",), languages=("ja",))
    with pytest.raises(Refused) as refused:
        make(examine(without_meetings, AS_OF), order)
    assert [one.rule for one in refused.value.diagnostics if one.level == "error"] == ["evaluator-meets-monthly"]

    ((output,), said) = make(examine(without_meetings, AS_OF), Order(AS_OF, ("success-plan",), (), ("ja",), draft=True))

    assert "evaluator-meets-monthly" in {one.rule for one in said}  # it is still told
    with ZipFile(BytesIO(output.data)) as file:
        headers = [file.read(name).decode() for name in file.namelist() if name.startswith("word/header")]
    assert headers and all('string="未確定"' in header for header in headers)


@pytest.mark.parametrize(("language", "word"), [("ja", "未確定"), ("en", "DRAFT")])
def test_every_slide_of_a_draft_says_so_and_none_of_another_deck(language: str, word: str) -> None:
    def texts(*, draft: bool) -> list[list[str]]:
        order = Order(AS_OF, ("monthly",), (), (language,), draft=draft)  # type: ignore[arg-type]
        ((output,), _) = make(examine(ROOT / "samples" / "mini-cafe", AS_OF), order)
        return [[shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
                for slide in Presentation(BytesIO(output.data)).slides]

    assert all(word in slide for slide in texts(draft=True))
    assert not any(word in slide for slide in texts(draft=False))


def test_words_of_our_own_house_stop_a_draft_too(without_meetings: Path) -> None:
    plan = without_meetings / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "premises: [The churn risk stays low]\n", encoding="utf-8")

    with pytest.raises(Refused) as refused:
        make(examine(without_meetings, AS_OF), Order(AS_OF, ("success-plan",), draft=True))
    assert "internal-word-leaked" in {one.rule for one in refused.value.diagnostics}


def test_what_cannot_be_read_stops_a_draft_too(without_meetings: Path) -> None:
    plan = without_meetings / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("better: higher", "better: upwards"), encoding="utf-8")

    with pytest.raises(Refused):
        make(examine(without_meetings, AS_OF), Order(AS_OF, ("success-plan",), draft=True))
