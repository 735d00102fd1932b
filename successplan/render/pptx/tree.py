"""Turn a Tree into boxes joined by elbow connectors: downwards for people, to the right for a goal and its ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from successplan.document import Node, Tree
from successplan.render.markup import Xml
from successplan.render.pptx.canvas import Canvas, Rect
from successplan.render.pptx.place import Piece
from successplan.render.pptx.shapes import Pen, Way, elbow, free_line
from successplan.render.pptx.text import SMALLEST, Style
from successplan.render.pptx.tree_texts import (
    PAD_X,
    Air,
    air_of,
    asked,
    box_height,
    least_width,
    longest_word,
    texts_of,
)
from successplan.render.pptx.xml import Insets, Line, body, group, shape, stroke

_RADIUS = 3.0
_BESIDE, _ROOTS = 12.0, 24.0  # between boxes side by side, between the roots
_STEP = 34.0  # between columns of a tree to the right
_HANG, _BELOW = 16.0, 8.0  # how far boxes that hang are moved in, and their distance
_WIDEST, _WIDER = 210.0, 330.0  # of a box below another, and where long texts want it
_BROADEST = 330.0  # of a box beside another
_STRAIGHT = 12.0  # a line that would step less is made straight


@dataclass(frozen=True, slots=True)
class _Box:
    """A placed box, in points from the drawing's corner; `way` is how it hangs on `parent`."""

    node: Node
    place: Rect
    parent: int | None
    way: Way


@dataclass(slots=True)
class _Shape:
    """Where boxes go: widths and heights by depth, from which depth they hang, how many at most below each other.

    `used` is the width of all.
    """

    widths: Sequence[float]
    heights: Sequence[float]
    hangs: int
    rows: int
    used: float
    air: Air
    canvas: Canvas


def tree(block: Tree, width: float, style: Style, canvas: Canvas) -> Piece:
    """The tree at `width` points. Boxes too many to stand side by side hang below each other; text never shrinks."""
    boxes = _rightwards(block, width, style, canvas) if block.direction == "right" else _downwards(
        block, width, style, canvas
    )
    size = min(style.size, 13.0) if block.direction == "down" else style.size
    return Piece(_bottom(boxes), partial(_draw, block, boxes, width, air_of(size, style), canvas))


def _levels(nodes: Sequence[Node]) -> list[list[Node]]:
    """The nodes by depth, roots first."""
    levels, level = [], list(nodes)
    while level:
        levels.append(level)
        level = [child for node in level for child in node.nodes]
    return levels


def _downwards(block: Tree, width: float, style: Style, canvas: Canvas) -> list[_Box]:
    """Boxes in levels; where they are too wide, the deepest hang below their parent instead, then those above."""
    levels, air = _levels(block.nodes), air_of(min(style.size, 13.0), style)
    if not levels:
        return []
    least = max(least_width(node, air) for level in levels for node in level)
    tried = []
    for widest, (hangs, rows) in product((_WIDEST, _WIDER), _ways(levels)):
        made, wide = _arranged(block, levels, hangs, rows, width, widest, air, canvas)
        tried.append((made, wide))
        if wide >= least + _HANG * (len(levels) - made.hangs):
            boxes = _placed(block, made, width)
            if _bottom(boxes) <= canvas.room:
                return boxes
    made, wide = max(tried, key=lambda one: min(one[1], least) - max(0, _bottom(_placed(block, one[0], width)) -
                                                                     canvas.room) / 4)
    if wide < max(longest_word(node, air) for level in levels for node in level) + _HANG * (len(levels) - made.hangs):
        canvas.does_not_fit("図の箱", "a box of the tree")
    return _placed(block, made, width)


