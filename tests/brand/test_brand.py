"""A brand's folder: what is read from it, and what is said when something is wrong with it."""

import shutil
from pathlib import Path

import pytest
from pptx import Presentation

from successplan.brand import load_brand
from successplan.brand.pptx_reference import make_reference, make_reference_pptx
from successplan.diagnostics import Refused

DEFAULT = Path(__file__).resolve().parents[2] / "templates" / "brands" / "default"


def edited(folder: Path, *changes: tuple[str, str]) -> Path:
    """A copy of the default brand whose brand.yml was changed."""
    shutil.copytree(DEFAULT, folder, dirs_exist_ok=True)
    text = (folder / "brand.yml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "brand.yml").write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_reference_files_are_those_that_brand_yml_makes(tmp_path: Path) -> None:
    make_reference(edited(tmp_path / "brand"))
    for name in ("reference.pptx", "reference.docx"):
        assert (tmp_path / "brand" / name).read_bytes() == (DEFAULT / name).read_bytes(), name


def test_the_reference_deck_is_a_16_9_file_without_slides_and_with_the_named_layouts() -> None:
    deck = Presentation(str(DEFAULT / "reference.pptx"))
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)  # 13.333 x 7.5 inches
    assert len(deck.slides) == 0
    named = {one.layout for one in load_brand(DEFAULT).settings.pptx.layouts.values()}
    assert {layout.name for layout in deck.slide_layouts} == named


def test_every_box_stands_between_equal_margins() -> None:
    for layout in load_brand(DEFAULT).pptx.layouts.values():
        holders = [layout.title, layout.lead, layout.source, layout.footer, layout.number, *layout.regions.values()]
        boxes = [one.box for one in holders if one]
        assert min(box.x for box in boxes) == 609600  # 48 pt
        if layout.name not in ("cover", "closing"):
            assert max(box.x + box.width for box in boxes) == pytest.approx(12192000 - 609600, abs=2)


def test_regions_do_not_overlap_and_carry_their_size() -> None:
    chart, takeaway = load_brand(DEFAULT).pptx.layouts["chart"].regions.values()
    assert chart.box.x + chart.box.width < takeaway.box.x
    assert (chart.box.y, chart.box.height) == (takeaway.box.y, takeaway.box.height)
    assert takeaway.size == 14


def test_no_two_regions_of_a_layout_overlap_and_all_stand_above_the_footer() -> None:
    for layout in load_brand(DEFAULT).pptx.layouts.values():
        boxes = [one.box for one in (layout.title, layout.lead, *layout.regions.values(), layout.source) if one]
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                beside = one.x + one.width <= other.x or other.x + other.width <= one.x
                above = one.y + one.height <= other.y or other.y + other.height <= one.y
                assert beside or above, layout.name
            assert one.y + one.height <= 500 * 12700, layout.name  # the footer's rule stands at 500 pt


def test_the_theme_names_east_asian_fonts_in_both_themes() -> None:
    parts = load_brand(DEFAULT).pptx.package.parts
    for number in (1, 2):
        theme = parts[f"/ppt/theme/theme{number}.xml"].content.decode()
        assert theme.count('<a:ea typeface="游ゴシック"/>') == 2


