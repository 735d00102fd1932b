"""Turn roles (a lead, a caption, the badge of a tone) into the Word styles that give them their look.

The look of a document stands here and in the theme alone: renderers write roles. A brand's own reference.docx may
define any of these styles, by name, in its own way; those that it lacks are added from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from successplan.brand.colour import Slot, on
from successplan.brand.docx_colour import Ink, Palette
from successplan.brand.theme import hex_of
from successplan.render.markup import Xml, el

PITCH = 320  # twentieths of a point: 16 pt a line for 10.5 pt, about 1.5 as Japanese wants it, in every renderer
DENSE_PITCH = 280  # in tables, boxes and drawings, where lines are short
SIZE = 10.5  # of everything that is read for its content
SMALL = 9.0  # of sources, headers and footers alone
SMALL_PITCH = 260
FORM_SIZES = {"": 10.0, "_dense": 9.0}  # a form is one sheet, however much it knows: full ones are set smaller
FORM_TITLE_SIZE = 11.0
CONTENTS_STEP = 400
COVER_SIZE = 30.0
CARD_SIZE = 24.0
CARD_SMALL = 15.0
# Twentieths of a point at the left and right of a cell together.
CARD_PADDING = 300
CALLOUT_PADDING = 400
CALLOUT_BAR = 90  # half of it stands outside the table
COVER_PADDING = 680
TONES = ("reached", "on_track", "at_risk", "off_track", "not_yet", "accent", "muted", "plain")

NONE = Xml("")
_TEXT = Ink("tx1")
_TITLE = Ink("tx2")
_MUTED = Ink("accent5")
_ACCENT = Ink("accent1")
_RULE = Ink("accent5", 0.4)
_PANEL = Ink("bg2")


@dataclass(frozen=True, slots=True)
class Lists:
    """The ids of the running lists that styles refer to (docx_numbering.py)."""

    headings: int
    bullets: int
    numbers: int


@dataclass(frozen=True, slots=True)
class Style:
    """A style: `role` is our word for it, `name` Word's; `based_on` and `next` are roles. `body` follows its head."""

    role: str
    name: str
    kind: Literal["paragraph", "character", "table"]
    body: Xml = NONE
    based_on: str = ""
    next: str = ""
    shown: bool = True
    default: bool = False

    @property
    def id(self) -> str:
        """The id it gets in our own files."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.split())


def style_xml(style: Style, ids: Mapping[str, str]) -> Xml:
    """`w:style`; `ids` gives the style id for every role that it may name."""
    head = [el("w:name", {"w:val": style.name})]
    if style.based_on:
        head.append(el("w:basedOn", {"w:val": ids[style.based_on]}))
    if style.next:
        head.append(el("w:next", {"w:val": ids[style.next]}))
    head.append(el("w:uiPriority", {"w:val": 1 if style.shown else 99}))
    if style.shown:
        head.append(el("w:qFormat"))
    attributes = {"w:type": style.kind, "w:default": True if style.default else None, "w:styleId": ids[style.role]}
    return el("w:style", attributes, *head, style.body)


def styles(palette: Palette, tones: Mapping[str, Slot], lists: Lists) -> tuple[Style, ...]:
    """All styles that a renderer may ask for. `tones` maps each of TONES to a slot of the theme."""
    return (
        *_text_styles(palette),
        *_heading_styles(palette, lists.headings),
        *_list_styles(lists),
        *_part_styles(palette),
        *_drawing_styles(palette),
        *_form_styles(palette),
        *_contents_styles(palette),
        *_cover_styles(palette),
        *_character_styles(palette),
        *_table_styles(palette),
        *(style for tone in TONES for style in _tone_styles(palette, tone, tones[tone])),
    )


def _text_styles(p: Palette) -> tuple[Style, ...]:
    small = _run(size=SMALL, ink=p.text(_MUTED))
    return (
        Style("body", "Normal", "paragraph", Xml(_par(after=120) + _run(ink=p.text(_TEXT))), default=True),
        _text(
            "title",
            "Title",
            _par(before=0, after=160, line=560, keep=True),
            _run(size=24, bold=True, ink=p.text(_TITLE)),
        ),
        _text("subtitle", "Subtitle", _par(after=240, line=400), _run(size=13, ink=p.text(_MUTED))),
        _text("lead", "Lead", _par(before=0, after=200, line=380), _run(size=12, bold=True, ink=p.text(_TITLE))),
        _text("note", "Note", _par(before=60, after=80, line=DENSE_PITCH), _run(ink=p.text(_MUTED))),
        _text("source", "Source", _par(before=60, after=140, line=SMALL_PITCH), small),
        _text(
            "quote", "Quote", _par(after=160, left=340, borders=p.line("left", _RULE, 24, 10)), _run(ink=p.text(_MUTED))
        ),
        _text(
            "caption", "caption", _par(before=140, after=60, keep=True), _run(size=10, bold=True, ink=p.text(_TITLE))
        ),
        _text("figure", "Figure", _par(before=100, after=40, line=None)),
        _text("figure_caption", "Figure Caption", _par(before=40, after=80, keep=False), based_on="caption"),
        _text("header", "header", _par(after=0, line=SMALL_PITCH, tabs=_tabs()), small),
        _text(
            "footer",
            "footer",
            _par(after=0, line=SMALL_PITCH, tabs=_tabs(), borders=p.line("top", _RULE, 4, 6)),
            small,
        ),
    )


def _heading_styles(p: Palette, list_: int) -> tuple[Style, ...]:
    sizes = ((16.0, 400, 140, 400), (13.0, 280, 80, 360), (11.0, 220, 60, 320))
    out: list[Style] = []
    for level, (size, before, after, line) in enumerate(sizes, 1):
        rule = p.line("bottom", _ACCENT, 6, 5) if level == 1 else NONE
        numbers = _numbered(list_, level)
        whole = _par(before, after, line, keep=True, numbers=numbers, borders=rule, outline=level - 1)
        ink = p.text(_TITLE if level < 3 else _ACCENT)
        out.append(
            _text(f"heading{level}", f"heading {level}", whole, _run(size=size, bold=True, ink=ink), next="body")
        )
        off = el("w:numPr", None, el("w:numId", {"w:val": 0}))
        plain = Xml(el("w:pPr", None, off, el("w:ind", {"w:left": 0, "w:firstLine": 0})))
        name = f"Heading {level} Unnumbered"
        out.append(_text(f"heading{level}_unnumbered", name, plain, based_on=f"heading{level}", next="body"))
    return tuple(out)


def _list_styles(lists: Lists) -> tuple[Style, ...]:
    out: list[Style] = []
    for role, name, number in (("bullet", "List Bullet", lists.bullets), ("number", "List Number", lists.numbers)):
        for level in (1, 2, 3):
            numbers = _numbered(number, level)
            named = name if level == 1 else f"{name} {level}"
            out.append(_text(f"{role}{level}", named, _par(after=60, numbers=numbers), based_on="body"))
    return tuple(out)


def _part_styles(p: Palette) -> tuple[Style, ...]:
    """The paragraphs of tables, cards and callouts."""
    head = _run(bold=True, ink=p.text(_MUTED))
    return (
        _part("table_text", "Table Text", _par(after=0, line=DENSE_PITCH)),
        _part("table_head", "Table Head", _par(after=0, line=DENSE_PITCH, keep=True), head),
        _part("gap", "Table Gap", _par(after=0, line=160), _run(size=4)),
        _part("end", "Table End", _par(after=0, line=20), _run(size=1)),
        _part("card_title", "Card Title", _par(after=0), _run(ink=p.text(_MUTED))),
        _part(
            "card_value",
            "Card Value",
            _par(before=20, after=60, line=600),
            _run(size=CARD_SIZE, bold=True, ink=p.text(_TITLE)),
        ),
        _part(
            "card_value_small",
            "Card Value Small",
            _par(before=20, after=60, line=440),
            _run(size=CARD_SMALL, bold=True, ink=p.text(_TITLE)),
        ),
        _part("card_line", "Card Line", _par(after=0), _run(ink=p.text(_MUTED))),
        _part("callout_title", "Callout Title", _par(after=60, keep=True), _run(size=11, bold=True)),
    )


def _drawing_styles(p: Palette) -> tuple[Style, ...]:
    """The paragraphs of what is drawn: Gantt tables, boxes, numbered points, small charts, lines in cells."""
    bold, muted = _run(bold=True, ink=p.text(_TITLE)), _run(ink=p.text(_MUTED))
    return (
        _part("gantt_label", "Gantt Label", _par(after=0, line=DENSE_PITCH)),
        _part("gantt_group", "Gantt Group", _par(after=0, line=DENSE_PITCH, keep=True), bold),
        _part("gantt_head", "Gantt Head", _par(after=0, line=DENSE_PITCH, keep=True), muted),
        _part("gantt_mark", "Gantt Mark", _par(after=0, line=DENSE_PITCH, centred=True)),
        _part("box_title", "Box Title", _par(after=0, line=DENSE_PITCH, centred=True), _run(bold=True)),
        _part("box_line", "Box Line", _par(after=0, line=DENSE_PITCH, centred=True)),
        _part("point", "Numbered Point", _par(after=60, line=DENSE_PITCH, left=400, hanging=400)),
        _part("multiple_title", "Small Chart Title", _par(before=80, after=20, line=DENSE_PITCH, keep=True), bold),
        _part("table_spark", "Table Spark", _par(after=0, line=None)),
    )


def form_pitch(size: float) -> int:
    """Twentieths of a point from line to line in a form's grid."""
    return round(size * 24.6)


