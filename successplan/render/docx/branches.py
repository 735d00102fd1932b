"""Turn a tree into places for its boxes and ways for its lines. Lengths are points; nothing here knows Word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from successplan.brand.docx_styles import DENSE_PITCH, SIZE
from successplan.document import Node, Tree
from successplan.render.docx.measure import line_count
from successplan.render.docx.shapes import PADDING, Point

_WIDTHS = (132.0, 116.0, 102.0)  # of boxes side by side, the first that fits
_HUNG = (132.0, 116.0, 102.0, 90.0, 80.0)  # the same where the lowest boxes hang below each other
_BROADEST, _NARROWEST = 190.0, 78.0  # of boxes in columns
_BESIDE, _BELOW = 10.0, 20.0  # between boxes of a level, and between levels
_BETWEEN = 26.0  # between columns
_APART = 90.0  # more between trees, at most
_STACKED = 7.0  # between boxes above each other
_INDENT = 14.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A box at its place."""

    node: Node
    left: float
    top: float
    wide: float
    high: float


@dataclass(slots=True)
class Plan:
    """Boxes and the lines between them, in all `wide` by `high`; `starts` counts both where each root begins."""

    boxes: list[Placed] = field(default_factory=list)
    ways: list[tuple[Point, ...]] = field(default_factory=list)
    starts: list[tuple[int, int]] = field(default_factory=list)

    @property
    def wide(self) -> float:
        """Where the last box ends."""
        return max((box.left + box.wide for box in self.boxes), default=0.0)

    @property
    def high(self) -> float:
        """Where the lowest box ends."""
        return max((box.top + box.high for box in self.boxes), default=0.0)


@dataclass(frozen=True, slots=True)
class _Row:
    """A level of boxes: all are as high as the highest."""

    top: float
    high: float


def plans(tree: Tree, wide: float, high: float) -> tuple[Plan, ...] | None:
    """The tree as drawings of at most this size, those above repeated where it is cut; None where no cut helps."""
    put = _down if tree.direction == "down" else _right

    def arrange(nodes: Sequence[Node]) -> Plan | None:
        return put(nodes, wide, high)

    whole = arrange(tree.nodes)
    if whole:
        return (whole,)
    found = [arrange([part]) for root in tree.nodes for part in cut(root, lambda node: bool(arrange([node])))]
    return tuple(plan for plan in found if plan) if all(found) else None


def cut(node: Node, fits: Callable[[Node], bool]) -> list[Node]:
    """The node with some of its branches at a time, as many as fit; what hangs above is repeated in each."""
    if not node.nodes or fits(node):
        return [node]
    out: list[Node] = []
    waiting: tuple[Node, ...] = ()
    for child in node.nodes:
        if fits(replace(node, nodes=(*waiting, child))):
            waiting += (child,)
            continue
        out += [replace(node, nodes=waiting)] if waiting else []
        waiting = ()
        if fits(replace(node, nodes=(child,))):
            waiting = (child,)
        else:
            out += [replace(node, nodes=(part,)) for part in cut(child, lambda one: fits(replace(node, nodes=(one,))))]
    return [*out, *([replace(node, nodes=waiting)] if waiting else [])]


def height(node: Node, wide: float) -> float:
    """How high a box of this width has to be for its words."""
    room = wide - 2 * PADDING[0]
    lines = line_count(node.title, SIZE, room, bold=True) if node.title else 0
    lines += sum(line_count(line, SIZE, room) for line in node.lines)
    return max(1, lines) * DENSE_PITCH / 20 + 2 * PADDING[1]


def _down(nodes: Sequence[Node], wide: float, high: float) -> Plan | None:
    for hangs, widths in ((False, _WIDTHS), (True, _HUNG)):
        for each in widths:
            plan = _levels(nodes, each, hangs=hangs)
            if plan.wide <= wide and plan.high <= high:
                return _spread(plan, len(nodes), wide)
    return None


def _spread(plan: Plan, roots: int, wide: float) -> Plan:
    """The plan with its trees farther apart, as far as there is room: they should be seen as two."""
    more = min(_APART, (wide - plan.wide) / max(1, roots - 1))
    ends = [*plan.starts[1:], (len(plan.boxes), len(plan.ways))]
    out = Plan()
    for at, (start, end) in enumerate(zip(plan.starts, ends, strict=True)):
        by = more * at
        out.boxes += [replace(box, left=box.left + by) for box in plan.boxes[start[0] : end[0]]]
        out.ways += [tuple((x + by, y) for x, y in way) for way in plan.ways[start[1] : end[1]]]
    return out


