"""Turn the role and tone of a line into how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from successplan.charts.xml import PAGE, Dash, colour, marker, stroke
from successplan.document import Line, LineRole, Tone
from successplan.render.markup import Xml

if TYPE_CHECKING:
    from successplan.brand.colour import Colour, ToneColours

BAND_COVER = 0.16  # how much of what is behind a band it covers
_WIDTHS: dict[LineRole, float] = {
    "actual": 2.75, "path": 1.5, "baseline": 1.25, "target": 1.75, "part": 1.5, "outlook": 1.75, "last_year": 1.25,
    "period": 2.75, "outlook_range": 1,
}  # fmt: skip
_DASHES: dict[LineRole, Dash] = {
    "path": "dash", "baseline": "sysDot", "outlook": "sysDot", "outlook_range": "sysDot",
}  # fmt: skip
_PLANNED: tuple[LineRole, ...] = ("path", "baseline", "last_year")
_COVERS: dict[LineRole, float] = {"last_year": 0.6, "part": 0.6, "outlook": 0.8, "outlook_range": 0.5}
_PART_DASHES: tuple[Dash, ...] = ("solid", "lgDash", "dash", "sysDash")


@dataclass(frozen=True, slots=True)
class Look:
    """A line's stroke, the markers of its values and of the last one (empty for none), the stroke at a marker."""

    line: Xml
    dot: Xml
    last: Xml
    point: Xml


def look(line: Line, tones: Mapping[Tone, ToneColours], part: int = 0) -> Look:
    """How the line is drawn; `part` tells parts apart that have the same tone."""
    own, last = colour(tones[line_tone(line)].solid, _COVERS.get(line.role)), colour(tones[line.tone].solid)
    dash = _PART_DASHES[part % len(_PART_DASHES)] if line.role == "part" else _DASHES.get(line.role, "solid")
    if line.role == "target":
        ring = marker(9, PAGE, stroke(last, _WIDTHS["target"]), "diamond")
        return Look(stroke(None), ring, ring, stroke(last))  # LibreOffice fills it: only the shape tells it from a dot
    if line.role == "period":
        dot = marker(9, last)
        return Look(stroke(None), dot, dot, stroke(last))
    drawn = stroke(own, _WIDTHS[line.role], dash)
    dots = line.role in ("actual", "part", "last_year")
    ends = {"actual": marker(9 if line.label else 5, last), "part": marker(5, own), "last_year": marker(5, own)}
    return Look(drawn, marker(5, own) if dots else Xml(""), ends.get(line.role, Xml("")), drawn)


def label_colour(line: Line, tones: Mapping[Tone, ToneColours]) -> Colour:
    """The colour of the line's label: its tone where it is measured, quiet where it was planned."""
    return tones[label_tone(line)].text


def label_tone(line: Line) -> Tone:
    """The tone in which the line's label is written."""
    return "muted" if line.role in _PLANNED else line.tone


def line_tone(line: Line) -> Tone:
    """A planned line is neutral; the measured one keeps the accent, its tone shows at its last point."""
    return "muted" if line.role in _PLANNED else "accent" if line.role == "actual" else line.tone
