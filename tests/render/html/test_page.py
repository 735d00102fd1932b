"""Every kind of every sample as a page: one file that needs nothing, its structure in order for readers of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from built_samples import AS_OF, ROOT
from independent.page import parsed, read_page, text_of
from lxml import etree

from successplan.compose.kinds import Kind, kinds
from successplan.pipeline import KINDS, Order, examine, make
from successplan.words import LANGUAGES, Language

SAMPLES = sorted(path.parent for path in (ROOT / "samples").glob("*/plan.yaml"))
ROUNDS = [(sample, language) for sample in SAMPLES for language in LANGUAGES]
EACH = pytest.mark.parametrize(("sample", "language"), ROUNDS, ids=lambda one: getattr(one, "name", one))
LARGEST = 300_000  # bytes: a page is sent as a mail
HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")


@cache
def pages(sample: Path, language: Language) -> dict[str, bytes]:
    """The pages of a sample by kind."""
    order = Order(AS_OF, formats=("html",), languages=(language,))
    return {output.about["kind"]: output.data for output in make(examine(sample, AS_OF), order)[0]}


@EACH
def test_every_kind_is_a_page_of_modest_size(sample: Path, language: Language) -> None:
    made = pages(sample, language)
    assert set(made) == set(KINDS)
    assert {kind for kind, data in made.items() if len(data) > LARGEST} == set()


@EACH
def test_it_wants_nothing_from_elsewhere(sample: Path, language: Language) -> None:
    for data in pages(sample, language).values():
        root = parsed(data)
        assert root.xpath("//script | //link | //iframe | //object | //embed | //base | //form | //@onclick") == []
        sources = root.xpath("//@src | //@srcset | //image/@href")
        assert [one for one in sources if not one.startswith("data:image/")] == []
        assert not re.search(r"url\(|@import|@font-face", "".join(root.xpath("//style/text() | //@style")))
        assert {one.split(":")[0] for one in root.xpath("//a/@href") if one[0] != "#"} <= {"http", "https", "mailto"}


@EACH
def test_its_encoding_is_told_before_anything_that_needs_it(sample: Path, language: Language) -> None:
    for data in pages(sample, language).values():
        before, said, _ = data[:1024].partition(b'<meta charset="utf-8"/>')
        assert said and before.isascii()


@EACH
def test_the_parts_of_the_structure_refer_to_each_other(sample: Path, language: Language) -> None:
    for data in pages(sample, language).values():
        root = parsed(data)
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids))
        wanted = [one[1:] for one in root.xpath("//a/@href") if one[0] == "#"]
        assert wanted, "there is a list of contents"
        assert set(wanted) | set(root.xpath("//@aria-labelledby")) <= set(ids)
        assert len(root.xpath("//main")) == 1 and root.get("lang") == language
        assert root.xpath("string(//title)") and root.xpath("//nav[@aria-label]")


@EACH
def test_headings_begin_with_one_and_leave_no_level_out(sample: Path, language: Language) -> None:
    for data in pages(sample, language).values():
        levels = [HEADS.index(one.tag) for one in parsed(data).iter(*HEADS)]
        assert levels[0] == 0 and levels.count(0) == 1
        assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@EACH
def test_every_picture_has_a_name_and_every_table_its_heads(sample: Path, language: Language) -> None:
    for data in pages(sample, language).values():
        root = parsed(data)
        assert [one for one in root.iter("svg") if one.get("role") != "img" or not one.get("aria-label")] == []
        assert [one for one in root.iter("img") if not one.get("alt")] == []
        for table in root.iter("table"):
            widths = {len(row.xpath("./th | ./td")) for row in table.iter("tr")}
            assert len(widths) == 1, "every row has a cell for each column"
            assert [one for one in table.iter("th") if one.get("scope") not in ("col", "row", "rowgroup")] == []
            assert all(len(row.xpath("./th")) == 1 for row in table.xpath("./tbody/tr"))


@EACH
def test_judgements_have_their_mark_and_word(sample: Path, language: Language) -> None:
    for data in pages(sample, language).values():
        badges = parsed(data).xpath("//span[contains(concat(' ', @class, ' '), ' badge ')]")
        assert [text_of(one) for one in badges if not re.fullmatch(r"\S .+", text_of(one))] == []


@EACH
def test_readers_of_html_and_of_xml_see_the_same_tree(sample: Path, language: Language) -> None:
    """Where an element is not closed as HTML wants it, or stands where it may not, the two differ."""
    for data in pages(sample, language).values():
        as_xml = etree.fromstring(data.removeprefix(b"<!DOCTYPE html>\n"))
        assert [one.tag for one in parsed(data).iter()] == [one.tag for one in as_xml.iter()]


def test_the_same_input_gives_the_same_bytes() -> None:
    first = pages(SAMPLES[0], "ja")
    pages.cache_clear()
    assert pages(SAMPLES[0], "ja") == first


def test_slides_keep_their_order_titles_and_notes() -> None:
    (aoyama,) = (sample for sample in SAMPLES if sample.name == "aoyama-apparel")
    slides = read_page(pages(aoyama, "ja")["monthly"])
    assert slides[0].title.startswith("月次報告")
    assert len({slide.title for slide in slides}) == len(slides)
    assert all(slide.notes for slide in slides)


@pytest.mark.parametrize("kind", [one for one in kinds() if one.flow != "form"], ids=lambda kind: kind.name)
def test_every_kind_can_be_a_page_and_is_not_one_unasked(kind: Kind) -> None:
    assert "html" in kind.can_be and "html" not in kind.formats


@pytest.mark.parametrize("name", ["aoyama-apparel", "northwind-logistics"])
def test_nothing_internal_stands_in_the_source(name: str) -> None:
    folder = ROOT / "samples" / name
    shared = "".join(file.read_text("utf-8") for file in folder.glob("*.yaml") if file.name != "internal.yaml")
    internal = yaml.safe_load((folder / "internal.yaml").read_text("utf-8"))
    kept = [text for text in said(internal) if len(text) >= 12 and text not in shared]
    assert len(kept) > 10
    source = "".join(data.decode() for language in LANGUAGES for data in pages(folder, language).values())
    assert [text for text in kept if text in source] == []


def said(value: object) -> Iterator[str]:
    """Every text in what YAML holds."""
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from said(one)
