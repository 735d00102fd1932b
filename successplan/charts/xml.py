"""Turn the parts of a chart (axes, texts, lines, caches of numbers) into DrawingML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from successplan.charts.scale import Scale, number_format, serial
from successplan.charts.workbook import Sheet, plain
from successplan.render.markup import Xml, document, el, escape
from successplan.words import Language

if TYPE_CHECKING:
    from successplan.brand.colour import Colour

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORKBOOK_ID = "rId1"
CATEGORY_AXIS, VALUE_AXIS = 111111111, 222222222  # any two different positive numbers
_EMU = 12700  # to the point
_LANGUAGES = {"ja": ("ja-JP", "en-US"), "en": ("en-US", "ja-JP")}

Dash = Literal["solid", "dash", "sysDash", "sysDot", "lgDash"]
Side = Literal["r", "t", "b", "l", "ctr", "outEnd", ""]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, width and height, as shares of the chart's width and height."""

# Text and page colours of the theme themselves: right on light and on dark pages.
GRID = el("a:schemeClr", {"val": "tx1"}, el("a:alpha", {"val": 14000}))
AXIS = el("a:schemeClr", {"val": "tx1"}, el("a:alpha", {"val": 45000}))
PAGE = el("a:schemeClr", {"val": "bg1"})


_kept = lru_cache(maxsize=2048, typed=True)  # charts repeat themselves: a third of the time to write one


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a point. It is shown by the number format `code` where there is one, so it follows an edited number.

    `ground` puts the colour of the page behind it, where lines run.
    """

    at: int
    text: str
    side: Side
    colour: Xml
    code: str = ""
    bold: bool = False
    shift: tuple[float, float] = (0, 0)
    ground: bool = False


@_kept
def colour(of: Colour, alpha: float | None = None) -> Xml:
    """The theme colour with its changes; `alpha` 0 to 1 is how much it covers."""
    changes = (("satMod", of.sat_mod), ("lumMod", of.lum_mod), ("lumOff", of.lum_off),
               ("alpha", None if alpha is None else alpha * 100))  # fmt: skip
    inner = [el(f"a:{name}", {"val": round(value * 1000)}) for name, value in changes if value is not None]
    return el("a:schemeClr", {"val": of.slot}, *inner)


@_kept
def stroke(of: Xml | None, width: float = 1, dash: Dash = "solid") -> Xml:
    """A line of `width` points; None draws none."""
    if of is None:
        return el("a:ln", None, el("a:noFill"))
    return el(
        "a:ln",
        {"w": round(width * _EMU), "cap": "rnd" if dash == "solid" else "flat"},
        el("a:solidFill", None, of),
        el("a:prstDash", {"val": dash}),
        el("a:round"),
    )


def shape(fill: Xml | None, line: Xml) -> Xml:
    """What a series looks like: its fill (None for none) and its line."""
    return el("c:spPr", None, el("a:solidFill", None, fill) if fill else el("a:noFill"), line)


BARE = shape(None, stroke(None))
_GROUND = shape(PAGE, stroke(None))


def line_shape(line: Xml) -> Xml:
    """What a line series looks like."""
    return el("c:spPr", None, line)


@_kept
def marker(size: int = 0, fill: Xml | None = None, line: Xml | None = None, symbol: str = "circle") -> Xml:
    """A marker of `size` points, none at 0."""
    if not size:
        return el("c:marker", None, val("symbol", "none"))
    look = shape(fill, line or stroke(None))
    return el("c:marker", None, val("symbol", symbol), val("size", size), look)


@_kept
def val(tag: str, value: object) -> Xml:
    """An element with nothing but a value."""
    return el(f"c:{tag}", {"val": value})


def chart_space(
    plot: Sequence[Xml], layout: Box, language: Language, text: Xml, legend: Xml | None = None
) -> bytes:
    """The whole part: plot area, legend, and `text`, the properties that hold for all its texts."""
    area = el("c:plotArea", None, manual_layout(layout, inner=True), *plot, BARE)
    chart = el(
        "c:chart",
        None,
        val("autoTitleDeleted", True),
        area,
        legend or Xml(""),
        val("plotVisOnly", True),
        val("dispBlanksAs", "gap"),
    )
    data = el("c:externalData", {"r:id": WORKBOOK_ID}, val("autoUpdate", False))
    head = (val("date1904", False), val("lang", _LANGUAGES[language][0]), val("roundedCorners", False))
    names = {"xmlns:c": C, "xmlns:a": A, "xmlns:r": R}
    return document(el("c:chartSpace", names, *head, chart, BARE, text, data))


def manual_layout(box: Box, *, inner: bool = False) -> Xml:
    """A place given as shares of the chart, from its upper left corner."""
    modes = [val("layoutTarget", "inner")] if inner else []
    modes += [val("xMode", "edge"), val("yMode", "edge")]
    sizes = [val(name, f"{share:.4f}") for name, share in zip(("x", "y", "w", "h"), box, strict=True) if share >= 0]
    return el("c:layout", None, el("c:manualLayout", None, *modes, *sizes))


@_kept
def text_properties(size: float, of: Xml, *, bold: bool = False, wrap: bool = True, upright: bool = False) -> Xml:
    """`c:txPr` with size, colour and the theme's fonts; `upright` names of categories wrap and never lean."""
    body = el("a:bodyPr", {"rot": 0, "vert": "horz"} if upright else None if wrap else {"wrap": "none"})
    run = el("a:defRPr", {"sz": round(size * 100), "b": bold}, *_run_look(of))
    paragraph = el("a:p", None, el("a:pPr", None, run), el("a:endParaRPr", {"lang": "en-US"}))
    return el("c:txPr", None, body, el("a:lstStyle"), paragraph)


