"""Decks read back by independent readers: python-pptx, and zipfile with lxml."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation
from render.pptx.demo import b, deck, judged, meta, t, trend

from successplan.brand import Brand, load_brand
from successplan.diagnostics import Diagnostic
from successplan.document import (
    Block,
    Bullets,
    Callout,
    Card,
    Cards,
    Cell,
    Code,
    Column,
    Columns,
    Deck,
    Emphasis,
    Heading,
    Item,
    LineBreak,
    Link,
    PageBreak,
    Paragraph,
    Row,
    Slide,
    Strong,
    Table,
    Text,
)
from successplan.render.pptx import render_pptx

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DEFAULT = Path(__file__).resolve().parents[3] / "templates" / "brands" / "default"
HOSTILE = "<a:t>&amp;]]>{{ 7*7 }}\x00\x0b\ud800𠮷👩\u200d💻 \"'%s ＜税抜＞"
READ_BACK = "<a:t>&amp;]]>{{ 7*7 }}𠮷👩\u200d💻 \"'%s ＜税抜＞"  # without what XML cannot hold


@pytest.fixture(scope="module")
def brand() -> Brand:
    return load_brand(DEFAULT)


def one_slide(
    *blocks: Block, layout: str = "content", region: str = "body", language: str = "ja", **more: object
) -> Deck:
    return Deck(meta(language), (Slide(layout, t("題"), regions={region: blocks}, **more),))  # type: ignore[arg-type]


def built(made: Deck, brand: Brand) -> bytes:
    """The file, with nothing to say about it."""
    data, said = render_pptx(made, brand)
    assert said == ()
    return data


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def slide_xml(data: bytes, number: int = 1) -> etree._Element:
    return etree.fromstring(parts(data)[f"ppt/slides/slide{number}.xml"])


def texts(root: etree._Element) -> list[str]:
    """The paragraphs of a slide as a reader sees them, the padding of judgements taken off."""
    found = []
    for paragraph in root.iter(f"{A}p"):
        words = (node.text or "" if node.tag == f"{A}t" else "\n" for node in paragraph.iter(f"{A}t", f"{A}br"))
        text = "".join(words).replace("\u00a0", "")
        if text:
            found.append(text)
    return found


def rules(said: tuple[Diagnostic, ...]) -> list[str]:
    return [one.rule for one in said]


TABLE = Table(
    (Column(t("指標")), Column(t("現在"), "right")),
    (
        Row((Cell(t("粗利益率")), Cell(t("49.1")))),
        Row((Cell(t("値引き率")), Cell(t(judged("off", "ja")), tone="off_track"))),
    ),
    caption=t("表の題"),
    alt="2指標",
)
BLOCKS: list[tuple[Block, list[str]]] = [
    (Heading(1, t("見出し")), ["見出し"]),
    (Paragraph(t("本文 ", b("強調"), LineBreak(), "次の行")), ["本文 強調\n次の行"]),
    (Paragraph(t(Emphasis(t("斜め")), Code("x = 1"), Link(t("先"), "https://example.com/"))), ["斜めx = 1先"]),
    (Paragraph(t("注記"), "note"), ["注記"]),
    (Bullets((Item(t("一"), (Item(t("一の一")),)), Item(t("二")))), ["一", "一の一", "二"]),
    (Bullets((Item(t("一")),), ordered=True), ["一"]),
    (TABLE, ["表の題", "指標", "現在", "粗利益率", "49.1", "値引き率", "■ 要対応"]),
    (
        Cards((Card(t("粗利益率"), "49.1", "%", judged("on", "ja"), (t("計画 49.1%"), t("前月差 +0.4pt"))),)),
        ["粗利益率", "49.1 %", "● 順調", "計画 49.1%", "前月差 +0.4pt"],
    ),
    (Callout(t("お願い"), (Paragraph(t("本文")), Bullets((Item(t("一")),)))), ["お願い", "本文", "一"]),
    (Callout(t("表つき"), (TABLE,), "at_risk"), ["表つき", "表の題", "指標", "現在"]),
    (Columns(((Paragraph(t("左")),), (Callout(t("右"), (Paragraph(t("中")),), "muted"),)), (1, 2)), ["左", "右", "中"]),
]


@pytest.mark.parametrize(("block", "wanted"), BLOCKS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_text_of_every_block_survives(block: Block, wanted: list[str], language: str, brand: Brand) -> None:
    data = built(one_slide(block, language=language), brand)
    found = texts(slide_xml(data))
    assert [text for text in found if text in wanted][: len(wanted)] == wanted
    Presentation(io.BytesIO(data))


def test_shapes_have_unique_ids_and_the_title_is_read_first(brand: Brand) -> None:
    for number in range(1, 4):
        root = slide_xml(built(replace(deck("ja"), slides=deck("ja").slides[:3]), brand), number)
        ids = [node.get("id") for node in root.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))
        first = root.find(f"{P}cSld/{P}spTree/{P}sp")
        assert first is not None
        holder = first.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        assert holder is not None and holder.get("type") in ("title", "ctrTitle")


@pytest.mark.parametrize(("language", "lang"), [("ja", "ja-JP"), ("en", "en-US")])
def test_every_run_and_paragraph_end_says_its_language(language: str, lang: str, brand: Brand) -> None:
    made = replace(deck(language), slides=deck(language).slides[:3])
    root = slide_xml(built(made, brand), 2)
    marks = [*root.iter(f"{A}rPr"), *root.iter(f"{A}endParaRPr")]
    assert len(marks) > 20
    assert {mark.get("lang") for mark in marks} == {lang}
    assert {mark.get("altLang") for mark in marks} <= {"en-US", "ja-JP"} - {lang}


def test_colours_are_theme_colours_alone(brand: Brand) -> None:
    made = replace(deck("ja"), slides=deck("ja").slides[:3])
    for number in (1, 2, 3):
        root = slide_xml(built(made, brand), number)
        assert not list(root.iter(f"{A}srgbClr"))
        assert list(root.iter(f"{A}schemeClr")) or number == 1


def test_a_table_is_native_with_a_marked_head_and_numbers_to_the_right(brand: Brand) -> None:
    shown = Presentation(io.BytesIO(built(one_slide(TABLE), brand))).slides[0]
    frame = next(shape for shape in shown.shapes if shape.has_table)
    table = frame.table
    assert table.first_row
    assert [[cell.text.replace("\u00a0", "") for cell in row.cells] for row in table.rows] == [
        ["指標", "現在"],
        ["粗利益率", "49.1"],
        ["値引き率", "■ 要対応"],
    ]
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "2指標"
    aligned = {p.get("algn") for p in frame._element.iter(f"{A}pPr")}
    assert aligned == {"l", "r"}
    assert sum(column.width for column in table.columns) == frame.width == 12192000 - 2 * 609600


def test_a_judgement_is_told_by_mark_word_and_colour(brand: Brand) -> None:
    root = slide_xml(built(one_slide(Paragraph(t(judged("off", "ja")))), brand))
    run = next(node for node in root.iter(f"{A}r") if "要対応" in (node.findtext(f"{A}t") or ""))
    assert "■" in (run.findtext(f"{A}t") or "")
    colours = [node.get("val") for node in run.iter(f"{A}schemeClr")]
    assert colours == ["accent4", "accent4"]  # text and tint: brand.yml's off_track


def test_groups_tables_and_frames_have_alt_texts(brand: Brand) -> None:
    root = slide_xml(built(one_slide(TABLE, BLOCKS[7][0], Callout(t("お願い"), ())), brand))
    named = [*root.iter(f"{P}nvGrpSpPr"), *root.iter(f"{P}nvGraphicFramePr")]
    said = [node.find(f"{P}cNvPr") for node in named[1:]]  # the first is the slide's own tree
    assert [bool(one is not None and one.get("descr")) for one in said] == [True] * 3
    assert said[0] is not None and said[0].get("descr") == "粗利益率 / 49.1% / ● 順調 / 計画 49.1% / 前月差 +0.4pt"


def test_a_title_of_two_lines_is_broken_between_phrases(brand: Brand) -> None:
    title = "粗利益率は計画どおり。値引き率は計画より1.4pt高く、31店への展開の可否が鍵"
    made = Deck(meta("ja"), (Slide("content", t(title)),))
    written = texts(slide_xml(built(made, brand)))[0]
    assert written.replace("\n", "") == title
    assert written.count("\n") == 1
    assert written.split("\n")[0].endswith(("、", "。"))


def test_an_english_title_loses_the_space_at_its_break_and_nothing_else(brand: Brand) -> None:
    title = "Gross margin is on plan; the markdown rate is 1.4 pt above plan, so the rollout to 31 stores decides"
    made = Deck(meta("en"), (Slide("content", t("Gross ", b("margin"), title.removeprefix("Gross margin"))),))
    written = texts(slide_xml(built(made, brand)))[0]
    assert written.replace("\n", " ") == title
    assert written.count("\n") == 1


def test_the_footer_names_whose_document_it_is_and_the_page_of_all(brand: Brand) -> None:
    made = Deck(meta("ja"), tuple(Slide("content", t(f"題{n}")) for n in range(3)))
    found = texts(slide_xml(built(made, brand), 2))
    assert "株式会社アオヤマアパレル 御中　月次報告　2026年6月度　2026/7/15" in found
    assert "関係者限り　計画書 第1.1版　2 / 3" in found


def test_notes_stand_on_every_slide_that_has_them(brand: Brand) -> None:
    made = Deck(meta("ja"), (Slide("content", t("一"), notes="先に結論。\n出典は POS。"), Slide("content", t("二"))))
    slides = Presentation(io.BytesIO(built(made, brand))).slides
    assert slides[0].notes_slide.notes_text_frame.text == "先に結論。\n出典は POS。"
    assert [one.has_notes_slide for one in slides] == [True, False]
    assert [one.shapes.title.text for one in slides] == ["一", "二"]


def test_properties_come_from_the_document_and_no_clock(brand: Brand) -> None:
    core = Presentation(io.BytesIO(built(one_slide(), brand))).core_properties
    assert (core.title, core.author, core.language) == ("月次報告 2026年6月度", "鈴木 花子", "ja-JP")
    assert core.created is not None and core.created.date() == meta("ja").day
    assert core.modified == core.created


def test_the_same_deck_gives_the_same_bytes_and_leaves_the_brand_alone(brand: Brand) -> None:
    made = replace(deck("ja"), slides=deck("ja").slides[:3])
    before = {name: part.content for name, part in brand.pptx.package.parts.items()}
    assert built(made, brand) == built(made, brand) == built(made, load_brand(DEFAULT))
    assert {name: part.content for name, part in brand.pptx.package.parts.items()} == before


@pytest.mark.parametrize("place", ["title", "lead", "source", "body", "cell", "card", "notes", "item"])
def test_hostile_texts_are_text_everywhere(place: str, brand: Brand) -> None:
    put = {place: t(HOSTILE)}
    slide = Slide(
        "content",
        put.get("title", t("題")),
        put.get("lead", ()),
        {
            "body": (
                Paragraph(put.get("body", ())),
                Bullets((Item(put.get("item", ())),)),
                Table((Column(t("列")),), (Row((Cell(put.get("cell", ())),)),)),
                Cards((Card(put.get("card", t("札")), "1"),)),
            )
        },
        put.get("source", ()),
        HOSTILE.replace("\x0b", "") if place == "notes" else "",
    )
    data = built(Deck(meta("ja"), (slide,)), brand)
    part = "ppt/notesSlides/notesSlide1.xml" if place == "notes" else "ppt/slides/slide1.xml"
    assert READ_BACK in [text.replace("\n", "") for text in texts(etree.fromstring(parts(data)[part]))]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_any_text_gives_a_file_that_opens(text: str, brand: Brand) -> None:
    data, _ = render_pptx(one_slide(Paragraph(t(text)), Cards((Card(t(text), text[:5]),))), brand)
    for name, content in parts(data).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)


def test_only_web_and_mail_addresses_become_links(brand: Brand) -> None:
    made = one_slide(Paragraph(t(Link(t("w"), "https://example.com/?a=1&b=2"), Link(t("f"), "file:///etc/passwd"))))
    rels = etree.fromstring(parts(built(made, brand))["ppt/slides/_rels/slide1.xml.rels"])
    external = [node.get("Target") for node in rels if node.get("TargetMode") == "External"]
    assert external == ["https://example.com/?a=1&b=2"]


LONG = "値引き率の改善が計画より遅れている理由を店舗ごとに詳しく述べる文。" * 6


@pytest.mark.parametrize(
    ("slide", "field"),
    [
        (Slide("content", t(LONG)), "the title"),
        (Slide("content", t("題"), t(LONG)), "the lead"),
        (Slide("content", t("題"), source=t(LONG * 2)), "the source"),
        (Slide("content", t("題"), regions={"body": (Paragraph(t(LONG * 20)),)}), "the content of 'body'"),
        (Slide("chart", t("題"), regions={"takeaway": (Paragraph(t(LONG * 5)),)}), "the content of 'takeaway'"),
    ],
)
def test_what_does_not_fit_is_an_error_that_names_slide_and_field(slide: Slide, field: str, brand: Brand) -> None:
    _, said = render_pptx(Deck(meta("ja"), (Slide("content", t("表紙")), slide)), brand)
    assert rules(said) == ["text-fits"]
    assert field in said[0].text.say("en") and "slide 2" in said[0].text.say("en")


def test_content_takes_a_smaller_designed_size_before_it_is_refused(brand: Brand) -> None:
    sizes = {}
    for count in (3, 16):
        root = slide_xml(built(one_slide(Bullets(tuple(Item(t(f"項目{n}")) for n in range(count)))), brand))
        marks = [run for run in root.iter(f"{A}rPr") if run.get("sz")]
        sizes[count] = {int(run.get("sz", "0")) for run in marks}
    # There are 360.5 pt. 16 items need 16 x (20.5 + 5.6) = 418 pt at 14 pt, 16 x (19 + 5.2) = 387 pt at 13 pt and
    # 16 x (17.5 + 4.8) = 357 pt at 12 pt.
    assert sizes == {3: {1400}, 16: {1200}}


def test_lead_and_content_follow_the_title(brand: Brand) -> None:
    """One line of 32.5 pt instead of two: what stands below begins that much higher, and ends where it ended."""
    tops, ends = {}, {}
    for title in ("一行の題", "二行の題" * 12):
        table = Table((Column(t("指標")),), (Row((Cell(t("粗利益率")),)),), t(""), "表")
        one = Slide("content", t(title), t("要点"), {"body": (table,)}, t("出典: POS"))
        data, said = render_pptx(Deck(meta("ja"), (one,)), brand)
        assert said == ()
        shapes = {shape.name: shape for shape in Presentation(io.BytesIO(data)).slides[0].shapes}
        tops[title[:2]] = [shapes["Lead"].top, shapes["Table"].top]
        ends[title[:2]] = shapes["Source"].top + shapes["Source"].height
    raised = [two - one for one, two in zip(tops["一行"], tops["二行"], strict=True)]
    assert raised == [32.5 * 12700] * 2 and ends["一行"] == ends["二行"]


def test_a_region_or_layout_that_the_brand_lacks_is_named_with_the_nearest(brand: Brand) -> None:
    made = Deck(
        meta("ja"),
        (Slide("chart", t("一"), regions={"takaway": (Paragraph(t("x")),)}), Slide("contents", t("二"))),
    )
    _, said = render_pptx(made, brand)
    assert sorted(rules(said)) == ["layout-there", "region-there"]
    hints = " ".join(one.hint.say("en") for one in said if one.hint)
    assert "takeaway" in hints and "content" in hints


def test_a_page_break_is_said_to_mean_nothing(brand: Brand) -> None:
    _, said = render_pptx(one_slide(Paragraph(t("前")), PageBreak(), Paragraph(t("後"))), brand)
    assert [(one.rule, str(one.level)) for one in said] == [("block-in-format", "warning")]


def test_a_long_table_goes_on_with_its_head_and_loses_no_row(brand: Brand) -> None:
    rows = tuple(Row((Cell(t(f"指標{n}")), Cell(t(str(n))))) for n in range(40))
    made = one_slide(Table(TABLE.columns, rows, alt="40指標"), layout="table")
    slides = Presentation(io.BytesIO(built(made, brand))).slides
    tables = [next(shape for shape in one.shapes if shape.has_table).table for one in slides]
    assert len(slides) > 1
    assert [one.shapes.title.text for one in slides] == [
        f"題（{'続き ' if n > 1 else ''}{n}/{len(slides)}）" for n in range(1, len(slides) + 1)
    ]
    assert all(table.cell(0, 0).text == "指標" for table in tables)
    assert [row.cells[0].text for table in tables for row in list(table.rows)[1:]] == [f"指標{n}" for n in range(40)]


def test_a_chart_is_native_with_its_numbers_in_a_workbook(brand: Brand) -> None:
    data = built(Deck(meta("ja"), (Slide("chart", t("題"), regions={"chart": (trend("ja"),)}),)), brand)
    frame = next(one for one in Presentation(io.BytesIO(data)).slides[0].shapes if one.has_chart)
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "値引き率の週次推移。6月28日に22.4%、計画21.0%"
    # The region is eight columns of twelve: 8 x 58.25 + 7 x 15 = 571 pt wide, from the margin of 48 pt.
    assert (frame.left, frame.width) == (48 * 12700, 571 * 12700)
    book = load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob), read_only=True, data_only=True)
    numbers = {value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row}
    assert {22.4, 23.5, 18.0} <= {value for value in numbers if isinstance(value, int | float)}


def test_two_charts_have_their_own_parts(brand: Brand) -> None:
    made = Deck(meta("ja"), tuple(Slide("chart", t(n), regions={"chart": (trend("ja"),)}) for n in "ab"))
    names = parts(built(made, brand))
    assert {"ppt/charts/chart1.xml", "ppt/charts/chart2.xml"} <= set(names)
    assert len([name for name in names if name.endswith(".xlsx")]) == 2


def test_typed_bullets_in_a_cell_hang(brand: Brand) -> None:
    """「・」 before a line of a cell becomes a bullet, so that the next line of its text stands below the text."""
    said = (Text("・一覧を配る　鈴木"), LineBreak(), Text("・"), Strong(t("研修")), LineBreak(), Text("注: 未定"))
    table = Table((Column(t("対策")),), (Row((Cell(said),)), Row((Cell(t("A・B")),))), t(""), "表")
    root = slide_xml(built(one_slide(table), brand))
    shown = [("".join(one.itertext()), one.find(f"{A}pPr")) for one in root.iterfind(f".//{A}tc/{A}txBody/{A}p")]
    marks = {text: (look.find(f"{A}buChar") is not None, int(look.get("indent", "0"))) for text, look in shown}
    assert marks["一覧を配る　鈴木"] == marks["研修"] and marks["研修"][0] and marks["研修"][1] < 0
    assert marks["注: 未定"] == marks["A・B"] == marks["対策"] == (False, 0)


def test_short_texts_of_a_table_are_not_broken_and_one_long_name_does_not_rule(brand: Brand) -> None:
    names = ["粗利益率"] * 3 + ["とても長い名前" * 9] + ["粗利益率"] * 6
    rows = tuple(Row((Cell(t(name)), Cell(t("8/31(月)")), Cell(t("説明の文" * 18)))) for name in names)
    table = Table((Column(t("指標")), Column(t("回復予定")), Column(t("要因"))), rows, t(""), "表")
    columns = [int(one.get("w", "0")) / 12700 for one in slide_xml(built(one_slide(table), brand)).iter(f"{A}gridCol")]
    assert columns[1] >= 4 * 13 + 6  # the head's four letters and the room to its left and right
    assert columns[2] > columns[0]  # the one long name takes more lines instead
