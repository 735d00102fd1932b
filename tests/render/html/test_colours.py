"""Every text of a page can be read on its ground, on light and dark pages of every brand; the sheet is a plain text."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from brands import DEFAULT, dark, four_by_three

from successplan.brand import Brand, load_brand

TONES = ("accent", "reached", "on_track", "at_risk", "off_track", "not_yet", "muted", "plain")
# Which text stands on which ground, by the names of the style sheet's properties.
TEXTS = [*product(("ink", "title", "link"), ("page", "quiet")),
         *((f"{tone}-text", ground) for tone in TONES for ground in ("page", "quiet", f"{tone}-fill")),
         *((f"{tone}-on", f"{tone}-solid") for tone in TONES)]
SHAPES = [(f"{tone}-solid", "page") for tone in TONES]


@pytest.fixture(scope="module", params=["default", "dark", "four-by-three"])
def brand(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Brand:
    make = {"default": lambda _: DEFAULT, "dark": dark, "four-by-three": four_by_three}[request.param]
    return load_brand(make(tmp_path_factory.mktemp("brand") / request.param))


def properties(sheet: str, scheme: str) -> dict[str, str]:
    """The colours that the sheet gives to a reader who wants the page light or dark, as its text says them."""
    blocks = re.findall(r":root \{([^}]*)\}", sheet)
    assert len(blocks) == 2
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[scheme == "dark"]))


def luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_written_can_be_read(brand: Brand, scheme: str) -> None:
    colours = properties(brand.style_sheet, scheme)
    page = luminance(colours["page"])
    assert page < 0.5 if scheme == "dark" else page > 0.5
    ratios = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in (*TEXTS, *SHAPES)}
    assert {pair: ratios[pair] for pair in TEXTS if ratios[pair] < 4.5} == {}
    assert {pair: ratios[pair] for pair in SHAPES if ratios[pair] < 3} == {}


def test_every_property_that_the_rules_name_is_set(brand: Brand) -> None:
    sheet = brand.style_sheet
    by_elements = {"lane", "lanes", "least", "shares", "whose", "kept"}
    said = set(re.findall(r"--([\w-]+)\s*:", sheet)) | by_elements
    assert set(re.findall(r"var\(--([\w-]+)", sheet)) <= said


def test_the_sheet_needs_no_escaping_and_is_balanced() -> None:
    sheet = load_brand(DEFAULT).style_sheet
    assert set(sheet) & set("<>&") == set()
    assert sheet.count("{") == sheet.count("}")


def test_a_font_cannot_end_the_rule_in_which_it_stands(tmp_path: Path) -> None:
    folder = dark(tmp_path / "brand")
    file = folder / "brand.yml"
    written = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"latin: .*", "latin: '\"} </style> & x'", written), encoding="utf-8")
    sheet = load_brand(folder).style_sheet
    assert set(sheet) & set("<>&") == set() and sheet.count("{") == sheet.count("}")
