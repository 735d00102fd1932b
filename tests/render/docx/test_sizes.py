"""What is read for its content is at least 10.5 points high, in every plan that the samples make."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from successplan.pipeline import Order, examine, make
from successplan.words import LANGUAGES, Language

SAMPLES = sorted(path.parent for path in (Path(__file__).resolve().parents[3] / "samples").glob("*/plan.yaml"))
DAY = date(2026, 7, 15)
CONTENT, SMALLEST = 10.5, 9.0
SMALLER = {"source", "caption", "Figure Caption", "header", "footer"}  # the names of the styles that may be smaller
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_no_content_of_a_plan_is_smaller_than_it_may_be(folder: Path, language: Language) -> None:
    order = Order(DAY, kinds=("success-plan",), formats=("docx",), languages=(language,))
    outputs, _ = make(examine(folder, DAY), order)
    parts = zipfile.ZipFile(io.BytesIO(outputs[0].data))
    found = list(sizes(parts))
    assert len(found) > 100
    small = {(style, size, text) for style, size, text in found
             if size < (SMALLEST if style.lower() in {name.lower() for name in SMALLER} else CONTENT)}
    assert not small
    charts = [name for name in parts.namelist() if name.startswith("word/charts/")]
    drawn = [int(node.get("sz")) / 100 for name in charts for node in etree.fromstring(parts.read(name)).iter()
             if node.tag in (f"{A}defRPr", f"{A}rPr") and node.get("sz")]
    assert all(size >= CONTENT for size in drawn)


def sizes(parts: zipfile.ZipFile) -> Iterator[tuple[str, float, str]]:
    """Each run with words: its paragraph's style by name, its size in points, its words."""
    styles = etree.fromstring(parts.read("word/styles.xml"))
    by_id = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    normal = float(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz").get(f"{W}val")) / 2
    for name in parts.namelist():
        if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(".xml"):
            for run in etree.fromstring(parts.read(name)).iter(f"{W}r"):
                text = "".join(run.itertext(f"{W}t"))
                if text.strip():
                    paragraph = next(run.iterancestors(f"{W}p"))
                    outer = paragraph.find(f"{W}pPr/{W}pStyle")
                    style = by_id[outer.get(f"{W}val")] if outer is not None else by_id["Normal"]
                    yield style.find(f"{W}name").get(f"{W}val"), run_size(run, style, by_id) or normal, text


def run_size(run: etree._Element, style: etree._Element, by_id: dict[str | None, etree._Element]) -> float | None:
    """What the run says itself, else its own style, else its paragraph's; each through what it is based on."""
    own = run.find(f"{W}rPr/{W}sz")
    if own is not None:
        return float(own.get(f"{W}val", "")) / 2
    named = run.find(f"{W}rPr/{W}rStyle")
    chains = ([by_id[named.get(f"{W}val")]] if named is not None else []) + [style]
    for at in chains:
        current: etree._Element | None = at
        while current is not None:
            size = current.find(f"{W}rPr/{W}sz")
            if size is not None:
                return float(size.get(f"{W}val", "")) / 2
            based = current.find(f"{W}basedOn")
            current = by_id.get(based.get(f"{W}val")) if based is not None else None
    return None
