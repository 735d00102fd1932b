"""Numbers worked out by hand, each read in the built file at its place; and a changed value, followed there.

The inputs are in samples/aoyama-apparel and samples/northwind-logistics (plan.yaml, kpi.csv, journal.yaml); the reports
are of June 2026, made on 15 July 2026. Days are counted from the first day of the way to the day of the value.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from built_samples import ROOT, Built, build
from independent import calculator

Samples = dict[tuple[str, Any], Built]


@pytest.fixture(scope="session")
def aoyama(samples: Samples) -> Built:
    return samples["aoyama-apparel", "ja"]


@pytest.fixture(scope="session")
def northwind(samples: Samples) -> Built:
    return samples["northwind-logistics", "en"]


def row(built: Built, ident: str) -> dict[str, str]:
    """The indicator's row of the KPI table, by the keys of its column heads."""
    keys = ("indicator", "baseline", "now", "plan", "target", "change", "change_on_year", "judgement", "outlook")
    heads = {key: built.tongue.say(f"head.{key}") for key in keys}
    found = next(r for r in built.rows(*heads.values()) if r[heads["indicator"]] == built.named(ident, with_mean=True))
    return {key: found[head] for key, head in heads.items()}


def edges(built: Built, ident: str) -> str:
    name, words = (built.tongue.say(f"definitions.{key}", kind="monthly") for key in ("name", "edges"))
    return next(r[words] for r in built.rows(name, words) if r[name] == built.named(ident))


def gap(built: Built, ident: str) -> str:
    """The gap as it is to be printed, from what was worked out: only one indicator has room for it on its slide."""
    indicator, figures = built.sample.indicator(ident), built.figures[ident]
    assert figures.gap is not None
    return built.tongue.difference(built.unit(ident), figures.gap, indicator["decimals"])


def readings(built: Built, ident: str) -> str:
    slide = built.slide_of(ident)
    assert slide is not None
    return "\n".join(slide.texts)


def test_1_a_straight_path_and_its_gap(aoyama: Built) -> None:
    # markdown-rate, the week that ends on 6/28. From 23.5 (4/1) to 21.0 (6/30) is 90 days, to 6/28 88 days:
    # 23.5 - 2.5 x 88/90 = 23.5 - 2.4444 = 21.0556. The first row for 6/28 says 24.2, the correction below it 22.4.
    # Gap: 22.4 - 21.0556 = 1.3444. Last row of May 21.8 (5/31): +0.6. Same week of 2025 (6/29): 22.4 - 23.3 = -0.9.
    printed = row(aoyama, "markdown-rate")
    assert (printed["now"], printed["plan"], printed["change"], printed["change_on_year"]) == (
        "22.4", "21.1", "+0.6pt", "-0.9pt")
    assert "+1.3pt" in readings(aoyama, "markdown-rate")


def test_2_its_progress_and_word(aoyama: Built) -> None:
    # The way is 23.5 -> 18.0, 5.5 points. progress = (23.5 - 22.4) / 5.5 = 0.200; planned = 2.4444 / 5.5 = 0.4444;
    # behind = 24.44 points of the way: more than 10, not more than 25.
    assert round(float(aoyama.figures["markdown-rate"].behind or 0), 2) == 24.44
    assert row(aoyama, "markdown-rate")["judgement"] == "▲ 注意"


def test_3_edges_go_to_the_strict_side(aoyama: Built) -> None:
    # 10 points of a way of 5.5 are 0.55: 21.0556 + 0.55 = 21.6056 -> 21.6 is still on track, 21.7 is not.
    # 25 points are 1.375: 21.0556 + 1.375 = 22.4306 -> 22.4.
    assert edges(aoyama, "markdown-rate") == "6/28時点: 21.6%以下 順調、22.4%以下 注意"
    # Higher is better: gross margin's path on 6/30 (4/1 to 9/30 is 182 days, 90 of them gone) is
    # 48.2 + 1.8 x 90/182 = 49.0901; less 0.18 -> 48.9101, up to 49.0; less 0.45 -> 48.6401, up to 48.7.
    assert edges(aoyama, "gross-margin") == "6/30時点: 49.0%以上 順調、48.7%以上 注意"


