"""The two parts of a chart agree with each other and say what the chart says."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import office
import pytest
from charts.reading import ACTUAL, BAND, BARS, CHARTS, MARK, MONDAY, PATH, TARGET, TONES, cells, find, series, trend

from successplan.charts import ChartParts, chart_parts
from successplan.document import Chart, Line, Mark

EPOCH = datetime(1899, 12, 30)


def build(name: str, language: str = "ja") -> ChartParts:
    return chart_parts(CHARTS[name], "ja" if language == "ja" else "en", TONES)


@pytest.mark.parametrize("name", CHARTS)
def test_each_reference_resolves_in_the_workbook_and_equals_its_cache(name: str) -> None:
    parts = build(name)
    references = find(parts.chart, "//c:f")
    assert bool(references) is (name != "nothing")
    for reference in references:
        there = cells(parts.workbook, reference.text)
        cache = reference.getnext()
        count = int(cache.find("{*}ptCount").get("val"))
        cached = {int(point.get("idx")): point.findtext("{*}v") for point in cache.iterfind("{*}pt")}
        assert len(there) == count
        for index, value in enumerate(there):
            assert as_cached(value) == (cached.get(index) if isinstance(value, str) else number(cached.get(index)))


def as_cached(value: object) -> object:
    return float((value - EPOCH).days) if isinstance(value, datetime) else value


def number(text: str | None) -> float | None:
    return None if text is None else float(text)


@pytest.mark.parametrize("name", CHARTS)
def test_axes_are_paired_series_are_numbered_and_colours_are_of_the_theme(name: str) -> None:
    chart = build(name).chart
    axes = find(chart, "//c:plotArea/c:*[c:crossAx]")
    ids = {axis.find("{*}axId").get("val") for axis in axes}
    assert len(axes) == len(ids) == 2
    assert all(int(one) > 0 for one in ids)
    assert {axis.find("{*}crossAx").get("val") for axis in axes} == ids
    for plot in find(chart, "//c:lineChart | //c:areaChart | //c:barChart"):
        assert {one.get("val") for one in plot.findall("{*}axId")} == ids
    numbers = find(chart, "//c:ser/c:idx/@val")
    assert sorted(map(int, numbers)) == list(range(len(numbers)))
    assert find(chart, "//a:srgbClr | //a:sysClr") == []
    assert find(chart, "//c:externalData/c:autoUpdate/@val") == ["0"]


@pytest.mark.parametrize(("language", "tag"), [("ja", "ja-JP"), ("en", "en-US")])
def test_texts_know_their_language_and_fonts(language: str, tag: str) -> None:
    chart = build("all", language).chart
    assert find(chart, "//c:lang/@val") == [tag]
    assert set(find(chart, "//a:rPr/@lang")) == {tag}
    runs = find(chart, "//a:rPr | //a:defRPr[@sz]")
    assert runs
    for run in runs:
        fonts = [run.find(f"{{*}}{kind}") for kind in ("latin", "ea")]
        looks = [font.get("typeface") for font in fonts if font is not None]
        assert looks == ["+mn-lt", "+mn-ea"]


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_chart_is_the_same_bytes(name: str) -> None:
    assert build(name) == build(name)


def test_a_gap_stays_a_gap() -> None:
    # Values on weeks 0, 1, 3 and 4 of five; nobody measured in week 2.
    chart = chart_parts(trend(ACTUAL), "ja", TONES).chart
    assert find(chart, "//c:dispBlanksAs/@val") == ["gap"]
    points = series(chart, "値引き率").findall("{*}val//{*}pt")
    assert [(point.get("idx"), point.findtext("{*}v")) for point in points] == [
        ("0", "23.5"), ("1", "23.1"), ("3", "22.8"), ("4", "22.4"),
    ]  # fmt: skip


def test_the_last_value_is_labelled_bold_in_its_tone_and_follows_the_number() -> None:
    label = series(build("all").chart, "値引き率").find("{*}dLbls/{*}dLbl")
    assert label.find("{*}numFmt").get("formatCode") == "#,##0.0"
    run = label.find("{*}txPr//{*}defRPr")
    assert run.get("b") == "1"
    assert run.find("{*}solidFill/{*}schemeClr").get("val") == "accent4"
    last = series(build("all").chart, "値引き率").findall("{*}val//{*}pt")[-1]
    assert label.find("{*}idx").get("val") == last.get("idx")


def test_a_label_with_words_around_its_value_keeps_both() -> None:
    label = series(build("all").chart, "目標").find("{*}dLbls/{*}dLbl")
    assert label.find("{*}numFmt").get("formatCode") == '"目標 "#,##0.0'
    assert label.find("{*}tx") is None


def test_a_label_that_does_not_hold_its_value_is_written_out() -> None:
    chart = chart_parts(trend(Line("x", "actual", ((MONDAY, Decimal(3)),), "about three")), "en", TONES).chart
    label = series(chart, "x").find("{*}dLbls/{*}dLbl")
    assert "".join(label.itertext()) == "about three"


def test_an_event_is_a_pole_from_its_text_down_to_the_axis() -> None:
    parts = chart_parts(trend(ACTUAL, marks=(MARK,)), "ja", TONES)
    event = series(parts.chart, "利用開始 1/20")
    row = int(event.find("{*}val//{*}pt").get("idx"))
    assert cells(parts.workbook, find(parts.chart, "//c:cat//c:f")[0].text)[row] == datetime(2026, 1, 20)
    top = Decimal(event.findtext("{*}val//{*}v"))
    low = Decimal(find(parts.chart, "//c:valAx/c:scaling/c:min/@val")[0])
    assert Decimal(event.find("{*}errBars/{*}val").get("val")) == top - low
    assert "".join(event.find("{*}dLbls/{*}dLbl/{*}tx").itertext()) == "利用開始 1/20"


def test_events_close_together_stand_at_different_heights() -> None:
    marks = tuple(Mark(date(2026, 1, day), f"何かがここで始まった日 {day}") for day in (10, 12, 14))
    chart = chart_parts(trend(ACTUAL, marks=marks), "ja", TONES).chart
    tops = [Decimal(series(chart, mark.text).findtext("{*}val//{*}v")) for mark in marks]
    assert tops[0] > tops[1] > tops[2]


def test_a_band_is_a_tinted_area_on_one_that_is_not_seen() -> None:
    chart = build("all").chart
    below, band = find(chart, "//c:areaChart/c:ser")
    assert below.find("{*}spPr/{*}noFill") is not None
    assert band.find("{*}spPr/{*}solidFill/{*}schemeClr/{*}alpha") is not None
    assert below.find("{*}val//{*}pt/{*}v").text == "24"
    assert band.find("{*}val//{*}pt/{*}v").text == "1"  # from 24 up to 25
    assert "".join(band.find("{*}dLbls/{*}dLbl/{*}tx").itertext()) == BAND.name


def test_few_lines_are_labelled_directly_and_many_have_a_legend_without_helpers() -> None:
    assert find(build("all").chart, "//c:legend") == []
    chart = build("many").chart
    hidden = set(find(chart, "//c:legendEntry/c:idx/@val"))
    shown = [
        "".join(one.find("{*}tx//{*}v").itertext())
        for one in find(chart, "//c:ser")
        if one.find("{*}idx").get("val") not in hidden
    ]
    assert sorted(shown) == sorted([BAND.name, "計画", "店0", "店1", "店2", "店3", "値引き率"])


def test_the_value_axis_keeps_the_bounds_it_is_given() -> None:
    chart = chart_parts(trend(ACTUAL, marks=(MARK,), low=Decimal(18), high=Decimal(24)), "ja", TONES).chart
    assert find(chart, "//c:valAx/c:scaling/c:min/@val") == ["18"]
    assert find(chart, "//c:valAx/c:scaling/c:max/@val") == ["24"]
    assert find(chart, "//c:valAx/c:title//a:t/text()") == ["%"]


def test_bars_begin_at_zero_whatever_they_are_told() -> None:
    chart = chart_parts(Chart(BARS, "t", "a", low=Decimal(3)), "ja", TONES).chart
    assert Decimal(find(chart, "//c:valAx/c:scaling/c:min/@val")[0]) <= 0


def test_the_date_axis_counts_days_and_names_months() -> None:
    chart = build("all").chart
    assert find(chart, "//c:dateAx/c:baseTimeUnit/@val") == ["days"]
    assert find(chart, "//c:dateAx/c:majorTimeUnit/@val") == ["months"]
    assert find(chart, "//c:dateAx/c:numFmt/@formatCode") == ['m"月"']
    low, high = (int(find(chart, f"//c:dateAx/c:scaling/c:{end}/@val")[0]) for end in ("min", "max"))
    assert EPOCH + timedelta(days=low) == datetime(2026, 1, 1)
    assert EPOCH + timedelta(days=high) == datetime(2026, 3, 30)


def test_control_characters_and_markup_in_names_do_no_harm() -> None:
    line = Line("<a & \x01b>", "actual", ((MONDAY, Decimal(1)),), '"1.0" <&>')
    parts = chart_parts(trend(line), "en", TONES)
    assert find(parts.chart, "//c:ser/c:tx//c:v/text()") == ["<a & b>"]
    assert cells(parts.workbook, "Sheet1!$B$1") == ["<a & b>"]


@pytest.mark.office
def test_all_charts_are_valid_and_show_their_labels(tmp_path: Path) -> None:
    path = tmp_path / "charts.pptx"
    path.write_bytes(deck(tuple(CHARTS.values())))
    assert office.validate(path) == []
    said = {line.text.replace(" ", "") for line in office.pdf_lines(path)}
    for text in ("22.4", "目標18.0", "基準値23.5", "計画", "利用開始1/20", "注意の範囲", "1月", "横浜店"):
        assert text in said


def deck(charts: tuple[Chart, ...]) -> bytes:
    """A throwaway deck by python-pptx, its own chart parts replaced by ours."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.oxml import parse_xml
    from pptx.util import Pt

    presentation = Presentation()
    data = CategoryChartData()
    data.categories = ["a"]
    data.add_series("s", [1])
    for chart in charts:
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, Pt(20), Pt(20), Pt(480), Pt(288), data)
        parts = chart_parts(chart, "ja", TONES)
        part = frame.chart.part
        part._element = parse_xml(parts.chart)
        part.chart_workbook.xlsx_part._blob = parts.workbook
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def test_the_plan_alone_is_drawn_where_nothing_was_measured() -> None:
    chart = build("no value yet").chart
    assert series(chart, "x").findall("{*}val//{*}pt") == []
    assert len(series(chart, PATH.name).findall("{*}val//{*}pt")) == 2
    assert len(series(chart, TARGET.name).findall("{*}val//{*}pt")) == 1


def test_a_sign_stands_on_its_pole_and_the_sheet_keeps_its_words() -> None:
    marks = tuple(Mark(date(2026, 1, day), f"1/{day} 開始", sign=sign) for day, sign in ((10, "①"), (20, "②")))
    parts = chart_parts(trend(ACTUAL, marks=marks), "ja", TONES)
    for mark in marks:
        label = series(parts.chart, mark.text).find("{*}dLbls/{*}dLbl")
        assert "".join(label.find("{*}tx").itertext()) == mark.sign
        assert label.find("{*}dLblPos").get("val") == "t"
    tops = {series(parts.chart, mark.text).findtext("{*}val//{*}v") for mark in marks}
    assert len(tops) == 1, "two signs ten days apart have room side by side"


def test_a_target_has_another_shape_than_a_value() -> None:
    chart = build("all").chart
    symbols = {
        name: series(chart, name).findall("{*}dPt/{*}marker/{*}symbol")[-1].get("val") for name in ("値引き率", "目標")
    }
    assert symbols == {"値引き率": "circle", "目標": "diamond"}
