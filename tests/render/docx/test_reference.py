"""The reference file that we make, and other people's files as a base."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import office
import pytest
from lxml import etree
from render.docx.demo import Read, W, demo, report, t

from successplan.brand import Brand, contrast
from successplan.brand.brand import theme_colours
from successplan.brand.docx import load_docx_base, read_docx_base
from successplan.brand.docx_colour import Ink, Palette
from successplan.brand.docx_reference import reference_docx
from successplan.diagnostics import Refused
from successplan.document import Bullets, Heading, Item, Paragraph
from successplan.render.docx import render_docx

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def made(brand: Brand, **colours: str) -> bytes:
    tones = {tone: one.colour for tone, one in brand.settings.tones}
    fonts = {"latin": brand.fonts.latin, "ea": brand.fonts.ea}
    return reference_docx({**theme_colours(brand.settings), **colours}, fonts, tones, brand.name)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_default_brands_file_is_the_one_that_we_make(brand: Brand) -> None:
    # Parts, not bytes: another build of zlib may press them differently.
    assert parts((brand.folder / "reference.docx").read_bytes()) == parts(made(brand))


def test_theme_has_the_brands_colours_and_east_asian_fonts(brand: Brand) -> None:
    theme = etree.fromstring(parts(made(brand, accent1="aa0000"))["word/theme/theme1.xml"])
    assert [node.get("val") for node in theme.iterfind(f".//{A}accent1/{A}srgbClr")] == ["AA0000"]
    assert {node.get("typeface") for node in theme.iter(f"{A}ea")} == {"游ゴシック"}
    assert {node.get("typeface") for node in theme.iter(f"{A}latin")} == {"Arial"}


def test_settings_and_defaults_are_what_japanese_needs(brand: Brand) -> None:
    found = parts(made(brand))
    settings, styles = etree.fromstring(found["word/settings.xml"]), etree.fromstring(found["word/styles.xml"])
    mode = {node.get(f"{W}name"): node.get(f"{W}val") for node in settings.iter(f"{W}compatSetting")}
    assert mode["compatibilityMode"] == "15"
    language = styles.find(f"{W}docDefaults//{W}lang")
    assert language is not None and language.get(f"{W}eastAsia") == "ja-JP"
    fonts = styles.find(f"{W}docDefaults//{W}rFonts")
    assert fonts is not None and fonts.get(f"{W}eastAsiaTheme") == "minorEastAsia"
    assert b"docGrid" not in found["word/document.xml"]
    assert b'mc:Ignorable="w14 w15"' in found["word/document.xml"]


def test_colours_of_styles_are_theme_colours(brand: Brand) -> None:
    styles = etree.fromstring(parts(made(brand))["word/styles.xml"])
    inked = [node for node in styles.iter(f"{W}color") if node.get(f"{W}val") != "auto"]
    assert inked and all(node.get(f"{W}themeColor") for node in inked)
    assert all(node.get(f"{W}themeFill") for node in styles.iter(f"{W}shd"))


def test_a_tint_is_worked_out_as_word_does() -> None:
    # 000000 has luminance 0; with 40 % of it left and 60 % of white added it is 0.6: 153 of 255, 99 in hex.
    assert Palette({"tx1": "000000"}).hex(Ink("tx1", 0.4)) == "999999"


def test_every_tone_can_be_read_on_its_own_ground(brand: Brand) -> None:
    styles = etree.fromstring(parts(made(brand))["word/styles.xml"])
    seen = 0
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}styleId", "").startswith("Badge"):
            ink, ground = style.find(f".//{W}color"), style.find(f".//{W}shd")
            assert ink is not None and ground is not None
            assert contrast(ink.get(f"{W}val", ""), ground.get(f"{W}fill", "")) >= 4.5
            seen += 1
    assert seen == 8


def company_file() -> bytes:
    """What another company may have: python-docx's template, its own styles, a letterhead, a body."""
    document = docx.Document()
    document.add_paragraph("old body")
    document.sections[0].header.paragraphs[0].text = "Letterhead"
    document.styles["Heading 1"].font.bold = False
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def company(brand: Brand, tmp_path: Path) -> Brand:
    for name in ("brand.yml", "reference.pptx"):
        source = brand.folder / name
        if source.exists():
            (tmp_path / name).write_bytes(source.read_bytes())
    (tmp_path / "reference.docx").write_bytes(company_file())
    from successplan.brand import load_brand

    return load_brand(tmp_path)


def test_a_companys_file_keeps_its_styles_and_gets_those_it_lacks(company: Brand) -> None:
    done = Read(render_docx(demo("ja"), company)[0])
    words = "".join(done.texts())
    assert "old body" not in words and "この文書の目的" in words
    styles = {node.find(f"{W}name").get(f"{W}val"): node for node in done.xml("word/styles.xml").iter(f"{W}style")}
    off = styles["heading 1"].find(f"{W}rPr/{W}b")
    assert off is not None and off.get(f"{W}val") == "0"
    assert "Badge On Track" in styles and "Cover Title" in styles
    ids = [node.get(f"{W}styleId") for node in styles.values()]
    assert len(ids) == len(set(ids))
    named = {node.get(f"{W}val") for node in done.body.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    assert named <= set(ids)
    assert any(b"Letterhead" in content for name, content in done.parts.items() if "header" in name)


def test_lists_in_a_companys_file_are_new_ones(company: Brand) -> None:
    data, _ = render_docx(report(Bullets((Item(t("一")),), ordered=True), Bullets((Item(t("点")),))), company)
    done = Read(data)
    lists = {node.get(f"{W}numId"): node for node in done.xml("word/numbering.xml").iter(f"{W}num")}
    first, second = [node.get(f"{W}val") for node in done.body.iter(f"{W}numId")]
    kinds = []
    for used in (first, second):
        abstract = lists[used].find(f"{W}abstractNumId").get(f"{W}val")
        definition = next(node for node in done.xml("word/numbering.xml") if node.get(f"{W}abstractNumId") == abstract)
        kinds.append(definition.find(f"{W}lvl/{W}numFmt").get(f"{W}val"))
    assert kinds == ["decimal", "bullet"]


def test_styles_are_found_whatever_the_case_of_their_names(brand: Brand) -> None:
    found = parts(made(brand))
    found["word/styles.xml"] = found["word/styles.xml"].replace(b'w:val="heading 1"', b'w:val="Heading 1"')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    assert load_docx_base(out.getvalue()).styles["heading1"] == "Heading1"


def test_a_word_template_becomes_a_document(brand: Brand) -> None:
    found = parts(made(brand))
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = found["[Content_Types].xml"]
    found["[Content_Types].xml"] = types.replace(kind, kind.replace(b"document.main", b"template.main"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    base = load_docx_base(out.getvalue())
    assert base.package.parts[base.document].content_type == kind.decode()


@pytest.mark.parametrize("content", [b"", b"no zip", None])
def test_a_file_that_is_no_word_file_is_refused_by_name(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "reference.docx"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_docx_base(file)
    assert [(one.rule, one.place and one.place.file) for one in refused.value.diagnostics] == [("brand-readable", file)]


@pytest.mark.office
def test_the_open_xml_sdk_finds_no_error(brand: Brand, company: Brand, tmp_path: Path) -> None:
    blocks = (Heading(1, t("a")), Paragraph(t("b")), Bullets((Item(t("c")),), ordered=True))
    for name, data in {
        "reference": made(brand),
        "company": render_docx(report(*blocks), company)[0],
    }.items():
        file = tmp_path / f"{name}-out.docx"
        file.write_bytes(data)
        assert office.validate(file) == []