def test_4_a_gap_that_rounds_to_nothing(aoyama: Built) -> None:
    # gross-margin 49.1 - 49.0901 = 0.0099: printed as neither plus nor minus. May 48.7, June 2025 48.3.
    assert gap(aoyama, "gross-margin") == "±0.0pt"
    printed = row(aoyama, "gross-margin")
    assert (printed["plan"], printed["change"], printed["change_on_year"]) == ("49.1", "+0.4pt", "+0.8pt")


def test_5_the_season_of_last_year(aoyama: Built) -> None:
    # stock-value. Last year: 1470 on 3/31, 1520 on 4/30, so 1471.667 on 4/1; 1462 on 6/30; 1540 on 9/30.
    # To start at 1480 it is moved by +8.333, to end at 1360 by -180; on day 90 of 182 by
    # 8.333 - 188.333 x 90/182 = -84.799. Path: 1462 - 84.799 = 1377.201. Gap 1372 - 1377.201 = -5.201.
    printed = row(aoyama, "stock-value")
    assert (printed["plan"], printed["change"], printed["change_on_year"]) == ("1,377", "-84", "-90")
    assert gap(aoyama, "stock-value") == "-5百万円"


def test_6_a_path_in_steps_reached_on_its_day(aoyama: Built) -> None:
    # prep-hours holds 14.0 until 6/30, from that day 9.0. June is 7.5, May 9.5: reached, and 2.0 less than May.
    printed = row(aoyama, "prep-hours")
    assert [printed[key] for key in ("plan", "now", "change", "judgement")] == [
        "9.0", "7.5", "-2.0", "● 達成（6/30目標）"]
    # reorder-days holds its baseline 9.5 until 9/30; 9.8 is behind by 0.3 of a way of 1.5 = 20 points.
    assert (row(aoyama, "reorder-days")["plan"], row(aoyama, "reorder-days")["judgement"]) == ("9.5", "▲ 注意")


def test_7_a_range_from_outside(aoyama: Built) -> None:
    # stockout-rate: 6.1 on 6/1, wanted 2.0 to 4.0 on 9/30 (121 days): 2.1 too high. On 6/28, day 27:
    # 4.0 + 2.1 x (1 - 27/121) = 5.6314. 10 points of 2.1 are 0.21: up to 5.8414, and as far below the range:
    # 2.0 - 1.8414 = 0.1586, up to 0.2. 25 points: up to 6.1564; below, 2.0 - 2.1564 is no rate at all.
    assert row(aoyama, "stockout-rate")["plan"] == "5.6"
    assert edges(aoyama, "stockout-rate") == "6/28時点: 0.2%〜5.8% 順調、6.1%以下 注意"


def test_8_a_range_from_inside(northwind: Built) -> None:
    # chill-temp began at 3.2, inside 2.0 to 4.0 (2 degrees wide): behind is counted in parts of the width.
    # June's mean is (3.3 + 3.4 + 3.5 + 4.1) / 4 = 3.575. 10 points of the width are 0.2, 25 are 0.5.
    weeks = [float(value) for day, value in northwind.sample.series("chill-temp") if f"{day:%Y-%m}" == "2026-06"]
    assert weeks == [3.3, 3.4, 3.5, 4.1]
    assert row(northwind, "chill-temp")["now"] == "3.6"
    assert edges(northwind, "chill-temp") == "On 30 Jun: 1.8°C–4.2°C on track, 1.5°C–4.5°C at risk"


def test_9_a_month_that_is_the_mean_of_its_weeks(northwind: Built) -> None:
    # drops-per-route, June: (15.0 + 15.1 + 15.0 + 15.2) / 4 = 15.075. May: (14.7 + 14.6 + 14.8 + 14.9 + 14.8) / 5
    # = 14.76, so +0.315. Path on 6/30 (2/1 to 9/30 is 241 days, 149 gone): 14.2 + 1.4 x 149/241 = 15.0656.
    printed = row(northwind, "drops-per-route")
    assert (printed["now"], printed["plan"], printed["change"]) == ("15.1", "15.1", "+0.3")
    assert gap(northwind, "drops-per-route") == "±0.0 drops"


