"""Turn built chart parts back into numbers and names, by lxml and openpyxl, and small charts to build them from."""

from __future__ import annotations

import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
from lxml import etree

from successplan.brand.colour import of_theme_part, tone_colours
from successplan.document import Band, Bars, Bridge, Chart, Line, Mark, Series, Step, Swing, Tornado, Trend

NAMES = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
         "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}  # fmt: skip
HEXES = {"dk1": "1d2733", "lt1": "ffffff", "dk2": "0f2c44", "lt2": "f4f6f8", "accent1": "14507a", "accent2": "00796b",
         "accent3": "8a5000", "accent4": "b3261e", "accent5": "66727f", "accent6": "7fa6c2", "hlink": "14507a",
         "folHlink": "4c5a68"}  # fmt: skip
SLOTS = {"accent": "accent1", "reached": "accent2", "on_track": "accent2", "at_risk": "accent3",
         "off_track": "accent4", "not_yet": "accent5", "muted": "accent5", "plain": "tx1"}  # fmt: skip
TONES: Any = {tone: tone_colours(of_theme_part(HEXES), slot) for tone, slot in SLOTS.items()}


def find(part: bytes, path: str) -> list[Any]:
    """The nodes, attributes or texts at an XPath of the chart part."""
    return list(etree.fromstring(part).xpath(path, namespaces=NAMES))


def series(part: bytes, name: str) -> Any:
    """The series whose name is cached as `name`; where two have it, the last."""
    return find(part, f"//c:ser[c:tx/c:strRef/c:strCache/c:pt/c:v='{name}']")[-1]


def cells(workbook: bytes, ref: str) -> list[Any]:
    """The values of the cells at `ref` (Sheet1!$B$2:$B$9), formulas as they were last worked out."""
    sheet, area = ref.replace("$", "").split("!")
    found = openpyxl.load_workbook(io.BytesIO(workbook), data_only=True)[sheet][area]
    return [cell.value for row in found for cell in row] if isinstance(found, tuple) else [found.value]


def weekly(first: date, *values: str | None) -> tuple[tuple[date, Decimal | None], ...]:
    """Values a week apart, written as text so that none is a float."""
    return tuple(
        (first + timedelta(weeks=week), None if value is None else Decimal(value)) for week, value in enumerate(values)
    )


def trend(*lines: Line, bands: tuple[Band, ...] = (), marks: tuple[Mark, ...] = (), **others: Any) -> Chart:
    """A chart of percentages with one decimal place."""
    return Chart(Trend(lines, bands, marks, 'm"月"'), "t", "a", **({"unit": "%", "decimals": 1} | others))


MONDAY = date(2026, 1, 5)
ACTUAL = Line("値引き率", "actual", weekly(MONDAY, "23.5", "23.1", None, "22.8", "22.4"), "22.4", "off_track")
PATH = Line("計画", "path", ((MONDAY, Decimal("23.5")), (date(2026, 3, 30), Decimal("18"))), "計画", "muted")
BASELINE = Line("基準値", "baseline", ((MONDAY, Decimal("23.5")),), "基準値 23.5", "muted")
TARGET = Line("目標", "target", ((date(2026, 3, 30), Decimal("18")),), "目標 18.0")
PART = Line("新基準", "part", weekly(date(2026, 1, 8), "22.5", "21.9"), "新基準 21.9")
BAND = Band("注意の範囲", ((MONDAY, Decimal("24"), Decimal("25")), (date(2026, 3, 30), Decimal("19"), Decimal("20"))))
MARK = Mark(date(2026, 1, 20), "利用開始 1/20", "on_track")
NEGATIVE = Line("増減", "actual", weekly(MONDAY, "-8", "-3", "4"), "4.0")
HUGE = Line("売上", "actual", weekly(MONDAY, "123456789012", "223456789012"), "223,456,789,012.0")
MANY = tuple(Line(f"店{n}", "part", weekly(MONDAY, "20", f"2{n}.5"), f"店{n}") for n in range(4))

JUNE = Series("6月", (Decimal(12), None, Decimal(-3)))
MAY = Series("5月", (Decimal(10), Decimal(4), Decimal(6)), "muted")
BARS = Bars(("新宿店", "渋谷店", "横浜店"), (JUNE, MAY))
STEPS = (
    Step("初年度の一時費用と導入研修にかかった社内工数を合わせた金額", Decimal(-120), "off_track"),
    Step("値引き率の改善", Decimal(300), "reached"), Step("欠品の減少", Decimal(80), "reached"),
    Step("累計", Decimal(260), is_total=True),
)  # fmt: skip
SWINGS = (
    Swing("単価", Decimal("1.0"), Decimal("1.2")),
    Swing("効果のうち当社の取り組みによるものと合意した割合（寄与率）", Decimal("0.6"), Decimal("1.5"), "30%", "70%"),
)
CHARTS = {
    "bridge": Chart(Bridge(STEPS), "t", "a", "万円"),
    "bridge of one": Chart(Bridge(STEPS[:1]), "t", "a", "万円"),
    "bridge of none": Chart(Bridge(()), "t", "a", "万円"),
    "tornado": Chart(Tornado(Decimal("1.1"), SWINGS, "標準 1.1倍", "低い場合", "高い場合"), "t", "a", "倍", 1),
    "tornado of one": Chart(Tornado(Decimal(0), SWINGS[:1], "", "low", "high"), "t", "a", decimals=1),
    "tornado of none": Chart(Tornado(Decimal(0), (), "", "low", "high"), "t", "a"),
    "all": trend(ACTUAL, PATH, BASELINE, TARGET, PART, bands=(BAND,), marks=(MARK,)),
    "negative": trend(NEGATIVE),
    "huge": trend(HUGE),
    "one value": trend(Line("x", "actual", ((MONDAY, Decimal("22.4")),), "22.4"), PATH, TARGET),
    "no value yet": trend(Line("x", "actual", ()), PATH, TARGET),
    "nothing": trend(),
    "many": trend(ACTUAL, *MANY, PATH, bands=(BAND,), marks=(MARK,)),
    "bars": Chart(BARS, "t", "a", "件"),
    "across": Chart(Bars(BARS.categories, BARS.series, horizontal=True), "t", "a", "件"),
    "stacked": Chart(Bars(BARS.categories, BARS.series, stacked=True), "t", "a", "件"),
}
