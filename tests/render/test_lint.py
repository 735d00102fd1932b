"""A clean package passes; each defect that is put into it is named."""

from __future__ import annotations

import io
import zipfile

import pytest

from successplan.render.lint import CHECKS, lint

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMES = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
Entries = dict[str, bytes]


def rels(**targets: str) -> bytes:
    """A relationships part: the id, then type and target."""
    rows = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/{what.split()[0]}" Target="{what.split()[1]}"/>'
        for id_, what in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'.encode()


def types(*names: str) -> bytes:
    rows = "".join(f'<Override PartName="/{name}" ContentType="x/y"/>' for name in names)
    default = '<Default Extension="rels" ContentType="x/r"/>'
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{space}">{default}{rows}</Types>'.encode()


def zipped(entries: Entries, date: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, date), content)
    return buffer.getvalue()


THEME = (
    f"<a:theme {NAMES}><a:majorFont><a:latin typeface='Arial'/><a:ea typeface='游ゴシック'/></a:majorFont>"
    "<a:minorFont><a:latin typeface='Arial'/><a:ea typeface='游ゴシック'/></a:minorFont></a:theme>"
).encode()
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent/></w:sdt>'
DRAWING = '<w:drawing><wp:inline><wp:docPr id="1" name="Chart 1" descr="値引き率は22.4%"/></wp:inline></w:drawing>'
TABLE = (
    '<w:tbl><w:tblPr><w:tblLook w:firstRow="1"/><w:tblCaption w:val="表"/></w:tblPr>'
    "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>見出し</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
STYLES = (
    f'<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults></w:styles>"
)
WORD: Entries = {
    "[Content_Types].xml": types("word/document.xml", "word/styles.xml", "word/theme/theme1.xml"),
    "_rels/.rels": rels(rId1="officeDocument word/document.xml"),
    "word/document.xml": f"<w:document {NAMES}><w:body>{CONTROL}<w:p><w:r>{DRAWING}<w:t>計画</w:t></w:r></w:p>"
                         f"{TABLE}</w:body></w:document>".encode(),
    "word/_rels/document.xml.rels": rels(rId1="styles styles.xml", rId2="theme theme/theme1.xml"),
    "word/styles.xml": STYLES.encode(),
    "word/theme/theme1.xml": THEME,
}  # fmt: skip

BOOK = zipped(
    {
        "[Content_Types].xml": types("xl/workbook.xml", "xl/worksheets/sheet1.xml"),
        "_rels/.rels": rels(rId1="officeDocument xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}">'
            '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": rels(rId1="worksheet worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            '<row r="1"><c r="B1" t="inlineStr"><is><t>値引き率</t></is></c></row>'
            '<row r="2"><c r="B2"><v>23.50</v></c></row><row r="4"><c r="B4"><v>22.4</v></c></row>'
            "</sheetData></worksheet>"
        ).encode(),
    }
)
CHART = (
    f"<c:chartSpace {NAMES}><c:chart><c:plotArea><c:lineChart><c:ser>"
    "<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val='1'/><c:pt idx='0'><c:v>値引き率</c:v></c:pt>"
    "</c:strCache></c:strRef></c:tx><c:val><c:numRef><c:f>Sheet1!$B$2:$B$4</c:f><c:numCache><c:ptCount val='3'/>"
    "<c:pt idx='0'><c:v>23.5</c:v></c:pt><c:pt idx='2'><c:v>22.4</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>"
    "<c:axId val='1'/><c:axId val='2'/></c:lineChart>"
    "<c:dateAx><c:axId val='1'/><c:crossAx val='2'/></c:dateAx><c:valAx><c:axId val='2'/><c:crossAx val='1'/></c:valAx>"
    "</c:plotArea></c:chart><c:externalData r:id='rId1'/></c:chartSpace>"
).encode()


def slide(title: str, *shapes: str) -> bytes:
    return (
        f'<p:sld {NAMES}><p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
        f"<p:txBody><a:p><a:r><a:t>{title}</a:t></a:r></a:p></p:txBody></p:sp>{''.join(shapes)}</p:sld>"
    ).encode()


FRAME = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="Chart" descr="値引き率は22.4%"/></p:nvGraphicFramePr>'
    '<a:graphic><a:graphicData><c:chart r:id="rId1"/></a:graphicData></a:graphic></p:graphicFrame>'
)
NUMBER = (
    '<p:sp><p:nvSpPr><p:cNvPr id="4" name="No"/><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr><p:txBody/></p:sp>'
)
SLIDES: Entries = {
    "[Content_Types].xml": types(
        "ppt/presentation.xml", "ppt/slides/slide1.xml", "ppt/slides/slide2.xml", "ppt/charts/chart1.xml",
        "ppt/theme/theme1.xml", "ppt/embeddings/book1.xlsx",
    ),
    "_rels/.rels": rels(rId1="officeDocument ppt/presentation.xml"),
    "ppt/presentation.xml": f'<p:presentation {NAMES}><p:sldId r:id="rId1"/></p:presentation>'.encode(),
    "ppt/_rels/presentation.xml.rels": rels(
        rId1="slide slides/slide1.xml", rId2="slide slides/slide2.xml", rId3="theme theme/theme1.xml"
    ),
    "ppt/slides/slide1.xml": slide("値引き率は順調", FRAME, NUMBER),
    "ppt/slides/_rels/slide1.xml.rels": rels(rId1="chart ../charts/chart1.xml"),
    "ppt/slides/slide2.xml": slide("付録"),
    "ppt/charts/chart1.xml": CHART,
    "ppt/charts/_rels/chart1.xml.rels": rels(rId1="package ../embeddings/book1.xlsx"),
    "ppt/embeddings/book1.xlsx": BOOK,
    "ppt/theme/theme1.xml": THEME,
}  # fmt: skip


