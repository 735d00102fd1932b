"""Turn a slide's title and lead into lines that fit the layout's places, and into where its content begins.

A title takes one line or two. Where the layout lets its title stand at the top of its place with the lead right below,
lead and content follow the title: one line leaves no empty band, and two look as if they were meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from successplan.brand import Layout, Placeholder
from successplan.document import Inlines, Slide, plain
from successplan.render import fit
from successplan.render.markup import Xml
from successplan.render.pptx.canvas import Canvas, Rect
from successplan.render.pptx.text import SMALLEST, line, line_count, text_of, to_runs
from successplan.render.pptx.xml import Line, Look, Run, body, shape

_TITLE_PITCH, _PITCH, _SOURCE_PITCH = 1.25, 1.3, 1.2  # line to line, in ems
_TWO_LINES, _SMALLEST_TITLE = 22.0, 16.0  # a smaller title may take three lines; below the second no title goes
_SOURCE_LINES = 4  # at most; a longer source says too much
_TIGHT = 1.15  # of the size: what a line of letters needs at least
_FIELDS = {"lead": (12.0, "リード文", "the lead"), "source": (9.0, "出典", "the source")}


@dataclass(frozen=True, slots=True)
class Title:
    """The lines of a title in points of `size`; `fits` is False where no designed size holds it."""

    size: float
    lines: tuple[str, ...]
    fits: bool

    @property
    def height(self) -> float:
        """Points that the lines take."""
        return len(self.lines) * _pitch(self.size, _TITLE_PITCH)


def title(one: Slide, holder: Placeholder, canvas: Canvas) -> Xml:
    """The title on two lines, a very long one on three small ones; a Japanese one broken at the end of a phrase."""
    fitted = fitted_title(plain(one.title), holder, canvas.language)
    if not fitted.fits:
        canvas.does_not_fit("タイトル", "the title")
    runs = to_runs(one.title, Look(size=fitted.size if fitted.size != holder.size else None), canvas)
    if len(fitted.lines) > 1 and "\n" not in plain(one.title):
        runs = _broken(runs, fitted.lines)
    words = body([Line(runs, _pitch(fitted.size, _TITLE_PITCH))], canvas.language)
    return shape(canvas.id(), holder.name, None, words, placeholder=holder)


def fitted_title(text: str, holder: Placeholder, language: str) -> Title:
    """The largest size, two points less each, at which the title takes two lines of its place, else three; more where
    the place is made for more, such as a column at the left."""
    place = Rect.of(holder.text_box)
    sizes = [holder.size]
    while sizes[-1] - 2 >= _SMALLEST_TITLE:
        sizes.append(sizes[-1] - 2)
    lines_there = max(2, int(place.height / _pitch(holder.size, _TITLE_PITCH)))
    tries = [(size, lines_there) for size in sizes if size >= _TWO_LINES] or [(holder.size, lines_there)]
    tries += [(size, max(3, lines_there)) for size in sizes if size < _TWO_LINES]
    for size, most in tries:
        lines = tuple(fit.balanced(text, size, place.width, language=language, bold=holder.bold))
        fitted = Title(size, lines, fits=True)
        if len(lines) <= most and (fitted.height <= place.height or len(lines) == 1):
            return fitted
    return replace(fitted, fits=False)


def drop(one: Slide, layout: Layout, canvas: Canvas) -> float:
    """Points by which lead and content stand lower than in the layout; negative where they follow a shorter title."""
    if not layout.lead_follows:
        return 0
    place, fitted = Rect.of(layout.title.text_box), fitted_title(plain(one.title), layout.title, canvas.language)
    pitch = _pitch(layout.title.size, _TITLE_PITCH)
    free = int(place.height / pitch) - len(fitted.lines)
    return -free * pitch if free > 0 else 0


def lead_growth(one: Slide, layout: Layout, canvas: Canvas) -> float:
    """Points by which the lead's box grows where it needs two lines even in its smallest size; else 0."""
    if layout.lead is None:
        return 0
    place = Rect.of(layout.lead.text_box)
    count = line_count(line(one.lead, SMALLEST, canvas, bold=layout.lead.bold), place.width)
    return max(0.0, 2 * _pitch(SMALLEST, _PITCH) - place.height) if count == 2 else 0


