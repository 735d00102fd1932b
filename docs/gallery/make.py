"""Turn the samples into docs/gallery: a contact sheet for each document, its README, and the picture of README.md.

usage: python docs/gallery/make.py     wants LibreOffice, pdftoppm and Pillow (comes with the test extra)
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from datetime import date
from itertools import product
from pathlib import Path

from PIL import Image

import successplan

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
AS_OF = date(2026, 7, 15)
SHOWN = (("aoyama-apparel", "ja"), ("northwind-logistics", "en"))  # each in the language in which it was written
KINDS = ("success-plan", "kickoff", "monthly", "monthly-one-page", "qbr", "ebr", "renewal-paper", "weekly", "minutes")
OVERVIEW = {"success-plan": (1, 3, 8, 12), "monthly": (2, 4)}  # the pages that README.md shows
ACROSS = {".pptx": 3, ".docx": 5}
WIDTH, GAP, GROUND = 1600, 12, "#8a929a"


def main() -> None:
    """Write a sheet a document and the page that shows them, and what README.md shows of them."""
    lines = ["# Gallery", "", "Made by `python docs/gallery/make.py` from the samples, as LibreOffice prints them."]
    with tempfile.TemporaryDirectory() as folder:
        for kind, (name, language) in product(KINDS, SHOWN):
            order = successplan.Order(AS_OF, kinds=(kind,), formats=("docx", "pptx"), languages=(language,))
            for written in successplan.build(SAMPLES / name, order, Path(folder) / name)[0]:
                shown = pages(written.path)
                picture = f"{kind}{written.path.suffix.replace('.', '-')}-{language}.png"
                sheet(shown, ACROSS[written.path.suffix]).save(HERE / picture, optimize=True)
                lines += ["", f"## {written.path.name}", "", f"![{written.path.stem}]({picture})"]
                if language == "ja" and kind in OVERVIEW:
                    (HERE / "overview").mkdir(exist_ok=True)
                    chosen = [shown[number - 1] for number in OVERVIEW[kind]]
                    sheet(chosen, len(chosen)).save(HERE / "overview" / f"{kind}.png", optimize=True)
    (HERE / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def pages(file: Path) -> list[Image.Image]:
    """The pages of an Office file as pictures."""
    with tempfile.TemporaryDirectory() as folder:
        profile = (Path(folder) / "profile").as_uri()
        subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir",
                        folder, str(file)], check=True, capture_output=True)
        subprocess.run(["pdftoppm", "-r", "60", "-png", str(Path(folder) / f"{file.stem}.pdf"), f"{folder}/page"],
                       check=True)
        return [Image.open(page).convert("RGB").copy() for page in sorted(Path(folder).glob("page*.png"))]


def sheet(pictures: Iterable[Image.Image], across: int) -> Image.Image:
    """The pictures in rows of `across`, all of one width."""
    shown = list(pictures)
    width = (WIDTH - GAP) // across - GAP
    sized = [one.resize((width, round(one.height * width / one.width)), Image.Resampling.LANCZOS) for one in shown]
    rows = [sized[start:start + across] for start in range(0, len(sized), across)]
    heights = [max(one.height for one in row) for row in rows]
    broad = GAP + min(across, len(shown)) * (width + GAP)
    found = Image.new("RGB", (broad, sum(heights) + GAP * (len(rows) + 1)), GROUND)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        for index, one in enumerate(row):
            found.paste(one, (GAP + index * (width + GAP), top))
        top += height + GAP
    return found.quantize(64).convert("P")


if __name__ == "__main__":
    main()