def changed(entries: Entries, name: str, old: str, new: str) -> Entries:
    """The entries with one text replaced in one part, which must hold it."""
    before = entries[name].decode()
    assert old in before
    return entries | {name: before.replace(old, new).encode()}


def without(entries: Entries, name: str) -> Entries:
    return {one: content for one, content in entries.items() if one != name}


@pytest.mark.parametrize("entries", [WORD, SLIDES], ids=["word", "slides"])
def test_a_clean_file_passes(entries: Entries) -> None:
    assert lint(zipped(entries)) == ()


DOCUMENT, SLIDE, CHART1 = "word/document.xml", "ppt/slides/slide1.xml", "ppt/charts/chart1.xml"
TITLE_GONE = SLIDES | {SLIDE: slide("", FRAME)}
DEFECTS: list[tuple[str, Entries, str]] = [
    ("xml-parses", changed(WORD, DOCUMENT, "</w:body>", ""), DOCUMENT),
    ("no-control-characters", changed(WORD, DOCUMENT, "計画", "計\x85\x90画"), DOCUMENT),
    ("content-types", WORD | {"[Content_Types].xml": types("word/document.xml", "word/styles.xml")}, "theme1.xml"),
    ("content-types", without(WORD, "word/styles.xml"), "word/styles.xml has one but is not there"),
    ("targets-exist", without(WORD, "word/styles.xml"), "word/styles.xml by rId1"),
    ("targets-exist", without(SLIDES, "ppt/slides/slide2.xml"), "ppt/presentation.xml names ppt/slides/slide2.xml"),
    ("ids-resolve", changed(SLIDES, SLIDE, 'r:id="rId1"', 'r:id="rId9"'), "rId9"),
    ("ids-resolve", without(SLIDES, "ppt/charts/_rels/chart1.xml.rels"), "externalData names rId1"),
    ("no-orphans", without(SLIDES, "ppt/slides/_rels/slide1.xml.rels"), CHART1),
    ("charts-shown-once",
     SLIDES | {"ppt/slides/_rels/slide2.xml.rels": rels(rId1="chart ../charts/chart1.xml")}, "2 places show"),
    ("control-ids", changed(WORD, DOCUMENT, CONTROL, CONTROL * 2), "2 content controls have the id 7"),
    ("drawing-ids", changed(WORD, DOCUMENT, DRAWING, DRAWING * 2), "2 drawings have the id 1"),
    ("shape-ids", changed(SLIDES, SLIDE, 'id="3"', 'id="2"'), "2 shapes have the id 2"),
    ("axis-ids", changed(SLIDES, CHART1, "val='1'/><c:crossAx val='2'", "val='1'/><c:crossAx val='5'"), "the axis 5"),
    ("axis-ids", {**SLIDES, CHART1: CHART.replace(b"axId val='2'", b"axId val='-2'")
                                         .replace(b"crossAx val='2'", b"crossAx val='-2'")}, "-2 is not positive"),
    ("chart-numbers", changed(SLIDES, CHART1, "22.4", "22.5"), "Sheet1!B4 holds 22.4, the chart 22.5"),
    ("chart-numbers", changed(SLIDES, CHART1, "ptCount val='3'", "ptCount val='4'"), "3 cells, the chart 4"),
    ("chart-numbers", changed(SLIDES, CHART1, "<c:pt idx='2'>", "<c:pt idx='1'>"), "Sheet1!B3 holds None"),
    ("chart-numbers", changed(SLIDES, CHART1, ">値引き率<", ">粗利益率<"), "Sheet1!B1 holds 値引き率"),
    ("chart-numbers", without(SLIDES, "ppt/charts/_rels/chart1.xml.rels"), "there is no workbook"),
    ("cells-end-in-paragraphs", changed(WORD, DOCUMENT, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>"), "見出し"),
    ("tables-have-heads", changed(WORD, DOCUMENT, "<w:tblHeader/>", ""), "見出し"),
    ("japanese-font", changed(WORD, "word/styles.xml", 'w:eastAsiaTheme="minorEastAsia"', ""), "計画"),
    ("japanese-font", changed(WORD, "word/theme/theme1.xml", "游ゴシック", ""), "minorFont"),
    ("japanese-font", changed(SLIDES, SLIDE, "<a:r>", "<a:r><a:rPr><a:ea typeface=''/></a:rPr>"), SLIDE),
    ("slide-titles", TITLE_GONE, "slide1.xml has no title"),
    ("slide-titles", SLIDES | {SLIDE: slide("付録", FRAME)}, "2 slides have the title 付録"),
    ("alt-texts", changed(SLIDES, SLIDE, 'descr="値引き率は22.4%"', 'descr=" "'), "'Chart'"),
    ("alt-texts", changed(WORD, DOCUMENT, 'descr="値引き率は22.4%"', ""), "'Chart 1'"),
    ("empty-placeholders", TITLE_GONE, "title is empty"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "entries", "words"), DEFECTS, ids=[f"{n}-{one[0]}" for n, one in enumerate(DEFECTS)])
def test_each_defect_is_named(check: str, entries: Entries, words: str) -> None:
    found = [said for said in lint(zipped(entries)) if said.startswith(f"{check}: ")]
    assert any(words in said for said in found), lint(zipped(entries))


def test_an_entry_that_stands_twice_is_named() -> None:
    buffer = io.BytesIO(zipped(WORD))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(zipfile.ZipInfo("word/styles.xml"), WORD["word/styles.xml"])
    assert lint(buffer.getvalue()) == ("entries-once: the zip holds 2 times word/styles.xml",)


def test_a_date_of_today_is_named() -> None:
    found = lint(zipped(WORD, (2026, 7, 15, 9, 0, 0)))
    assert len(found) == len(WORD)
    assert all(said.startswith("dates-fixed: ") for said in found)


def test_a_file_that_is_no_zip_is_named() -> None:
    (said,) = lint(b"PK no")
    assert said.startswith("zip: ")


def test_every_check_has_its_defect() -> None:
    assert {check for check, _, _ in DEFECTS} | {"entries-once", "dates-fixed"} == set(CHECKS)


def test_a_decorative_picture_needs_no_alt_text() -> None:
    extension = '<a:ext><x:decorative xmlns:x="urn:x" val="1"/></a:ext></p:cNvPr>'
    frame = FRAME.replace('descr="値引き率は22.4%"/>', ">" + extension)
    assert lint(zipped(SLIDES | {SLIDE: slide("値引き率は順調", frame)})) == ()


def test_what_a_chart_of_ours_says_is_what_its_workbook_holds() -> None:
    from charts.reading import CHARTS, TONES

    from successplan.charts import chart_parts

    for chart in CHARTS.values():
        parts = chart_parts(chart, "ja", TONES)
        assert lint(parts.workbook) == ()
        assert lint(zipped(SLIDES | {CHART1: parts.chart, "ppt/embeddings/book1.xlsx": parts.workbook})) == ()
