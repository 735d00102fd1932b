"""Matrix, small charts, lines in cells and pictures in Word, read back with lxml."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import office
import pytest
from lxml import etree
from render.docx import drawn
from render.docx.demo import Read, W, report, t, trend

from successplan.brand import Brand
from successplan.document import (
    Cell,
    Column,
    Contents,
    Cover,
    Heading,
    Landscape,
    Matrix,
    Multiples,
    Paragraph,
    Picture,
    Point,
    Quote,
    Row,
    Spark,
    Table,
)
from successplan.render.docx import render_docx
from successplan.render.docx.pictures import pixels
from successplan.render.lint import lint

Reader = Callable[..., Read]
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WIDTH = (11906 - 2 * 1417) * 635  # of the text of an upright page, in English metric units


def png(wide: int, high: int) -> bytes:
    """A grey picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x80" * wide) * high
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(wide: int, high: int) -> bytes:
    """The beginning of a JPEG: an application segment, then the frame header with height before width."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, high, wide, 1) + b"\1\x11\0"
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9 + frame + b"\xff\xd9"


def decimals(*values: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


def sparks(spark: Spark) -> Table:
    columns = (Column(t("指標")), Column(t("推移")))
    return Table(columns, (Row((Cell(t("値引き率")), Cell(t("23.5から22.4へ"), spark=spark))),))


def table_rows(read: Read) -> list[list[etree._Element]]:
    return [list(row.iter(f"{W}tc")) for row in read.body.iter(f"{W}tr")]


def extents(read: Read) -> list[tuple[int, int]]:
    return [(int(node.get("cx")), int(node.get("cy"))) for node in read.body.iter("{*}extent")]


def test_a_matrix_is_a_native_chart_with_its_list_beside(read: Reader) -> None:
    done = read(drawn.matrix("ja"))
    (frame,) = done.body.iter("{*}docPr")
    assert frame.get("descr") == "課題を効果と難易度で並べた図"
    assert "word/charts/chart1.xml" in done.parts and "word/embeddings/workbook1.xlsx" in done.parts
    listed = [words.split("\t") for words in done.texts() if "\t" in words]
    assert listed == [[str(at), f"値引き基準が店ごとに違う {at}"] for at in range(1, 10)]
    (row,) = done.body.iter(f"{W}tr")
    assert row.find(f".//{W}drawing") is not None
    assert "図 1\u2003課題の優先順位" in done.texts()


def test_a_long_list_goes_below_and_may_run_over_the_page(read: Reader) -> None:
    points = tuple(Point(at, "長い課題の説明" * 6, Decimal(at % 5 + 1), Decimal(3)) for at in range(1, 32))
    done = read(Matrix(points, "難易度", "効果", ("a", "b", "c", "d"), "図"))
    assert len(list(done.body.iter(f"{W}tr"))) == 16  # two in a row, one in the last
    assert [words.partition("\t")[0] for words in done.texts() if "\t" in words] == [str(at) for at in range(1, 32)]
    assert done.body.find(f"{W}tbl//{W}drawing") is None


def test_small_charts_stand_in_rows_under_their_titles(read: Reader) -> None:
    done = read(Multiples((trend(),) * 5, 3), Paragraph(t("後")))
    rows = [[cell.find(f".//{W}drawing") is not None for cell in row] for row in table_rows(done)]
    assert rows == [[True, True, True], [True, True, False]]
    assert done.texts().count("値引き率の推移") == 5
    assert sum(name.startswith("word/charts/chart") for name in done.parts) == 5
    assert all(3 * wide <= WIDTH for wide, _ in extents(done))


def test_a_spark_draws_its_values_with_gaps_and_says_them(read: Reader) -> None:
    done = read(sparks(Spark(decimals("3", "2", None, "1", "1"), decimals("3", "2.5", "2", "1.5", "1"), "off_track")))
    (frame,) = done.body.iter("{*}docPr")
    assert frame.get("descr") == "23.5から22.4へ"
    assert "23.5から22.4へ" not in done.texts()
    ways = list(done.body.iter(f"{A}path"))
    moves = [len(path.findall(f"{A}moveTo")) for path in ways]
    assert moves == [1, 2]  # the plan without a gap, the values with one
    assert len(ways[1].findall(f"{A}lnTo")) == 2
    ends = [(int(p.get("x")), int(p.get("y"))) for p in ways[1].iter(f"{A}pt")]
    assert ends[0][1] < ends[1][1] < ends[2][1]  # downwards: a greater number is drawn higher
    assert ends[2][1] == ends[3][1]


@pytest.mark.parametrize("values", [("5",), ("5", "5", "5"), (None, "5", None), ("1", None, "2")])
def test_a_spark_of_little_is_a_dot_or_a_level_line(read: Reader, values: tuple[str | None, ...]) -> None:
    done = read(sparks(Spark(decimals(*values))))
    assert [node.get("prst") for node in done.body.iter(f"{A}prstGeom")].count("ellipse") == 1
    assert not list(done.body.iter("{*}srgbClr"))


def test_a_spark_without_values_leaves_its_words(read: Reader) -> None:
    done = read(sparks(Spark(decimals(None, None))))
    assert list(done.body.iter("{*}docPr")) == [] and "23.5から22.4へ" in done.texts()


def test_a_picture_keeps_its_proportions_and_has_its_share_of_the_width(read: Reader) -> None:
    data = png(40, 10)
    done = read(Picture(data, "image/png", "画面の例", 0.5, "画面"))
    ((wide, high),) = extents(done)
    assert abs(wide - WIDTH / 2) < 1000 and abs(high - wide / 4) < 1000  # less than a twelfth of a point off
    assert done.parts["word/media/image1.png"] == data
    assert [node.get("descr") for node in done.body.iter("{*}docPr")] == ["画面の例"]
    assert "図 1\u2003画面" in done.texts()


def test_a_high_picture_stays_on_the_page(read: Reader) -> None:
    ((wide, high),) = extents(read(Picture(png(10, 100), "image/png", "縦長")))
    assert high <= 0.75 * (16838 - 2 * 1417) * 635 + 635 and abs(wide * 10 - high) < 10 * 635


def test_sizes_are_read_from_the_headers() -> None:
    assert pixels(png(40, 10)) == (40, 10)
    assert pixels(jpeg(64, 48)) == (64, 48)
    assert pixels(b"GIF89a") is None and pixels(b"\xff\xd8\xff") is None and pixels(b"") is None


def test_a_picture_that_is_none_leaves_its_words_and_is_named(brand: Brand) -> None:
    data, said = render_docx(report(Picture(b"GIF89a", "image/png", "画面の例")), brand)
    assert [one.rule for one in said] == ["picture-readable"]
    assert "画面の例" in Read(data).texts()


def everything(language: str) -> tuple[object, ...]:
    spark = Spark(decimals("3", "2", None, "1"), decimals("3", "2", "1", "1"))
    return (
        Contents(t("目次")), Heading(1, t("体制")), drawn.organisation(language), Heading(2, t("指標")),
        drawn.indicators(language), sparks(spark), drawn.matrix(language), Multiples((trend(), trend())),
        Quote(t("早くなった"), "佐藤"), Picture(png(40, 10), "image/png", "画面"), Landscape((drawn.gantt(language),)),
        Paragraph(t("終わり")),
    )


@pytest.mark.parametrize("language", ["ja", "en"])
def test_our_own_lint_finds_nothing(brand: Brand, language: str) -> None:
    assert lint(render_docx(report(*everything(language), language=language), brand)[0]) == ()


@pytest.mark.office
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_open_xml_sdk_finds_no_error_in_drawings(brand: Brand, tmp_path: Path, language: str) -> None:
    file = tmp_path / "drawn.docx"
    file.write_bytes(render_docx(report(*everything(language), language=language), brand)[0])
    assert office.validate(file) == []


@pytest.mark.office
def test_libreoffice_prints_every_word_of_the_drawings(brand: Brand, tmp_path: Path) -> None:
    file = tmp_path / "drawn.docx"
    # With a cover: where a document begins with a table, LibreOffice leaves the boxes of drawings empty.
    file.write_bytes(render_docx(report(*everything("ja"), cover=Cover(t("計画"))), brand)[0])
    printed = "".join(line.text for line in office.pdf_lines(file)).replace(" ", "")
    plan = ("全店展開", "次年度計画の合意", "本日7/15")
    for words in ("情報システム部高橋誠", "粗利益率48.2%→50.0%", "最優先", "見送り", *plan):
        assert words in printed


def test_colours_of_drawings_are_theme_colours(brand: Brand) -> None:
    done = Read(render_docx(report(*everything("ja")), brand)[0])
    charts = [etree.fromstring(part) for name, part in done.parts.items() if name.startswith("word/charts/chart")]
    assert charts and all(list(tree.iter(f"{A}srgbClr")) == [] for tree in (done.body, *charts))