def rich(text: str, size: float, of: Xml, language: Language, *, bold: bool = False, upright: bool = False) -> Xml:
    """`c:tx` with one paragraph of text."""
    lang, other = _LANGUAGES[language]
    look: dict[str, object] = {"sz": round(size * 100), "b": bold}
    run = el("a:r", None, el("a:rPr", {"lang": lang, "altLang": other} | look, *_run_look(of)), el("a:t", None, text))
    paragraph = el("a:p", None, el("a:pPr", None, el("a:defRPr", look, *_run_look(of))), run)
    body = el("a:bodyPr", {"rot": 0, "vert": "horz"} if upright else {"wrap": "none"})
    return el("c:tx", None, el("c:rich", None, body, el("a:lstStyle"), paragraph))


def _run_look(of: Xml) -> tuple[Xml, Xml, Xml]:
    return (
        el("a:solidFill", None, of),
        el("a:latin", {"typeface": "+mn-lt"}),
        el("a:ea", {"typeface": "+mn-ea"}),
    )


def series_name(sheet: Sheet, number: int) -> Xml:
    """`c:tx` of a series: the cell with its name."""
    name = escape(sheet.columns[number].name)
    return el("c:tx", None, el("c:strRef", None, el("c:f", None, sheet.name_ref(number)), _cache("strCache", [name])))


def categories(sheet: Sheet, date_format: str = "") -> Xml:
    """`c:cat`: the dates or categories, the same for every series."""
    keys = [str(serial(key)) if isinstance(key, date) else escape(key) for key in sheet.keys]
    reference = el("c:f", None, sheet.keys_ref)
    if date_format:
        return el("c:cat", None, el("c:numRef", None, reference, _cache("numCache", keys, date_format)))
    return el("c:cat", None, el("c:strRef", None, reference, _cache("strCache", keys)))


def values(sheet: Sheet, number: int, tag: Literal["val", "xVal", "yVal"] = "val") -> Xml:
    """`c:val` of a series, or another list of numbers: a value of None has no point, so that the gap stays one."""
    texts = [None if value is None else plain(value) for value in sheet.columns[number].values]
    cache = _cache("numCache", texts, number_format(sheet.decimals))
    return el(f"c:{tag}", None, el("c:numRef", None, el("c:f", None, sheet.values_ref(number)), cache))


