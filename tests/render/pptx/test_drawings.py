"""Drawings read back from built decks by python-pptx and lxml: what stands where, and that nothing covers another."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from render.pptx import drawings
from render.pptx.demo import meta, t

from successplan.brand import Brand, load_brand
from successplan.document import (
    Bar,
    Block,
    Cell,
    Column,
    Contents,
    Deck,
    Diamond,
    Gantt,
    GanttRow,
    Landscape,
    Matrix,
    Node,
    Paragraph,
    Picture,
    Point,
    Quote,
    Row,
    Slide,
    Spark,
    Table,
    Tree,
)
from successplan.render.pptx import render_pptx

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DEFAULT = Path(__file__).resolve().parents[3] / "templates" / "brands" / "default"
POINT = 12700
# Points: the region "body" of the layout "content", begun 32.5 pt higher below a title of one line.
LEFT, RIGHT, TOP, BOTTOM = 48, 912, 105.5, 466


@pytest.fixture(scope="module")
def brand() -> Brand:
    return load_brand(DEFAULT)


def build(brand: Brand, *blocks: Block, language: str = "ja") -> Any:
    """The one slide that holds the blocks, with nothing to say about it."""
    made = Deck(meta(language), (Slide("content", t("題"), regions={"body": blocks}),))
    data, said = render_pptx(made, brand)
    assert said == ()
    (slide,) = Presentation(io.BytesIO(data)).slides
    return slide


def said_of(brand: Brand, *blocks: Block) -> list[tuple[str, str]]:
    made = Deck(meta("ja"), (Slide("content", t("題"), regions={"body": blocks}),))
    return [(one.rule, str(one.level)) for one in render_pptx(made, brand)[1]]


def the_group(slide: Any) -> Any:
    (group,) = [shape for shape in slide.shapes if shape.shape_type == 6]
    return group


def named(group: Any, name: str) -> Any:
    """The first shape of this name."""
    return next(shape for shape in group.shapes if shape.name == name)


def overlap(one: Any, other: Any) -> bool:
    """True where two shapes share more than an edge (of a tenth of a point, for rounding)."""
    tenth = POINT // 10
    return bool(
        one.left + tenth < other.left + other.width and other.left + tenth < one.left + one.width
        and one.top + tenth < other.top + other.height and other.top + tenth < one.top + one.height
    )


YEAR = tuple((date(2026, month, 1), f"{month}月") for month in range(1, 13))


def year(*rows: GanttRow, **more: Any) -> Gantt:
    return Gantt(rows, date(2026, 1, 1), date(2026, 12, 31), YEAR, "工程", **more)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_drawing_is_one_group_with_alt_text_theme_colours_and_unique_ids(language: str, brand: Brand) -> None:
    data, said = render_pptx(drawings.drawings(language), brand)
    assert said == ()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.startswith("ppt/slides/slide"):
                continue
            root = etree.fromstring(archive.read(name))
            ids = [node.get("id") for node in root.iter(f"{P}cNvPr")]
            assert len(ids) == len(set(ids))
            assert not list(root.iter(f"{A}srgbClr"))
            groups = list(root.iter(f"{P}grpSp"))
            assert all(group.find(f"{P}nvGrpSpPr/{P}cNvPr").get("descr") for group in groups)  # type: ignore[union-attr]
            sizes = {int(node.get("sz", "0")) for group in groups for node in group.iter(f"{A}rPr")}
            assert not sizes or min(sizes) >= 1200


@pytest.mark.parametrize("block", [drawings.gantt("ja"), drawings.matrix("ja"), drawings.organisation("ja"),
                                   drawings.organisation("ja", 8), drawings.goals("ja")])
def test_a_drawing_stays_in_its_region_and_is_told_in_words(block: Any, brand: Brand) -> None:
    group = the_group(build(brand, block))
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == block.alt
    for shape in [group, *group.shapes]:
        left, top, right, bottom = upright(shape)
        assert left >= LEFT * POINT - 1 and right <= RIGHT * POINT + 1
        assert top >= TOP * POINT - 1 and bottom <= BOTTOM * POINT + 1


def upright(shape: Any) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a shape, turned ones as they are seen."""
    wide, tall = (shape.height, shape.width) if shape.rotation % 180 else (shape.width, shape.height)
    x, y = shape.left + shape.width / 2, shape.top + shape.height / 2
    return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2


