"""Turn a Gantt into native shapes: months above, labels at the left, bars and diamonds with their texts, today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from successplan.brand import Colour
from successplan.brand.colour import on
from successplan.document import Bar, Diamond, Gantt, GanttRow, Text
from successplan.render.markup import Xml
from successplan.render.pptx.canvas import Canvas, Rect
from successplan.render.pptx.place import Piece
from successplan.render.pptx.shapes import Pen, straight
from successplan.render.pptx.text import SMALLEST, Style, height, line, line_count, natural_width, pitch, snug
from successplan.render.pptx.xml import Insets, Line, body, group, shape

_GAP = 14.0  # between columns: less reads as one line of words
_DIAMOND = 13.0
_APART = 4.0  # between a bar and its text
_PAD = 4.0  # inside a bar, at its ends
_LEAST_BAR = 4.0
_SNUG = 14.5  # the height of a line that stands alone
_LABELS, _NOTES = 0.3, 0.18  # of the width at most
_ROOMIEST = 12.0  # what a row may gain where the slide has room


@dataclass(frozen=True, slots=True)
class _Item:
    """A bar or diamond with the place of its text, in points from the left edge of the time."""

    what: Bar | Diamond
    left: float
    right: float
    text: Line | None
    side: Literal["in", "right", "left"]
    text_width: float
    lane: int

    @property
    def text_lines(self) -> int:
        """How many lines the text takes."""
        return line_count(self.text, self.text_width + 1) if self.text else 0

    @property
    def extent(self) -> tuple[float, float]:
        """From where to where it takes its lane, text and the room beside it included."""
        before = self.text_width + 2 * _APART if self.side == "left" and self.text else 0
        after = self.text_width + 2 * _APART if self.side == "right" and self.text else 0
        return self.left - before, self.right + after


@dataclass(frozen=True, slots=True)
class _Row:
    label: Line
    note: Line | None
    items: tuple[_Item, ...]
    lane: float
    height: float
    heading: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """All of a Gantt in points: columns for labels, notes and time; the head's two strips; rows."""

    label: float
    note: float
    time: float
    head: float
    today: float
    rows: tuple[_Row, ...]

    @property
    def left(self) -> float:
        """Where the time begins."""
        return self.label + _GAP + (self.note + _GAP if self.note else 0)


def gantt(block: Gantt, width: float, style: Style, canvas: Canvas) -> Piece:
    """The Gantt at `width` points; its rows share what room is free, up to a measure."""
    plan = _plan(block, width, style, canvas)
    return Piece(_height(plan), partial(_draw, block, plan, canvas), "page")


def _height(plan: _Plan) -> float:
    return plan.today + plan.head + sum(row.height for row in plan.rows)


def _plan(block: Gantt, width: float, style: Style, canvas: Canvas) -> _Plan:
    size = max(SMALLEST, min(style.size, 13.0))
    # All rows of the whole decide the columns, so that parts on several slides stand alike.
    rows = canvas.whole.rows if isinstance(canvas.whole, Gantt) else block.rows
    labels = [natural_width(_label(row, size, canvas)) for row in rows if not _is_heading(row)]
    notes = [natural_width(said) for row in rows if (said := _note(row, canvas))]
    label = min(max(labels, default=0.0), width * _LABELS)
    note = min(max(notes, default=0.0), width * _NOTES)
    time = width - label - _GAP - (note + _GAP if note else 0)
    plan = _Plan(label, note, time, pitch(SMALLEST, canvas) + 6, _today_height(block, canvas), ())
    made = tuple(_row(row, block, plan, width, size, style, canvas) for row in block.rows)
    return _Plan(label, note, time, plan.head, plan.today, made)


def _today_height(block: Gantt, canvas: Canvas) -> float:
    return pitch(SMALLEST, canvas) + 2 if _shows_today(block) and block.today_label else 0.0


def _shows_today(block: Gantt) -> bool:
    return block.today is not None and block.start <= block.today <= block.end


def _is_heading(row: GanttRow) -> bool:
    return not row.bars and not row.diamonds


def _label(row: GanttRow, size: float, canvas: Canvas) -> Line:
    heading = _is_heading(row)
    colour = canvas.inks.accent if heading else canvas.inks.text
    return line((Text(row.label),), size, canvas, bold=True if heading else None, colour=colour)


def _note(row: GanttRow, canvas: Canvas) -> Line | None:
    return line((Text(row.note),), SMALLEST, canvas, colour=canvas.inks.muted) if row.note else None


def _row(
    row: GanttRow, block: Gantt, plan: _Plan, width: float, size: float, style: Style, canvas: Canvas
) -> _Row:
    label, note = _label(row, size, canvas), _note(row, canvas)
    heading = _is_heading(row)
    items = tuple(_items(row, block, plan, canvas))
    tallest = max((height([one.text], one.text_width + 1) for one in items if one.text), default=0.0)
    lane = max(_SNUG, tallest if any(one.text_lines > 1 for one in items) else 0) + min(6.0, style.pad + 2)
    lanes = 1 + max((one.lane for one in items), default=0)
    texts = max(height([label], width if heading else plan.label), height([note], plan.note) if note else 0)
    pad = min(style.pad, 6.0)
    return _Row(label, note, items, lane, max(texts, 0 if heading else lanes * lane) + pad, heading)


