"""Turn the labels of lines into places beside their points, none upon another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from successplan.charts import xml
from successplan.charts.area import LINE
from successplan.charts.events import Event, pole_spots
from successplan.charts.look import label_colour
from successplan.charts.place import AROUND, GAP, Anchor, Placed, Rect, Stand, Wanted, place, spread
from successplan.charts.scale import formatted, number_format
from successplan.charts.setting import Drawn, Setting, ends_in_target, wants_legend, way
from successplan.charts.timeline import between
from successplan.document import Band, LineRole
from successplan.render.fit import width

_CHOOSING: tuple[LineRole, ...] = (
    "part", "actual", "period", "target", "outlook", "last_year", "baseline", "path", "outlook_range",
)  # fmt: skip
_OVER_OR_UNDER: tuple[Stand, ...] = (("t", 0), ("b", 0))
_BESIDE: tuple[Stand, ...] = (("r", -0.6), ("l", 0.6), ("r", 0.6), ("l", -0.6), ("t", 0), ("b", 0))
_AT_END: tuple[Stand, ...] = (("r", 0), ("r", -0.5), ("r", 0.5), ("r", -1), ("r", 1))
_EARLIER = (0.92, 0.85, 0.75, 0.6, 0.45)  # where else on its way a planned line may be labelled


@dataclass(frozen=True, slots=True)
class Stood:
    """Where the labels stand: of lines and of bands, each with its number among all of them."""

    lines: tuple[tuple[int, Drawn, Placed], ...]
    bands: tuple[tuple[int, Band, Placed], ...]


def labels(s: Setting, bands: Sequence[Band], events: Sequence[Event]) -> dict[int, xml.Label]:
    """The labels of lines and bands by their column in the sheet (a band's is the second of its two)."""
    placed = stood(s, bands, events)
    of_bands = {len(s.drawn) + 2 * number + 1: _band_label(s, band, at) for number, band, at in placed.bands}
    return {number: _label(s, one, at) for number, one, at in placed.lines} | of_bands


def stood(s: Setting, bands: Sequence[Band], events: Sequence[Event]) -> Stood:
    """A place for each label.

    Parts choose first, their labels being longest; lines that end together are labelled from above. A legend names
    bands.
    """
    numbered = [(number, one) for number, one in enumerate(s.drawn) if one.line.label and one.rows]
    numbered.sort(key=lambda pair: (_CHOOSING.index(pair[1].line.role), -pair[1].value(pair[1].rows[-1])))
    named = [] if wants_legend(s.drawn) else [pair for pair in enumerate(bands) if pair[1].name]
    moved = _spread(s, [one for _, one in numbered])
    wanted = [_wanted(s, one, below) for (_, one), below in zip(numbered, moved, strict=True)]
    wanted += [_wanted_by_band(s, band) for _, band in named]
    frame = Rect(0, 0, s.area.frame[0], s.area.top + s.area.height + s.paper.size * LINE / 2)
    bottom = s.area.y(0)
    axis = way((s.area.x(0), bottom), (s.area.x(1), bottom))
    spots = [*s.spots(), *pole_spots(s, events), *axis]
    placed = place(wanted, frame, spots, [event.box for event in events])
    of_bands = zip(named, placed[len(numbered) :], strict=True)
    return Stood(tuple((*one, at) for one, at in zip(numbered, placed, strict=False)),
                 tuple((*one, at) for one, at in of_bands))


def _spread(s: Setting, lines: Sequence[Drawn]) -> list[float]:
    """How many lines of text below its point each label best stands, so that those at the same row share the room."""
    high, below = s.paper.size * LINE, [0.0] * len(lines)
    tops = [s.spot(one.rows[-1], one.value(one.rows[-1]))[1] for one in lines]
    for row in dict.fromkeys(one.rows[-1] for one in lines):
        group = [n for n, one in enumerate(lines) if one.rows[-1] == row and one.line.role != "path"]
        group.sort(key=lambda n: tops[n])
        for number, top in zip(group, spread([tops[n] for n in group], high), strict=True):
            below[number] = round((top - tops[number]) / high, 3)
    return below


def _wanted(s: Setting, one: Drawn, below: float) -> Wanted:
    wide = width(one.line.label, s.paper.size, bold=one.bold)
    return Wanted(wide, s.paper.size * LINE, tuple(_anchors(s, one, below)))


def _wanted_by_band(s: Setting, band: Band) -> Wanted:
    """The name of a band beside its end, else inside it, the later the better: there the plan is still ahead."""
    wide = width(band.name, s.paper.size)
    left, right = s.area.x(0) + wide / 2, s.area.x(1) - wide / 2
    lows = tuple((day, low) for day, low, _ in band.points)
    highs = tuple((day, high) for day, _, high in band.points)
    anchors: list[Anchor] = []
    for row in reversed(range(len(s.rows.days))):
        low, high = (between(edge, s.rows.days[row], s.chart.decimals) for edge in (lows, highs))
        if low is not None and high is not None and (not anchors or left < s.area.x(s.rows.shares[row]) < right):
            stands: tuple[Stand, ...] = (("ctr", 0),) if anchors else _AT_END
            anchors.append(Anchor(row, *s.spot(row, (low + high) / 2), stands))
    end, inside = anchors[:1], anchors[1:]
    return Wanted(wide, s.paper.size * LINE, (*end, *inside[:: 1 + len(inside) // 12]))


def _band_label(s: Setting, band: Band, at: Placed) -> xml.Label:
    """An area's label has no side to choose: Office centres it, and takes a shift from there."""
    wide, high = s.area.frame
    beside = (width(band.name, s.paper.size) / 2 + GAP) / wide if at.side == "r" else 0.0
    colour = xml.colour(s.paper.tones[band.tone].text)
    return xml.Label(at.at, band.name, "", colour, shift=(beside, at.below / high), ground=at.covers)


def _anchors(s: Setting, one: Drawn, below: float) -> Iterator[Anchor]:
    """The last point; for a planned line also points before it where its label is true of them too."""
    last = one.rows[-1]
    on_the_way = one.line.role == "path" and len(one.rows) > 1 and not _code(s, one, last)
    if not (on_the_way and ends_in_target(one, s.drawn)):
        yield Anchor(last, *s.spot(last, one.value(last)), (("r", below), *AROUND) if below else AROUND)
    if one.line.role == "baseline" or on_the_way:
        stands = _BESIDE if on_the_way else _OVER_OR_UNDER
        rows = dict.fromkeys(one.rows[round(share * (len(one.rows) - 1))] for share in _EARLIER)
        yield from (Anchor(row, *s.spot(row, one.value(row)), stands) for row in rows)


def _label(s: Setting, one: Drawn, at: Placed) -> xml.Label:
    shift = (0.0, at.below / s.area.frame[1])
    colour = xml.colour(label_colour(one.line, s.paper.tones))
    return xml.Label(at.at, one.line.label, at.side, colour, _code(s, one, at.at), one.bold, shift, at.covers)


def _code(s: Setting, one: Drawn, row: int) -> str:
    """A number format that shows the label with the value in it, "" where the label doesn't hold the value."""
    before, found, after = one.line.label.partition(formatted(one.value(row), s.chart.decimals))
    if not found or '"' in before + after or before[-1:].isdigit() or after[:1].isdigit():
        return ""
    quoted = [f'"{text}"' if text else "" for text in (before, after)]
    return quoted[0] + number_format(s.chart.decimals) + quoted[1]
