"""The weekly form as a Word file, read with lxml and python-docx: every control by its tag, every row by its id."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree

from successplan.analyse import week_of
from successplan.pipeline import Order, examine, make
from successplan.words import LANGUAGES, Language

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
MORNING = date(2026, 7, 8)
NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "f": "urn:successplan:form:1"}
W = f"{{{NS['w']}}}"


def built(name: str, language: Language, **order: Any) -> bytes:
    wanted = Order(MORNING, ("weekly",), ("docx",), (language,), week=week_of(MORNING), **order)
    (output,), _ = make(examine(SAMPLES / name, MORNING), wanted)
    return output.data


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def controls(data: bytes) -> dict[str, Any]:
    body = etree.fromstring(parts(data)["word/document.xml"])
    return {node.find("w:sdtPr/w:tag", NS).get(f"{W}val"): node for node in body.iter(f"{W}sdt")}


def said(node: Any) -> str:
    return "".join(node.itertext(f"{W}t"))


@pytest.fixture(scope="module", params=LANGUAGES)
def aoyama(request: pytest.FixtureRequest) -> bytes:
    return built("aoyama-apparel", request.param)


def test_every_field_is_a_control_in_the_line_with_a_tag_of_its_own(aoyama: bytes) -> None:
    found = controls(aoyama)
    assert {"sp1.by", "sp1.judgement", "sp1.line", "sp1.k1.value", "sp1.k1.why", "sp1.k2p1.value", "sp1.a12.result",
            "sp1.a12.due", "sp1.good", "sp1.r1.kind", "sp1.d1.ask", "sp1.n1.what", "sp1.n1.owner",
            "sp1.e1.date"} <= set(found)
    assert all(node.getparent().tag == f"{W}p" for node in found.values())
    body = etree.fromstring(parts(aoyama)["word/document.xml"])
    assert len(found) == len(list(body.iter(f"{W}sdt")))
    ids = [node.find("w:sdtPr/w:id", NS).get(f"{W}val") for node in found.values()]
    assert len(set(ids)) == len(ids)
    assert not list(body.iter(f"{W}dataBinding")) and not list(body.iter(f"{W}text"))


def test_what_was_filled_in_before_is_no_prompt(aoyama: bytes) -> None:
    found = controls(aoyama)
    assert {"田中", "Tanaka"} & set(said(found["sp1.by"]).replace(",", "").split())
    assert found["sp1.by"].find("w:sdtPr/w:showingPlcHdr", NS) is None
    blank = [tag for tag, node in found.items() if node.find("w:sdtPr/w:showingPlcHdr", NS) is not None]
    assert set(blank) == set(found) - {"sp1.by"}


def test_each_row_is_found_by_what_is_printed_at_its_left(aoyama: bytes) -> None:
    (table,) = Document(io.BytesIO(aoyama)).tables
    firsts = {row.cells[0].text: row._tr for row in table.rows}
    for shown, tag in (("K1", "sp1.k1.value"), ("a12", "sp1.a12.result"), ("R1", "sp1.r1.what"), ("D1", "sp1.d1.ask"),
                       ("N1", "sp1.n1.owner"), ("E1", "sp1.e1.what")):
        tags = [node.get(f"{W}val") for node in firsts[shown].iter(f"{W}tag")]
        assert tag in tags


def test_it_prints_what_was_worked_out_by_hand() -> None:
    (table,) = Document(io.BytesIO(built("aoyama-apparel", "ja"))).tables
    rows = {}
    for row in table.rows:
        texts = [said(cell) for cell in row._tr.iterfind("w:tc", NS)]
        rows[texts[0]] = texts[1:6]
    assert rows["K1"] == ["粗利益率 6月分（%）", "50.0", "49.1", "49.0以上", "48.7"]
    assert rows["K2"] == ["値引き率（%）", "18.0", "20.6", "21.1以下", "22.1"]
    assert rows["K6"] == ["週次利用者率（%）", "90", "73", "64以上", "79"]


def test_only_controls_take_values_and_there_is_no_password(aoyama: bytes) -> None:
    settings = etree.fromstring(parts(aoyama)["word/settings.xml"])
    protection = settings.find("w:documentProtection", NS)
    assert dict(protection.attrib) == {f"{W}edit": "forms", f"{W}enforcement": "1"}
    assert protection.getnext().tag == f"{W}defaultTabStop"


def test_without_protection_everything_takes_values() -> None:
    settings = etree.fromstring(parts(built("aoyama-apparel", "ja", protect=False))["word/settings.xml"])
    assert settings.find("w:documentProtection", NS) is None


def test_the_manifest_says_what_each_control_belongs_to() -> None:
    data = built("aoyama-apparel", "ja")
    manifest = etree.fromstring(parts(data)["customXml/item1.xml"])
    assert dict(manifest.attrib) == {
        "form": "weekly", "form_version": "1", "customer": "aoyama-apparel", "plan_version": "1.1", "language": "ja",
        "as_of": "2026-07-08", "week": "2026-W28"}
    fields = {node.get("id"): node for node in manifest.iterfind("f:field", NS)}
    assert set(fields) == set(controls(data))
    assert dict(fields["sp1.k2p1.value"].attrib) == {
        "id": "sp1.k2p1.value", "kind": "number", "shown": "K2p1", "kpi": "markdown-rate", "part": "new-12",
        "date": "2026-07-12"}
    assert {node.get("means"): node.text for node in fields["sp1.a12.result"]} == {
        "done": "完了", "continue": "継続", "stop": "中止"}


def test_it_is_upright_a4_with_margins_of_12_mm(aoyama: bytes) -> None:
    (section,) = Document(io.BytesIO(aoyama)).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert {round(side.mm) for side in (section.left_margin, section.right_margin, section.top_margin,
                                        section.bottom_margin)} == {12}


def test_more_rows_stand_on_a_second_page() -> None:
    tables = Document(io.BytesIO(built("hikari-hospitals", "ja"))).tables
    assert len(tables) == 2
    assert all(any(row.cells[0].text.startswith("K") for row in table.rows) for table in tables)


def test_nothing_internal_is_inside(aoyama: bytes) -> None:
    secret = (SAMPLES / "aoyama-apparel" / "internal.yaml").read_text(encoding="utf-8")
    lines = [line.split(":", 1)[1].strip() for line in secret.splitlines() if ": " in line and len(line) > 30]
    inside = [part.decode("utf-8", "replace") for part in parts(aoyama).values()]
    assert lines
    assert not [line for line in lines if len(line) > 12 and any(line in part for part in inside)]


@pytest.mark.office
@pytest.mark.parametrize("name", ["aoyama-apparel", "northwind-logistics"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", ["docx", "xlsx"])
def test_it_is_valid_and_one_page_long(name: str, language: Language, format_: str, tmp_path: Path) -> None:
    from office import to_pdf, validate
    from pypdf import PdfReader

    (output,), _ = make(examine(SAMPLES / name, MORNING), Order(MORNING, ("weekly",), (format_,), (language,)))
    file = tmp_path / f"form.{format_}"
    file.write_bytes(output.data)
    assert validate(file) == []
    assert len(PdfReader(to_pdf(file)).pages) == 1
