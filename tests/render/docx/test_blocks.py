"""What each block becomes, read back with lxml: expected values are worked out by hand in the comments."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise

import openpyxl
import pytest
from render.docx.demo import BAD, GOOD, Read, W, kpi_table, long_table, t, text_of, trend

from successplan.document import (
    Bullets,
    Callout,
    Card,
    Cards,
    Cell,
    Code,
    Column,
    Columns,
    Cover,
    Emphasis,
    Heading,
    Item,
    LineBreak,
    Link,
    PageBreak,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)

Reader = Callable[..., Read]


def values(node: object, path: str) -> list[str]:
    return [found.get(f"{W}val") for found in node.iterfind(path.replace("w:", W))]  # type: ignore[attr-defined]


def paragraph_with(read: Read, words: str) -> object:
    return next(p for p in read.body.iter(f"{W}p") if words in text_of(p))


def test_headings_take_the_style_of_their_level_numbered_or_not(read: Reader) -> None:
    done = read(
        Heading(1, t("目的")), Heading(2, t("背景")), Heading(3, t("経緯")), Heading(1, t("用語"), numbered=False)
    )
    assert done.styles() == ["Heading1", "Heading2", "Heading3", "Heading1Unnumbered"]
    assert done.texts() == ["目的", "背景", "経緯", "用語"]


def test_paragraphs_take_the_style_of_their_role(read: Reader) -> None:
    roles = ("body", "lead", "note", "source")
    done = read(*(Paragraph(t(role), role) for role in roles))  # type: ignore[arg-type]
    assert done.styles() == ["Normal", "Lead", "Note", "Source"]


def test_inlines_keep_their_words_and_take_character_styles(read: Reader) -> None:
    done = read(
        Paragraph(
            (
                Text("値は"),
                Strong(t("重要")),
                Code("pos_daily"),
                Emphasis(t("合意")),
                GOOD["ja"],
                LineBreak(),
                Text("次の行"),
            )
        )
    )
    assert done.texts() == ["値は重要pos_daily合意\u00a0●\u00a0順調\u00a0\n次の行"]
    assert values(done.body, ".//w:rStyle") == ["Strong", "Code", "EmphasisDots", "BadgeOnTrack"]


def test_emphasis_is_slanted_in_english_and_dotted_in_japanese(read: Reader) -> None:
    english = read(Paragraph((Emphasis(t("both")),)), language="en")
    assert values(english.body, ".//w:rStyle") == ["Emphasis"]


def test_strong_inside_a_link_stays_strong(read: Reader) -> None:
    done = read(Paragraph((Link((Strong(t("全体")),), "https://example.com"),)))
    run = done.body.find(f".//{W}hyperlink/{W}r/{W}rPr")
    assert run is not None
    assert values(run, "w:rStyle") == ["Hyperlink"]
    assert run.find(f"{W}b") is not None


def test_links_are_relationships_with_their_whole_address(read: Reader) -> None:
    address = "https://example.com/a?x=1&y=2"
    done = read(Paragraph((Link(t("資料"), address), Link(t("同じ資料"), address))))
    relations = {node.get("Id"): node for node in done.xml("word/_rels/document.xml.rels")}
    ids = [node.get(next(iter(node.attrib))) for node in done.body.iter(f"{W}hyperlink")]
    assert [relations[id_].get("Target") for id_ in ids] == [address, address]
    assert relations[ids[0]].get("TargetMode") == "External"


def test_no_run_names_a_font_or_a_size(read: Reader) -> None:
    done = read(kpi_table("ja"), Paragraph((Strong(t("太字")), BAD["ja"])))
    fonts = [dict(node.attrib) for node in done.body.iter(f"{W}rFonts")]
    assert all(set(found) == {f"{W}hint"} for found in fonts)
    assert not list(done.body.iter(f"{W}sz", f"{W}color"))


def test_ambiguous_marks_take_the_japanese_font_only_where_japanese_stands(read: Reader) -> None:
    assert list(read(Paragraph(t("前年比…"))).body.iter(f"{W}rFonts"))
    assert not list(read(Paragraph(t("abc"))).body.iter(f"{W}rFonts"))
    assert not list(read(Paragraph(t("wait… 5 × 3")), language="en").body.iter(f"{W}rFonts"))
    assert list(read(Paragraph(t("青山…")), language="en").body.iter(f"{W}rFonts"))


def test_nested_bullets_go_down_a_level(read: Reader) -> None:
    done = read(Bullets((Item(t("上"), (Item(t("中"), (Item(t("下"), (Item(t("底")),)),)),)), Item(t("次")))))
    assert done.texts() == ["上", "中", "下", "底", "次"]
    assert done.styles() == ["ListBullet", "ListBullet2", "ListBullet3", "ListBullet3", "ListBullet"]
    assert values(done.body, ".//w:ilvl") == ["0", "1", "2", "3", "0"]


def test_each_numbered_list_begins_at_one(read: Reader) -> None:
    done = read(Bullets((Item(t("一")),), ordered=True), Bullets((Item(t("壱")),), ordered=True))
    first, second = values(done.body, ".//w:numId")
    assert first != second
    lists = {node.get(f"{W}numId"): node for node in done.xml("word/numbering.xml").iter(f"{W}num")}
    for id_ in (first, second):
        assert values(lists[id_], "w:lvlOverride/w:startOverride") == ["1"]
    assert values(lists[first], "w:abstractNumId") == values(lists[second], "w:abstractNumId")


def test_a_table_has_every_cell_and_a_head_that_is_repeated(read: Reader) -> None:
    done = read(long_table("ja", rows=40))
    rows = list(done.body.iter(f"{W}tr"))
    assert len(rows) == 41
    assert [len(row.findall(f"{W}tc")) for row in rows] == [4] * 41
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert heads == [True] + [False] * 40
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_column_widths_fill_the_page_exactly(read: Reader) -> None:
    # A4 is 11906 twentieths of a point wide, less two margins of 1417 (25 mm): 9072.
    done = read(kpi_table("ja"))
    grid = [int(node.get(f"{W}w", "0")) for node in done.body.iter(f"{W}gridCol")]
    assert sum(grid) == 9072
    for row in list(done.body.iter(f"{W}tr"))[2:]:
        assert [int(node.get(f"{W}w", "0")) for node in row.iter(f"{W}tcW")] == grid


def test_widths_given_as_shares_are_kept(read: Reader) -> None:
    columns = (Column(t("a"), width=0.25), Column(t("b"), width=0.75))
    done = read(Table(columns, (Row((Cell(t("1")), Cell(t("2")))),)))
    # 9072 / 4 = 2268
    assert [node.get(f"{W}w") for node in done.body.iter(f"{W}gridCol")] == ["2268", "6804"]


def test_a_longer_text_gets_a_wider_column(read: Reader) -> None:
    rows = (Row((Cell(t("短い")), Cell(t("とても長い説明が" * 12)), Cell(t("12,345")))),)
    done = read(Table((Column(t("項目")), Column(t("説明")), Column(t("件数"), "right")), rows))
    short, long, number = (int(node.get(f"{W}w", "0")) for node in done.body.iter(f"{W}gridCol"))
    assert long > 2 * short
    assert number >= 6 * 0.5 * 10.5 * 20  # six characters of at least half an em at 10.5 points, whole on one line


def test_numbers_stand_at_the_right_and_tones_are_styles(read: Reader) -> None:
    rows = (Row((Cell(t("値引き率")), Cell(t("+0.6pt"), tone="off_track"))),)
    done = read(Table((Column(t("指標")), Column(t("差"), "right")), rows))
    assert values(done.body, ".//w:jc") == ["right", "right"]
    assert values(done.body, ".//w:rStyle") == ["ToneOffTrack"]


def test_a_group_row_spans_its_empty_cells(read: Reader) -> None:
    done = read(kpi_table("ja"))
    group = list(done.body.iter(f"{W}tr"))[1]
    assert values(group, "w:tc/w:tcPr/w:gridSpan") == ["8"]
    assert text_of(group) == "最終指標と先行指標"


def test_table_captions_are_counted_by_a_field_and_stay_with_the_table(read: Reader) -> None:
    done = read(long_table("ja", rows=1), long_table("ja", rows=1))
    captions = [p for p in done.body.iter(f"{W}p") if values(p, "w:pPr/w:pStyle") == ["Caption"]]
    assert [text_of(p) for p in captions] == ["表 1\u2003マイルストーン", "表 2\u2003マイルストーン"]
    fields = [node.get(f"{W}instr") for node in done.body.iter(f"{W}fldSimple")]
    assert fields == [r" SEQ 表 \* ARABIC "] * 2
    style = next(s for s in done.xml("word/styles.xml") if s.get(f"{W}styleId") == "Caption")
    assert style.find(f"{W}pPr/{W}keepNext") is not None


def test_a_caption_without_a_word_for_tables_has_no_number(read: Reader) -> None:
    done = read(long_table("ja", rows=1), labels={})
    assert "マイルストーン" in done.texts()
    assert not list(done.body.iter(f"{W}fldSimple"))


def test_a_table_says_what_it_holds(read: Reader) -> None:
    done = read(kpi_table("ja"))
    assert values(done.body, ".//w:tblCaption") == ["KGIとKPIの到達状況（2026年6月末）"]
    assert values(done.body, ".//w:tblDescription") == ["指標ごとの基準値、現在値、目標、判定"]


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_a_chart_is_native_with_its_numbers_and_says_what_it_shows(read: Reader) -> None:
    done = read(trend())
    assert done.styles() == ["Figure", "FigureCaption", "Source"]
    assert done.texts() == ["", "図 1\u2003値引き率の推移", "出典: POSデータ（2026/6/28時点）"]
    drawing = next(done.body.iter("{*}docPr"))
    assert drawing.get("descr") == "値引き率は12週で23.5%から22.4%になった"
    relations = {node.get("Id"): node.get("Target") for node in done.xml("word/_rels/document.xml.rels")}
    named = next(done.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"))
    assert relations[next(iter(named.attrib.values()))] == "charts/chart1.xml"
    assert b'Target="../embeddings/workbook1.xlsx"' in done.parts["word/charts/_rels/chart1.xml.rels"]
    workbook = openpyxl.load_workbook(io.BytesIO(done.parts["word/embeddings/workbook1.xlsx"]))
    numbers = {cell for row in workbook.worksheets[0].iter_rows(values_only=True) for cell in row}
    assert {23.5, 23.4, 21.8, 22.1, 22.4, 21.0} <= numbers


def test_charts_in_columns_are_as_wide_as_their_column(read: Reader) -> None:
    done = read(Columns(((trend(),), (trend(),)), (1, 1)))
    # Half of 9072 less half the gutter of 320 is 4376 twentieths of a point, 635 English metric units each.
    assert [node.get("cx") for node in done.body.iter("{*}extent")] == [str(4376 * 635)] * 2
    assert [node.get("id") for node in done.body.iter("{*}docPr")] == ["1", "2"]


def test_cards_stand_four_in_a_row_at_most(read: Reader) -> None:
    cards = tuple(Card(t(f"指標{at}"), str(at), "%", GOOD["ja"], (t("計画"),)) for at in range(5))
    done = read(Cards(cards))
    rows = list(done.body.iter(f"{W}tr"))
    # Five cards are two rows, three and two, with an empty cell at the end.
    assert [len([c for c in row.iter(f"{W}tc") if text_of(c)]) for row in rows] == [3, 2]
    for at in range(5):
        assert f"指標{at}" in done.texts()
        assert f"{at}\u00a0%" in done.texts()


def test_cards_with_long_numbers_stand_two_in_a_row_before_a_number_breaks(read: Reader) -> None:
    # "1,234,567" in bold is 7 digits of 0.556 em and two commas of 0.278: 4.448 em, 107 points at 24; with "百万円"
    # (3 em at 10.5) and a space 141, with 5 % of reserve 148. A quarter of the page is 113 points, a third 151, less 15
    # of padding: too narrow both. A half has room.
    done = read(Cards(tuple(Card(t(f"{at}"), "1,234,567", "百万円") for at in range(4))))
    assert [len(row.findall(f"{W}tc")) for row in done.body.iter(f"{W}tr")] == [2, 2]
    assert "CardValue" in done.styles()


def test_a_number_too_long_for_any_card_takes_the_smaller_size(read: Reader) -> None:
    done = read(Cards(tuple(Card(t(f"{at}"), "123,456,789,012,345", "百万円") for at in range(2))))
    assert "CardValueSmall" in done.styles()
    assert "CardValue" not in done.styles()


def test_a_callout_is_framed_in_the_style_of_its_tone(read: Reader) -> None:
    inner = (Paragraph(t("本文")), Bullets((Item(t("項目")),)), long_table("ja", rows=1))
    done = read(Callout(t("未達"), inner, "off_track"))
    assert values(done.body, "w:tbl/w:tblPr/w:tblStyle") == ["CalloutOffTrack"]
    assert {"未達", "本文", "項目"} <= set(done.texts())


def test_columns_stand_side_by_side(read: Reader) -> None:
    done = read(Columns(((Paragraph(t("左")),), (Paragraph(t("右")), Paragraph(t("右下")))), (1, 2)))
    cells = list(done.body.iter(f"{W}tc"))
    assert [text_of(cell) for cell in cells] == ["左", "右右下"]
    # A third and two thirds of 9072.
    assert [node.get(f"{W}w") for node in done.body.iter(f"{W}gridCol")] == ["3024", "6048"]


def test_a_page_break_begins_a_page_without_an_empty_line(read: Reader) -> None:
    done = read(Paragraph(t("前")), PageBreak(), Heading(1, t("後")))
    assert done.texts() == ["前", "後"]
    assert [text_of(p) for p in done.body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None] == ["後"]


@pytest.mark.parametrize("block", [kpi_table("ja"), Cards((Card(t("a"), "1"),)), Callout(t("a"), ())])
def test_a_table_after_a_page_break_begins_the_page(read: Reader, block: object) -> None:
    done = read(Paragraph(t("前")), PageBreak(), block)
    breaks = [p for p in done.body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert len(breaks) == 1


def test_the_cover_has_all_its_words_and_a_page_of_its_own(read: Reader) -> None:
    title, subtitle, addressee = (
        "値引きの判断を全43店へ広げるためのサクセスプラン",
        "2026年度上期",
        "株式会社アオヤマ 御中",
    )
    cover = Cover(t(title), t(subtitle), t(addressee), (t("第1版"), t("7月15日")))
    done = read(Paragraph(t("本文")), cover=cover)
    words = "".join(done.texts()).replace("\n", "")
    for said in (title, subtitle, addressee, "第1版", "7月15日"):
        assert said in words
    assert done.body.find(f"{W}sectPr/{W}titlePg") is not None
    body = paragraph_with(done, "本文")
    assert body.find(f"{W}pPr/{W}pageBreakBefore") is not None  # type: ignore[attr-defined]


def test_without_a_cover_the_first_page_has_the_header(read: Reader) -> None:
    assert read(Paragraph(t("本文"))).body.find(f"{W}sectPr/{W}titlePg") is None


def test_an_empty_report_is_a_document(read: Reader) -> None:
    assert read().texts() == [""]


def test_every_cell_ends_in_a_paragraph_and_tables_never_touch(read: Reader) -> None:
    table = Table((Column(t("a")),), (Row((Cell(t("1")),)),))
    done = read(
        table,
        table,
        Callout(t("a"), (table, Callout((), (table,)))),
        Columns(((), (Cards((Card(t("a"), "1"),)),)), (1, 1)),
        Callout((), ()),
        Cards(()),
    )
    for cell in done.body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    for holder in (done.body, *done.body.iter(f"{W}tc")):
        tags = [child.tag for child in holder]
        assert (f"{W}tbl", f"{W}tbl") not in list(pairwise(tags))
    assert done.body[-2].tag == f"{W}p"