def _levels(nodes: Sequence[Node], each: float, *, hangs: bool) -> Plan:
    """Boxes `each` points wide, a level below the other; with `hangs`, the lowest ones below each other."""
    rows: list[_Row] = []
    top = 0.0
    for depth in count():
        level = list(_level(nodes, depth, hangs))
        if not level:
            break
        rows.append(_Row(top, max(height(node, each) for node in level)))
        top += rows[-1].high + _BELOW
    plan, left = Plan(), 0.0
    for node in nodes:
        plan.starts.append((len(plan.boxes), len(plan.ways)))
        left += _put_down(plan, node, left, 0, each, rows, hangs) + 2 * _BESIDE
    return plan


def _level(nodes: Sequence[Node], depth: int, hangs: bool) -> Iterator[Node]:
    """The nodes of a level, without those that hang."""
    for node in nodes:
        if depth == 0:
            yield node
        elif not (hangs and _may_hang(node)):
            yield from _level(node.nodes, depth - 1, hangs)


def _may_hang(node: Node) -> bool:
    return len(node.nodes) > 1 and not any(child.nodes for child in node.nodes)


def _put_down(
    plan: Plan, node: Node, left: float, depth: int, each: float, rows: Sequence[_Row], hangs: bool
) -> float:
    """Puts the node with all below it from `left` on; how wide it is."""
    high, top = rows[depth].high, rows[depth].top
    if hangs and _may_hang(node):
        plan.boxes.append(Placed(node, left, top, each, high))
        _hang(plan, node, left, top + high, each)
        return each + _INDENT
    at = len(plan.boxes)
    plan.boxes.append(Placed(node, left, top, each, high))
    used, middles = 0.0, []
    for child in node.nodes:
        first = len(plan.boxes)
        used += _put_down(plan, child, left + used, depth + 1, each, rows, hangs) + _BESIDE
        middles.append(plan.boxes[first].left + each / 2)
    used = max(each, used - _BESIDE)
    if middles:
        middle = (middles[0] + middles[-1]) / 2
        plan.boxes[at] = Placed(node, middle - each / 2, top, each, high)
        below = rows[depth + 1].top
        half = below - _BELOW / 2
        plan.ways += [((middle, top + high), (middle, half), (end, half), (end, below)) for end in middles]
    return used


def _hang(plan: Plan, node: Node, left: float, bottom: float, each: float) -> None:
    """Puts the branches of the node below each other."""
    top, trunk = bottom + _STACKED, left + _INDENT / 2
    for child in node.nodes:
        high = height(child, each)
        plan.boxes.append(Placed(child, left + _INDENT, top, each, high))
        plan.ways.append(((trunk, bottom), (trunk, top + high / 2), (left + _INDENT, top + high / 2)))
        top += high + _STACKED


def _right(nodes: Sequence[Node], wide: float, high: float) -> Plan | None:
    depth = max((_depth(node) for node in nodes), default=1)
    each = min(_BROADEST, (wide - _BETWEEN * (depth - 1)) / depth)
    if each < _NARROWEST:
        return None
    plan, top = Plan(), 0.0
    for node in nodes:
        top += _put_right(plan, node, 0.0, top, each) + 2 * _STACKED
    return plan if plan.high <= high else None


def _depth(node: Node) -> int:
    return 1 + max((_depth(child) for child in node.nodes), default=0)


def _put_right(plan: Plan, node: Node, left: float, top: float, each: float) -> float:
    """Puts the node with all that it leads to from `top` on; how high it is."""
    high, whole = height(node, each), _height_of_all(node, each)
    middle = top + whole / 2
    plan.boxes.append(Placed(node, left, middle - high / 2, each, high))
    heights = [_height_of_all(child, each) for child in node.nodes]
    at = middle - (sum(heights) + _STACKED * (len(heights) - 1)) / 2
    right, end = left + each, left + each + _BETWEEN
    half = right + _BETWEEN / 2
    for child, room in zip(node.nodes, heights, strict=True):
        _put_right(plan, child, end, at, each)
        other = at + room / 2
        plan.ways.append(((right, middle), (half, middle), (half, other), (end, other)))
        at += room + _STACKED
    return whole


def _height_of_all(node: Node, each: float) -> float:
    below = sum(_height_of_all(child, each) for child in node.nodes) + _STACKED * max(0, len(node.nodes) - 1)
    return max(height(node, each), below)