def test_10_two_targets_and_the_first_one_reached(northwind: Built) -> None:
    # cost-per-drop: 8.05 wanted on 6/30, and 8.01 measured: reached, 0.04 better. In the month of a
    # target's date only that target counts, so no bounds around the path are printed.
    printed = row(northwind, "cost-per-drop")
    assert (printed["plan"], printed["now"], printed["judgement"]) == ("8.05", "8.01", "● Reached (30 Jun target)")
    assert gap(northwind, "cost-per-drop") == "-0.04 GBP"
    assert edges(northwind, "cost-per-drop") == "Target of 30 Jun: 8.05 GBP or less is reached, all else missed"


def test_11_the_outlook_of_a_trend(northwind: Built) -> None:
    # cost-per-drop since February, in days after 2/28: 8.43 (0), 8.31 (31), 8.19 (61), 8.10 (92), 8.01 (122).
    # The ten slopes, in pence a day: -0.400, -0.393, -0.387, -0.359, -0.344, -0.344, -0.330, -0.300, -0.295, -0.290;
    # the median is -0.21/61 = -0.344. From the middle (4/30, 8.19) to 7.80: 39 / 0.3443 = 113.3, 114 days: 22 August.
    assert northwind.figures["cost-per-drop"].outlook_reaches == date(2026, 8, 22)
    assert "late August" in row(northwind, "cost-per-drop")["outlook"]


def test_12_the_judgement_of_the_whole(aoyama: Built, northwind: Built) -> None:
    # Aoyama: both goals on track, no KPI off track, the decision d3 due on the very day of the report (not overdue);
    # its author made it at risk, with a reason. May: no such words, both goals on track.
    # Northwind: reached and on track; the worse of the two is on track. In May dock-to-stock was 6.6 where
    # 6.8 - 1.8 x 119/241 = 5.911 was planned: behind by 0.689 / 1.8 = 38.3 points, off track; so one step worse.
    lead = aoyama.slides[1].texts[0]
    assert lead.index("▲ 注意") < lead.index("● 順調")
    lead = northwind.slides[1].texts[0]
    assert lead.index("● On track") < lead.index("▲ At risk")


def test_meetings_move_off_holidays() -> None:
    # 2026-05-05 is a Tuesday and Children's Day, 5/6 stands in for Constitution Day (Sunday 5/3): the weekly meeting
    # moves to Thursday 5/7. The third Wednesday of May is 5/20.
    built = build(ROOT / "samples" / "aoyama-apparel", "ja", date(2026, 5, 1))
    day, what = (built.tongue.say(f"next.{key}", kind="monthly") for key in ("day", "what"))
    printed = {r[what]: r[day] for r in built.rows(day, what)}
    assert printed["定例会（10:00）"] == "5/7(木)"
    assert printed["月次報告会（16:00）"] == "5/20(水)"


def test_a_changed_value_changes_what_is_printed(tmp_path: Path) -> None:
    """The tests above read the files and not a copy of their own: one value altered, and everything follows it."""
    folder = tmp_path / "aoyama-apparel"
    shutil.copytree(ROOT / "samples" / "aoyama-apparel", folder)
    csv = folder / "kpi.csv"
    old = csv.read_text(encoding="utf-8")
    new = old.replace("markdown-rate,2026-06-28,22.4,,", "markdown-rate,2026-06-28,21.3,,")
    assert new != old
    csv.write_text(new, encoding="utf-8", newline="\n")
    built = build(folder, "ja")
    # 21.3 - 21.0556 = 0.2444, 4.4 points of the way behind: on track. 21.3 - 21.8 = -0.5; 21.3 - 23.3 = -2.0.
    printed = row(built, "markdown-rate")
    assert (printed["now"], printed["change"], printed["change_on_year"], printed["judgement"]) == (
        "21.3", "-0.5pt", "-2.0pt", "● 順調")
    assert gap(built, "markdown-rate") == "+0.2pt"
    chart = built.chart("markdown-rate")
    assert chart is not None
    assert float(chart.cached["実績"][0][date(2026, 6, 28)]) == 21.3
    indicator = built.sample.indicator("markdown-rate")
    assert calculator.judged(built.sample, indicator, built.end, built.as_of) == "on_track"