@pytest.mark.parametrize(
    ("change", "rule", "said"),
    [
        (('accent1: "14507a"', 'accent1: "blue"'), "brand-valid", "theme.accent1"),
        (("name: successplan", "title: successplan"), "brand-valid", "name is missing"),
        (("  latin: Arial", "  latin: Arial\n  greek: Arial"), "brand-valid", "fonts.greek"),
        (("fonts:", "fonts: ]"), "yaml-readable", ""),
    ],
)
def test_a_bad_brand_yml_is_refused_and_says_where(
    tmp_path: Path, change: tuple[str, str], rule: str, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        load_brand(edited(tmp_path / "brand", change))
    problems = [one for one in refused.value.diagnostics if said in one.text.say("en")]
    assert [one.rule for one in problems] == [rule]
    assert problems[0].place is not None and problems[0].place.line is not None


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    folder = edited(tmp_path / "brand", ('"14507a"', '"x"'), ('"00796b"', '"y"'))
    with pytest.raises(Refused) as refused:
        load_brand(folder)
    assert len(refused.value.diagnostics) == 2


def test_a_folder_without_a_brand_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        load_brand(tmp_path)


@pytest.mark.parametrize(
    ("change", "near"), [(("layout: Table", "layout: Tabel"), "Table"), (("title: Title", "title: Titel"), "Title")]
)
def test_a_layout_or_placeholder_that_is_not_there_is_named_with_the_nearest(
    tmp_path: Path, change: tuple[str, str], near: str
) -> None:
    brand = load_brand(edited(tmp_path / "brand", change))
    with pytest.raises(Refused) as refused:
        _ = brand.pptx
    assert [one.rule for one in refused.value.diagnostics] == ["brand-layout-there"]
    hint = refused.value.diagnostics[0].hint
    assert hint is not None and near in hint.say("en")


def test_a_file_that_is_no_deck_is_refused(tmp_path: Path) -> None:
    folder = edited(tmp_path / "brand")
    (folder / "reference.pptx").write_bytes(b"not a zip")
    with pytest.raises(Refused) as refused:
        _ = load_brand(folder).pptx
    assert len(refused.value.diagnostics) == 1
    place = refused.value.diagnostics[0].place
    assert place is not None and place.file.name == "reference.pptx"


def test_another_palette_makes_another_theme(tmp_path: Path) -> None:
    folder = edited(tmp_path / "brand", ('accent1: "14507a"', 'accent1: "7a1450"'), ("latin: Arial", "latin: Verdana"))
    deck = make_reference_pptx(load_brand(folder))
    (folder / "reference.pptx").write_bytes(deck)
    theme = load_brand(folder).pptx.package.parts["/ppt/theme/theme1.xml"].content.decode()
    assert '<a:accent1><a:srgbClr val="7A1450"/></a:accent1>' in theme
    assert '<a:latin typeface="Verdana"/>' in theme


def foreign(folder: Path, file: Path, layouts: str) -> Path:
    """A brand whose deck comes from elsewhere, with `layouts` as brand.yml names them."""
    shutil.copytree(DEFAULT, folder)
    shutil.copy(file, folder / "reference.pptx")
    text = (folder / "brand.yml").read_text(encoding="utf-8")
    (folder / "brand.yml").write_text(text[: text.index("  layouts:")] + layouts, encoding="utf-8")
    return folder


def test_the_template_of_another_program_serves_by_its_own_names(tmp_path: Path) -> None:
    """python-pptx's own: 4:3, English names, no notes, titles of 44 pt and Office's insets, all in its master."""
    file = tmp_path / "other.pptx"
    other = Presentation()
    other.slides.add_slide(other.slide_layouts[0]).shapes.title.text = "Someone else's"
    other.save(str(file))
    layouts = (
        '  layouts:\n    content: {layout: Title and Content, title: "Title 1", '
        'regions: {body: "Content Placeholder 2"}}\n'
    )
    base = load_brand(foreign(tmp_path / "brand", file, layouts)).pptx
    content = base.layouts["content"]
    assert (base.width, base.height) == (9144000, 6858000)
    assert (content.title.size, content.title.anchor, content.title.insets[:2]) == (44, "ctr", (91440, 45720))
    assert content.regions["body"].text_box.x == content.regions["body"].box.x + 91440
    assert base.notes_master is not None
    assert not any(b"Someone else" in part.content for part in base.package.parts.values())


def test_a_size_that_only_the_masters_texts_say_is_known(tmp_path: Path) -> None:
    """As LibreOffice saves it: list styles of the title without a size, the size in the master's text styles."""
    folder = edited(tmp_path / "brand")
    deck = Presentation(str(folder / "reference.pptx"))
    for shape in (*deck.slide_masters[0].placeholders, *(one for it in deck.slide_layouts for one in it.placeholders)):
        for look in shape._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}defRPr"):
            look.attrib.pop("sz", None)
    deck.save(str(folder / "reference.pptx"))
    assert load_brand(folder).pptx.layouts["content"].title.size == 26
