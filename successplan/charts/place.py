"""Turn labels that want to stand near their points into places where they can be read.

All measures are points of the chart's frame, from its upper left corner. The widths are estimates (render/fit.py), so
a little room is left between neighbours.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Literal, TypeAlias

GAP = 5.0  # between a point and its label
_FAR = 4  # what each line of text further away than the next one costs, in spots covered
_ROWS = 8  # of flags one below the other

LabelSide = Literal["r", "t", "b", "l", "ctr"]
Stand: TypeAlias = tuple[LabelSide, float]
"""A side of a point, and how many lines of text below that usual place."""
AROUND: tuple[Stand, ...] = (
    ("r", 0), ("r", -0.5), ("r", 0.5), ("r", -1), ("r", 1), ("t", 0), ("b", 0), ("l", 0), ("l", -0.5), ("l", 0.5),
    ("r", -1.5), ("r", 1.5), ("r", -2), ("r", 2), ("r", -2.5), ("r", 2.5),
)  # fmt: skip
Spot: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A box by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Rect) -> float:
        """The area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def holds(self, x: float, y: float) -> bool:
        """True where the spot lies inside."""
        return self.left < x < self.right and self.top < y < self.bottom

    @property
    def area(self) -> float:
        """Width times height, never zero."""
        return max(1.0, (self.right - self.left) * (self.bottom - self.top))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point at which a label may stand: its row in the sheet, its spot, and the stands that may be taken."""

    at: int
    x: float
    y: float
    stands: tuple[Stand, ...] = AROUND


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label's size and its anchors, the best one first."""

    width: float
    height: float
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label stands: the row of its point, the side, how far below its usual place, and the box it fills.

    `covers` where no place was free of what is drawn: the label then needs a ground of its own to be read.
    """

    at: int
    side: LabelSide
    below: float
    box: Rect
    covers: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """An event's pole at `x` with its text, `width` wide, at the top: `row` counts from above."""

    x: float
    width: float
    row: int = 0
    side: LabelSide = "r"

    @property
    def text(self) -> tuple[float, float]:
        """From where to where the text reaches."""
        if self.side == "t":
            return (self.x - self.width / 2, self.x + self.width / 2)
        start = self.x + GAP if self.side == "r" else self.x - GAP - self.width
        return (start, start + self.width)

    @property
    def span(self) -> tuple[float, float]:
        """From where to where the text with its pole reaches."""
        start, end = self.text
        return (min(start, self.x), max(end, self.x))


def place(wanted: Sequence[Wanted], frame: Rect, drawn: Sequence[Spot], taken: Iterable[Rect]) -> list[Placed]:
    """A place for each label, in their order, so the first choose first.

    A label keeps off labels before it and off `taken`, stays in the `frame`, and covers as little as it can of what is
    `drawn`. One that finds no side free moves up or down beside its first anchor until it is.
    """
    boxes, out, spots = [*taken], [], sorted(drawn)
    for label in wanted:
        best = _best(label, frame, spots, boxes)
        if _clash(best.box, frame, boxes):
            best = _moved(label, frame, boxes) or best
        boxes.append(best.box)
        out.append(replace(best, covers=_covered(best.box, spots) > 0))
    return out


def spread(tops: Sequence[float], height: float) -> list[float]:
    """Where labels of this height, wanted at `tops` (from above), stand below one another, each as near as can be."""
    stacks: list[list[float]] = []
    for top in tops:
        stacks.append([top])
        while len(stacks) > 1 and _start(stacks[-2], height) + len(stacks[-2]) * height > _start(stacks[-1], height):
            stacks[-2:] = [stacks[-2] + stacks[-1]]
    return [_start(stack, height) + number * height for stack in stacks for number in range(len(stack))]


def _start(stack: Sequence[float], height: float) -> float:
    """The top of a stack whose labels are moved least, squared and added up."""
    return sum(top - number * height for number, top in enumerate(stack)) / len(stack)


