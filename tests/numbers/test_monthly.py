"""The monthly report, read back: every figure equals the one worked out from the customer's own files."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from built_samples import Built
from independent import calculator
from independent.calculator import Figures
from independent.office import Part


def test_the_kpi_table_says_what_was_worked_out_in_every_cell(built: Built) -> None:
    say = built.tongue.say
    heads = ("indicator", "baseline", "now", "plan", "target", "change", "change_on_year", "judgement", "outlook")
    rows = built.rows(*(say(f"head.{head}") for head in heads))
    printed = [[row[say(f"head.{head}")] for head in heads] for row in rows]
    assert printed == [kpi_row(built, indicator) for indicator in built.sample.indicators()]


def kpi_row(built: Built, indicator: Any) -> list[str]:
    ident, figures, tongue = indicator["id"], built.figures[indicator["id"]], built.tongue
    unit, decimals, dash = built.unit(ident), indicator["decimals"], tongue.say("none_short")
    open_ = tongue.say("to_confirm.alone")

    def number(value: Any, missing: str) -> str:
        return missing if value is None else tongue.number(value, decimals)

    return [
        built.named(ident, with_mean=True),
        tongue.number(indicator["baseline"]["value"], decimals) if "baseline" in indicator else open_,
        number(figures.value, tongue.say("no_value")),
        number(figures.planned, dash),
        tongue.target("", calculator.targets(indicator)[-1], decimals) if "target" in indicator else open_,
        tongue.change(unit, figures.change, decimals),
        tongue.change(unit, figures.change_on_year, decimals),
        built.badge(ident),
        outlook_words(built, indicator),
    ]


def outlook_words(built: Built, indicator: Any) -> str:
    """Where the trend leads: not known from so few values, there already, when, or how far by the target's day."""
    figures, tongue = built.figures[indicator["id"]], built.tongue
    if not calculator.agreed(indicator) and figures.outlook_values:
        return tongue.say("outlook.to_confirm")
    if figures.outlook is None:
        return tongue.say("outlook.too_few", count=figures.outlook_values)
    aim, reached = calculator.targets(indicator)[-1], figures.outlook_reaches
    if calculator.within(indicator) and calculator.miss(indicator, figures.outlook) == 0:
        return tongue.say("outlook.already")
    if reached is not None and reached <= aim["date"]:
        if reached < built.as_of:  # foreseen for a day that is over by now
            return tongue.say("outlook.in_time")
        return tongue.say("outlook.reaches", third=tongue.third(reached))
    value = built.value(indicator, figures.outlook)
    nearly = value == tongue.target(built.unit(indicator["id"]), aim, indicator["decimals"])
    return tongue.say("outlook.nearly" if nearly else "outlook.at_target_day_missed", value=value)


def conclusion(built: Built) -> Part:
    return built.slides[1]


def shown_on_cards(built: Built) -> list[Any]:
    """Two goals, and beside them the worst KPI: by its word, then by how far it is behind."""
    def badly(kpi: Any) -> tuple[int, Any]:
        figures = built.figures[kpi["id"]]
        return calculator.BETTER_FIRST.index(figures.judgement), figures.behind or 0

    kpis = [kpi for goal in built.sample.goals() for kpi in goal["kpis"]]
    return [*built.sample.goals()[:2], max(kpis, key=badly)]


def test_each_card_has_the_value_its_plan_and_its_target(built: Built) -> None:
    texts, goals, tongue = conclusion(built).texts, built.sample.goals(), built.tongue
    for indicator in shown_on_cards(built):
        figures, name = built.figures[indicator["id"]], built.name(indicator["id"])
        head = tongue.say("kgi_name", kind="monthly", name=name) if indicator in goals else name
        at = texts.index(head)
        unit, decimals = built.unit(indicator["id"]), indicator["decimals"]
        assert figures.value is not None and figures.planned is not None
        aim, basis = calculator.targets(indicator)[-1], built.basis(indicator["id"])
        shown = tongue.say("with_note", text=unit, note=basis) if basis else unit
        said = "\n".join([
            f"{tongue.number(figures.value, decimals)} {shown}",
            built.badge(indicator["id"]),
            one_space(tongue.say("card.both", kind="monthly", planned=tongue.number(figures.planned, decimals),
                                 value=tongue.target("", aim, decimals), day=tongue.day(aim["date"], "month_day"))),
        ])
        assert "\n".join(texts[at + 1:]).startswith(said)


