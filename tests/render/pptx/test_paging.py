"""What is longer than a slide goes on over the next ones: nothing lost, nothing too small, nothing out of its place."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from render.pptx.demo import meta, t, trend

from successplan.brand import Brand, load_brand
from successplan.diagnostics import Diagnostic, Level
from successplan.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Card,
    Cards,
    Cell,
    Column,
    Columns,
    Deck,
    Heading,
    Item,
    Node,
    Paragraph,
    Row,
    Slide,
    Table,
    Tree,
)
from successplan.render.pptx import render_pptx

DEFAULT = Path(__file__).resolve().parents[3] / "templates" / "brands" / "default"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def brand() -> Brand:
    return load_brand(DEFAULT)


def shown(brand: Brand, regions: dict[str, Blocks], layout: str = "content", **more: Any) -> list[Any]:
    """The slides of a deck of one slide, read by python-pptx; the build said nothing."""
    slides, said = made(brand, regions, layout, **more)
    assert said == ()
    return slides


def made(
    brand: Brand, regions: dict[str, Blocks], layout: str = "content", **more: Any
) -> tuple[list[Any], tuple[Diagnostic, ...]]:
    slide = replace(Slide(layout, t("題"), regions=regions), **more)
    data, said = render_pptx(Deck(meta("ja"), (slide,)), brand)
    return list(Presentation(io.BytesIO(data)).slides), said


def words(slide: Any) -> str:
    return "\n".join(node.text or "" for node in slide._element.iter(f"{A}t"))


def where(slides: list[Any], texts: list[str]) -> list[int]:
    """For each text the one slide that has it; a text on no slide or on two fails."""
    found = [[number for number, slide in enumerate(slides) if text in words(slide).split("\n")] for text in texts]
    assert all(len(numbers) == 1 for numbers in found), found
    return [number for (number,) in found]


def numbered(count: int, name: str = "項目") -> list[str]:
    return [f"{name}{number:03d}" for number in range(count)]


def items(texts: list[str]) -> tuple[Item, ...]:
    return tuple(Item(t(text)) for text in texts)


def table(texts: list[str]) -> Table:
    return Table((Column(t("列")), Column(t("値"), "right")), tuple(Row((Cell(t(one)), Cell(t("1")))) for one in texts))


def holding(kind: str, texts: list[str]) -> Block:
    return {
        "bullets": lambda: Bullets(items(texts)),
        "table": lambda: table(texts),
        "callout": lambda: Callout(t("囲み"), (Bullets(items(texts)),)),
        "callout of a table": lambda: Callout(t("囲み"), (table(texts),)),
        "columns": lambda: Columns(((Bullets(items(texts)),), (Paragraph(t("右の段")),)), (1, 1)),
        "cards": lambda: Cards(tuple(Card(t(one), "12", "%") for one in texts)),
        "paragraphs": lambda: Callout(t("囲み"), tuple(Paragraph(t(one)) for one in texts)),
        "tree": lambda: Tree((Node("根", nodes=tuple(Node(one) for one in texts)),), "木", "right"),
    }[kind]()


KINDS = ["bullets", "table", "callout", "callout of a table", "columns", "cards", "paragraphs", "tree"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_block_goes_on_in_order_and_loses_nothing(kind: str, brand: Brand) -> None:
    texts = numbered(60)
    slides = shown(brand, {"body": (holding(kind, texts),)})
    at = where(slides, texts)
    assert at == sorted(at) and set(at) == set(range(len(slides))) and len(slides) > 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_content_is_smaller_than_12_points(kind: str, brand: Brand) -> None:
    for slide in shown(brand, {"body": (holding(kind, numbered(60)),)}):
        sizes = {int(node.get("sz")) for node in slide._element.iter(f"{A}rPr") if node.get("sz")}
        assert sizes and min(sizes) >= 1200


def test_what_fits_stays_on_one_slide_with_its_own_title(brand: Brand) -> None:
    (slide,) = shown(brand, {"body": (holding("bullets", numbered(5)),)})
    assert slide.shapes.title.text == "題"


def test_titles_are_numbered_and_notes_lead_and_source_stay(brand: Brand) -> None:
    slides = shown(
        brand, {"body": (holding("bullets", numbered(40)),)}, lead=t("要点"), source=t("出典: 記録"), notes="話すこと"
    )
    total = len(slides)
    assert total > 1
    going_on = [f"題（続き {number}/{total}）" for number in range(2, total + 1)]
    assert [slide.shapes.title.text for slide in slides] == [f"題（1/{total}）", *going_on]
    assert all({"要点", "出典: 記録"} <= set(words(slide).split("\n")) for slide in slides)
    assert all(slide.notes_slide.notes_text_frame.text == "話すこと" for slide in slides)


def test_a_table_beside_another_region_goes_on_and_the_other_is_not_said_twice(brand: Brand) -> None:
    texts = numbered(40)
    slides = shown(brand, {"left": (table(texts),), "right": (Paragraph(t("一度だけ")),)}, "two-content")
    assert len(slides) > 1
    where(slides, texts)
    assert where(slides, ["一度だけ"]) == [0]
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    assert [one.cell(0, 0).text for one in tables] == ["列"] * len(slides)
    assert len({tuple(column.width for column in one.columns) for one in tables}) == 1


def test_a_chart_stays_beside_all_that_is_said_about_it(brand: Brand) -> None:
    texts = numbered(40)
    slides = shown(brand, {"chart": (trend("ja"),), "takeaway": (Bullets(items(texts)),)}, "chart")
    assert len(slides) > 1
    where(slides, texts)
    assert all(any(shape.has_chart for shape in slide.shapes) for slide in slides)


def test_ordered_lists_count_on(brand: Brand) -> None:
    texts = numbered(40)
    slides = shown(brand, {"body": (Bullets(items(texts), ordered=True),)})
    at = where(slides, texts)
    for number, slide in enumerate(slides):
        starts = {node.get("startAt", "1") for node in slide._element.iter(f"{A}buAutoNum")}
        assert starts == {str(at.index(number) + 1)}  # the place of the slide's first item in the whole list


def test_a_heading_stands_again_over_what_goes_on_and_never_alone(brand: Brand) -> None:
    texts = numbered(40)
    blocks = (Heading(2, t("前の見出し")), Bullets(items(["前"])), Heading(2, t("見出し")), Bullets(items(texts)))
    slides = shown(brand, {"body": blocks})
    holders = set(where(slides, texts))
    assert {number for number, slide in enumerate(slides) if "見出し" in words(slide).split("\n")} == holders


def test_slides_are_filled_evenly(brand: Brand) -> None:
    # 324 pt hold 12 rows of this table at 14 pt, so that 15 rows take two slides: 8 and 7, not 12 and 3.
    for count in (15, 28, 40):
        slides = shown(brand, {"body": (table(numbered(count)),)}, "table")
        rows = [len(shape.table.rows) - 1 for slide in slides for shape in slide.shapes if shape.has_table]
        assert sum(rows) == count
        assert min(rows) >= max(rows) / 2


def test_a_group_is_not_parted_from_its_first_row(brand: Brand) -> None:
    rows = tuple(
        Row((Cell(t(f"行{number}")), Cell(())), "group" if number % 4 == 0 else "body") for number in range(48)
    )
    slides = shown(brand, {"body": (Table((Column(t("列")), Column(t("値"))), rows),)})
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    last = [table.cell(len(table.rows) - 1, 0).text for table in tables]
    assert len(tables) > 1
    assert not {f"行{number}" for number in range(0, 48, 4)} & set(last)


LONG = "値引き率の改善が計画より遅れている理由を店舗ごとに詳しく述べる文。" * 60


@pytest.mark.parametrize("kind", ["bullets", "callout", "columns", "table", "paragraphs"])
def test_one_item_longer_than_a_slide_is_an_error_and_the_others_go_on(kind: str, brand: Brand) -> None:
    texts = [*numbered(3), LONG, *numbered(3, "後")]
    slides, said = made(brand, {"body": (holding(kind, texts),)})
    assert {one.rule for one in said} == {"text-fits"} and {one.level for one in said} == {Level.ERROR}
    assert len(said) == 1 and "'body'" in said[0].text.say("en") and "slide " in said[0].text.say("en")
    where(slides, [*numbered(3), *numbered(3, "後")])


def test_a_very_long_name_takes_three_title_lines_and_two_of_lead(brand: Brand) -> None:
    name = "七" * 80
    (slide,) = shown(
        brand,
        {"body": (Paragraph(t("本文")),)},
        title=t(f"{name}は計画より0.4日高い（悪化）。目標は3/31に12.9日"),
        lead=t(f"{name}（%）、毎週、2026/1/4～2027/3/31"),
    )
    boxes = {shape.name: (shape.top, shape.top + shape.height) for shape in slide.placeholders}
    assert slide.shapes.title.text.count("\v") == 2
    assert boxes["Lead"][1] <= boxes["Body"][0]


def test_a_footer_that_is_too_long_keeps_both_ends(brand: Brand) -> None:
    own = replace(meta("ja"), header="始" + "長" * 80 + "　月次報告　2026年6月度")
    data, said = render_pptx(Deck(own, (Slide("content", t("題")),)), brand)
    assert [(one.level, one.rule) for one in said] == [(Level.INFO, "text-fits")]
    text = words(Presentation(io.BytesIO(data)).slides[0]).split("\n")
    (footer,) = [one for one in text if "…" in one]
    assert footer.startswith("始長") and footer.endswith("月次報告　2026年6月度　2026/7/15")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    shapes=st.lists(
        st.tuples(st.sampled_from(KINDS[:-1]), st.integers(1, 25), st.integers(1, 60)), min_size=1, max_size=3
    )
)
def test_whatever_stands_together_comes_out_whole(shapes: list[tuple[str, int, int]], brand: Brand) -> None:
    texts = [
        [f"{block}の{number:02d}" + "文" * length for number in range(count)]
        for block, (_, count, length) in enumerate(shapes)
    ]
    blocks = tuple(holding(kind, own) for (kind, _, _), own in zip(shapes, texts, strict=True))
    slides = shown(brand, {"body": blocks})
    every = [text for own in texts for text in own]
    at = where(slides, every)
    assert at == sorted(at)
    for slide in slides:
        assert etree.tostring(slide._element)
