"""A net for what no other test thought of: every number in every text of every file is known, or the test names it.

A text is a slide's shapes, a row of a table, a paragraph. From each are taken away, as a whole: what a person wrote in
the input files, the words of the locale files (with their counts filled in), versions, and days. Every number that is
left must be one of the indicator, the work, the risk ... which that very text is about, in the digits and with the sign
that are printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from built_samples import Built
from independent import calculator, money_said
from independent.inputs import days_in
from independent.office import Chart, Part, properties
from independent.writing import rounded, strict

# How the samples' decisions are asked where the question changes their last word, by hand.
QUESTIONS = (
    "夏物の値引き新基準を7/21(火)から全43店に広げてよいか",
    "修理が終わるまで、ブリストル拠点に隣接する荷受け場2か所を7/27から借りてよいか",
)
NUMBER = re.compile(r"[-+±]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


def test_every_number_in_every_text_is_known(built: Built) -> None:
    unknown = {(place, number, text) for place, idents, text in texts(built) for number in left(built, idents, text)}
    assert not unknown


def test_the_net_catches_a_wrong_figure_day_weekday_and_count(built: Built) -> None:
    """Each of these stands nowhere in the inputs and follows from nothing."""
    goal = built.sample.goals()[0]
    figures, name = built.figures[goal["id"]], built.name(goal["id"])
    assert figures.value is not None
    right = built.value(goal, figures.value)
    wrong = built.value(goal, figures.value + Fraction(1, 10 ** goal["decimals"]))
    saturday = built.tongue.day(date(2026, 7, 18), "day")
    monday = saturday.replace(built.tongue.words["format"]["weekdays"][5], built.tongue.words["format"]["weekdays"][0])
    ident = {goal["id"]}
    assert left(built, ident, f"{name} {right}") == []
    assert left(built, set(), f"{name} {right}") != []
    assert left(built, ident, f"{name} {wrong}") != []
    assert left(built, ident, f"{name} {right} {built.tongue.day(date(2026, 2, 22), 'short')}") != []
    assert left(built, ident, monday) != []
    assert left(built, ident, built.tongue.say("misses.title", kind="monthly", count=23, ours=0)) != []


def texts(built: Built) -> Iterator[tuple[str, set[str], str]]:
    """Every text of both files: where it stands, the indicators it is about, and itself."""
    for number, slide in enumerate(built.slides, start=1):
        about = {i["id"] for i in built.sample.indicators() for chart in slide.charts if chart is built.chart(i["id"])}
        texts = [flat(built, slide.title), *slide.texts, *slide.notes, *slide.pictures, *labels(slide.charts)]
        named = named_in(built, "\n".join(texts))
        for text in texts:
            yield f"slide {number}", about if len(about) == 1 else named_in(built, text) or named, text
        yield f"slide {number}, page", set(), re.sub(r"\d+ / \d+", "", slide.page)
        yield from rows(built, f"slide {number}", slide)
    said = [*built.plan.texts, *built.plan.notes, *built.plan.pictures, *labels(built.plan.charts)]
    dots = {text for text in said if text.isdecimal()}  # the numbered dots of the map of works, not ① of an event
    assert dots <= {str(number) for number, _ in enumerate(built.sample.plan["roadmap"], start=1)}
    for text in (text for text in said if text not in dots):
        yield "plan", named_in(built, text), text
    yield from rows(built, "plan", built.plan)
    for kind, data in built.files.items():
        for text in properties(data):
            yield f"properties of {kind}", set(), text if text != "1" else ""  # the revision of a file just made


def rows(built: Built, place: str, part: Part) -> Iterator[tuple[str, set[str], str]]:
    for table in part.tables:
        counted = [row[0] for row in table if row[0].isdigit()]
        listed = counted == [str(number) for number in range(1, len(counted) + 1)]  # 1, 2, 3 ... down the first column
        for row in table:
            for column, cell in enumerate(row):
                if not (listed and column == 0 and cell.isdigit()):
                    yield f"{place}, table", named_in(built, "\n".join(row)), cell


def labels(charts: list[Chart]) -> list[str]:
    return [text for chart in charts for text in (chart.description, *chart.texts, *chart.cached)]


def named_in(built: Built, text: str) -> set[str]:
    """The ids of everything with numbers of its own that the text names."""
    return {ident for ident, name in names(built) if name in text}


@cache
def names(built: Built) -> list[tuple[str, str]]:
    """Indicators, works, risks, cases and the things that cost once, by their names in the language."""
    sample, tongue = built.sample, built.tongue.name
    found = [(i["id"], built.name(i["id"])) for i in sample.indicators()]
    for key, entries in (("work", sample.plan["roadmap"]), ("risk", sample.plan["risks"]),
                         ("title", sample.workspace["cases"])):
        found += [(entry["id"], sample.text(entry["id"], key, tongue)) for entry in entries]
    found += [(case["id"], case["result"]["what"]) for case in cases(built)]
    cost = built.tongue.words["effect"]["counted"]["own_hour"]
    return [*found, ("costs", cost.split("{money}")[0])]


def cases(built: Built) -> list[Any]:
    """The cases with their result in the language: the words of one, the numbers of the workspace."""
    said = {node["id"]: node for root in built.sample.texts[built.tongue.name] for node in root.get("cases", ())}
    return [{**case, "result": {**case["result"], **said.get(case["id"], {}).get("result", {})}}
            for case in built.sample.workspace["cases"]]


def flat(built: Built, title: str) -> str:
    between = " " if built.tongue.name == "en" else ""
    return re.sub(r" ?\n", between, re.sub(r"(?<=\w-)\n", "", title))  # a line may end behind a hyphen


def left(built: Built, idents: set[str], text: str) -> list[str]:
    """The numbers in the text that nothing accounts for."""
    if not re.search(r"\d", text):
        return []
    text = accounted(built).sub(" ", text)
    text = without_parts(built, text)
    text = without_versions(built, text)
    text, wrong = without_days(built, idents, text)
    known = {figure for ident in idents for figure in (*figures(built, ident), *others(built, ident))}
    return wrong + [number for number in NUMBER.findall(text) if number not in known]


@cache
def accounted(built: Built) -> re.Pattern[str]:
    """Whole texts of which every number is known; longest first, so that none is cut up by a shorter one inside it."""
    known = sorted({*written(built), *counted(built)}, key=len, reverse=True)
    return re.compile("|".join(whole(text) for text in known))


def written(built: Built) -> list[str]:
    """What people wrote, as whole texts."""
    strings = {re.sub(r"\s+", " ", text).strip() for text in built.sample.strings(built.tongue.name)}
    return [s for s in strings if re.search(r"\d", s) and re.search(r"[^\W\d_]|\d:\d", s) and not is_code(s)]


def is_code(text: str) -> bool:
    """Ids of weeks and quarters, files and keys are not texts for people: none of them may be printed."""
    return re.fullmatch(r"[a-z0-9.-]+|\d{4}-[WQ]?\d+|.*\.xlsx", text) is not None


def counted(built: Built) -> list[str]:
    """The words of the locale files that hold a number: fixed ones, and those with a count, filled in here."""
    fixed = [part for text in built.tongue.texts() for part in re.split(r"\{\w+\}", text)
             if re.search(r"\d", part) and re.search(r"[^\W\d_]", part)]
    return [text.strip() for text in (*fixed, *filled(built))]


def filled(built: Built) -> Iterator[str]:
    sample, tongue = built.sample, built.tongue
    misses, work = calculator.misses(sample, built.end), calculator.work_done(sample, built.end)
    decisions, actions = calculator.open_decisions(sample, built.as_of), calculator.open_actions(sample)
    late = sum(action["due"] < built.as_of for action in actions)
    near, far = (str(int(limit)) for limit in calculator.bands(sample))
    words: dict[str, Any] = {f"{word}_word": tongue.say(f"judgement.{word}") for word in calculator.STEPS}
    promised = calculator.late_promises(sample, built.as_of)
    told = len(misses) + len(promised)
    ours = len(promised) + sum(m["cause_is"] == "vendor" for m in misses)
    yield tongue.say("misses.title", kind="monthly", count=told, ours=ours)
    open_ = len(promised) + sum("back_by" not in m and "closed" not in m for m in misses)
    yield tongue.say("misses.title_open", kind="monthly", said="", count=open_, open=open_)
    for action in promised:
        yield tongue.say("line.late", what=sample.text(action["id"], "what", tongue.name),
                         day=tongue.day(action["due"], "month_day"), count=(built.as_of - action["due"]).days)
    yield from QUESTIONS
    yield tongue.say("decisions.all", kind="monthly", count=len(decisions))
    yield tongue.say("actions.title", kind="monthly", count=len(actions), late=late)
    yield tongue.say("kpi_table_alt", count=len(built.figures))
    yield tongue.say("misses.alt", kind="monthly", count=told)
    for word in ("reached", "on_track", "at_risk", "off_track", "not_yet"):
        count = sum(figures.judgement == word for figures in built.figures.values())
        yield tongue.say(f"tally.{word}", count=count)
    yield tongue.say("kpis.rule", kind="monthly", on_track=near, at_risk=far)
    yield tongue.say("notes.bands", kind="monthly", on_track=near, at_risk=far)
    yield tongue.say("judged.rule", kind="success-plan", at_risk=near, off_track=far, **words)
    hours = {entry["month"]: entry["hours"] for entry in sample.journal["own_hours"]}
    for form in tongue.words["format"]["month"]:
        yield tongue.say("work.title_hours", kind="monthly", count=len(work), month=tongue.month(built.end, form),
                         hours=hours[f"{built.end:%Y-%m}"], before=hours[f"{built.before:%Y-%m}"])
    rest = len([i for i in sample.indicators() if sample.series(i["id"]) and built.slide_of(i["id"]) is None])
    well = sum(built.figures[i["id"]].judgement in ("reached", "on_track") for i in sample.indicators()
               if sample.series(i["id"]) and built.slide_of(i["id"]) is None)
    yield tongue.say("others.title", kind="monthly", count=rest)
    yield tongue.say("others.lead", kind="monthly", count=rest, fine=well)
    month = f"{built.end:%Y-%m}"
    for entry in (e for e in sample.journal["support"] if e["month"] == month):
        carried = entry["open"] + entry["closed"] - entry["opened"]
        yield tongue.say("work.support_carried", kind="monthly", carried=carried,
                         **{k: entry[k] for k in ("opened", "closed", "open")})
        yield tongue.say("work.days_to_answer", kind="monthly", days=tongue.number(entry["days_to_answer"], 1))
    for entry in sample.journal["own_hours"]:
        if entry["month"] == month:
            yield tongue.say("work.hours", kind="monthly", hours=entry["hours"])
        if entry["month"] == f"{built.before:%Y-%m}":
            yield tongue.say("work.hours_before", kind="monthly", hours=entry["hours"])
    for meeting in sample.plan["meetings"]:
        yield tongue.say("minutes", count=meeting["length"])
    for person in sample.plan["people"]:
        if "count" in person:
            name = built.name(person["id"])
            yield tongue.say("people_count", count=person["count"])
            yield tongue.say("people_with_count", kind="success-plan", count=person["count"], name=name)
    asked = len(decisions) + len(actions)
    for total, key in ((told, "missed.more"), (len(decisions), "decisions.more"), (asked, "next.more")):
        for rest in range(1, total):  # a list cut short names the rest; test_monthly counts its lines
            yield tongue.say(key, kind="monthly", count=rest)
    for miss in misses:
        for rest in range(1, len(miss.get("answer", ()))):
            yield tongue.say("misses.and_more", kind="monthly", text="", count=rest)
    for indicator in sample.indicators():  # the line in a cell of the table is described by its ends
        if (chart := built.chart(indicator["id"])) is not None:
            cells = chart.cells[tongue.say("chart.actual")][0]
            ends = [tongue.number(Fraction(cells[day]), indicator["decimals"]) for day in (min(cells), max(cells))]
            yield tongue.say("arrow", before=ends[0], after=ends[1])
    yield from fiscal(built)
    yield from in_money(built)


def in_money(built: Built) -> Iterator[str]:
    """What may be printed of effect and cost, each sentence whole."""
    sample, tongue, worked = built.sample, built.tongue, built.money
    yield money_said.headline(sample, tongue, worked)
    yield money_said.alone(sample, tongue, worked)
    yield money_said.balance(sample, tongue, worked)
    yield money_said.passing(tongue, worked)
    for lines in (money_said.downside, money_said.card, money_said.premises):
        yield from lines(sample, tongue, worked)


def fiscal(built: Built) -> Iterator[str]:
    """The plan's period as a half of the customer's fiscal year, where it is one."""
    start, end = built.sample.plan["period"]["start"], built.sample.plan["period"]["end"]
    begins = built.sample.plan["customer"]["fiscal_year_start"]
    half, rest = divmod((start.month - begins) % 12, 6)
    if rest == 0 and (end.year * 12 + end.month) - (start.year * 12 + start.month) == 5:
        year = start.year - (start.month < begins)
        label = year if built.sample.workspace["style"]["fiscal_label"] == "start_year" else year + 1
        yield built.tongue.say(f"format.fiscal.half_{half + 1}", year=label)


def without_parts(built: Built, text: str) -> str:
    """Without the numbers of tables, figures and headings, and of the parts of a table that goes on."""
    numbered = re.fullmatch(r"\d+(?:\.\d+)? (.*)", text)
    text = numbered[1] if numbered and numbered[1] in built.plan.texts else text
    words = built.tongue.words["label"]
    text = re.sub(rf"({words['table']}|{words['figure']}) \d+", " ", text)
    return re.sub(rf"[（(](?:{words['continued']},? )?(\d)(?:/| of )(\d)[)）]",
                  lambda found: " " if found[1] <= found[2] else found[0], text)


def without_versions(built: Built, text: str) -> str:
    plan = built.sample.plan
    mark = built.tongue.say("revisions.mark", kind="success-plan", version=plan["version"], mark="MARK")
    for said in (mark, f"{plan['version']} (MARK)"):  # the plan's mark is no figure: it is compared by eye
        text = re.sub(re.escape(said).replace("MARK", "[0-9a-f]{8}"), " ", text)
    for version in {plan["version"], *(change["version"] for change in plan["changes"])}:
        text = re.sub(whole(built.tongue.say("format.version", version=version)), " ", text, flags=re.IGNORECASE)
    return text


def without_days(built: Built, idents: set[str], text: str) -> tuple[str, list[str]]:
    """The text without its days and months, and those of them that are no day of this customer or a wrong weekday."""
    days, months, thirds = known_days(built, frozenset(idents))
    wrong: list[str] = []

    def check(found: re.Match[str]) -> str:
        parts = {key: value for key, value in found.groupdict().items() if value}
        if not (is_month(built, parts, months, thirds) if "d" not in parts else is_day(built, parts, days)):
            wrong.append(found[0])
        return " "

    for pattern in patterns(built):
        text = re.sub(pattern, check, text)
    return text, wrong


@cache
def patterns(built: Built) -> list[str]:
    """The ways in which the language writes days and months, longest first."""
    written = built.tongue.words["format"]
    weekday = "|".join((*written["weekdays_long"], *written["weekdays"]))
    iso = r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])"
    if built.tongue.name == "ja":
        after = rf"(?:[（(](?P<w>{weekday})[)）])?"
        return [iso,
                rf"(?P<y>\d{{4}})年(?P<m>\d\d?)月(?P<d>\d\d?)日{after}",
                rf"(?<![\d/])(?P<y>\d{{4}})/(?P<m>\d\d?)/(?P<d>\d\d?){after}",
                rf"(?<![\d/])(?P<m>\d\d?)/(?P<d>\d\d?)(?![\d/]){after}",
                r"(?P<y>\d{4})年(?P<m>\d\d?)〜(?P<m2>\d\d?)月",
                r"(?P<y>\d{4})年(?P<m>\d\d?)月度?",
                r"(?<!\d)(?P<m>\d\d?)月(?P<t>上旬|中旬|下旬)?"]
    month = "|".join((*written["months_long"], *written["months"]))
    return [iso,
            rf"(?:(?P<w>{weekday}) )?(?<!\d)(?P<d>\d\d?) (?P<m>{month})(?: (?P<y>\d{{4}}))?(?!\w)",
            rf"(?P<m>{month})–(?P<m2>{month}) (?P<y>\d{{4}})",
            rf"(?P<t>early |mid-|late )(?P<m>{month})(?!\w)",
            rf"(?P<m>{month}) (?P<y>\d{{4}})"]


@cache
def known_days(built: Built, idents: frozenset[str]) -> tuple[set[date], set[tuple[int, int]], set[str]]:
    sample = built.sample
    days = {*days_in(sample.plan), *days_in(sample.journal), built.as_of, built.end}
    days |= {figures.day for figures in built.figures.values()}
    days |= {newest(built, ident)[0] for ident in built.figures if sample.series(ident)}
    days |= {calculator.next_meeting(sample, meeting, built.as_of) for meeting in sample.plan["meetings"]}
    days |= {end for ident in idents & set(built.figures) if (chart := built.chart(ident)) for end in reach(chart)}
    spans = [sample.plan["period"]["start"], sample.plan["period"]["end"], built.end]
    months = {(day.year, day.month) for day in spans}
    months |= {(int(year), int(month)) for entry in sample.plan["onboarding"]["expectations"]
               for year, month in [entry["month"].split("-")]}
    months |= {(built.end.year, month) for work in sample.plan["roadmap"] if work["id"] in idents
               for month in work.get("effect_months", ())}
    months |= {(built.end.year, month) for month in range(spans[0].month, spans[1].month + 1)}  # heads of a time line
    reached = [built.figures[ident].outlook_reaches for ident in idents if ident in built.figures]
    return days, months, {built.tongue.third(day) for day in reached if day}


def reach(chart: Chart) -> tuple[date, date]:
    """The first and the last day that the chart shows."""
    days = [day for drawn in chart.cached.values() for points in drawn for day in points]
    return min(days), max(days)


def is_day(built: Built, parts: dict[str, str], days: set[date]) -> bool:
    fits = [day for day in days if day.day == int(parts["d"]) and day.month == month_number(built, parts["m"])
            and ("y" not in parts or day.year == int(parts["y"]))]
    written = built.tongue.words["format"]
    names = [(written["weekdays"][day.weekday()], written["weekdays_long"][day.weekday()]) for day in fits]
    return bool(fits) and ("w" not in parts or any(parts["w"] in pair for pair in names))


def is_month(built: Built, parts: dict[str, str], months: set[tuple[int, int]], thirds: set[str]) -> bool:
    if "t" in parts:
        return any({parts["m"], parts["t"].strip()} <= set(re.findall(r"\d+|[^\W\d]+-?", third.replace("月", " ")))
                   for third in thirds)
    asked = [month_number(built, parts[key]) for key in ("m", "m2") if key in parts]
    return all(any(month == number and ("y" not in parts or year == int(parts["y"])) for year, month in months)
               for number in asked)


def month_number(built: Built, text: str) -> int:
    if text.isdigit():
        return int(text)
    written = built.tongue.words["format"]
    return int((written["months"].index(text) if text in written["months"] else written["months_long"].index(text)) + 1)


def newest(built: Built, ident: str) -> tuple[date, Fraction]:
    return [(day, value) for day, value in built.sample.series(ident) if day <= built.end][-1]


@cache
def figures(built: Built, ident: str) -> set[str]:
    """Every number that may be printed about an indicator, as it is printed."""
    if ident not in built.figures:
        return set()
    indicator, worked = built.sample.indicator(ident), built.figures[ident]
    decimals, tongue = indicator["decimals"], built.tongue
    plain: list[Any] = [worked.value, worked.planned, worked.outlook]
    signed: list[Any] = [worked.gap, worked.change, worked.change_on_year]
    ways: list[Any] = [worked.gap]  # in a sentence that has a word for the direction
    if built.sample.series(ident):
        plain.append(newest(built, ident)[1])
    plain += [value for part in indicator["measure"].get("parts", ())
              for day, value in built.sample.series(ident, part) if day == worked.day]
    if calculator.agreed(indicator):
        baseline, points = Fraction(indicator["baseline"]["value"]), calculator.targets(indicator)
        plain += [baseline, *(Fraction(p[key]) for p in points for key in ("value", "low", "high") if key in p)]
        signed += [Fraction(points[-1]["value"]) - baseline] if "value" in points[-1] else []
        ways += [worked.value - baseline] if worked.value is not None else []
    plain += [Fraction(change[end]) for change in built.sample.plan["changes"]
              if change["field"].split(".")[-2] == ident for end in ("from", "to")]
    known = {tongue.number(value, decimals) for value in plain if value is not None}
    known |= {tongue.signed(value, decimals) for value in signed if value is not None}
    known |= {f"{rounded(abs(value), decimals):,}" for value in ways if value is not None}
    for edge in (worked.on_track, worked.at_risk):
        bounds = [(edge.low, True), (edge.high, False)] if edge else []
        known |= {f"{strict(value, decimals, up=up):,}" for value, up in bounds if value is not None}
    return known | {str(worked.outlook_values)}


@cache
def others(built: Built, ident: str) -> set[str]:
    """Every number that may be printed about something else: a work and its place, a risk, a case, money."""
    plan, known = built.sample.plan, set()
    for number, work in enumerate(plan["roadmap"], start=1):
        known |= {str(number), str(work["impact"]), str(work["difficulty"])} if work["id"] == ident else set()
    for risk in plan["risks"]:
        known |= {str(risk["impact"]), str(risk["likelihood"])} if risk["id"] == ident else set()
    for case in cases(built):
        result = case["result"]
        known |= {built.tongue.number(result[end], 1) for end in ("from", "to")} if case["id"] == ident else set()
        known |= {str(result["months"])} if case["id"] == ident else set()
    for goal in plan["goals"]:
        if goal["id"] == ident and "worth" in goal:  # the effect of one unit, and the shares in percent
            known |= {"1", *money(built, goal["worth"]["per_unit"]["amount"])}
            known |= {built.tongue.number(share * 100, 0) for share in goal["worth"]["share"].values()}
    if ident == "costs":
        sums = [plan["costs"]["own_hour"], *(cost["amount"] for cost in plan["costs"]["once"])]
        known |= {"1", *(text for amount in sums for text in money(built, amount["amount"]))}
    return known


def money(built: Built, amount: int) -> set[str]:
    """The sum, and in a language that counts so, in units of ten thousand."""
    units = (1, 10_000) if built.tongue.name == "ja" and amount % 10_000 == 0 else (1,)
    return {f"{amount // unit:,}" for unit in units}


def whole(text: str) -> str:
    """A pattern of the text as it stands, but not as a part of a longer number."""
    begins = r"(?<![\d.,])" if text[:1].isdigit() else ""
    ends = r"(?![\d]|[.,]\d)" if text[-1:].isdigit() else ""
    return begins + re.escape(text) + ends
