"""Every block in every format on three brands that could not differ more, read back by an independent reader."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from brands import DEFAULT, dark, four_by_three
from docx import Document
from lxml import etree, html
from PIL import Image
from pptx import Presentation

from successplan.brand import Brand, load_brand
from successplan.document import (
    Badge,
    Bar,
    Bars,
    Block,
    Bullets,
    Callout,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Columns,
    Contents,
    Deck,
    Diamond,
    Gantt,
    GanttRow,
    Heading,
    Item,
    Landscape,
    Line,
    Matrix,
    Meta,
    Multiples,
    Node,
    PageBreak,
    Paragraph,
    Picture,
    Point,
    Quote,
    Report,
    Row,
    Series,
    Slide,
    Spark,
    Strong,
    Table,
    Text,
    Tree,
    Trend,
)
from successplan.render.docx import render_docx
from successplan.render.html import render_html
from successplan.render.lint import lint
from successplan.render.pptx import render_pptx

DAYS = (date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30))
VALUES = (Decimal("48.4"), Decimal("48.7"), Decimal("49.1"))
NOT_ON_SLIDES = ("Contents", "PageBreak")  # the pages of a deck are its slides: a diagnostic says so


def png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "#14507a").save(buffer, "PNG")
    return buffer.getvalue()


def chart(title: str) -> Chart:
    return Chart(Trend((Line("実績", "actual", tuple(zip(DAYS, VALUES, strict=True)), "49.1%"),), month_format='m"月"'),
                 title, f"{title}の推移、最新49.1%", "%", 1)


def line(text: str) -> tuple[Text]:
    return (Text(text),)


# Each block with the texts that must be found again in the file, whatever draws it.
BLOCKS: dict[str, tuple[Block, tuple[str, ...]]] = {
    "Heading": (Heading(1, line("見出しの文")), ("見出しの文",)),
    "Paragraph": (Paragraph((Text("段落の文 & <b> "), Strong(line("太字")))), ("段落の文 & <b> ", "太字")),
    "Bullets": (Bullets((Item(line("一つ目"), (Item(line("その下")),)), Item(line("二つ目")))),
                ("一つ目", "その下", "二つ目")),
    "Quote": (Quote(line("迷う時間が半分になった"), "MD部"), ("迷う時間が半分になった", "MD部")),
    "Table": (Table((Column(line("指標")), Column(line("判定")), Column(line("推移"))), (
        Row((Cell(line("粗利益率")), Cell((Badge("●", "順調", "on_track"),)),
             Cell(line("48.4 → 49.1"), spark=Spark(VALUES)))),), line("表の題"), "表の説明"),
              ("指標", "粗利益率", "順調")),
    "Chart": (chart("粗利益率"), ("粗利益率の推移、最新49.1%",)),
    "Cards": (Cards((Card(line("週次利用者率"), "79", "%", Badge("●", "順調", "on_track"), (line("計画 68%"),)),)),
              ("週次利用者率", "79", "計画 68%")),
    "Callout": (Callout(line("ご判断をお願いします"), (Bullets((Item(line("全店に広げる")),)),)),
                ("ご判断をお願いします", "全店に広げる")),
    "Columns": (Columns(((Paragraph(line("左の文")),), (Paragraph(line("右の文")),)), (1.0, 2.0)),
                ("左の文", "右の文")),
    "Gantt": (Gantt((GanttRow("導入", (Bar(DAYS[0], DAYS[1], "準備"),)),
                     GanttRow("利用開始", (), (Diamond(DAYS[2], "6/30"),))),
                    date(2026, 4, 1), date(2026, 7, 31), ((date(2026, 4, 1), "4月"), (date(2026, 6, 1), "6月")),
                    "日程の説明", DAYS[1], "本日"), ("導入", "利用開始", "4月", "日程の説明")),
    "Matrix": (Matrix((Point(1, "値引き判断", Decimal(2), Decimal(5)), Point(2, "店間移動", Decimal(4), Decimal(4))),
                      "難易度", "効果", ("最優先", "計画的に", "余力で", "見送り"), "効果と難易度の説明"),
               ("効果と難易度の説明",)),
    "Tree": (Tree((Node("山田 和子 様", ("最終評価者",), "accent", (Node("佐藤 健一 様"),)),), "体制の説明"),
             ("山田 和子 様", "最終評価者", "佐藤 健一 様", "体制の説明")),
    "Picture": (Picture(png(), "image/png", "絵の説明"), ("絵の説明",)),
    "Multiples": (Multiples((chart("一枚目"), chart("二枚目"))),
                  ("一枚目の推移、最新49.1%", "二枚目の推移、最新49.1%")),
    "Contents": (Contents(line("目次の題")), ("目次の題",)),
    "Landscape": (Landscape((Paragraph(line("横長のページの文")),)), ("横長のページの文",)),
    "PageBreak": (PageBreak(), ()),
}
BARS = Chart(Bars(("4月", "5月"), (Series("件数", (Decimal(3), Decimal(5))),)), "件数", "件数は5月に5件", "件")


MADE = {"default": lambda _: DEFAULT, "dark": dark, "four-by-three": four_by_three}


@pytest.fixture(scope="module", params=list(MADE))
def brand(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Brand:
    """Our own brand, one with a dark page and other fonts, and a company's 4:3 template that we did not make."""
    return load_brand(MADE[request.param](tmp_path_factory.mktemp("brand") / request.param))