def _cache(tag: str, texts: Sequence[str | None], code: str = "") -> Xml:
    """The cached texts, written flat: a chart of two years holds a thousand of them."""
    points = "".join(
        [f'<c:pt idx="{index}"><c:v>{text}</c:v></c:pt>' for index, text in enumerate(texts) if text is not None]
    )
    format_code = el("c:formatCode", None, code) if code else Xml("")
    return el(f"c:{tag}", None, format_code, val("ptCount", max(1, len(texts))), Xml(points))


_NO_LEADERS = el(
    "c:extLst",
    None,
    el(
        "c:ext",
        {"uri": "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}", "xmlns:c15": C15},
        el("c15:showLeaderLines", {"val": False}),
    ),
)


def labels(shown: Iterable[Label], size: float, language: Language) -> Xml:
    """`c:dLbls` with a label at each of the points named and none at the others."""
    each = [_label(label, size, language) for label in sorted(shown, key=lambda label: label.at)]
    return el("c:dLbls", None, *each, *_shown(False), _NO_LEADERS)


def all_labels(code: str, side: Side, size: float, of: Xml) -> Xml:
    """`c:dLbls` with the value at every point."""
    number = el("c:numFmt", {"formatCode": code, "sourceLinked": False})
    return el("c:dLbls", None, number, BARE, text_properties(size, of), val("dLblPos", side), *_shown(True))


def _label(label: Label, size: float, language: Language) -> Xml:
    offset = [val(name, f"{share:.4f}") for name, share in zip(("x", "y"), label.shift, strict=True) if share]
    layout = el("c:layout", None, el("c:manualLayout", None, *offset)) if offset else Xml("")
    if label.code:
        text, format_ = Xml(""), el("c:numFmt", {"formatCode": label.code, "sourceLinked": False})
    else:
        text, format_ = rich(label.text, size, label.colour, language, bold=label.bold), Xml("")
    properties = text_properties(size, label.colour, bold=label.bold, wrap=False) if label.code else Xml("")
    side = val("dLblPos", label.side) if label.side else Xml("")
    look = (layout, text, format_, _GROUND if label.ground else BARE, properties, side)
    return el("c:dLbl", None, val("idx", label.at), *look, *_shown(True))


def _shown(value: bool) -> tuple[Xml, ...]:
    others = ("showCatName", "showSerName", "showPercent", "showBubbleSize")
    return (val("showLegendKey", False), val("showVal", value), *(val(name, False) for name in others))


def date_axis(axis_min: int, axis_max: int, code: str, unit: str, months: int) -> Xml:
    """The date axis below: `unit` "days" or "months", a label every `months` months."""
    return el(
        "c:dateAx",
        None,
        val("axId", CATEGORY_AXIS),
        _scaling(axis_min, axis_max),
        val("delete", False),
        val("axPos", "b"),
        el("c:numFmt", {"formatCode": code, "sourceLinked": False}),
        *_axis_look(AXIS),
        val("crossAx", VALUE_AXIS),
        val("crosses", "autoZero"),
        val("auto", False),
        val("lblOffset", 100),
        val("baseTimeUnit", unit),
        val("majorUnit", months),
        val("majorTimeUnit", "months"),
    )


def category_axis(position: str, *, reverse: bool = False, text: Xml | None = None) -> Xml:
    """The axis of categories; `reverse` puts the first one at the top of horizontal bars, `text` is how names look."""
    return el(
        "c:catAx",
        None,
        val("axId", CATEGORY_AXIS),
        el("c:scaling", None, val("orientation", "maxMin" if reverse else "minMax")),
        val("delete", False),
        val("axPos", position),
        el("c:numFmt", {"formatCode": "General", "sourceLinked": False}),
        *_axis_look(AXIS),
        text or Xml(""),
        val("crossAx", VALUE_AXIS),
        val("crosses", "autoZero"),
        val("auto", True),
        val("lblAlgn", "ctr"),
        val("lblOffset", 100),
        val("noMultiLvlLbl", False),
    )