def test_the_overall_judgement_now_and_a_month_before_stand_on_the_conclusion(built: Built) -> None:
    now = calculator.overall(built.sample, built.end, built.as_of)
    before = calculator.overall(built.sample, built.before, built.as_of.replace(month=built.as_of.month - 1))
    lead = one_space(conclusion(built).texts[0])
    marks = re.findall("[●▲■○] ?([^●▲■○()（）]+?) ?(?=[(（)）])", lead)
    assert marks == [built.tongue.say(f"judgement.{word}") for word in (now, before)]
    assert built.tongue.say(f"judgement.{now}") in conclusion(built).notes[0]


def clause_numbers(built: Built, indicator: Any) -> list[str]:
    """The figures that a sentence about the indicator may name, worst first: back behind the baseline, off the plan."""
    figures, unit, decimals = built.figures[indicator["id"]], built.unit(indicator["id"]), indicator["decimals"]
    if figures.behind is None or figures.behind <= 0 or figures.judgement in ("reached", "on_track"):
        return []
    assert figures.gap is not None and figures.value is not None
    from_baseline = figures.value - indicator["baseline"]["value"]
    backwards = (from_baseline > 0) == (indicator["better"] == "lower") and from_baseline != 0
    return [built.tongue.difference(unit, from_baseline if backwards else figures.gap, decimals, signed=False)]


def tally(built: Built) -> str:
    """How many have each judgement, best first, those that none has left out."""
    judged = [figures.judgement for figures in built.figures.values()]
    words = ("reached", "on_track", "at_risk", "off_track", "not_yet")
    said = [built.tongue.say(f"tally.{word}", count=judged.count(word)) for word in words if word in judged]
    return built.tongue.say("tally.between").join(said)


def test_titles_name_the_gap_of_the_worst_indicator_and_count_the_good_ones(built: Built) -> None:
    worst = shown_on_cards(built)[2]
    slide = next(s for s in built.slides if any(built.tongue.say("head.change_on_year") in t[0] for t in s.tables))
    title = flat(built, slide.title)
    begins, ends = split_template(built, "kpis.title", "worst", tally=tally(built))
    assert title.startswith(begins) and title.endswith(ends)
    assert built.name(worst["id"]) in title
    assert clause_numbers(built, worst) != []
    assert all(number in title for number in clause_numbers(built, worst))


def test_the_first_title_names_no_other_gap_than_that_of_a_card(built: Built) -> None:
    title = flat(built, conclusion(built).title)
    known = {number for indicator in shown_on_cards(built) for number in clause_numbers(built, indicator)}
    assert set(re.findall(r"\d[\d,.]* ?(?:pt|%)", title)) <= known


def test_a_chart_of_its_own_reads_value_plan_gap_target_and_parts(built: Built) -> None:
    tongue, seen = built.tongue, 0
    for indicator in built.sample.indicators():
        ident, figures, slide = indicator["id"], built.figures[indicator["id"]], built.slide_of(indicator["id"])
        if slide is None:
            continue
        seen += 1
        lines = "\n".join(slide.texts).splitlines()
        assert value_line(built, indicator, figures) in lines
        if "target" in indicator:
            aim = calculator.targets(indicator)[-1]
            unit, decimals = built.unit(ident), indicator["decimals"]
            assert tongue.say("reading.target", day=tongue.day(aim["date"], "short"),
                              final=tongue.target(unit, aim, decimals)) in lines
        parts = [tongue.say("reading.part", part=built.name(part), value=built.value(indicator, value))
                 for part in indicator["measure"].get("parts", ())
                 for day, value in built.sample.series(ident, part) if day == figures.day]
        assert len(parts) == len(indicator["measure"].get("parts", ()))
        assert not parts or listed(built, parts) in lines
        assert tongue.say("reading.outlook", outlook=outlook_words(built, indicator)) in lines
    assert seen, "what matters most has a slide of its own"