def test_bars_stand_at_their_days(brand: Brand) -> None:
    block = year(GanttRow("行", (Bar(date(2026, 1, 1), date(2026, 6, 30), "上期"),
                                 Bar(date(2026, 7, 1), date(2026, 12, 31), "下期"))))
    group = the_group(build(brand, block))
    first, second = named(group, "上期"), named(group, "下期")
    # 181 days until the end of June, 184 after that; the year ends at the region's right edge.
    assert first.width / second.width == pytest.approx(181 / 184, rel=1e-4)
    assert first.left + first.width == pytest.approx(second.left, abs=2)
    assert second.left + second.width == pytest.approx(RIGHT * POINT, abs=2)
    assert first.top == second.top
    assert [first.text_frame.text, second.text_frame.text] == ["上期", "下期"]


def test_a_text_too_long_for_its_bar_stands_beside_it(brand: Brand) -> None:
    block = year(
        GanttRow("早い", (Bar(date(2026, 2, 1), date(2026, 2, 7), "一週間の短い作業"),)),
        GanttRow("遅い", (Bar(date(2026, 12, 20), date(2026, 12, 31), "年末の短い作業"),)),
    )
    shapes = list(the_group(build(brand, block)).shapes)
    for name, side in (("一週間の短い作業", "right"), ("年末の短い作業", "left")):
        bar, text = (shape for shape in shapes if shape.name == name)
        assert (bar.text_frame.text, text.text_frame.text) == ("", name)
        assert (text.left >= bar.left + bar.width) if side == "right" else (text.left + text.width <= bar.left)
        assert not overlap(bar, text)


