"""Turn an Office file into a PDF through LibreOffice, wherever it was installed.

Each call has a profile of its own, so that several at once, or a LibreOffice that is open, do not get in each other's
way. The bookmarks of a Word file become named places of the PDF.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from successplan.diagnostics import Diagnostic, Lacking, Level
from successplan.words import Words

SECONDS = 180  # a plan takes about two, a cold start on an old machine many more
NAMED = "SUCCESSPLAN_SOFFICE"  # the environment variable that says where LibreOffice is
_FILTERS = {"docx": "writer_pdf_Export", "pptx": "impress_pdf_Export"}
_OPTIONS = {"ExportBookmarks": True, "ExportBookmarksToPDFDestination": True, "UseTaggedPDF": True}
_HINT = Words(
    ja=f"LibreOffice（libreoffice.org）を入れるか、{NAMED} に soffice の場所を書いてください",
    en=f"install LibreOffice (libreoffice.org), or say in {NAMED} where its program soffice is",
)


def to_pdf(data: bytes, ending: str) -> bytes:
    """The file as LibreOffice prints it; `ending` says what it is: docx or pptx.

    Raises Lacking where LibreOffice is missing, takes too long or makes nothing of the file.
    """
    program = find_office()
    options = json.dumps({name: {"type": "boolean", "value": str(on).lower()} for name, on in _OPTIONS.items()})
    with tempfile.TemporaryDirectory(prefix="successplan-office-", ignore_cleanup_errors=True) as folder:
        source, profile = Path(folder, f"document.{ending}"), Path(folder, "profile")
        source.write_bytes(data)
        said = _run([
            str(program), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo",
            "--convert-to", f"pdf:{_FILTERS[ending]}:{options}", "--outdir", folder, str(source)])  # fmt: skip
        printed = source.with_suffix(".pdf")
        if not printed.exists():  # LibreOffice says that all went well all the same
            raise _trouble(Words(ja=f"LibreOffice が PDF を作れませんでした: {said}",
                                 en=f"LibreOffice made no PDF: {said}"))
        return printed.read_bytes()


def find_office() -> Path:
    """LibreOffice's program: where the environment says, on the path, or where installers put it.

    Raises Lacking where it is in none of these places.
    """
    for place in _places():
        if place.is_file():
            return place
    raise _trouble(Words(ja="LibreOffice が見つかりません", en="LibreOffice was not found"))


def _places() -> Iterator[Path]:
    said = os.environ.get(NAMED)
    if said:
        yield Path(said)
        return
    yield from (Path(found) for name in ("soffice", "libreoffice") if (found := shutil.which(name)))
    if sys.platform == "darwin":
        yield from (Path(root, "Applications/LibreOffice.app/Contents/MacOS/soffice") for root in ("/", Path.home()))
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        if variable in os.environ:  # only Windows sets them; its soffice.com waits until the work is done
            yield Path(os.environ[variable], "LibreOffice", "program", "soffice.com")


def _run(command: Sequence[str]) -> str:
    """What the program said. Whatever stops the wait ends all processes that it started."""
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   start_new_session=True)
    except OSError as error:
        raise _trouble(Words(ja=f"LibreOffice を起動できません（{error.strerror}）",
                             en=f"LibreOffice could not be started ({error.strerror})")) from None
    with process:
        try:
            said, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise _trouble(Words(ja=f"LibreOffice が{SECONDS}秒たっても終わりません",
                                 en=f"LibreOffice was not done after {SECONDS} seconds")) from None
        finally:
            if process.poll() is None:
                _end(process)
    return said.decode(errors="replace").strip()


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _trouble(said: Words) -> Lacking:
    return Lacking([Diagnostic(Level.ERROR, "office-prints", said, None, _HINT)])