def outside(data: bytes) -> list[str]:
    """The names of shapes that leave the slide, as python-pptx sees them."""
    deck = Presentation(io.BytesIO(data))
    assert deck.slide_width and deck.slide_height
    return [
        shape.name
        for slide in deck.slides
        for shape in slide.shapes
        if min(shape.left, shape.top) < 0
        or shape.left + shape.width > deck.slide_width
        or shape.top + shape.height > deck.slide_height
    ]


def meta(kind: str) -> Meta:
    return Meta(kind, "ja", "題", "件名", "株式会社アオヤマ", "鈴木", date(2026, 7, 15),
                labels={"table": "表", "figure": "図", "continued": "続き", "day": "2026/7/15",
                        "notes": "メモ", "numbers": "数値"})


def found_in(data: bytes) -> str:
    """Every text and every alternative text of the file, as unzip and lxml see it."""
    said = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                root = etree.fromstring(archive.read(name))
                about = root.xpath("//@descr | //*[local-name() = 'tblDescription']/@*")
                said += ["".join(root.itertext()).replace("\xa0", " "), *about]
    return "\n".join(said)


def test_no_block_is_forgotten_here() -> None:
    def members(union: object) -> list[type]:
        return [one for part in get_args(union) for one in (members(part) or [part])]

    assert {one.__name__ for one in members(Block)} == set(BLOCKS)


@pytest.mark.parametrize("name", BLOCKS)
def test_in_word(brand: Brand, name: str) -> None:
    block, texts = BLOCKS[name]
    around = (Heading(1, line("前の見出し")), block, Paragraph(line("後の文")))
    data, _ = render_docx(Report(meta("success-plan"), None, around), brand)

    Document(io.BytesIO(data))
    said = found_in(data)
    assert [text for text in (*texts, "前の見出し", "後の文") if text not in said] == []
    assert lint(data) == ()


@pytest.mark.parametrize("name", [name for name in BLOCKS if name not in NOT_ON_SLIDES])
def test_in_powerpoint(brand: Brand, name: str) -> None:
    block, texts = BLOCKS[name]
    slide = Slide("content", line("スライドの題"), line("要点"), {"body": (block,)}, line("出典: POS"), "話すこと")
    data, said_of = render_pptx(Deck(meta("monthly"), (slide,)), brand)

    assert [one for one in said_of if one.level != "info"] == []
    assert len(Presentation(io.BytesIO(data)).slides) == 1
    assert outside(data) == []
    said = found_in(data)
    assert [text for text in (*texts, "スライドの題", "要点", "出典: POS", "話すこと") if text not in said] == []
    assert lint(data) == ()


@pytest.mark.parametrize("name", NOT_ON_SLIDES)
def test_what_a_deck_does_not_draw_is_said(brand: Brand, name: str) -> None:
    slide = Slide("content", line("題"), regions={"body": (BLOCKS[name][0], Paragraph(line("文")))})
    _, said = render_pptx(Deck(meta("monthly"), (slide,)), brand)
    assert [one.rule for one in said] == ["block-in-format"]


@pytest.mark.parametrize("name", BLOCKS)
def test_in_a_page(brand: Brand, name: str) -> None:
    block, texts = BLOCKS[name]
    around = (Heading(1, line("前の見出し")), block, Paragraph(line("後の文")))
    slide = Slide("content", line("スライドの題"), line("要点"), {"body": (block,)}, line("出典: POS"), "話すこと")
    for shown, beside in ((Report(meta("success-plan"), None, around), ("前の見出し", "後の文")),
                          (Deck(meta("monthly"), (slide,)), ("スライドの題", "要点", "出典: POS", "話すこと"))):
        data, said_of = render_html(shown, brand)
        assert said_of == ()
        root = html.document_fromstring(data)
        said = "\n".join([*root.find("body").itertext(), *root.xpath("//@aria-label | //@alt")])
        assert [text for text in (*texts, *beside) if text not in said] == []


def test_bars_are_drawn_as_well(brand: Brand) -> None:
    slide = Slide("content", line("題"), regions={"body": (BARS,)})
    deck, _ = render_pptx(Deck(meta("monthly"), (slide,)), brand)
    report, _ = render_docx(Report(meta("success-plan"), None, (Heading(1, line("章")), BARS)), brand)
    for data in (deck, report):
        assert "件数は5月に5件" in found_in(data)
        assert lint(data) == ()