def flags(poles: Iterable[tuple[float, float]], right: float, *, centred: bool = False) -> list[Flag]:
    """A row and a side for each event (`x` and width of the text, from left to right), ending before `right`.

    `centred` puts short signs on top of their poles instead of beside them. No text lies on another or on another's
    pole; the first row that is free is taken.
    """
    out: list[Flag] = []
    for x, width in poles:
        sides: tuple[LabelSide, ...] = ("t",) if centred else _flag_sides(x, width, right)
        tries = [Flag(x, width, row, side) for row in range(_ROWS) for side in sides]
        free = (flag for flag in tries if not any(_crossed(flag, other) for other in out))
        out.append(next(free, tries[-1]))
    return out


def _flag_sides(x: float, width: float, right: float) -> tuple[LabelSide, ...]:
    return ("r",) if x + GAP + width <= right else ("l",)


def _crossed(one: Flag, other: Flag) -> bool:
    """True where two flags of a row touch, or a pole from a higher row runs through the lower one's text."""
    (left, right), (other_left, other_right) = one.span, other.span
    if one.row == other.row:
        return left < other_right + GAP and other_left < right + GAP
    pole, text = (one.x, other.text) if one.row < other.row else (other.x, one.text)
    return text[0] - 1 <= pole <= text[1] + 1


def _places(label: Wanted) -> Iterable[Placed]:
    for anchor in label.anchors:
        for side, lines in anchor.stands:
            below = lines * label.height
            yield Placed(anchor.at, side, below, _box(label, anchor, side, below))


def _box(label: Wanted, anchor: Anchor, side: LabelSide, below: float = 0) -> Rect:
    width, height, x, y = label.width, label.height, anchor.x, anchor.y + below
    if side == "ctr":
        return Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    if side in ("t", "b"):
        top = y - GAP - height if side == "t" else y + GAP
        return Rect(x - width / 2, top, x + width / 2, top + height)
    left = x + GAP if side == "r" else x - GAP - width
    return Rect(left, y - height / 2, left + width, y + height / 2)


def _best(label: Wanted, frame: Rect, spots: Sequence[Spot], boxes: Sequence[Rect]) -> Placed:
    """The place that costs least; each costs a little more than the one before, so a free one ends the search."""
    least, best = inf, None
    for order, found in enumerate(_places(label)):
        far = max(0.0, abs(found.below) / label.height - 1)
        cost = _cost(found.box, frame, spots, boxes) + order / 4 + _FAR * far
        if cost < least:
            least, best = cost, found
        if least <= (order + 1) / 4:
            break
    if best is None:
        raise ValueError("a label without an anchor")
    return best


def _cost(box: Rect, frame: Rect, spots: Sequence[Spot], boxes: Sequence[Rect]) -> float:
    """What speaks against a place: other labels most, then leaving the frame, then each spot of a line below it."""
    over = sum(box.overlap(other) for other in boxes) / box.area
    outside = 1 - box.overlap(frame) / box.area
    return 200 * over + 300 * outside + _covered(box, spots)


def _covered(box: Rect, spots: Sequence[Spot]) -> int:
    """How many spots lie under a box; the spots are sorted."""
    near = spots[bisect_right(spots, (box.left, inf)) : bisect_left(spots, (box.right,))]
    return sum([1 for _, y in near if box.top < y < box.bottom])


def _clash(box: Rect, frame: Rect, boxes: Sequence[Rect]) -> bool:
    return any(box.overlap(other) > 0.02 * box.area for other in boxes) or box.overlap(frame) < 0.98 * box.area


def _moved(label: Wanted, frame: Rect, boxes: Sequence[Rect]) -> Placed | None:
    """The nearest free place up or down beside the first anchor, within four lines."""
    anchor = label.anchors[0]
    for tenth in range(1, 41):
        for way in (-1, 1):
            below = way * tenth * label.height / 10
            box = _box(label, anchor, "r", below)
            if not _clash(box, frame, boxes):
                return Placed(anchor.at, "r", below, box)
    return None
