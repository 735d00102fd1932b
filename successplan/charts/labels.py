"""Turn the labels of lines into places beside their points, none upon another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from successplan.charts import xml
from successplan.charts.area import LINE
from successplan.charts.events import Event, pole_spots
from successplan.charts.look import label_colour
from successplan.charts.place import Anchor, LabelSide, Placed, Rect, Wanted, place
from successplan.charts.scale import formatted, number_format
from successplan.charts.setting import Drawn, Setting
from successplan.document import LineRole
from successplan.render.fit import width

_CHOOSING: tuple[LineRole, ...] = ("actual", "target", "outlook", "part", "last_year", "baseline", "path")
_EARLIER = (0.92, 0.85, 0.75, 0.6, 0.45)  # where else on its way a planned line may be labelled


def line_labels(s: Setting, events: Iterable[Event]) -> dict[int, xml.Label]:
    """The label of each line by the line's number; the measured line chooses its place first."""
    events = tuple(events)
    numbered = [(number, one) for number, one in enumerate(s.drawn) if one.line.label and one.rows]
    numbered.sort(key=lambda pair: _CHOOSING.index(pair[1].line.role))
    wanted = [_wanted(s, one) for _, one in numbered]
    frame = Rect(0, 0, s.area.frame[0], s.area.top + s.area.height + s.paper.size * LINE / 2)
    spots = [*s.spots(), *pole_spots(s, events)]
    placed = place(wanted, frame, spots, [event.box for event in events])
    return {number: _label(s, one, at) for (number, one), at in zip(numbered, placed, strict=True)}


def _wanted(s: Setting, one: Drawn) -> Wanted:
    wide = width(one.line.label, s.paper.size, bold=one.bold)
    return Wanted(wide, s.paper.size * LINE, tuple(_anchors(s, one)))


def _anchors(s: Setting, one: Drawn) -> Iterator[Anchor]:
    """The last point; for a planned line also points before it where its label is true of them too."""
    last = one.rows[-1]
    yield Anchor(last, *s.spot(last, one.value(last)))
    if one.line.role == "baseline":
        yield from _earlier(s, one, ("t", "b"))
    if one.line.role == "path" and not _code(s, one, last):
        yield from _earlier(s, one, ("r", "l", "t", "b"))


def _earlier(s: Setting, one: Drawn, sides: tuple[LabelSide, ...]) -> Iterator[Anchor]:
    rows = dict.fromkeys(one.rows[round(share * (len(one.rows) - 1))] for share in _EARLIER)
    return (Anchor(row, *s.spot(row, one.value(row)), sides) for row in rows if row != one.rows[-1])


def _label(s: Setting, one: Drawn, at: Placed) -> xml.Label:
    shift = (0.0, at.below / s.area.frame[1])
    colour = xml.colour(label_colour(one.line, s.paper.tones))
    return xml.Label(at.at, one.line.label, at.side, colour, _code(s, one, at.at), one.bold, shift)


def _code(s: Setting, one: Drawn, row: int) -> str:
    """A number format that shows the label with the value in it, "" where the label doesn't hold the value."""
    before, found, after = one.line.label.partition(formatted(one.value(row), s.chart.decimals))
    if not found or '"' in before + after or before[-1:].isdigit() or after[:1].isdigit():
        return ""
    quoted = [f'"{text}"' if text else "" for text in (before, after)]
    return quoted[0] + number_format(s.chart.decimals) + quoted[1]