def test_the_box_of_each_indicator_has_its_value_and_its_word(built: Built) -> None:
    tongue, goals = built.tongue, built.sample.goals()
    boxes = [text.splitlines() for slide in built.slides for text in slide.texts]
    for indicator in built.sample.indicators():
        ident, figures = indicator["id"], built.figures[indicator["id"]]
        head = tongue.say("tree.goal", name=built.name(ident)) if indicator in goals else built.name(ident)
        badge = built.badge(ident)
        box = next(lines for lines in boxes if len(lines) == 2 and lines[0] == head and lines[1].endswith(badge))
        known = [number for number in (figures.value, figures.planned) if number is not None]
        assert re.findall(r"\d[\d.,]*", box[1].removesuffix(badge).replace(built.unit(ident), "")) == [
            tongue.number(number, indicator["decimals"]) for number in known]


def value_line(built: Built, indicator: Any, figures: Figures) -> str:
    assert figures.value is not None
    value, day = built.value(indicator, figures.value), built.tongue.day(figures.day, "month_day")
    said = built.basis(indicator["id"])
    form, words = ("_basis", {"basis": said}) if said else ("", {})
    if figures.planned is None or figures.gap is None:
        return built.tongue.say(f"reading.only_now{form}", date=day, value=value, **words)
    gap = built.tongue.difference(built.unit(indicator["id"]), figures.gap, indicator["decimals"])
    return built.tongue.say(f"reading.now{form}", date=day, value=value, signed_gap=gap,
                            planned=built.value(indicator, figures.planned), **words)


def test_edges_are_rounded_to_the_strict_side_in_both_documents(built: Built) -> None:
    tongue = built.tongue
    expected = {indicator["id"]: built.edges(indicator["id"]) for indicator in built.sample.indicators()}
    name, edges = (tongue.say(f"definitions.{key}", kind="monthly") for key in ("name", "edges"))
    assert [(row[name], row[edges]) for row in built.rows(name, edges)] == [
        (built.named(ident), text) for ident, text in expected.items()]
    name, edges = tongue.say("head.indicator"), tongue.say("judged.edges_head", kind="success-plan")
    assert [(row[name], row[edges]) for row in built.rows(name, edges, kind="success-plan")] == [
        (built.name(ident), text) for ident, text in expected.items()]


def test_misses_are_counted_and_each_has_its_row(built: Built) -> None:
    misses, tongue = calculator.misses(built.sample, built.end), built.tongue
    what, back = (tongue.say(f"misses.{key}", kind="monthly") for key in ("what", "back_by"))
    rows = built.rows(what, back)
    printed = [(row[tongue.say("misses.cause_is", kind="monthly")], row[back]) for row in rows]
    late = calculator.late_promises(built.sample, built.as_of)  # before all others, and nobody knows yet until when
    open_ = tongue.say("to_confirm.alone")
    assert printed == [*((tongue.say("cause.vendor"), open_) for _ in late),
                       *((tongue.say(f"cause.{m['cause_is']}"), back_words(built, m)) for m in misses)]
    assert misses_title(built) in titles(built)


def misses_title(built: Built) -> str:
    """How many were missed, how many of them are ours, and what is known of the day they are over."""
    misses, tongue = calculator.misses(built.sample, built.end), built.tongue
    late = len(calculator.late_promises(built.sample, built.as_of))
    ours = late + sum(m["cause_is"] == "vendor" for m in misses)
    said = tongue.say("misses.title", kind="monthly", count=len(misses) + late, ours=ours)
    open_ = late + sum("back_by" not in m and "closed" not in m for m in misses)
    if open_:
        return tongue.say("misses.title_open", kind="monthly", said=said, count=open_, open=open_)
    days = [m["back_by"] for m in misses if "back_by" in m]
    return tongue.say("misses.title_back", kind="monthly", said=said, day=tongue.day(max(days), "month_day"))


