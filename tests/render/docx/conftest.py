"""The default brand, and a way to render blocks and read them back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from render.docx.demo import Read, report

from successplan.brand import Brand, load_brand
from successplan.document import Cover
from successplan.render.docx import render_docx

BRANDS = Path(__file__).resolve().parents[3] / "templates" / "brands"


@pytest.fixture(scope="session")
def brand() -> Brand:
    return load_brand(BRANDS / "default")


@pytest.fixture
def read(brand: Brand) -> Callable[..., Read]:
    """Renders blocks and reads them back; asserts that nothing had to be said."""

    def made(*blocks: object, language: str = "ja", cover: Cover | None = None, **changes: object) -> Read:
        data, said = render_docx(report(*blocks, language=language, cover=cover, **changes), brand)
        assert said == ()
        return Read(data)

    return made