def at(day: date, block: Gantt, width: float) -> float:
    """Points from the left edge of the time at which `day` begins; what lies outside stands at the edge."""
    share = (day - block.start).days / max(1, (block.end - block.start).days + 1)
    return width * min(1.0, max(0.0, share))


def _items(row: GanttRow, block: Gantt, plan: _Plan, canvas: Canvas) -> Iterator[_Item]:
    """The row's bars and diamonds in lanes: none covers another, nor its text."""
    placed: list[_Item] = []
    marks: tuple[Bar | Diamond, ...] = (*row.bars, *row.diamonds)
    for what in sorted(marks, key=_begins):
        lane = 0
        while True:
            fits = [one for one in _choices(what, lane, block, plan, canvas) if not _covers(one, placed)]
            if fits:
                break
            lane += 1
        placed.append(fits[0])
        yield fits[0]


def _begins(what: Bar | Diamond) -> date:
    return what.start if isinstance(what, Bar) else what.day


def _covers(one: _Item, placed: Sequence[_Item]) -> bool:
    left, right = one.extent
    return any(
        other.lane == one.lane and left < other.extent[1] - 0.01 and other.extent[0] < right - 0.01
        for other in placed
    )


def _choices(what: Bar | Diamond, lane: int, block: Gantt, plan: _Plan, canvas: Canvas) -> Iterator[_Item]:
    """The places of its text, best first: inside, at the right, at the left; at worst wrapped at the roomier side."""
    left, right = _span(what, block, plan.time)
    if not what.text:
        yield _Item(what, left, right, None, "in", 0, lane)
        return
    text = line((Text(what.text),), SMALLEST, canvas)
    wide = natural_width(text)
    if isinstance(what, Bar) and wide + 2 * _PAD <= right - left:
        yield _Item(what, left, right, text, "in", wide, lane)
        return
    before, after = left - _APART, plan.time - right - _APART
    if wide <= after:
        yield _Item(what, left, right, text, "right", wide, lane)
    if wide <= before:
        yield _Item(what, left, right, text, "left", wide, lane)
    if wide > max(before, after):
        inside = right - left - 2 * _PAD if isinstance(what, Bar) else 0
        room, side = max((after, "right"), (before, "left"), (inside, "in"))
        yield _Item(what, left, right, text, side, room, lane)  # type: ignore[arg-type]


def _span(what: Bar | Diamond, block: Gantt, time: float) -> tuple[float, float]:
    """Left and right edge; a bar includes its last day, a diamond stands on the middle of its day."""
    if isinstance(what, Diamond):
        day = time / max(1, (block.end - block.start).days + 1)
        middle = min(max(at(what.day, block, time) + day / 2, _DIAMOND / 2), time - _DIAMOND / 2)
        return middle - _DIAMOND / 2, middle + _DIAMOND / 2
    left = min(at(what.start, block, time), time - _LEAST_BAR)
    last = date.fromordinal(max(what.start, what.end).toordinal() + 1)
    return left, max(at(last, block, time), left + _LEAST_BAR)


def _draw(block: Gantt, plan: _Plan, canvas: Canvas, place: Rect) -> list[Xml]:
    """The whole as one group: months and today first, then the rows as they are read."""
    whole, time = canvas.id(), place.x + plan.left
    extra = min(_ROOMIEST, max(0.0, place.height - _height(plan)) / max(1, len(plan.rows)))
    tall = _height(plan) + extra * len(plan.rows)
    box = Rect(place.x, place.y, place.width, tall)
    top = place.y + plan.today + plan.head
    parts = [*_months(block, plan, time, place.y + plan.today, box, canvas), *_today(block, plan, time, box, canvas)]
    y = top
    for row in plan.rows:
        at_row = Rect(place.x, y, place.width, row.height + extra)
        parts += _draw_row(row, plan, time, at_row, canvas)
        y += at_row.height
    return [group(whole, block.title or "Gantt", box.box, block.alt, parts)]


def _months(block: Gantt, plan: _Plan, time: float, top: float, box: Rect, canvas: Canvas) -> Iterator[Xml]:
    """Months with thin lines at their beginnings; where labels have no room, every second or third one speaks."""
    bottom = box.y + box.height
    starts = [at(day, block, plan.time) for day, _ in block.months]
    labels = [line((Text(text),), SMALLEST, canvas, colour=canvas.inks.muted) for _, text in block.months]
    ends = [*starts[1:], plan.time]
    for x in starts:
        if x > 0:
            yield straight(
                canvas.id(), "Month line", (time + x, top), (time + x, bottom), Pen(canvas.inks.rule, 0.5)
            )
    every = _every(starts, ends, [natural_width(one) for one in labels])
    for number in range(0, len(starts), every):
        last = ends[min(number + every, len(ends)) - 1]
        wide = min(max(last - starts[number], natural_width(labels[number]) + 4), plan.time - starts[number])
        if wide < natural_width(labels[number]) + 4:
            continue  # a few days of a month at the end
        place = Rect(time + starts[number], top, wide, plan.head)
        yield _text(block.months[number][1], place, labels[number], canvas, Insets(4, 0, 0, 0))
    rule = Pen(canvas.inks.accent, 1.5)
    yield straight(canvas.id(), "Head rule", (box.x, top + plan.head), (box.x + box.width, top + plan.head), rule)