def test_a_list_of_misses_cut_short_says_how_many_are_left(built: Built) -> None:
    tongue = built.tongue
    total = len(calculator.misses(built.sample, built.end)) + len(calculator.late_promises(built.sample, built.as_of))
    head = tongue.say("missed.title", kind="monthly")
    lines = next(text for text in conclusion(built).texts if text.splitlines()[:1] == [head]).splitlines()[1:]
    why = tongue.say("conclusion.why", kind="monthly", why="")
    lines = [line for line in lines if not line.startswith(why)]  # why the whole was judged worse stands before them
    rest = total - (len(lines) - 1)
    assert len(lines) == total or lines[-1] == tongue.say("missed.more", kind="monthly", count=rest)


def back_words(built: Built, miss: Any) -> str:
    if "back_by" in miss:
        return built.tongue.day(miss["back_by"], "month_day")
    return built.tongue.say("misses.closed", kind="monthly", day=built.tongue.day(miss["closed"], "month_day"))


def test_work_and_voices_are_counted_and_listed(built: Built) -> None:
    work, voices = calculator.work_done(built.sample, built.end), calculator.voices(built.sample, built.end)
    wanted = set(work_titles(built))
    slide = next(slide for slide in built.slides if wanted & set(part_titles(built, slide)))
    done = next(text for text in slide.texts if text.startswith(built.tongue.say("work.done", kind="monthly")))
    lines = done.split(built.tongue.say("work.effort", kind="monthly"))[0].splitlines()[1:]
    assert len(lines) == len(work)
    for entry, line in zip(work, lines, strict=True):
        if "amount" in entry:
            assert re.findall(r"\d+", line) == re.findall(r"\d+", texts_of(built, "work_done", entry))
    heard = [voice["says"] for node in (built.sample.journal, *built.sample.texts[built.tongue.name])
             for voice in node.get("voices", ())]
    shown = [says for says in heard if any(says in text for text in slide.texts)]
    assert len(shown) == len(voices)


def work_titles(built: Built) -> list[str]:
    """How much was done, in how many of the customer's hours; the month in whatever form."""
    hours = {entry["month"]: entry["hours"] for entry in built.sample.journal["own_hours"]}
    return [built.tongue.say("work.title_hours", kind="monthly", month=built.tongue.month(built.end, form),
                             count=len(calculator.work_done(built.sample, built.end)),
                             hours=hours[f"{built.end:%Y-%m}"], before=hours[f"{built.before:%Y-%m}"])
            for form in built.tongue.words["format"]["month"]]


def texts_of(built: Built, key: str, entry: Any) -> str:
    """What the entry of a list without ids says in the language: it stands at the same place in the other file."""
    place = built.sample.journal[key].index(entry)
    said: Any = next((root[key][place] for root in built.sample.texts[built.tongue.name] if key in root), {})
    return " ".join(str({**entry, **said}[name]) for name in ("what", "amount"))


def test_support_and_hours_are_those_of_the_month(built: Built) -> None:
    month = f"{built.end:%Y-%m}"
    support = next(entry for entry in built.sample.journal["support"] if entry["month"] == month)
    hours = {entry["month"]: entry["hours"] for entry in built.sample.journal["own_hours"]}
    say, texts = built.tongue.say, [text for slide in built.slides for text in slide.texts]
    carried = support["open"] + support["closed"] - support["opened"]  # open at the month's beginning
    wanted = (say("work.support_carried" if carried else "work.support", kind="monthly", carried=carried,
                  opened=support["opened"], closed=support["closed"], open=support["open"]),
              say("work.days_to_answer", kind="monthly", days=built.tongue.number(support["days_to_answer"], 1)),
              say("work.hours", kind="monthly", hours=hours[month]),
              say("work.hours_before", kind="monthly", hours=hours[f"{built.before:%Y-%m}"]))
    assert all(any(text in shown for shown in texts) for text in wanted)


