"""Turn a Gantt into a table: months above, shaded cells as bars, diamonds as signs, a line at today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from successplan.brand.docx_colour import Ink
from successplan.brand.docx_styles import SIZE
from successplan.document import Gantt, GanttRow, Tone
from successplan.render.docx import xml
from successplan.render.docx.inlines import text
from successplan.render.docx.measure import line_count
from successplan.render.docx.measure import width as text_width
from successplan.render.docx.spans import Lane, Span, Units, lanes, longest, mark_cuts
from successplan.render.docx.state import Writing
from successplan.render.docx.widths import whole
from successplan.render.docx.xml import Look, Merge
from successplan.render.markup import Xml, el, join

_DIAMOND = "\u25c6"
_DOWN = "\u25bc"
_LEAST = 10.7  # points: a unit holds a diamond
_STARTS = {6: (1, 6, 11, 16, 21, 26), 3: (1, 11, 21), 2: (1, 16), 1: (1,)}  # the first days of the parts of a month
_LABEL, _NOTE = 0.26, 0.15  # of the width, at most
_ROOM = (60, 60)
_MONTH = Ink("accent5", 0.25)
_TODAY = Ink("tx2")
_GROUND = Ink("bg1")


@dataclass(frozen=True, slots=True)
class _Plan:
    """The grid: widths of label and note columns, then the units; `months` are those with a label, as units."""

    head: tuple[int, ...]
    widths: tuple[int, ...]
    units: Units
    months: tuple[tuple[Span, str], ...]
    today: int | None

    def wide(self, span: Span) -> int:
        return sum(self.widths[span.start : span.end])

    @property
    def starts(self) -> set[int]:
        return {span.start for span, _ in self.months}


def gantt(w: Writing, block: Gantt, width: int) -> Xml:
    """`w:tbl`, as wide as `width`; its head is repeated on each page."""
    plan = _plan(block, width)
    rows = [_months(w, plan)]
    if plan.today is not None and block.today_label:
        rows.append(_today(w, plan, block.today_label))
    for row in block.rows:
        rows += _rows(w, plan, row)
    widths = (*plan.head, *plan.widths)
    return xml.table(w.style("gantt"), widths, rows, head=True, caption=block.title or block.alt, about=block.alt)


def _plan(block: Gantt, width: int) -> _Plan:
    points = width / 20
    label = _column([row.label for row in block.rows], points * _LABEL)
    note = _column([row.note for row in block.rows], points * _NOTE)
    head = [label, *([note] if note else [])]
    room = points - sum(head)
    days = _days(block.start, block.end, int(room / _LEAST))
    whole_widths = whole([*head, *(room / len(days) for _ in days)], points)
    count = len(head)
    units = Units(days, room / len(days), SIZE)
    inside = block.today is not None and block.start <= block.today <= block.end
    today = _edge(units, block.today) if block.today and inside else None
    return _Plan(whole_widths[:count], whole_widths[count:], units, _spans(block, units), today)


def _edge(units: Units, day: date) -> int:
    """The unit at whose start a line for `day` stands nearest to it."""
    at = units.at(day)
    if at + 1 == len(units.days):
        return at
    start, end = units.days[at], units.days[at + 1]
    return at + 1 if (day - start) * 2 > end - start else at


def _column(texts: list[str], most: float) -> float:
    """The width of a column: that of its longest text, at most `most` points; 0 without texts."""
    longest_ = max((text_width(words, SIZE, bold=True) for words in texts if words), default=0.0)
    return min(longest_ * 1.05 + sum(_ROOM) / 20 + 2, most) if longest_ else 0.0


def _days(start: date, end: date, most: int) -> tuple[date, ...]:
    """The first days of the units: parts of months, months or quarters, `most` of them at most."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    months = range(first, last + 1)
    for part, starts in _STARTS.items():
        if len(months) * part <= most:
            return tuple(date(number // 12, number % 12 + 1, day) for number in months for day in starts)
    step = 3 * (1 + len(months) // 3 // max(1, most))
    return tuple(date(number // 12, number % 12 + 1, 1) for number in months[::step])


def _spans(block: Gantt, units: Units) -> tuple[tuple[Span, str], ...]:
    """The labelled months with their units, every so many of them left out that labels fit."""
    last = len(units.days)
    firsts = [(units.at(day), label) for day, label in block.months if day <= block.end]
    firsts = [(0 if not at else unit, label) for at, (unit, label) in enumerate(firsts)]
    for step in (1, 2, 3, 4, 6, 12, 24):
        chosen = firsts[::step]
        ends = [*(unit for unit, _ in chosen[1:]), last]
        spans = [(Span(unit, end), label) for (unit, label), end in zip(chosen, ends, strict=True) if unit < end]
        if all(text_width(label, SIZE) + 4 <= (span.end - span.start) * units.wide for span, label in spans):
            break
    return tuple(spans)


def _months(w: Writing, plan: _Plan) -> Xml:
    cells = [_empty(w, "gantt_head", wide) for wide in plan.head]
    if plan.months and plan.months[0][0].start:
        cells.append(_empty(w, "gantt_head", plan.wide(Span(0, plan.months[0][0].start)), plan.months[0][0].start))
    for span, label in plan.months:
        inside = xml.paragraph(w.style("gantt_head"), text(w, label))
        line = _side(w, "left", _MONTH, 4)
        cells.append(_cell(plan, span, inside, borders=line, padding=(40, 0)))
    if not plan.months:
        cells.append(_empty(w, "gantt_head", sum(plan.widths), len(plan.widths)))
    return xml.row(cells, head=True)


def _today(w: Writing, plan: _Plan, label: str) -> Xml:
    """The row with the word for today, at the right of its line, or at its left near the end."""
    at, last = plan.today or 0, len(plan.units.days)
    words = f"{_DOWN} {label}"
    right = last - at >= plan.units.count(words, bold=True)
    parts = [Span(0, at), Span(at, last)]
    cells = [_empty(w, "gantt_head", wide) for wide in plan.head]
    for span, speaks in zip(parts, (not right, right), strict=True):
        if span.start == span.end:
            continue
        said = text(w, words, Look(w.style("tone_plain"), bold=True)) if speaks else xml.NONE
        inside = xml.paragraph(w.style("gantt_head"), said, align="left" if right else "right")
        line = _side(w, "left", _TODAY, 12) if span.start == at else xml.NONE
        cells.append(_cell(plan, span, inside, borders=line, padding=(40, 40)))
    return xml.row(cells, head=True)


def _rows(w: Writing, plan: _Plan, row: GanttRow) -> list[Xml]:
    if not row.bars and not row.diamonds:
        return [_heading(w, plan, row)]
    found = [*lanes(row, plan.units)]
    found += [Lane() for _ in range(_lane_count(plan, row) - len(found))]
    last = len(found) - 1
    return [
        xml.row([*_labels(w, plan, row, at, last), *_time(w, plan, lane, at > 0, at < last)])
        for at, lane in enumerate(found)
    ]


def _lane_count(plan: _Plan, row: GanttRow) -> int:
    """How many lanes label and note want, a line each: a bar stays as high as a line beside a label of many."""
    texts = zip((row.label, row.note), plan.head, strict=False)
    return max(line_count(words, SIZE, (wide - sum(_ROOM)) / 20) for words, wide in texts)


def _heading(w: Writing, plan: _Plan, row: GanttRow) -> Xml:
    """A shaded row with a title over the whole width."""
    wide, span = sum(plan.head) + sum(plan.widths), len(plan.head) + len(plan.widths)
    words = f"{row.label}\u2003{row.note}" if row.note else row.label
    inside = xml.paragraph(w.style("gantt_group"), text(w, words))
    return xml.row([xml.cell(wide, inside, fill=w.base.palette.fill(Ink("bg2")), padding=_ROOM, span=span)])


def _labels(w: Writing, plan: _Plan, row: GanttRow, lane: int, last: int) -> list[Xml]:
    """The cells of label and note, over all lanes of a row, which stay on one page."""
    tones: tuple[Tone, Tone] = ("plain", "muted")
    words = (row.label, row.note) if not lane else ("", "")
    merge: Merge = "" if not last else "continue" if lane else "restart"
    return [
        xml.cell(
            wide,
            xml.paragraph(w.style("gantt_label"), text(w, said, Look(w.style(f"tone_{tone}"))), keep=lane < last),
            align="top" if last else "center",
            padding=_ROOM,
            merge=merge,
        )
        for wide, said, tone in zip(plan.head, words, tones, strict=False)
    ]


def _time(w: Writing, plan: _Plan, lane: Lane, above: bool, below: bool) -> list[Xml]:
    """The cells of a lane over the whole time; no rule parts it from the lanes of its row `above` and `below`."""
    today = {plan.today} if plan.today is not None else set()
    words = {word.span.start: word for word in lane.words}
    begins = {span.start for span, _ in lane.bars} | set(lane.marks) | set(words)
    texts = {longest(span, mark_cuts(lane) | today).start: bar for span, bar in lane.bars if bar in lane.inside}
    cells, at, last = [], 0, len(plan.units.days)
    while at < last:
        bar = next(((span, bar) for span, bar in lane.bars if span.start <= at < span.end), None)
        if at in lane.marks:
            end, tone = at + 1, lane.marks[at].tone
            style = f"bar_{bar[1].tone}" if bar else f"tone_{tone}"
            inside = xml.paragraph(w.style("gantt_mark"), text(w, _DIAMOND, Look(w.style(style))))
        elif at in words:
            word = words[at]
            end, inside = word.span.end, _label(w, word.text, before=word.before)
        else:
            stops = {bar[0].end} if bar else begins | plan.starts
            end = min((stop for stop in stops | today | set(lane.marks) if stop > at), default=last)
            said = texts[at].text if bar and at in texts else ""
            inside = _inside(w, said, bar[1].tone if bar else "plain")
        sides = _sides(w, plan, at, bar[1].tone if bar else None, (above, below))
        fill = w.base.palette.fill(Ink(w.base.tones[bar[1].tone])) if bar else xml.NONE
        cells.append(_cell(plan, Span(at, end), inside, borders=sides, fill=fill, padding=(40, 20)))
        at = end
    return cells


def _inside(w: Writing, words: str, tone: Tone) -> Xml:
    said = text(w, words, Look(w.style(f"bar_{tone}"))) if words else xml.NONE
    return xml.paragraph(w.style("gantt_label"), said)


def _label(w: Writing, words: str, *, before: bool) -> Xml:
    return xml.paragraph(w.style("gantt_label"), text(w, words), align="right" if before else None)


def _sides(w: Writing, plan: _Plan, at: int, tone: Tone | None, lanes_: tuple[bool, bool]) -> Xml:
    """The borders of a cell that begins at unit `at`: a bar stands off the rules, a month and today have a line."""
    above, below = (
        _side(w, side, _GROUND, 24) if tone else el(f"w:{side}", {"w:val": "nil"}) if same_row else xml.NONE
        for side, same_row in zip(("top", "bottom"), lanes_, strict=True)
    )
    left = xml.NONE
    if plan.today == at:
        left = _side(w, "left", _TODAY, 12)
    elif at in plan.starts and not tone:
        left = _side(w, "left", _MONTH, 4)
    return join([above, left, below])


def _cell(
    plan: _Plan, span: Span, inside: Xml, *, borders: Xml, padding: tuple[int, int], fill: Xml = xml.NONE
) -> Xml:
    single = span.end - span.start == 1
    around = (0, 0) if single else padding
    return xml.cell(
        plan.wide(span), inside, fill=fill, align="center", padding=around, span=span.end - span.start, borders=borders
    )


def _empty(w: Writing, role: str, wide: int, span: int = 1) -> Xml:
    return xml.cell(wide, xml.paragraph(w.style(role)), span=span)


def _side(w: Writing, side: str, ink: Ink, eighths: int) -> Xml:
    return w.base.palette.line(side, ink, eighths)


