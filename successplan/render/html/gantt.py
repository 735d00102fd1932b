"""Turn a Gantt into a grid whose names stay in sight while a narrow screen moves along the months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from successplan.document import Bar, Diamond, Gantt, GanttRow
from successplan.render.fit import width
from successplan.render.html.figures import figure
from successplan.render.html.state import Writing
from successplan.render.html.tags import NONE, div, p, span, tag, toned
from successplan.render.markup import Xml

_LEAST = 560.0  # pixels of the months at least: texts that find room there find it on any screen
_SIZE = 12.0
_SIGN = 16.0  # what a diamond takes
_TOUCH = 0.5  # of two bars of which one begins on the day after the other


def gantt(w: Writing, block: Gantt) -> Xml:
    """The rows under the names of the months, today as a line across them."""
    today = block.today if block.today and block.start <= block.today <= block.end else None
    line = tag("div", {"class": "today t-off_track", "style": _left(block, today)}) if today else NONE
    named = tag("div", {"class": "now t-off_track", "style": _left(block, today)}, block.today_label) if today else NONE
    head = div("row head", div("name"), div("track", *_months(block), named))
    over = div("row over", div("name"), div("track", line))
    grid = div("gantt", head, *(_row(block, row) for row in block.rows), over)
    about = {"class": "scroll", "tabindex": 0, "role": "group", "aria-label": block.title or block.alt}
    scroll = tag("div", about, grid)
    return figure(w, "gantt-figure", block.title, p("unseen", block.alt), scroll)


def _months(block: Gantt) -> Iterator[Xml]:
    ends = [day for day, _ in block.months[1:]] + [block.end + timedelta(days=1)]
    for (day, name), end in zip(block.months, ends, strict=True):
        start = max(day, block.start)
        yield tag("div", {"class": "month", "style": f"{_left(block, start)}; {_wide(block, start, end)}"}, name)


def _row(block: Gantt, row: GanttRow) -> Xml:
    note = span("note", row.note) if row.note else NONE
    name = div("name", span("label", row.label), note)
    if not (row.bars or row.diamonds):
        return div("row group", name, div("track"))
    lanes = _lanes(block, row)
    height = max(lanes.values()) + 1
    marks = [_bar(block, bar, lanes[bar]) for bar in row.bars]
    marks += [_diamond(block, one, lanes[one]) for one in row.diamonds]
    return div("row", name, tag("div", {"class": "track", "style": f"--lanes: {height}"}, *_grid(block), *marks))


def _grid(block: Gantt) -> Iterator[Xml]:
    for day, _ in block.months[1:]:
        yield tag("div", {"class": "grid", "style": _left(block, day)})


def _lanes(block: Gantt, row: GanttRow) -> dict[Bar | Diamond, int]:
    """For each mark the first line on which it and its text touch no other."""
    taken: list[list[tuple[float, float]]] = []
    out: dict[Bar | Diamond, int] = {}
    marks: list[Bar | Diamond] = [*row.bars, *row.diamonds]
    for one in sorted(marks, key=_begin):
        start, end = _reach(block, one)
        free = (at for at, spans in enumerate(taken)
                if all(end <= left + _TOUCH or right <= start + _TOUCH for left, right in spans))
        at = next(free, len(taken))
        if at == len(taken):
            taken.append([])
        taken[at].append((start, end))
        out[one] = at
    return out


def _begin(one: Bar | Diamond) -> date:
    return one.start if isinstance(one, Bar) else one.day


def _reach(block: Gantt, one: Bar | Diamond) -> tuple[float, float]:
    """From where to where a mark with its text reaches, where the months have the least room."""
    said = width(one.text, _SIZE) * 1.05 + 6 if one.text else 0
    if isinstance(one, Diamond):
        x = _share(block, one.day) * _LEAST
        return (x - _SIGN / 2 - said, x + _SIGN / 2) if _turns(block, one) else (x - _SIGN / 2, x + _SIGN / 2 + said)
    start, end = (_share(block, day) * _LEAST for day in (one.start, one.end + timedelta(days=1)))
    return (start, end) if _inside(block, one) else (start - said, end) if _turns(block, one) else (start, end + said)


def _inside(block: Gantt, bar: Bar) -> bool:
    wide = (_share(block, bar.end + timedelta(days=1)) - _share(block, bar.start)) * _LEAST
    return width(bar.text, _SIZE) * 1.05 + 12 <= wide


def _turns(block: Gantt, one: Bar | Diamond) -> bool:
    """True where the text stands before the mark because there is no room behind it."""
    x = _share(block, one.day if isinstance(one, Diamond) else one.end) * _LEAST
    return x + _SIGN / 2 + width(one.text, _SIZE) * 1.05 + 6 > _LEAST


def _bar(block: Gantt, bar: Bar, lane: int) -> Xml:
    place = f"{_left(block, bar.start)}; {_wide(block, bar.start, bar.end + timedelta(days=1))}; --lane: {lane}"
    side = "" if _inside(block, bar) else " before" if _turns(block, bar) else " after"
    return tag("div", {"class": toned(f"bar{side}", bar.tone), "style": place}, span("text", bar.text))


def _diamond(block: Gantt, one: Diamond, lane: int) -> Xml:
    side = "before" if _turns(block, one) else "after"
    place = f"{_left(block, one.day)}; --lane: {lane}"
    return tag("div", {"class": toned(f"diamond {side}", one.tone), "style": place}, span("text", one.text))


def _left(block: Gantt, day: date | None) -> str:
    return f"left: {_share(block, day or block.start):.2%}"


def _wide(block: Gantt, start: date, end: date) -> str:
    return f"width: {_share(block, end) - _share(block, start):.2%}"


def _share(block: Gantt, day: date) -> float:
    """Where a day begins: 0 at the start of the first, 1 at the end of the last."""
    whole = (block.end - block.start).days + 1
    return min(1.0, max(0.0, (day - block.start).days / whole))