_DAY = st.dates(date(2025, 11, 1), date(2027, 2, 1))
_TEXT = st.sampled_from(["", "研修", "全43店での利用開始", "物流部門からの参加者の指名と週次の会議への出席"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bars=st.lists(st.builds(Bar, _DAY, _DAY, _TEXT), max_size=4),
    diamonds=st.lists(st.builds(Diamond, _DAY, _TEXT), max_size=3),
)
def test_no_bar_diamond_or_text_covers_another(bars: list[Bar], diamonds: list[Diamond], brand: Brand) -> None:
    marks: tuple[Any, ...] = (*bars, *diamonds)
    if not marks:
        return
    row = GanttRow("行", tuple(replace(one, text=one.text and f"{one.text}{n}") for n, one in enumerate(bars)),
                   tuple(replace(one, text=one.text and f"{one.text}{n + 9}") for n, one in enumerate(diamonds)))
    texts = {one.text for one in (*row.bars, *row.diamonds)} | {"Bar", "Milestone"}
    drawn = [shape for shape in the_group(build(brand, year(row))).shapes if shape.name in texts]
    assert len(drawn) >= len(marks)
    for one, other in combinations(drawn, 2):
        assert not overlap(one, other), (one.name, other.name)
    assert all(shape.left + shape.width <= RIGHT * POINT + 2 for shape in drawn)


def test_today_is_shown_within_the_time_alone(brand: Brand) -> None:
    row = GanttRow("行", (Bar(date(2026, 1, 1), date(2026, 12, 31), "年"),))
    group = the_group(build(brand, year(row, today=date(2026, 7, 2), today_label="今日")))
    line, label = (shape for shape in group.shapes if shape.name == "Today")
    bar = named(group, "年")
    # 2 July is the 183rd of 365 days: its middle is that of the year.
    assert line.left == pytest.approx(bar.left + bar.width / 2, abs=2)
    assert label.text_frame.text == "今日"
    late = the_group(build(brand, year(row, today=date(2027, 1, 1), today_label="今日")))
    assert "Today" not in [shape.name for shape in late.shapes]


def test_months_too_narrow_for_their_labels_are_named_in_turn(brand: Brand) -> None:
    months = tuple((date(y, m, 1), f"{y}年{m}月") for y in range(2026, 2031) for m in range(1, 13))
    row = GanttRow("行", (Bar(date(2026, 1, 1), date(2030, 12, 31), "年"),))
    block = Gantt((row,), date(2026, 1, 1), date(2030, 12, 31), months, "五年")
    shapes = list(the_group(build(brand, block)).shapes)
    heads = [shape for shape in shapes if shape.has_text_frame and shape.text_frame.text.endswith("月")]
    # The time is about 830 pt wide: 55 pt are four months, 83 pt six. A label takes five digits of 6.67 pt and two
    # signs of 12 pt, with the reserve 61 pt.
    assert [shape.text_frame.text for shape in heads] == [f"{y}年{m}月" for y in range(2026, 2031) for m in (1, 7)]
    assert not any(overlap(one, other) for one, other in combinations(heads, 2))


def test_rows_without_bars_are_headings(brand: Brand) -> None:
    group = the_group(build(brand, drawings.gantt("ja")))
    heads = [shape.text_frame for shape in group.shapes if shape.name == "Heading"]
    assert [one.text for one in heads] == ["導入", "展開"]
    assert all(one.paragraphs[0].runs[0].font.bold for one in heads)


def circles(group: Any) -> Iterator[Any]:
    return (shape for shape in group.shapes if shape._element.find(f".//{A}prstGeom").get("prst") == "ellipse")


def test_points_stand_on_their_scales(brand: Brand) -> None:
    points = (Point(1, "左下", Decimal(1), Decimal(1)), Point(2, "右上", Decimal(5), Decimal(5)),
              Point(3, "中央", Decimal(3), Decimal(3)))
    block = Matrix(points, "難しさ", "効果", ("甲", "乙", "丙", "丁"), "三点")
    group = the_group(build(brand, block))
    low, high, middle = ((one.left + one.width / 2, one.top + one.height / 2) for one in circles(group))
    assert middle == pytest.approx(((low[0] + high[0]) / 2, (low[1] + high[1]) / 2), abs=POINT / 10)
    quarters = [named(group, name) for name in "甲乙丙丁"]
    inside = lambda spot, box: (box.left < spot[0] < box.left + box.width  # noqa: E731
                                and box.top < spot[1] < box.top + box.height)
    assert inside(high, quarters[1]) and inside(low, quarters[2])
    assert [one.text_frame.text for one in circles(group)] == ["1", "2", "3"]
    assert [one.name for one in circles(group)] == ["1 左下", "2 右上", "3 中央"]
    texts = [shape.text_frame.text for shape in group.shapes if shape.has_text_frame]
    assert {"難しさ", "効果", "甲", "乙", "丙", "丁"} <= set(texts)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=30))
def test_no_number_covers_another(at: list[tuple[int, int]], brand: Brand) -> None:
    points = tuple(Point(n, f"点{n}", Decimal(x), Decimal(y)) for n, (x, y) in enumerate(at, 1))
    block = Matrix(points, "難しさ", "効果", ("最優先", "計画的に", "余力で", "見送り"), "点")
    group = the_group(build(brand, block))
    drawn = list(circles(group))
    spots = [(one.left + one.width / 2, one.top + one.height / 2) for one in drawn]
    for (x, y), (a, b) in combinations(spots, 2):
        assert ((x - a) ** 2 + (y - b) ** 2) ** 0.5 >= drawn[0].width
    first = named(group, "最優先")
    right, bottom = first.left + first.width, first.top + first.height
    for (x, y), (wanted_x, wanted_y) in zip(spots, at, strict=True):  # a point does not change its quarter
        assert wanted_x == 3 or (x < right) == (wanted_x < 3)
        assert wanted_y == 3 or (y < bottom) == (wanted_y > 3)


def test_points_that_have_no_room_are_an_error(brand: Brand) -> None:
    points = tuple(Point(n, "点", Decimal(1), Decimal(5)) for n in range(1, 120))
    assert said_of(brand, Matrix(points, "x", "y", ("a", "b", "c", "d"), "点")) == [("text-fits", "error")]


