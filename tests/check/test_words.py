"""Rules on words, asked of a composed document: what a template says, and what got past the wall."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from check_plans import FIXTURES

from successplan.check import check_words
from successplan.document import Meta, Paragraph, Report, Strong, Text
from successplan.document.texts import texts
from successplan.load import load_customer
from successplan.model import Customer, Note
from successplan.words import Words

AS_OF = date(2026, 7, 15)
TEMPLATE = Path("templates/kinds/monthly.md.j2")
SECRET = "Eve wants to leave before the autumn"


def customer() -> Customer:
    sound = load_customer(FIXTURES / "sound")[0]
    assert sound.internal is not None
    note = Note(date=AS_OF, text=Words(en=SECRET))
    return replace(sound, internal=sound.internal.model_copy(update={"notes": (note,)}))


def found(*said: str) -> list[tuple[str, str]]:
    return [(one.rule, one.place.file.name if one.place else "")
            for one in check_words(customer(), AS_OF, said, TEMPLATE)]


def test_what_a_template_says_is_told_at_the_template() -> None:
    assert found("Your health score is 80", "Results of June") == [("internal-word-leaked", "monthly.md.j2")]
    assert found("佐藤部長様") == [("honorific-correct", "monthly.md.j2")]


def test_a_text_of_internal_yaml_is_found_inside_a_longer_one() -> None:
    assert [rule for rule, _ in found(f"Note: {SECRET}.")] == ["internal-word-leaked"]


def test_what_stands_in_the_files_is_told_there_and_not_once_more() -> None:
    # the sound plan itself says so in its journal
    assert found("The new stores follow", "Markdowns eat the margin") == []


def test_the_texts_of_a_document_are_whole_sentences() -> None:
    meta = Meta("monthly", "en", "Title", "", "", "", AS_OF)
    document = Report(meta, None, (Paragraph((Text("Your health "), Strong((Text("score"),)))),))

    assert "Your health score" in list(texts(document))