def _ways(levels: Sequence[Sequence[Node]]) -> Iterator[tuple[int, int]]:
    """From which depth boxes hang, and how many at most below each other, from the airiest to the tightest."""
    yield len(levels), 1
    for hangs in range(len(levels) - 1, 0, -1):
        most = max(len(node.nodes) for node in levels[hangs - 1])
        leaves = hangs == len(levels) - 1
        for rows in range(most, 1, -1) if leaves else (most,):
            yield hangs, rows


def _arranged(
    block: Tree,
    levels: Sequence[Sequence[Node]],
    hangs: int,
    rows: int,
    width: float,
    widest: float,
    air: Air,
    canvas: Canvas,
) -> tuple[_Shape, float]:
    """The measures of one way to arrange the tree, and the width of its boxes before it is cut to what looks well."""
    columns = max(1, sum(_columns(node, 0, hangs, rows) for node in block.nodes))
    gaps = _ROOTS * (len(block.nodes) - 1) + _BESIDE * (columns - len(block.nodes))
    wide = max((width - gaps) / columns, 2 * PAD_X + SMALLEST)
    box = min(wide, widest)
    heights = [
        max(box_height(node, box - _HANG * max(0, depth - hangs + 1), air, canvas) for node in level)
        for depth, level in enumerate(levels)
    ]
    return _Shape([box] * len(levels), heights, hangs, rows, columns * box + gaps, air, canvas), wide


def _placed(block: Tree, made: _Shape, width: float) -> list[_Box]:
    boxes: list[_Box] = []
    left = (width - made.used) / 2
    for node in block.nodes:
        left += _down(node, 0, left, 0.0, None, made, boxes)[0] + _ROOTS
    return boxes


def _bottom(boxes: Sequence[_Box]) -> float:
    return max((one.place.y + one.place.height for one in boxes), default=0.0)


