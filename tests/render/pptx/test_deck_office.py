"""What the Open XML SDK and LibreOffice say about a built deck."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import page_count, pdf_lines, validate
from render.pptx.demo import deck
from render.pptx.drawings import drawings

from successplan.brand import load_brand
from successplan.render.pptx import render_pptx

DEFAULT = Path(__file__).resolve().parents[3] / "templates" / "brands" / "default"
pytestmark = pytest.mark.office


@pytest.fixture(params=["ja", "en"])
def built(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    data, said = render_pptx(deck(request.param), load_brand(DEFAULT))
    assert said == ()
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    return path


def test_the_deck_and_the_empty_reference_are_valid(built: Path) -> None:
    assert validate(built) == []
    assert validate(DEFAULT / "reference.pptx") == []


def test_libreoffice_prints_every_slide_and_nothing_leaves_it(built: Path) -> None:
    assert page_count(built) == 4
    printed = pdf_lines(built)
    right, bottom = 960, 540  # points: 13.333 x 7.5 inches
    for line in printed:
        # Hanging punctuation may stand in the margin of 48 pt, nothing may reach the edge.
        assert line.left > 40 and line.right < right - 24 and line.top > 0 and line.bottom < bottom, line


def test_titles_take_two_lines_at_most_in_libreoffice_too(built: Path) -> None:
    for page in range(2, 5):
        sizes = [line for line in pdf_lines(built) if line.page == page and line.bottom - line.top > 24]
        heads = {round(line.top) for line in sizes if line.top < 96}
        assert 1 <= len(heads) <= 2


@pytest.fixture(params=["ja", "en"])
def drawn(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    data, said = render_pptx(drawings(request.param), load_brand(DEFAULT))
    assert said == ()
    path = tmp_path / "drawings.pptx"
    path.write_bytes(data)
    return path


def test_drawings_are_valid_and_no_text_of_theirs_leaves_its_slide(drawn: Path) -> None:
    assert validate(drawn) == []
    assert page_count(drawn) == 12
    for line in pdf_lines(drawn):
        assert line.left > 40 and line.right < 960 - 40 and line.top > 0 and line.bottom < 540, line