def ends(connector: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where an elbow begins and ends: its frame's corners after mirroring and turning about its middle."""
    frame = connector._element.spPr.find(f"{A}xfrm")
    wide, tall = connector.width / 2, connector.height / 2
    middle = connector.left + wide, connector.top + tall
    out = []
    for x, y in ((-wide, -tall), (wide, tall)):
        x, y = (-x if frame.get("flipH") == "1" else x), (-y if frame.get("flipV") == "1" else y)
        for _ in range(int(frame.get("rot", "0")) // 5400000):
            x, y = -y, x  # a quarter turn clockwise, y growing downwards
        out.append((middle[0] + x, middle[1] + y))
    return out[0], out[1]


@pytest.mark.parametrize(("block", "sites"), [(drawings.organisation("ja"), (2, 0)), (drawings.goals("ja"), (3, 1))])
def test_boxes_are_joined_by_connectors_that_touch_them(block: Tree, sites: tuple[int, int], brand: Brand) -> None:
    group = the_group(build(brand, block))
    boxes = {shape.shape_id: shape for shape in group.shapes if shape.has_text_frame}
    found = []
    for one in (shape for shape in group.shapes if shape.name == "Connector"):
        glue = {node.tag: node for node in one._element.iter(f"{A}stCxn", f"{A}endCxn")}
        start, end = glue[f"{A}stCxn"], glue[f"{A}endCxn"]
        assert (int(start.get("idx")), int(end.get("idx"))) == sites
        for at, spot in zip((start, end), ends(one), strict=True):
            box, site = boxes[int(at.get("id"))], int(at.get("idx"))
            touched = {
                0: (box.left + box.width / 2, box.top),
                1: (box.left, box.top + box.height / 2),
                2: (box.left + box.width / 2, box.top + box.height),
                3: (box.left + box.width, box.top + box.height / 2),
            }[site]
            assert spot == pytest.approx(touched, abs=POINT / 20)
        found.append((boxes[int(start.get("id"))].name, boxes[int(end.get("id"))].name))
    assert sorted(found) == sorted(pairs(block.nodes))


def pairs(nodes: tuple[Node, ...]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        for child in node.nodes:
            yield node.title, child.title
        yield from pairs(node.nodes)


@pytest.mark.parametrize("members", [1, 3, 8, 11])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_boxes_of_a_tree_never_cover_each_other(members: int, language: str, brand: Brand) -> None:
    group = the_group(build(brand, drawings.organisation(language, members), language=language))
    boxes = [shape for shape in group.shapes if shape.has_text_frame and shape.text_frame.text]
    assert len(boxes) == 6 + members
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))


def test_a_tree_to_the_right_has_a_column_for_each_depth(brand: Brand) -> None:
    group = the_group(build(brand, drawings.goals("ja")))
    left = {shape.name: shape.left for shape in group.shapes if shape.has_text_frame}
    assert len(set(left.values())) == 3
    goal, (kpi, *_) = drawings.goals("ja").nodes[0], drawings.goals("ja").nodes[0].nodes
    assert left[goal.title] < left[kpi.title] < left[kpi.nodes[0].title]


def test_a_box_higher_than_the_slide_is_an_error(brand: Brand) -> None:
    # Each 43 signs of 12 pt, 516 pt, take two lines of at least 16 pt even in a box of 330 pt: 960 pt; there are 328.
    lines = tuple(f"{n:03}" + "役割" * 20 for n in range(30))
    assert ("text-fits", "error") in said_of(brand, Tree((Node("長", lines, "accent"),), "40行"))


def test_sixty_people_stand_below_their_head_and_none_is_lost(brand: Brand) -> None:
    crowd = tuple(Node(f"担当者{n}") for n in range(60))
    block = Tree((Node("長", (), "accent", crowd),), "60名")
    made = Deck(meta("ja"), (Slide("content", t("題"), regions={"body": (block,)}),))
    data, _ = render_pptx(made, brand)
    shown = [shape.text_frame.text for slide in Presentation(io.BytesIO(data)).slides
             for group in slide.shapes if group.shape_type == 6 for shape in group.shapes if shape.has_text_frame]
    assert {one for one in shown if one} == {"長", *(f"担当者{n}" for n in range(60))}


def test_a_spark_is_drawn_over_its_cell_with_its_gaps_and_a_dashed_path(brand: Brand) -> None:
    def cell(values: tuple[Decimal | None, ...]) -> Cell:
        return Cell(t("言葉"), spark=Spark(values, (Decimal(1), Decimal(3)), "off_track"))

    values = (Decimal(1), Decimal(2), None, Decimal(3), Decimal(4))
    block = Table((Column(t("名")), Column(t("推移"))), (Row((Cell(t("上")), Cell(t("－")))),
                                                        Row((Cell(t("下")), cell(values)))), alt="表")
    slide = build(brand, block)
    frame, group = next(shape for shape in slide.shapes if shape.has_table), the_group(slide)
    table = frame.table
    top = frame.top + table.rows[0].height + table.rows[1].height
    left = frame.left + table.columns[0].width
    assert left <= group.left and group.left + group.width <= left + table.columns[1].width
    assert top <= group.top and group.top + group.height <= top + table.rows[2].height
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "言葉"
    assert table.cell(2, 1).text == ""
    path, line, dot = group.shapes
    assert [one._element.find(f".//{A}prstDash") is not None for one in (path, line)] == [True, False]
    assert len(list(line._element.iter(f"{A}moveTo"))) == 2  # before and after the gap
    assert len(list(line._element.iter(f"{A}lnTo"))) == 2
    heights = [int(node.get("y")) for node in line._element.iter(f"{A}pt")]
    assert heights == sorted(heights, reverse=True)  # the values rise, and y grows downwards
    assert dot.left + dot.width / 2 == pytest.approx(group.left + group.width - 3 * POINT, abs=2)


def test_small_charts_stand_in_rows_all_alike(brand: Brand) -> None:
    slide = build(brand, drawings.small("ja", 5))
    charts = [shape for shape in slide.shapes if shape.has_chart]
    assert len({(one.width, one.height) for one in charts}) == 1
    assert [len([one for one in charts if one.top == top]) for top in sorted({one.top for one in charts})] == [3, 2]
    titles = [shape.text_frame.text for shape in slide.shapes if shape.name == "Title" and not shape.is_placeholder]
    assert titles == [f"値引き率 {n}号店群" for n in range(1, 6)]


def test_a_quotation_says_who(brand: Brand) -> None:
    group = the_group(build(brand, Quote(t("会議が短くなった。"), "店長")))
    assert [shape.text_frame.text for shape in group.shapes] == ["", "会議が短くなった。\n店長"]


@pytest.mark.parametrize(("wide", "tall", "share"), [(1600, 900, 1.0), (1600, 400, 0.5), (300, 1200, 1.0)])
def test_a_picture_keeps_its_proportions_and_its_bytes(wide: int, tall: int, share: float, brand: Brand) -> None:
    data = drawings.png(wide, tall)
    slide = build(brand, Picture(data, "image/png", "写し", share))
    (shown,) = [shape for shape in slide.shapes if shape.shape_type == 13]
    assert shown.image.blob == data and shown.image.content_type == "image/png"
    assert shown._element.nvPicPr.cNvPr.get("descr") == "写し"
    assert shown.width / shown.height == pytest.approx(wide / tall, rel=0.01)
    assert shown.width <= (RIGHT - LEFT) * POINT * share + 1
    assert shown.top >= TOP * POINT and shown.top + shown.height <= BOTTOM * POINT + 1


def test_the_size_of_a_jpeg_is_read_behind_its_other_segments(brand: Brand) -> None:
    # Start of image, a comment of four bytes, then a baseline frame: 8 bits, 90 lines of 160 samples.
    data = b"\xff\xd8\xff\xfe\x00\x06abcd\xff\xc0\x00\x11\x08\x00\x5a\x00\xa0\x03" + b"\0" * 9
    shown = next(one for one in build(brand, Picture(data, "image/jpeg", "写し")).shapes if one.shape_type == 13)
    assert shown.width / shown.height == pytest.approx(160 / 90, rel=0.01)


def test_what_is_no_picture_is_an_error(brand: Brand) -> None:
    assert said_of(brand, Picture(b"GIF89a", "image/png", "写し")) == [("picture-readable", "error")]


def test_a_table_of_contents_is_said_to_mean_nothing_and_landscape_blocks_stand(brand: Brand) -> None:
    assert said_of(brand, Contents()) == [("block-in-format", "warning")]
    slide = build(brand, Landscape((Paragraph(t("横長")),)))
    assert "横長" in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