def test_open_actions_are_counted_with_their_days_and_the_late_ones(built: Built) -> None:
    tongue, actions = built.tongue, calculator.open_actions(built.sample)
    due, state = (tongue.say(f"actions.{key}", kind="monthly") for key in ("due", "state"))
    late = [action for action in actions if action["due"] < built.as_of]
    assert [(row[due], row[state]) for row in built.rows(due, state)] == [
        (tongue.day(a["due"], "day"), tongue.say(f"actions.{'late' if a in late else 'open'}", kind="monthly"))
        for a in actions]
    assert tongue.say("actions.title", kind="monthly", count=len(actions), late=len(late)) in titles(built)


def test_open_decisions_are_counted_with_their_days(built: Built) -> None:
    tongue, decisions = built.tongue, calculator.open_decisions(built.sample, built.as_of)
    until, options = (tongue.say(f"decisions.{key}", kind="monthly") for key in ("until", "options"))
    assert [row[until] for row in built.rows(until, options)] == [tongue.day(d["until"], "day") for d in decisions]
    assert tongue.say("decisions.all", kind="monthly", count=len(decisions)) in titles(built)


def test_the_next_dates_are_the_meetings_moved_off_holidays_and_the_milestones(built: Built) -> None:
    tongue, sample = built.tongue, built.sample
    month = built.as_of + timedelta(days=31)
    reached = {entry["of"] for entry in sample.journal["reached"]}
    wanted = {(calculator.next_meeting(sample, m, built.as_of),
               tongue.say("line.meeting_at", name=built.name(m["id"]), at=m["at"])) for m in sample.plan["meetings"]}
    wanted |= {(m["date"], built.name(m["id"])) for m in sample.plan["milestones"]
               if m["id"] not in reached and m["date"] >= built.as_of}
    wanted |= {(d["until"], tongue.say("line.decide_on", what=sample.text(d["id"], "what", tongue.name)))
               for d in calculator.open_decisions(sample, built.as_of) if d["until"] >= built.as_of}
    day, what = (tongue.say(f"next.{key}", kind="monthly") for key in ("day", "what"))
    printed = [(row[day], row[what]) for row in built.rows(day, what)]
    soon = {(tongue.day(date, "day"), text) for date, text in wanted if date < month}
    assert soon <= set(printed), "everything of the next month is there"
    assert set(printed) <= {(tongue.day(date, "day"), text) for date, text in wanted}, "and each on its own day"
    asked = sorted({decision["until"] for decision in calculator.open_decisions(sample, built.as_of)})
    ahead = min((m for m in sample.plan["milestones"] if m["id"] not in reached and m["date"] > built.as_of),
                key=lambda m: m["date"])
    days = [tongue.day(one, "month_day") for one in asked]
    title = tongue.say("next.title_both", kind="monthly", day=listed(built, days),
                       milestone=built.name(ahead["id"]), milestone_day=tongue.day(ahead["date"], "month_day"))
    assert title in titles(built)


def test_the_page_number_counts_the_slides(built: Built) -> None:
    assert [re.findall(r"(\d+) / (\d+)", slide.page) for slide in built.slides[1:]] == [
        [(str(number), str(len(built.slides)))] for number in range(2, len(built.slides) + 1)]


def flat(built: Built, title: str) -> str:
    between = " " if built.tongue.name == "en" else ""
    return re.sub(r" ?\n", between, re.sub(r"(?<=\w-)\n", "", title))  # a line may end behind a hyphen


def titles(built: Built) -> list[str]:
    return [title for slide in built.slides for title in part_titles(built, slide)]


def part_titles(built: Built, slide: Part) -> list[str]:
    """The slide's title, and it without the words that number the parts of a long table."""
    title = flat(built, slide.title)
    return [title, re.sub(rf" ?[（(](?:{built.tongue.say('label.continued')},? )?\d+(/| of )\d+[)）]", "", title)]


def split_template(built: Built, key: str, hole: str, **values: int) -> tuple[str, str]:
    filled: dict[str, Any] = {hole: "\0", **values}
    begins, ends = built.tongue.say(key, kind="monthly", **filled).split("\0")
    return begins, ends


def one_space(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def listed(built: Built, items: list[str]) -> str:
    words = built.tongue.words["format"]["list"]
    return str(words["comma"].join(items[:-1]) + (words["last"] if len(items) > 1 else "") + items[-1])