def _every(starts: Sequence[float], ends: Sequence[float], widths: Sequence[float]) -> int:
    """Each how many months a label has room; a short month at an end does not count."""
    for every in (1, 2, 3, 4, 6, 12):
        ranges = range(0, len(starts), every)
        spans = [(ends[min(at + every, len(ends)) - 1] - starts[at], widths[at]) for at in ranges]
        inner = spans[1:-1] or spans
        if all(wide >= asks + 4 for wide, asks in inner):
            return every
    return 12


def _draw_row(row: _Row, plan: _Plan, time: float, place: Rect, canvas: Canvas) -> Iterator[Xml]:
    bottom = place.y + place.height
    if row.heading:
        yield _text("Heading", place, row.label, canvas, Insets(0, 0, 0, 2), anchor="b")
    else:
        yield _text("Label", Rect(place.x, place.y, plan.label, place.height), row.label, canvas, Insets())
        if row.note:
            note = Rect(place.x + plan.label + _GAP, place.y, plan.note, place.height)
            yield _text("Note", note, row.note, canvas, Insets())
    rule = Pen(canvas.inks.rule, 0.75)
    yield straight(canvas.id(), "Rule", (place.x, bottom), (place.x + place.width, bottom), rule)
    lanes = 1 + max((one.lane for one in row.items), default=0)
    first = place.y + (place.height - lanes * row.lane) / 2
    for one in row.items:
        yield from _draw_item(one, Rect(time, first + one.lane * row.lane, plan.time, row.lane), canvas)


def _draw_item(one: _Item, lane: Rect, canvas: Canvas) -> Iterator[Xml]:
    """A bar or diamond in its lane; a text inside is the bar's own, one beside it a box."""
    tones = canvas.brand.tones[one.what.tone]
    size = _DIAMOND if isinstance(one.what, Diamond) else lane.height - 3
    box = Rect(lane.x + one.left, lane.y + (lane.height - size) / 2, one.right - one.left, size).box
    inside = None
    if one.text and one.side == "in":
        ink = line((Text(one.what.text),), SMALLEST, canvas, colour=on(canvas.brand.theme, tones.solid.hex))
        inside = body([snug(ink)], canvas.language, insets=Insets(_PAD, 0, 0, 0), anchor="ctr")
    kind = "diamond" if isinstance(one.what, Diamond) else "roundRect"
    name = one.what.text or ("Milestone" if isinstance(one.what, Diamond) else "Bar")
    yield shape(canvas.id(), name, box, inside, geometry=kind, radius=2 if kind == "roundRect" else None,
                ground=tones.solid)
    if one.text and one.side != "in":
        left = one.right + _APART if one.side == "right" else one.left - _APART - one.text_width
        place = Rect(lane.x + left, lane.y, one.text_width, lane.height)
        align = "r" if one.side == "left" else "l"
        words = one.text if one.text_lines > 1 else snug(one.text)
        yield _text(one.what.text, place, words, canvas, Insets(), align=align, ground=canvas.inks.page)


def _today(block: Gantt, plan: _Plan, time: float, box: Rect, canvas: Canvas) -> Iterator[Xml]:
    """A line through all rows, its label above the months."""
    if block.today is None or not _shows_today(block):
        return
    x = time + at(block.today, block, plan.time) + plan.time / max(1, (block.end - block.start).days + 1) / 2
    pen = Pen(canvas.inks.title, 1.5, dashed=True)
    yield straight(canvas.id(), "Today", (x, box.y + plan.today), (x, box.y + box.height), pen)
    if block.today_label:
        label = line((Text(block.today_label),), SMALLEST, canvas, bold=True, colour=canvas.inks.title)
        wide = natural_width(label)
        left = min(max(x - wide / 2, time), time + plan.time - wide)
        yield _text("Today", Rect(left, box.y, wide, plan.today), label, canvas, Insets(), align="ctr")


def _text(
    name: str,
    place: Rect,
    words: Line,
    canvas: Canvas,
    insets: Insets,
    *,
    align: str = "l",
    anchor: str = "ctr",
    ground: Colour | None = None,
) -> Xml:
    aligned = Line(words.runs, words.pitch, align=align)
    text = body([aligned], canvas.language, insets=insets, anchor=anchor)
    return shape(canvas.id(), name, place.box, text, ground=ground)