def _columns(node: Node, depth: int, hangs: int, rows: int) -> int:
    """How many boxes side by side a node's own tree takes."""
    if not node.nodes:
        return 1
    if depth + 1 >= hangs:
        return -(-len(node.nodes) // rows)
    return sum(_columns(child, depth + 1, hangs, rows) for child in node.nodes)


def _down(
    node: Node, depth: int, left: float, top: float, parent: int | None, made: _Shape, boxes: list[_Box]
) -> tuple[float, float]:
    """Places a node in the middle above its own; the width and height that its tree takes."""
    wide, tall = made.widths[depth], made.heights[depth]
    index = len(boxes)
    boxes.append(_Box(node, Rect(left, top, wide, tall), parent, "down"))
    if not node.nodes:
        return wide, tall
    if depth + 1 >= made.hangs:
        total, low = _hanging(node, depth, left, top, index, made, boxes)
    else:
        x, low = left, 0.0
        for child in node.nodes:
            taken, tall_below = _down(child, depth + 1, x, top + tall + made.air.level, index, made, boxes)
            x, low = x + taken + _BESIDE, max(low, top + tall + made.air.level + tall_below)
        total = x - _BESIDE - left
    boxes[index] = _Box(node, Rect(left + (total - wide) / 2, top, wide, tall), parent, "down")
    return total, low - top


def _hanging(
    node: Node, depth: int, left: float, top: float, index: int, made: _Shape, boxes: list[_Box]
) -> tuple[float, float]:
    """Places a node's own below it, in columns where they are many; their width, and where they end."""
    wide, lowest = made.widths[depth], 0.0
    columns = [node.nodes[at : at + made.rows] for at in range(0, len(node.nodes), made.rows)]
    way: Way = "hanging" if len(columns) == 1 else "wrapped"
    start = top + made.heights[depth] + (_BELOW if len(columns) == 1 else made.air.level * 0.75)
    for number, column in enumerate(columns):
        below, x = start, left + number * (wide + _BESIDE)
        for child in column:
            below = _hang(child, depth + 1, x + _HANG, below, wide - _HANG, index, made, boxes, way)
        lowest = max(lowest, below - _BELOW)
    return len(columns) * (wide + _BESIDE) - _BESIDE, lowest


def _hang(
    node: Node,
    depth: int,
    left: float,
    top: float,
    wide: float,
    parent: int,
    made: _Shape,
    boxes: list[_Box],
    way: Way = "hanging",
) -> float:
    """Places a node and its own one below the other; where the next may begin."""
    index = len(boxes)
    tall = box_height(node, wide, made.air, made.canvas)
    boxes.append(_Box(node, Rect(left, top, wide, tall), parent, way))
    below = top + tall + _BELOW
    for child in node.nodes:
        below = _hang(child, depth + 1, left + _HANG, below, wide - _HANG, index, made, boxes)
    return below


def _rightwards(block: Tree, width: float, style: Style, canvas: Canvas) -> list[_Box]:
    """A column for each depth, wider where texts are longer; each box in the middle beside its own."""
    levels, air = _levels(block.nodes), air_of(style.size, style)
    if not levels:
        return []
    free = width - _STEP * (len(levels) - 1)
    asks = [max(asked(node, air) for node in level) for level in levels]
    atoms = [max(longest_word(node, air) for node in level) for level in levels]
    widths = _shared([min(one, _BROADEST) for one in asks], atoms, free)
    if any(wide < atom - 0.5 for wide, atom in zip(widths, atoms, strict=True)):
        canvas.does_not_fit("図の箱", "a box of the tree")
    made = _Shape(widths, [], len(levels), 1, width, air, canvas)
    boxes: list[_Box] = []
    top = 0.0
    gap = max(_BELOW, min(style.gap, 12.0))
    for node in block.nodes:
        top += _right(node, 0, 0.0, top, None, gap, made, boxes) + gap
    return boxes


def _shared(asks: Sequence[float], least: Sequence[float], free: float) -> list[float]:
    """Widths by what the columns ask: a little more where there is room, cut in proportion where there is not.

    None is narrower than its longest word.
    """
    if sum(asks) <= free:
        return [ask * min(1.4, free / sum(asks)) for ask in asks]
    fixed: dict[int, float] = {}
    while True:
        left = free - sum(fixed.values())
        open_ = [at for at in range(len(asks)) if at not in fixed]
        total = sum(asks[at] for at in open_) or 1.0
        short = [at for at in open_ if left * asks[at] / total < least[at]]
        if not short or len(short) == len(open_):
            break
        fixed |= {at: least[at] for at in short}
    return [fixed.get(at, left * asks[at] / total) for at in range(len(asks))]


def _right(
    node: Node, depth: int, left: float, top: float, parent: int | None, gap: float, made: _Shape, boxes: list[_Box]
) -> float:
    """Places a node and what leads to it; the height that they take together."""
    wide = made.widths[depth]
    own = box_height(node, wide, made.air, made.canvas)
    index = len(boxes)
    boxes.append(_Box(node, Rect(left, top, wide, own), parent, "right"))
    if not node.nodes:
        return own
    y, middles = top, []
    for child in node.nodes:
        at = len(boxes)
        y += _right(child, depth + 1, left + wide + _STEP, y, index, gap, made, boxes) + gap
        middles.append(boxes[at].place.y + boxes[at].place.height / 2)
    below = y - gap - top
    middle = (middles[0] + middles[-1]) / 2
    middle = next((one for one in middles if abs(one - middle) <= _STRAIGHT), middle)
    start = max(top, min(middle - own / 2, top + max(own, below) - own))
    if own > below:  # the box is taller than all beside it: they stand in its middle
        for at in range(index + 1, len(boxes)):
            boxes[at] = _moved(boxes[at], (own - below) / 2)
        start = top
    boxes[index] = _Box(node, Rect(left, start, wide, own), parent, "right")
    return max(own, below)


def _moved(box: _Box, by: float) -> _Box:
    place = Rect(box.place.x, box.place.y + by, box.place.width, box.place.height)
    return _Box(box.node, place, box.parent, box.way)


def _draw(block: Tree, boxes: Sequence[_Box], width: float, air: Air, canvas: Canvas, place: Rect) -> list[Xml]:
    """The tree as one group: connectors below, boxes above, in the order in which the tree is read."""
    whole = canvas.id()
    ids = [canvas.id() for _ in boxes]
    frame = Rect(place.x, place.y, width, _bottom(boxes))
    lines = list(_connectors(boxes, ids, place, canvas))
    drawn = [_box(one, number, place, air, canvas) for one, number in zip(boxes, ids, strict=True)]
    return [group(whole, block.title or "Tree", frame.box, block.alt, [*lines, *drawn])]


def _connectors(boxes: Sequence[_Box], ids: Sequence[int], place: Rect, canvas: Canvas) -> Iterator[Xml]:
    pen = Pen(canvas.brand.tones["muted"].solid, 1)
    for number, one in zip(ids, boxes, strict=True):
        if one.parent is None or one.way == "wrapped":
            continue
        above = boxes[one.parent].place
        starts = {
            "down": (above.x + above.width / 2, above.y + above.height),
            "right": (above.x + above.width, above.y + above.height / 2),
            "hanging": (above.x + _HANG / 2, above.y + above.height),
        }
        ends = {"down": (one.place.x + one.place.width / 2, one.place.y)}
        start, end = starts[one.way], ends.get(one.way, (one.place.x, one.place.y + one.place.height / 2))
        at = (place.x + start[0], place.y + start[1])
        to = (place.x + end[0], place.y + end[1])
        yield elbow(canvas.id(), "Connector", at, to, one.way, (ids[one.parent], number), pen)
    for parent in sorted({one.parent for one in boxes if one.way == "wrapped" and one.parent is not None}):
        yield _comb(boxes, parent, place, pen, canvas)


def _comb(boxes: Sequence[_Box], parent: int, place: Rect, pen: Pen, canvas: Canvas) -> Xml:
    """The lines from a box to its own in several columns: down, along all columns, down beside each, and in."""
    above, own = boxes[parent].place, [one.place for one in boxes if one.parent == parent]
    middle, low = place.x + above.x + above.width / 2, place.y + above.y + above.height
    bus = (low + place.y + min(one.y for one in own)) / 2
    rails: dict[float, float] = {}
    ticks = []
    for one in own:
        x, y = place.x + one.x - _HANG / 2, place.y + one.y + one.height / 2
        rails[x] = max(rails.get(x, 0.0), y)
        ticks.append([(x, y), (x + _HANG / 2, y)])
    ends = [min(middle, *rails), max(middle, *rails)]
    lines = [[(middle, low), (middle, bus)], [(ends[0], bus), (ends[1], bus)]]
    lines += [[(x, bus), (x, y)] for x, y in rails.items()]
    frame = Rect(ends[0], low, max(ends[1], *(x + _HANG / 2 for x in rails)) - ends[0], max(rails.values()) - low)
    return free_line(canvas.id(), "Connector", [*lines, *ticks], frame.box, pen)


def _box(one: _Box, number: int, place: Rect, air: Air, canvas: Canvas) -> Xml:
    """A box with its texts; a tone tints it, plain ones are white with a thin edge."""
    tones = canvas.brand.tones[one.node.tone]
    plain = one.node.tone == "plain"
    align = "l" if one.way != "down" else "ctr"
    lines = [Line(each.runs, each.pitch, align=align) for each in texts_of(one.node, air, canvas)]
    text = body(lines, canvas.language, insets=Insets(PAD_X, 0, PAD_X, 0), anchor="ctr")
    at = Rect(place.x + one.place.x, place.y + one.place.y, one.place.width, one.place.height)
    return shape(
        number,
        one.node.title or "Box",
        at.box,
        text,
        geometry="roundRect",
        radius=_RADIUS,
        ground=canvas.inks.panel if plain else tones.fill,
        line=stroke(canvas.inks.rule if plain else tones.solid, 1),
    )
