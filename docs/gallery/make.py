"""Turn the samples into docs/gallery: a contact sheet for each document, and its README.

usage: python docs/gallery/make.py     wants LibreOffice, pdftoppm and Pillow (comes with the test extra)
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from PIL import Image

import successplan

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
AS_OF = date(2026, 7, 15)
SHOWN = ("aoyama-apparel", "northwind-logistics")
ACROSS = {".pptx": 3, ".docx": 5}
WIDTH, GAP, GROUND = 1600, 12, "#8a929a"


def main() -> None:
    """Write a sheet a document and the page that shows them."""
    lines = ["# Gallery", "", "Made by `python docs/gallery/make.py` from the samples, as LibreOffice prints them."]
    with tempfile.TemporaryDirectory() as folder:
        for name in SHOWN:
            order = successplan.Order(AS_OF, languages=("ja", "en"))
            for written in successplan.build(SAMPLES / name, order, Path(folder) / name)[0]:
                picture = sheet_name(name, written.path)
                sheet(pages(written.path), ACROSS[written.path.suffix]).save(HERE / picture, optimize=True)
                lines += ["", f"## {written.path.name}", "", f"![{written.path.stem}]({picture})"]
    (HERE / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def sheet_name(customer: str, file: Path) -> str:
    """The picture's name: customer, kind and language."""
    kind = "monthly" if file.suffix == ".pptx" else "success-plan"
    own = "ja" if customer.startswith("aoyama") else "en"
    other = file.stem.rpartition("_")[2]
    return f"{customer}-{kind}-{other if other in ('ja', 'en') else own}.png"


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
    """The pictures in rows of `across`, all as wide as the first."""
    shown = list(pictures)
    width = (WIDTH - GAP) // across - GAP
    sized = [one.resize((width, round(one.height * width / one.width)), Image.Resampling.LANCZOS) for one in shown]
    rows = [sized[start:start + across] for start in range(0, len(sized), across)]
    heights = [max(one.height for one in row) for row in rows]
    found = Image.new("RGB", (WIDTH, sum(heights) + GAP * (len(rows) + 1)), GROUND)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        for index, one in enumerate(row):
            found.paste(one, (GAP + index * (width + GAP), top))
        top += height + GAP
    return found.quantize(64).convert("P")


if __name__ == "__main__":
    main()