def source_growth(one: Slide, layout: Layout, canvas: Canvas) -> float:
    """Points by which the source's box grows upwards where its lines need more even in their smallest size; else 0."""
    if layout.source is None or not one.source:
        return 0
    place, size = Rect.of(layout.source.text_box), _FIELDS["source"][0]
    count = line_count(Line(to_runs(one.source, Look(size=size, bold=layout.source.bold), canvas)), place.width)
    if count > _SOURCE_LINES:
        return 0
    return max(0.0, count * _pitch(size, _SOURCE_PITCH) - place.height)


def region_places(one: Slide, layout: Layout, canvas: Canvas) -> dict[str, Rect]:
    """The rectangles of the slide's regions; those below the lead follow it, and all end above the source."""
    there = [name for name, blocks in one.regions.items() if blocks and name in layout.regions]
    places = {name: Rect.of(layout.regions[name].text_box) for name in there}
    if layout.lead is not None and (shift := drop(one, layout, canvas) + lead_growth(one, layout, canvas)):
        end = Rect.of(layout.lead.box).y + Rect.of(layout.lead.box).height
        last = max((place.y + place.height for place in places.values()), default=0)
        places = {name: _moved(place, shift, last) if place.y >= end else place for name, place in places.items()}
    if layout.source is not None and (growth := source_growth(one, layout, canvas)):
        top = Rect.of(layout.source.box).y
        places = {name: _cut_at(place, top - growth) if place.y < top else place for name, place in places.items()}
    return places


def _cut_at(place: Rect, end: float) -> Rect:
    return replace(place, height=min(place.height, end - place.y))


def _moved(place: Rect, shift: float, last: float) -> Rect:
    """The region lower by `shift`; where it is the last above the source, its end stays."""
    ends = place.y + place.height >= last - 1
    return replace(place, y=place.y + shift, height=place.height - shift if ends else place.height)


def lead(one: Slide, layout: Layout, canvas: Canvas) -> list[Xml]:
    """The lead right below the title, on two lines where it must."""
    return _field("lead", one.lead, layout.lead, canvas, drop(one, layout, canvas), lead_growth(one, layout, canvas))


def source(one: Slide, layout: Layout, canvas: Canvas) -> list[Xml]:
    """The source line at the slide's foot, on as many lines as it needs."""
    growth = source_growth(one, layout, canvas)
    return _field("source", one.source, layout.source, canvas, -growth, growth)


def _field(
    name: str, inlines: Inlines, holder: Placeholder | None, canvas: Canvas, down: float, growth: float
) -> list[Xml]:
    """A lead or a source, smaller where it must be; lower by `down` points, taller by `growth`."""
    smallest, in_ja, in_en = _FIELDS[name]
    if not inlines:
        return []
    if holder is None:
        canvas.no_place(in_ja, in_en)
        return []
    text, place, size = Rect.of(holder.text_box), Rect.of(holder.box), holder.size
    box = replace(place, y=place.y + down, height=place.height + growth).box if down or growth else None
    while not _holds(replace(text, height=text.height + growth), inlines, size, holder, canvas):
        if size - 1 < smallest:
            canvas.does_not_fit(in_ja, in_en)
            break
        size -= 1
    look = Look(size=size if size != holder.size else None)
    pitch = _pitch(size, _SOURCE_PITCH if name == "source" else _PITCH)
    words = body([Line(to_runs(inlines, look, canvas), pitch)], canvas.language)
    return [shape(canvas.id(), holder.name, box, words, placeholder=holder)]


def _holds(place: Rect, inlines: Inlines, size: float, holder: Placeholder, canvas: Canvas) -> bool:
    room = max(1, int(place.height / (size * _TIGHT)))
    return line_count(Line(to_runs(inlines, Look(size=size, bold=holder.bold), canvas)), place.width) <= room


def _pitch(size: float, ems: float) -> float:
    return round(size * ems * 2) / 2


def _broken(runs: Sequence[Run], lines: Sequence[str]) -> tuple[Run, ...]:
    """The runs with a line break where each measured line ends; the space there goes."""
    text = text_of(runs)
    letters, at = list(text), 0
    for one in lines[:-1]:
        at += len(one)
        end = at
        while text[end : end + 1].isspace():
            letters[end] = ""
            end += 1
        letters[at] = f"\n{letters[at]}"
        at = end
    out, start = [], 0
    for run in runs:
        end = start + len(run.text)
        out.append(Run("".join(letters[start:end]), run.look))
        start = end
    return tuple(out)
