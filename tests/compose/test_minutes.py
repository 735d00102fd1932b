"""The minutes as a form: what is known of the next meeting is filled in, the rest is asked for in the agreed order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from successplan.document import Field, Form, plain
from successplan.pipeline import Order, compose_all, examine
from successplan.words import LANGUAGES, Language

AOYAMA = Path(__file__).resolve().parents[2] / "samples" / "aoyama-apparel"
MORNING = date(2026, 7, 8)


def minutes(language: Language) -> Form:
    ((form, _),) = compose_all(examine(AOYAMA, MORNING), Order(MORNING, ("minutes",), languages=(language,)))
    assert isinstance(form, Form)
    return form


def test_the_next_meeting_is_filled_in() -> None:
    values = {each.id: each.value for each in minutes("ja").fields if each.value}
    assert values == {"sp1.date": "7/14(火)", "sp1.at": "10:00", "sp1.place": "オンライン",
                      "sp1.present": "田中、加藤、西、鈴木"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_decisions_stand_before_actions_before_what_is_left_open(language: Language) -> None:
    ids = [each.id for each in minutes(language).fields]
    order = ["sp1.present", "sp1.absent", "sp1.d3.answer", "sp1.d1.decided", "sp1.n1.what", "sp1.n1.owner",
             "sp1.n1.due", "sp1.p1.what", "sp1.p1.who", "sp1.t1.point", "sp1.k1.said", "sp1.a12.result", "sp1.next"]
    assert [id_ for id_ in ids if id_ in order] == order


def test_rows_are_known_by_their_ids() -> None:
    (page,) = minutes("ja").pages
    shown = {plain(row.boxes[0].content) for row in page.rows if not isinstance(row.boxes[0].content, Field)}
    assert {"d3", "D1", "N1", "P1", "T1", "K1", "a12"} <= shown
