"""A PDF is what an office program prints of the file that people edit; where there is none, that is said."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import office
import pytest
from brands import DEFAULT
from built_samples import AS_OF, ROOT
from pypdf import PdfReader

from successplan.brand import load_brand
from successplan.cli import run
from successplan.document import Deck, Heading, Meta, Report, Slide, Text
from successplan.office import NAMED
from successplan.pipeline import Order, examine, make
from successplan.render.pdf import render_pdf

CAFE = ROOT / "samples" / "mini-cafe"
META = Meta("kind", "ja", "題", "件名", "株式会社アオヤマ", "鈴木", AS_OF)


@pytest.mark.parametrize(("shown", "ending", "part"), [
    (Report(META, None, (Heading(1, (Text("章"),)),)), "docx", "word/document.xml"),
    (Deck(META, (Slide("content", (Text("題"),)),)), "pptx", "ppt/presentation.xml")])
def test_the_office_file_of_the_document_is_printed(shown: Report | Deck, ending: str, part: str) -> None:
    printed = []

    def printer(data: bytes, of: str) -> bytes:
        printed.append((of, part in zipfile.ZipFile(io.BytesIO(data)).namelist()))
        return b"%PDF"

    data, said = render_pdf(shown, load_brand(DEFAULT), printer)
    assert (data, said, printed) == (b"%PDF", (), [(ending, True)])


def test_without_an_office_program_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(NAMED, str(tmp_path / "nowhere"))
    wanted = ["build", str(CAFE), "--as-of", AS_OF.isoformat(), "--format", "pdf", "--format", "html"]
    assert run([*wanted, "--out", str(tmp_path / "out")]) == 3
    assert "LibreOffice" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.office
def test_several_at_once_do_not_get_in_each_others_way() -> None:
    office.needs_libreoffice()
    examined = examine(CAFE, AS_OF)
    orders = [Order(AS_OF, kinds=(kind,), formats=("pdf",)) for kind in ("success-plan", "monthly")]
    with ThreadPoolExecutor(2) as both:
        made = [output for outputs, _ in both.map(lambda order: make(examined, order), orders) for output in outputs]
    plan, monthly = (PdfReader(io.BytesIO(output.data)) for output in made)
    assert "Mini Café" in plan.pages[0].extract_text()
    assert monthly.pages[0].mediabox.width > monthly.pages[0].mediabox.height
