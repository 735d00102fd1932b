"""Turn a built page into the texts, table rows and chart values that stand in it: lxml's reader of HTML only."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from lxml import etree, html
from lxml.html import HtmlElement

from independent.office import Chart, Part, Points

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_page(data: bytes) -> list[Part]:
    """The slides of a deck in their order, or the one part that a report is."""
    root = html.document_fromstring(data)
    slides = root.xpath("//section[starts-with(@id, 's-')]")
    return [_part(one) for one in slides or [root.find("body")]]


def parsed(data: bytes) -> HtmlElement:
    return html.document_fromstring(data)


def text_of(node: etree._Element) -> str:
    """What is read of an element: a line break is \\n, spaces are of one kind; drawings are not read."""
    parts: list[str] = []
    for event, one in etree.iterwalk(node, events=("start", "end")):
        if event == "start" and not _drawn(one):
            parts.append("\n" if one.tag == "br" else one.text or "")
        elif event == "end" and one is not node and not any(_is_drawing(up) for up in one.iterancestors()):
            parts.append(one.tail or "")
    return _plain("".join(parts))


def _plain(text: str) -> str:
    """One kind of space."""
    return re.sub("[^\\S\n]+", " ", text).strip()


def _is_drawing(node: etree._Element) -> bool:
    return node.tag == "svg"


def _drawn(node: etree._Element) -> bool:
    return _is_drawing(node) or any(_is_drawing(up) for up in node.iterancestors())


def _part(node: HtmlElement) -> Part:
    part = Part(title="".join(text_of(head) for head in node.xpath("./h1 | ./h2")[:1]))
    part.texts = [text_of(one) for one in node.xpath(".//p | .//li | .//h3 | .//h4 | .//h5")]
    part.notes = [text_of(one) for one in node.xpath(".//details[@class='notes']/p")]
    part.pictures = [_plain(said) for said in node.xpath(".//svg/@aria-label | .//img/@alt")]
    part.tables = [_rows(one) for one in node.xpath(".//table[not(ancestor::details)]")]
    part.charts = [_chart(one) for one in node.xpath(".//figure[.//details[@class='numbers']]")]
    return part


def _rows(table: HtmlElement) -> list[list[str]]:
    return [[text_of(cell) for cell in row.xpath("./th | ./td")] for row in table.xpath(".//tr")]


def _chart(figure: HtmlElement) -> Chart:
    """The chart as its table of numbers has it; a chart without days has no cells."""
    chart = Chart(description=_plain(figure.xpath("string(.//svg/@aria-label)")))
    (_, *names), *rows = _rows(figure.xpath(".//details//table")[0])
    if not all(_DAY.fullmatch(row[0]) for row in rows):
        return chart
    for column, name in enumerate(names, 1):
        said = {row[0]: row[column].replace(",", "") for row in rows if row[column]}
        points: Points = {date.fromisoformat(day): Decimal(value) for day, value in said.items()}
        chart.cells.setdefault(name, []).append(points)
    return chart
