"""Contents that link to headings, and pages that lie on their side, read back with lxml."""

from __future__ import annotations

from collections.abc import Callable

from render.docx.demo import Read, W, t, text_of

from successplan.document import Contents, Cover, Heading, Landscape, PageBreak, Paragraph, Quote

Reader = Callable[..., Read]
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
HEADINGS = (
    Heading(1, t("目的")), Heading(2, t("背景")), Heading(2, t("用語"), numbered=False), Heading(1, t("指標")),
    Heading(2, t("定義")), Heading(3, t("算式")),
)


def entries(read: Read) -> list[tuple[str, str, str]]:
    """Style, text and target of each line of the contents."""
    control = read.body.find(f"{W}sdt")
    assert control is not None
    return [
        (p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), text_of(p), link.get(f"{W}anchor"))
        for p in control.iter(f"{W}p") for link in p.iterfind(f"{W}hyperlink")
    ]


def test_contents_name_the_headings_with_their_numbers(read: Reader) -> None:
    done = read(Contents(t("目次")), *HEADINGS)
    # The unnumbered heading does not count; 算式 is of level 3 and stays out.
    assert [(style, words.expandtabs(1)) for style, words, _ in entries(done)] == [
        ("Toc1", "1 目的"), ("Toc2", "1.1 背景"), ("Toc2", "用語"), ("Toc1", "2 指標"), ("Toc2", "2.1 定義")]
    assert done.texts()[0] == "目次"


def test_each_line_of_the_contents_leads_to_its_heading(read: Reader) -> None:
    done = read(Contents(), *HEADINGS, Landscape((Heading(1, t("予定")),)))
    for _, words, target in entries(done):
        start = next(node for node in done.body.iter(f"{W}bookmarkStart") if node.get(f"{W}name") == target)
        heading = start.getparent()
        assert heading is not None and text_of(heading) == words.rpartition("\t")[2]
    ids = [node.get(f"{W}id") for node in done.body.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids)) == 7


def test_contents_are_a_field_without_page_numbers_that_asks_nothing(read: Reader) -> None:
    done = read(Contents(levels=3), *HEADINGS)
    said = [node.text for node in done.body.iter(f"{W}instrText")]
    assert said == [' TOC \\o "1-3" \\n \\h \\z \\u ']
    kinds = [node.get(f"{W}fldCharType") for node in done.body.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert not any("dirty" in str(name) for node in done.body.iter() for name in node.attrib)
    assert b"updateFields" not in done.parts["word/settings.xml"]


def test_without_contents_headings_have_no_bookmarks(read: Reader) -> None:
    assert list(read(*HEADINGS).body.iter(f"{W}bookmarkStart")) == []


def pages(read: Read) -> list[tuple[str | None, str, str]]:
    """Orientation, width and height of each section in order."""
    sizes = [section.find(f"{W}pgSz") for section in read.body.iter(f"{W}sectPr")]
    return [(s.get(f"{W}orient"), s.get(f"{W}w"), s.get(f"{W}h")) for s in sizes if s is not None]


UPRIGHT, LYING = (None, "11906", "16838"), ("landscape", "16838", "11906")  # A4 in twentieths of a point


def test_pages_lie_only_for_the_blocks_that_ask(read: Reader) -> None:
    done = read(Paragraph(t("前")), Landscape((Paragraph(t("横")),)), Paragraph(t("後")))
    assert pages(done) == [UPRIGHT, LYING, UPRIGHT]
    assert [words for words in done.texts() if words] == ["前", "横", "後"]


def test_a_lying_end_or_start_leaves_no_empty_page(read: Reader) -> None:
    assert pages(read(Landscape((Paragraph(t("横")),)))) == [LYING]
    after = (PageBreak(), Paragraph(t("後")))
    assert pages(read(PageBreak(), Landscape((Paragraph(t("横")),)), *after)) == [LYING, UPRIGHT]
    assert pages(read(Landscape((Paragraph(t("一")),)), Landscape((Paragraph(t("二")),)))) == [LYING, LYING]


def test_a_page_break_beside_a_turn_adds_no_page(read: Reader) -> None:
    done = read(Paragraph(t("前")), PageBreak(), Landscape((Paragraph(t("横")),)), PageBreak(), Paragraph(t("後")))
    assert list(done.body.iter(f"{W}pageBreakBefore")) == []


def test_the_cover_stays_upright_and_has_the_only_first_page(read: Reader) -> None:
    done = read(Landscape((Paragraph(t("横")),)), cover=Cover(t("計画")))
    assert pages(done) == [UPRIGHT, LYING]
    first, second = done.body.iter(f"{W}sectPr")
    assert first.find(f"{W}titlePg") is not None and second.find(f"{W}titlePg") is None


def test_header_and_footer_stand_at_the_margin_of_the_lying_page(read: Reader) -> None:
    done = read(Paragraph(t("前")), Landscape((Paragraph(t("横")),)))
    known = {one.get("Id"): one.get("Target") for one in done.xml("word/_rels/document.xml.rels")}
    lying = list(done.body.iter(f"{W}sectPr"))[-1]
    targets = [known[node.get(RELATION)] for node in lying.iterfind(f"{W}footerReference")
               if node.get(f"{W}type") == "default"]
    assert len(targets) == 1
    footer = done.xml(f"word/{targets[0]}")
    stops = [(tab.get(f"{W}val"), tab.get(f"{W}pos")) for tab in footer.iter(f"{W}tab") if tab.get(f"{W}pos")]
    # 16838 wide less twice the margin of 1417 is 14004; the stop of the upright page, at 9072, goes.
    assert stops == [("clear", "9072"), ("right", "14004")]
    assert "関係者限り" in text_of(footer) and "\ue000" not in text_of(footer)


def test_a_quote_says_who_said_it(read: Reader) -> None:
    done = read(Quote(t("早くなった"), "佐藤 健一"), Quote(t("助かる")))
    assert done.styles() == ["Quote", "Quote"]
    assert done.texts() == ["早くなった\n— 佐藤 健一", "助かる"]
