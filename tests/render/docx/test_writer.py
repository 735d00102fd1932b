"""The whole file: its package, properties, headers, hostile texts, and what other programs say about it."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import docx
import office
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from render.docx.demo import Read, W, demo, kpi_table, report, t, text_of

from successplan.brand import Brand
from successplan.document import (
    Bullets,
    Callout,
    Card,
    Cards,
    Cell,
    Code,
    Column,
    Heading,
    Item,
    Link,
    Paragraph,
    Row,
    Table,
    Text,
)
from successplan.render.docx import render_docx

Reader = Callable[..., Read]
DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HOSTILE = (
    "]]>",
    "<w:p>&amp;</w:p>",
    "a & b < c > \"d\" 'e'",
    "絵文字 🎉👩‍👩‍👧 と 𠮷野家",
    "a\tb",
    "{{ 7*7 }} ${x} %s",
    "\ue000header\ue001",
    "x" * 400,
    "語" * 400,
    "  前後の空白  ",
)


def test_the_same_report_gives_the_same_bytes(brand: Brand) -> None:
    assert render_docx(demo("ja"), brand) == render_docx(demo("ja"), brand)


def test_rendering_leaves_the_brand_as_it_was(brand: Brand) -> None:
    names = set(brand.docx.package.parts)
    render_docx(demo("en"), brand)
    assert set(brand.docx.package.parts) == names


def test_properties_say_what_the_file_is(read: Reader) -> None:
    done = read(Paragraph(t("本文")), keywords="値引き率")
    core = done.xml("docProps/core.xml")
    assert core.findtext(f"{DC}title") == "サクセスプラン"
    assert core.findtext(f"{DC}subject") == "値引きの判断を全店へ"
    assert core.findtext(f"{DC}creator") == "リンクデータ株式会社 田中 美咲"
    assert core.findtext(f"{DC}language") == "ja-JP"
    assert core.findtext(f"{CP}keywords") == "株式会社アオヤマアパレル, 値引き率"
    assert core.findtext(f"{TERMS}created") == core.findtext(f"{TERMS}modified") == "2026-07-15T00:00:00Z"
    assert "株式会社アオヤマアパレル" in text_in(done.parts["docProps/app.xml"])
    assert not [name for name in done.parts if "thumbnail" in name]


def test_header_and_footer_hold_the_documents_words(read: Reader) -> None:
    done = read(Paragraph(t("本文")), header="A & B 御中", confidentiality="<関係者限り>", footer="第1版")
    header, footer, cover = (text_in(done.parts[f"word/{name}.xml"]) for name in ("header1", "footer1", "footer2"))
    assert header == "A & B 御中"
    assert footer.startswith("<関係者限り>")
    assert "第1版" in footer
    assert cover == "<関係者限り>"
    fields = [node.get(f"{W}instr", "").strip() for node in done.xml("word/footer1.xml").iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert not list(done.xml("word/footer1.xml").iter(f"{W}sdt"))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_are_text(read: Reader, words: str) -> None:
    blocks = (
        Heading(1, t(words)),
        Paragraph((Text(words), Code(words))),
        Bullets((Item(t(words)),)),
        Table((Column(t(words)),), (Row((Cell(t(words)),)),), t(words), words),
        Cards((Card(t(words), words, words, None, (t(words),)),)),
        Callout(t(words), (Paragraph(t(words)),)),
    )
    done = read(*blocks, header=words, title=words)
    found = [text for text in done.texts() if text]
    assert sum(text.count(words) for text in found) >= 11
    assert text_in(done.parts["word/header1.xml"]) == words
    assert done.xml("docProps/core.xml").findtext(f"{DC}title") == words


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_that_xml_can_hold_survives(brand: Brand, words: str) -> None:
    data, _ = render_docx(report(Paragraph(t(words)), Table((Column(t("a")),), (Row((Cell(t(words)),)),))), brand)
    body, _, cell = (text for text in Read(data).texts()[:3])
    # What XML cannot hold is left out; a carriage return is a new line, as in XML itself.
    kept = "".join(c for c in words.replace("\r\n", "\n").replace("\r", "\n") if writable(c))
    assert (body, cell) == (kept, kept) or (body == kept and cell == "")


def writable(character: str) -> bool:
    code = ord(character)
    return character in "\t\n" or (
        code >= 0x20 and code != 0x7F and not 0xD800 <= code <= 0xDFFF and code not in (0xFFFE, 0xFFFF)
    )


def test_a_link_that_word_must_not_open_is_kept_as_words_and_said(brand: Brand) -> None:
    for target in ("javascript:alert(1)", "file:///etc/passwd", "//host/share", "http://[bad"):
        data, said = render_docx(report(Paragraph((Link(t("資料"), target),))), brand)
        assert Read(data).texts() == ["資料"]
        assert not list(Read(data).body.iter(f"{W}hyperlink"))
        assert [one.rule for one in said] == ["link-opens"]
        assert target in said[0].text.say("ja")


def test_a_table_that_cannot_fit_is_said(brand: Brand) -> None:
    columns = tuple(Column(t(f"Responsibilities{at}")) for at in range(12))
    table = Table(columns, (Row(tuple(Cell(t("x")) for _ in columns)),), alt="all duties")
    data, said = render_docx(report(table), brand)
    assert [one.rule for one in said] == ["table-fits"]
    assert "all duties" in said[0].text.say("en")
    assert len(Read(data).body.findall(f".//{W}tc")) == 24


def test_every_part_is_typed_and_reached_and_every_relationship_leads_somewhere(brand: Brand) -> None:
    done = Read(render_docx(demo("ja"), brand)[0])
    types = {node.get("PartName") for node in done.xml("[Content_Types].xml")}
    parts = {name for name in done.parts if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert {f"/{name}" for name in parts} <= types
    reached = set()
    for name in done.parts:
        if name.endswith(".rels"):
            folder = Path(name).parent.parent
            for node in done.xml(name):
                if node.get("TargetMode") != "External":
                    reached.add(joined(folder, node.get("Target", "")))
    assert reached == parts


def joined(folder: Path, target: str) -> str:
    out: list[str] = []
    for piece in (*folder.parts, *target.split("/")):
        out = out[:-1] if piece == ".." else [*out, piece]
    return "/".join(out)


def test_ids_are_unique_and_named_relationships_exist(brand: Brand) -> None:
    done = Read(render_docx(demo("ja"), brand)[0])
    drawings = Counter(node.get("id") for node in done.body.iter("{*}docPr"))
    assert all(count == 1 for count in drawings.values())
    known = {node.get("Id") for node in done.xml("word/_rels/document.xml.rels")}
    named = {
        value for node in done.body.iter() for name, value in node.attrib.items() if str(name).startswith(RELATION)
    }
    assert named <= known
    numbers = {node.get(f"{W}numId") for node in done.xml("word/numbering.xml").iter(f"{W}num")}
    assert {node.get(f"{W}val") for node in done.body.iter(f"{W}numId")} <= numbers


def test_every_style_that_is_named_is_there(brand: Brand) -> None:
    done = Read(render_docx(demo("en"), brand)[0])
    known = {node.get(f"{W}styleId") for node in done.xml("word/styles.xml").iter(f"{W}style")}
    named = {node.get(f"{W}val") for node in done.body.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    assert named <= known


@pytest.mark.parametrize("language", ["ja", "en"])
def test_python_docx_opens_it(brand: Brand, language: str) -> None:
    opened = docx.Document(io.BytesIO(render_docx(demo(language), brand)[0]))
    headings = [
        p.text for p in opened.paragraphs if p.style is not None and p.style.name.lower().startswith("heading 1")
    ]
    assert len(headings) == 3
    assert opened.core_properties.title == {"ja": "サクセスプラン", "en": "Success plan"}[language]
    words = [cell.text for row in opened.tables[4].rows for cell in row.cells]
    assert "22.4" in words


@pytest.mark.office
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_open_xml_sdk_finds_no_error(brand: Brand, tmp_path: Path, language: str) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(render_docx(demo(language), brand)[0])
    assert office.validate(file) == []


@pytest.mark.office
def test_libreoffice_prints_every_word_inside_the_page(brand: Brand, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(render_docx(report(kpi_table("ja"), Cards((Card(t("粗利益率"), "49.1", "%"),))), brand)[0])
    lines = office.pdf_lines(file)
    printed = "".join(line.text for line in lines).replace(" ", "")
    for words in ("粗利益率（KGI、%）", "最終指標と先行指標", "9月中旬に到達", "49.1%"):
        assert words in printed
    # A4 is 595.3 points wide; the margins are 25 mm = 70.9 points, and a renderer may be out by a point.
    assert all(line.left > 69 and line.right < 526 for line in lines)


def text_in(part: bytes) -> str:
    root = etree.fromstring(part)
    return text_of(root) if root.tag.startswith(W) else "".join(root.itertext())


def test_meta_labels_may_be_any_mapping(read: Reader) -> None:
    assert read(kpi_table("ja"), labels=MappingProxyType({"table": "別表"})).texts()[0].startswith("別表 1")
