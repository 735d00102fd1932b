"""Trees as drawings of Word's own shapes: read back with lxml, and their geometry held to what an eye expects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from lxml import etree
from render.docx import drawn
from render.docx.demo import Read, W, t, text_of

from successplan.document import Heading, Landscape, Node, Tree

Reader = Callable[..., Read]
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WIDTH = (11906 - 2 * 1417) * 635  # of the text of an upright page
HEIGHT = (16838 - 2 * 1417) * 635


def drawings(read: Read) -> list[etree._Element]:
    return [node for node in read.body.iter("{*}inline") if node.find(".//{*}wgp") is not None]


def boxes(drawing: etree._Element) -> list[tuple[str, tuple[int, int, int, int]]]:
    """The text of each box with its left, top, right and bottom."""
    shapes = (shape for shape in drawing.iter(f"{WPS}wsp") if shape.find(f"{WPS}txbx") is not None)
    return [(text_of(shape), place(shape)) for shape in shapes]


def place(shape: etree._Element) -> tuple[int, int, int, int]:
    off, size = shape.find(f"{WPS}spPr/{A}xfrm/{A}off"), shape.find(f"{WPS}spPr/{A}xfrm/{A}ext")
    assert off is not None and size is not None
    left, top, wide, high = (int(v) for v in (off.get("x"), off.get("y"), size.get("cx"), size.get("cy")))
    return left, top, left + wide, top + high


def nodes(tree: Tree) -> Iterator[Node]:
    waiting = list(tree.nodes)
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node.nodes


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("make", [drawn.organisation, drawn.indicators])
def test_each_node_has_a_box_that_meets_no_other(read: Reader, make: Callable[[str], Tree], language: str) -> None:
    tree = make(language)
    (drawing,) = drawings(read(tree, language=language))
    found = boxes(drawing)
    assert sorted(words for words, _ in found) == sorted(node.title + "".join(node.lines) for node in nodes(tree))
    for (_, one), (_, other) in combinations(found, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_the_drawing_says_what_it_shows_and_lies_on_the_page(read: Reader) -> None:
    (drawing,) = drawings(read(drawn.organisation("ja")))
    size, about = drawing.find("{*}extent"), drawing.find("{*}docPr")
    assert size is not None and about is not None
    assert about.get("descr") == "双方の体制"
    assert int(size.get("cx")) <= WIDTH
    for _, (left, top, right, bottom) in boxes(drawing):
        assert left >= 0 and top >= 0 and right <= int(size.get("cx")) and bottom <= int(size.get("cy"))


def test_a_goal_leads_to_the_right_and_an_organisation_down(read: Reader) -> None:
    places = dict(boxes(drawings(read(Tree((Node("上", (), "plain", (Node("下"),)),), "図")))[0]))
    assert places["上"][3] < places["下"][1]
    places = dict(boxes(drawings(read(Tree((Node("左", (), "plain", (Node("右"),)),), "図", "right")))[0]))
    assert places["左"][2] < places["右"][0]


def test_a_tree_too_high_for_a_page_goes_on_in_the_next_drawing(read: Reader) -> None:
    # 40 boxes of two lines are 32 points high each and 7 apart: 1,553 points, where a page has 700.
    goal = Node("目標", (), "accent", tuple(Node(f"指標{at}", ("担当",)) for at in range(40)))
    found = drawings(read(Tree((goal,), "指標の図", "right")))
    assert len(found) == 3
    words = [[words for words, _ in boxes(drawing)] for drawing in found]
    assert all(each.count("目標") == 1 for each in words)
    assert [word for each in words for word in each if word != "目標"] == [f"指標{at}担当" for at in range(40)]
    assert [node.find("{*}docPr").get("descr") for node in found] == [f"指標の図 ({at}/3)" for at in (1, 2, 3)]
    assert all(int(node.find("{*}extent").get("cy")) <= HEIGHT for node in found)


def test_many_people_are_cut_where_the_page_is_too_narrow(read: Reader) -> None:
    teams = tuple(Node(f"班{at}", (), "plain", tuple(Node(f"担当{at}-{who}") for who in range(6))) for at in range(10))
    found = drawings(read(Heading(1, t("体制")), Landscape((Tree((Node("部長", (), "plain", teams),), "体制"),))))
    assert len(found) > 1
    shown = [words for drawing in found for words, _ in boxes(drawing) if words.startswith("担当")]
    assert sorted(shown) == sorted(f"担当{at}-{who}" for at in range(10) for who in range(6))


def test_a_tree_that_no_page_holds_is_a_list(read: Reader) -> None:
    node = Node("底")
    for at in range(30):
        node = Node(f"段{at}", (), "plain", (node,))
    done = read(Tree((node,), "深い図", "right", "深い図"))
    assert drawings(done) == []
    assert [words for words in done.texts() if words.startswith(("段", "底"))] == [
        *(f"段{at}" for at in reversed(range(30))), "底"]


def test_ids_of_shapes_are_unique(read: Reader) -> None:
    done = read(drawn.organisation("ja"), drawn.indicators("ja"))
    ids = [node.get("id") for node in done.body.iter("{*}docPr", "{*}cNvPr")]
    assert len(ids) == len(set(ids))
    assert {node.get("val") for node in done.body.iter(f"{A}schemeClr")} <= {
        "tx1", "bg1", "tx2", "bg2", *(f"accent{at}" for at in range(1, 7))}
    assert list(done.body.iter(f"{A}srgbClr")) == []
    assert all(list(shape.iter(f"{W}p")) for shape in done.body.iter(f"{WPS}txbx"))