def value_axis(
    scale: Scale, position: str, title: Xml | None, *, between: str = "midCat", crosses: str = "autoZero"
) -> Xml:
    """The axis of values: few light gridlines, no line of its own, the unit as its title."""
    return el(
        "c:valAx",
        None,
        val("axId", VALUE_AXIS),
        _scaling(plain(scale.low), plain(scale.high)),
        val("delete", False),
        val("axPos", position),
        el("c:majorGridlines", None, line_shape(stroke(GRID, 0.75))),
        title or Xml(""),
        el("c:numFmt", {"formatCode": number_format(scale.decimals), "sourceLinked": False}),
        *_axis_look(None),
        val("crossAx", CATEGORY_AXIS),
        val("crosses", crosses),
        val("crossBetween", between),
        val("majorUnit", plain(scale.step)),
    )


def silent_axis(low: Decimal, high: Decimal, position: str, title: Xml | None) -> Xml:
    """A value axis that only scales, its title said: the labels at the bars say the numbers."""
    return el(
        "c:valAx",
        None,
        val("axId", VALUE_AXIS),
        _scaling(plain(low), plain(high)),
        val("delete", False),
        val("axPos", position),
        title or Xml(""),
        el("c:numFmt", {"formatCode": "General", "sourceLinked": False}),
        val("majorTickMark", "none"),
        val("minorTickMark", "none"),
        val("tickLblPos", "none"),
        line_shape(stroke(None)),
        val("crossAx", CATEGORY_AXIS),
        val("crosses", "max"),
        val("crossBetween", "between"),
    )


def crossed_axes(
    ends: tuple[Decimal, Decimal, Decimal], shown: tuple[Decimal, Decimal], middle: Decimal, titles: tuple[Xml, Xml]
) -> tuple[Xml, Xml]:
    """Two axes of values that cross in the middle and cut the plot into quarters.

    `ends` are the least value, the greatest and the step of both; numbers outside those `shown` are left out.
    """
    low, high, step = (plain(value) for value in ends)
    code = f'[<{plain(shown[0])}]"";[>{plain(shown[1])}]"";General'
    pairs = ((CATEGORY_AXIS, VALUE_AXIS, "b", titles[0]), (VALUE_AXIS, CATEGORY_AXIS, "l", titles[1]))
    across, up = (
        el(
            "c:valAx",
            None,
            val("axId", own),
            _scaling(low, high),
            val("delete", False),
            val("axPos", position),
            title,
            el("c:numFmt", {"formatCode": code, "sourceLinked": False}),
            *_axis_look(AXIS),
            val("crossAx", other),
            val("crossesAt", plain(middle)),
            val("crossBetween", "midCat"),
            val("majorUnit", step),
        )
        for own, other, position, title in pairs
    )
    return across, up


def _scaling(low: object, high: object) -> Xml:
    return el("c:scaling", None, val("orientation", "minMax"), val("max", high), val("min", low))


def _axis_look(line: Xml | None) -> tuple[Xml, ...]:
    ticks = (val("majorTickMark", "none"), val("minorTickMark", "none"), val("tickLblPos", "low" if line else "nextTo"))
    return (*ticks, line_shape(stroke(line, 0.75)))


def unit_title(text: str, size: float, of: Xml, language: Language, place: tuple[float, float]) -> Xml:
    """The unit as the title of an axis, upright, its upper left corner at `place`."""
    words = rich(text, size, of, language, upright=True)
    return el("c:title", None, words, manual_layout((*place, -1, -1)), val("overlay", False))


def legend(hidden: Iterable[int]) -> Xml:
    """The legend below, without the entries of the series numbers `hidden`."""
    deleted = [el("c:legendEntry", None, val("idx", index), val("delete", True)) for index in hidden]
    return el("c:legend", None, val("legendPos", "b"), *deleted, val("overlay", False))
