"""Contents with page numbers: found by printing, kept where a second print agrees, else left out and said."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import office
import pytest
from pypdf import PdfWriter
from render.docx.demo import Read, W, report, t, text_of

from successplan.brand import Brand
from successplan.document import Contents, Heading, PageBreak, Paragraph
from successplan.office import to_pdf
from successplan.pipeline import Order, examine, make
from successplan.render.docx import render_docx

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
BLOCKS = (Contents(t("目次"), 2), Heading(1, t("目的")), Heading(2, t("背景")), Heading(1, t("指標")))


def printed(*pages: int) -> bytes:
    """A PDF with the bookmark of each heading on the page given for it."""
    writer = PdfWriter()
    for _ in range(max(pages, default=1)):
        writer.add_blank_page(100, 100)
    for at, page in enumerate(pages, 1):
        writer.add_named_destination(f"/5FToc{at:09d}", page - 1)  # as LibreOffice 7.4 names it
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def lines(done: Read) -> list[str]:
    control = done.body.find(f"{W}sdt")
    assert control is not None
    return [text_of(link) for link in control.iter(f"{W}hyperlink")]


def prints(*rounds: tuple[int, ...]) -> Callable[[bytes], bytes]:
    """A printer that finds other pages each time; the last ones for ever."""
    waiting: Iterator[tuple[int, ...]] = iter(rounds)
    last = rounds[-1]
    return lambda data: printed(*next(waiting, last))


def test_contents_take_the_pages_on_which_headings_were_printed(brand: Brand) -> None:
    data, said = render_docx(report(*BLOCKS), brand, prints((2, 3, 12)))
    done = Read(data)
    assert said == ()
    assert lines(done) == ["1\t目的\t2", "1.1\t背景\t3", "2\t指標\t12"]
    codes = [str(node.text).split() for node in done.body.iter(f"{W}instrText")]
    assert codes[0] == ["TOC", "\\o", '"1-2"', "\\h", "\\z", "\\u"]
    assert codes[1:] == [["PAGEREF", f"_Toc{at:09d}", "\\h"] for at in (1, 2, 3)]
    stops = [node for p in done.body.find(f"{W}sdt").iter(f"{W}p") for node in p.iter(f"{W}tab") if node.get(f"{W}pos")]
    assert {(node.get(f"{W}val"), node.get(f"{W}leader"), node.get(f"{W}pos")) for node in stops} == {
        ("right", "dot", "9072")}


def test_numbers_that_move_the_headings_are_found_again(brand: Brand) -> None:
    data, said = render_docx(report(*BLOCKS), brand, prints((1, 1, 2), (1, 2, 2)))
    assert lines(Read(data)) == ["1\t目的\t1", "1.1\t背景\t2", "2\t指標\t2"]
    assert said == ()


@pytest.mark.parametrize("rounds", [((1, 1, 1), (1, 1, 2), (1, 1, 1)), ((),)], ids=["never the same", "no bookmarks"])
def test_numbers_that_nobody_can_be_sure_of_are_left_out_and_said(
    brand: Brand, rounds: tuple[tuple[int, ...], ...]
) -> None:
    data, said = render_docx(report(*BLOCKS), brand, prints(*rounds))
    assert lines(Read(data)) == ["1\t目的", "1.1\t背景", "2\t指標"]
    assert [one.rule for one in said] == ["page-numbers-settle"]


def test_a_document_without_contents_is_not_printed(brand: Brand) -> None:
    def never(data: bytes) -> bytes:
        raise AssertionError

    blocks = (Heading(1, t("目的")), PageBreak(), Paragraph(t("本文")))
    assert render_docx(report(*blocks), brand, never) == render_docx(report(*blocks), brand)


@pytest.mark.office
def test_the_numbers_of_a_real_plan_are_those_of_its_pages(tmp_path: Path) -> None:
    office.needs_libreoffice()
    day = date(2026, 7, 15)
    order = Order(day, kinds=("success-plan",), page_numbers=True)
    outputs, said = make(examine(SAMPLES / "aoyama-apparel", day), order)
    assert "page-numbers-settle" not in {one.rule for one in said}
    file = tmp_path / "plan.docx"
    file.write_bytes(outputs[0].data)
    claimed = [line.split("\t") for line in lines(Read(outputs[0].data))]
    assert len(claimed) == 15
    found = office.pdf_lines(file)
    for *_, words, page in claimed:
        bare = re.sub(r"\s", "", words)
        on = [line.page for line in found if re.sub(r"\s", "", line.text).lstrip("0123456789") == bare]
        assert int(page) in on, (words, page, on)


@pytest.mark.office
def test_several_prints_at_once_do_not_meet(brand: Brand) -> None:
    from concurrent.futures import ThreadPoolExecutor

    office.needs_libreoffice()
    data, _ = render_docx(report(*BLOCKS), brand)
    with ThreadPoolExecutor(2) as both:
        assert all(pdf.startswith(b"%PDF") for pdf in both.map(lambda one: to_pdf(one, "docx"), [data, data]))