def _form_styles(p: Palette) -> tuple[Style, ...]:
    """The paragraphs of a form's grid, and the prompt that stands in an empty control."""
    small = _run(size=SMALL, ink=p.text(_MUTED))
    grids = (
        style for dense, size in FORM_SIZES.items() for line in (_par(after=0, line=form_pitch(size)),) for style in (
            _part(f"form_text{dense}", f"Form Text{dense.replace('_', ' ').title()}", line, _run(size=size)),
            _part(f"form_head{dense}", f"Form Head{dense.replace('_', ' ').title()}", line, _run(size=size, bold=True)),
            _part(f"form_note{dense}", f"Form Note{dense.replace('_', ' ').title()}", line, small)))
    return (
        *grids,
        _part("form_title", "Form Title", _par(after=0, line=280), _run(size=FORM_TITLE_SIZE, bold=True)),
        _run_style("form_prompt", "Form Prompt", el("w:rPr", None, p.text(_MUTED))),
    )


def _contents_styles(p: Palette) -> tuple[Style, ...]:
    title = _run(size=16, bold=True, ink=p.text(_TITLE))
    top = _par(before=60, after=20, left=CONTENTS_STEP, hanging=CONTENTS_STEP)
    lower = _par(after=0, left=3 * CONTENTS_STEP, hanging=CONTENTS_STEP * 3 // 2)
    lowest = _par(after=0, left=5 * CONTENTS_STEP, hanging=2 * CONTENTS_STEP)
    return (
        _text("contents_title", "TOC Heading", _par(before=0, after=160, line=440, keep=True), title),
        _part("contents1", "toc 1", top, _run(bold=True, ink=p.text(_TITLE))),
        _part("contents2", "toc 2", lower),
        _part("contents3", "toc 3", lowest, _run(ink=p.text(_MUTED))),
    )


def _cover_styles(p: Palette) -> tuple[Style, ...]:
    title = _run(size=COVER_SIZE, bold=True, ink=p.text(_TITLE))
    return (
        _part("cover_addressee", "Cover Addressee", _par(after=60, line=400), _run(size=14)),
        _part("cover_title", "Cover Title", _par(after=200, line=860), title),
        _part("cover_subtitle", "Cover Subtitle", _par(after=0, line=440), _run(size=14, ink=p.text(_MUTED))),
        _part("cover_line", "Cover Line", _par(after=20), _run(ink=p.text(_MUTED))),
    )


def _character_styles(p: Palette) -> tuple[Style, ...]:
    mono = el("w:rFonts", {"w:ascii": "Consolas", "w:hAnsi": "Consolas", "w:cs": "Consolas"})
    return (
        Style("run", "Default Paragraph Font", "character", shown=False, default=True),
        _run_style("strong", "Strong", _run(bold=True)),
        _run_style("emphasis", "Emphasis", el("w:rPr", None, el("w:i"), el("w:iCs"))),
        # Slanted Japanese letters read badly: Japanese puts a dot over each letter instead.
        _run_style("emphasis_dots", "Emphasis Dots", el("w:rPr", None, el("w:em", {"w:val": "dot"}))),
        _run_style("code", "Code", el("w:rPr", None, mono, p.fill(_PANEL))),
        _run_style("link", "Hyperlink", el("w:rPr", None, p.text(Ink("hlink")), el("w:u", {"w:val": "single"}))),
        _run_style("card_unit", "Card Unit", el("w:rPr", None, el("w:b", {"w:val": 0}), p.text(_MUTED), *_sizes(SIZE))),
    )


def _table_styles(p: Palette) -> tuple[Style, ...]:
    rules = el("w:tblBorders", None, p.line("bottom", _RULE, 4), p.line("insideH", _RULE, 4))
    head = el(
        "w:tblStylePr",
        {"w:type": "firstRow"},
        el("w:tcPr", None, el("w:tcBorders", None, p.line("bottom", _ACCENT, 12)), el("w:vAlign", {"w:val": "bottom"})),
    )
    centred = el("w:tcPr", None, el("w:vAlign", {"w:val": "center"}))
    gaps = el("w:tblBorders", None, p.line("insideH", Ink("bg1"), 48), p.line("insideV", Ink("bg1"), 48))
    bar = el("w:tblBorders", None, p.line("left", _ACCENT, 48))
    return (
        Style("table_normal", "Normal Table", "table", _table(0, 108, 0, 108), shown=False, default=True),
        _table_style("table", "Report Table", _table(50, 80, 60, 80, rules), centred, head),
        _table_style("gantt", "Gantt", _table(20, 0, 20, 0, rules), centred),
        _table_style("layout", "Layout", _table(0, 0, 0, 0)),
        _table_style("cards", "Cards", _table(140, 180, 160, 120, gaps), el("w:tcPr", None, p.fill(_PANEL))),
        _table_style("cover", "Cover", _table(0, 680, 0, 0, bar)),
    )


def _tone_styles(p: Palette, tone: str, slot: Slot) -> tuple[Style, ...]:
    """A tone as a badge, as toned text and as the frame of a callout."""
    word = tone.replace("_", " ").title()
    ink = Ink(slot)
    ground = _PANEL if tone in ("muted", "plain", "not_yet") else Ink(slot, 0.08)
    bar = el("w:tblBorders", None, p.line("left", ink, 8 * CALLOUT_BAR // 20))
    panel = el("w:tcPr", None, p.fill(_PANEL))
    return (
        _run_style(f"badge_{tone}", f"Badge {word}", el("w:rPr", None, *_bold(), p.text(ink), p.fill(ground))),
        _run_style(f"tone_{tone}", f"Tone {word}", el("w:rPr", None, p.text(ink))),
        _run_style(f"bar_{tone}", f"Bar {word}", el("w:rPr", None, *_bold(), p.text(_on(p, slot)))),
        _table_style(f"callout_{tone}", f"Callout {word}", _table(140, 220, 140, 180, bar), panel),
    )


def _on(p: Palette, ground: Slot) -> Ink:
    """The text or page colour, whichever can be read on a bar of the colour `ground`."""
    return Ink(on(p.colours, hex_of(p.colours[ground])).slot)


def _numbered(number: int, level: int) -> Xml:
    return el("w:numPr", None, el("w:ilvl", {"w:val": level - 1}), el("w:numId", {"w:val": number}))


def _text(role: str, name: str, par: Xml, run: Xml = NONE, *, based_on: str = "body", next: str = "") -> Style:
    return Style(role, name, "paragraph", Xml(par + run), based_on, next)


def _part(role: str, name: str, par: Xml, run: Xml = NONE) -> Style:
    return Style(role, name, "paragraph", Xml(par + run), "body", shown=False)


def _run_style(role: str, name: str, run: Xml) -> Style:
    return Style(role, name, "character", run, "run", shown=not role.startswith(("badge", "tone", "bar", "card")))


def _table_style(role: str, name: str, *body: Xml) -> Style:
    return Style(role, name, "table", Xml("".join(body)), "table_normal")


def _par(
    before: int | None = None,
    after: int | None = None,
    line: int | None = PITCH,
    *,
    keep: bool | None = None,
    numbers: Xml = NONE,
    borders: Xml = NONE,
    tabs: Xml = NONE,
    left: int = 0,
    hanging: int = 0,
    centred: bool = False,
    outline: int | None = None,
) -> Xml:
    """`w:pPr`; lengths in twentieths of a point. A `line` of None lets the content rule it, as a chart must.

    `keep` holds a paragraph in one piece and with the next one; False takes that back from what it is based on.
    """
    pitch = {"w:line": line, "w:lineRule": "exact"} if line else {"w:line": 240, "w:lineRule": "auto"}
    parts = [
        el("w:keepNext", None if keep else {"w:val": 0}) if keep is not None else NONE,
        el("w:keepLines") if keep else NONE,
        numbers,
        el("w:pBdr", None, borders) if borders else NONE,
        tabs,
        el("w:spacing", {"w:before": before, "w:after": after, **pitch}),
        el("w:ind", {"w:left": left, "w:hanging": hanging or None}) if left else NONE,
        el("w:jc", {"w:val": "center"}) if centred else NONE,
        el("w:outlineLvl", {"w:val": outline}) if outline is not None else NONE,
    ]
    return el("w:pPr", None, *parts)


def _run(*, size: float | None = None, bold: bool = False, ink: Xml = NONE) -> Xml:
    return el("w:rPr", None, *(_bold() if bold else ()), ink, *(_sizes(size) if size else ()))


def _bold() -> tuple[Xml, Xml]:
    return el("w:b"), el("w:bCs")


def _sizes(points: float) -> tuple[Xml, Xml]:
    half = round(points * 2)
    return el("w:sz", {"w:val": half}), el("w:szCs", {"w:val": half})


def _tabs() -> Xml:
    """One stop at the right margin of A4, instead of the two that Word's header has."""
    return el("w:tabs", None, el("w:tab", {"w:val": "right", "w:pos": 9072}))


def _table(top: int, left: int, bottom: int, right: int, borders: Xml = NONE) -> Xml:
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    margins = [el(f"w:{side}", {"w:w": width, "w:type": "dxa"}) for side, width in sides]
    start = el("w:tblInd", {"w:w": 0, "w:type": "dxa"})
    return el("w:tblPr", None, start, borders, el("w:tblCellMar", None, *margins))
