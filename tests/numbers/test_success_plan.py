"""The success plan, read back: agreed figures, edges, milestones and the revision history."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from built_samples import Built
from independent import calculator


def test_baseline_and_every_target_stand_in_the_table_of_indicators(built: Built) -> None:
    tongue = built.tongue
    name, baseline, target = (tongue.say(f"head.{head}") for head in ("indicator", "baseline", "target"))
    rows = {row[name]: row for row in built.rows(name, baseline, target, kind="success-plan")}
    assert list(rows) == [built.named(i["id"]) for i in built.sample.indicators()]
    for indicator in built.sample.indicators():
        row, unit = rows[built.named(indicator["id"])], built.unit(indicator["id"])
        if not calculator.agreed(indicator):
            days = {str(entry["what"]): tongue.day(entry["until"], "month_day") for entry in indicator["to_confirm"]}
            assert days["baseline"] in row[baseline] and days["target"] in row[target]
            continue
        start = indicator["baseline"]
        assert row[baseline].startswith(built.value(indicator, Fraction(start["value"])))
        assert tongue.span(start["from"], start["to"]) in row[baseline]
        assert row[target].splitlines() == [
            tongue.say("goal.target", kind="success-plan", day=tongue.day(point["date"], "short"),
                       value=tongue.target(unit, point, indicator["decimals"]))
            for point in calculator.targets(indicator)]


def goal_line(built: Built, goal: Any) -> str:
    """The way of a goal from its baseline to its last target, with the difference of the two."""
    aim = calculator.targets(goal)[-1]
    change = Fraction(aim["value"]) - Fraction(goal["baseline"]["value"])
    return built.tongue.say(
        "goal.value", kind="success-plan", name=built.name(goal["id"]), day=built.tongue.day(aim["date"], "long"),
        before=built.value(goal, Fraction(goal["baseline"]["value"])), after=built.value(goal, Fraction(aim["value"])),
        change=built.tongue.difference(built.unit(goal["id"]), change, goal["decimals"]))


def test_each_goal_says_from_where_to_where_and_by_how_much(built: Built) -> None:
    for goal in built.sample.goals():
        assert goal_line(built, goal) in built.plan.texts
    benefit, content = built.tongue.say("head.benefit"), built.tongue.say("issues.content", kind="success-plan")
    rows = [row[content] for row in built.rows(content, kind="success-plan") if benefit in row.values()]
    assert rows == [goal_line(built, built.sample.indicator(i["goal"])) for i in built.sample.plan["purpose"]["issues"]]


def test_the_revision_history_has_the_first_agreement_and_every_change(built: Built) -> None:
    tongue, plan = built.tongue, built.sample.plan
    version, day, changed = (tongue.say(f"head.{head}") for head in ("version", "date", "changed"))
    first, *rest = built.rows(version, day, changed, kind="success-plan")
    assert first[day] == tongue.day(plan["agreed"], "long")
    assert [(row[version], row[day]) for row in rest] == [
        (tongue.say("format.version", version=c["version"]), tongue.day(c["date"], "long")) for c in plan["changes"]]
    for row, change in zip(rest, plan["changes"], strict=True):
        indicator = built.sample.indicator(change["field"].split(".")[-2])
        before, after = (tongue.number(Fraction(change[end]), indicator["decimals"]) for end in ("from", "to"))
        assert built.name(indicator["id"]) in row[changed]
        assert tongue.day(change["at"], "short") in row[changed]
        bare = re.sub(r"(?<=\d) ?(%|[^\d\s→（(]+)(?= →)", "", row[changed])  # with or without its unit
        assert tongue.say("arrow", before=before, after=after) in bare
    last = {c["field"]: c for c in plan["changes"]}
    for change in last.values():  # what the history says was agreed last is what the plan says today
        indicator = built.sample.indicator(change["field"].split(".")[-2])
        assert [p["value"] for p in calculator.targets(indicator) if p["date"] == change["at"]] == [change["to"]]


def test_milestones_have_their_days_and_what_became_of_them(built: Built) -> None:
    tongue, reached = built.tongue, {entry["of"] for entry in built.sample.journal["reached"]}
    head, day, status = (tongue.say(f"head.{key}") for key in ("milestone", "date", "status"))

    def became(milestone: Any) -> str:
        late = milestone["date"] < built.as_of
        return "reached" if milestone["id"] in reached else "late" if late else "planned"

    assert [(row[day], row[status]) for row in built.rows(head, day, status, kind="success-plan")] == [
        (tongue.day(m["date"], "long"), tongue.say(f"milestone.{became(m)}")) for m in built.sample.plan["milestones"]]


def test_the_map_has_every_work_at_its_impact_and_difficulty(built: Built) -> None:
    works = built.sample.plan["roadmap"]
    names = [built.sample.text(work["id"], "work", built.tongue.name) for work in works]
    said = next(text for text in built.plan.pictures if all(f"{n} {name}" in text for n, name in enumerate(names, 1)))
    for number, (name, work) in enumerate(zip(names, works, strict=True), start=1):
        after = said.split(f"{number} {name}")[1]
        assert re.findall(r"\d+", after)[:2] == [str(work["impact"]), str(work["difficulty"])]


def test_the_bands_are_those_of_the_workspace(built: Built) -> None:
    near, far = (str(int(limit)) for limit in calculator.bands(built.sample))
    rule = built.tongue.words["success-plan"]["judged"]["rule"]
    words: dict[str, Any] = {f"{word}_word": built.tongue.say(f"judgement.{word}") for word in calculator.STEPS}
    said = built.tongue.say("judged.rule", kind="success-plan", at_risk=near, off_track=far, **words)
    assert "{at_risk}" in rule and "{off_track}" in rule
    assert said in built.plan.texts


def test_both_documents_and_both_languages_say_the_same_figures(
    samples: dict[tuple[str, Any], Built],
) -> None:
    """The digits of a figure never depend on the language, nor on the document that prints it."""
    for customer in {name for name, _ in samples}:
        ja, en = (samples[customer, language] for language in ("ja", "en"))
        assert figures_of(ja) == figures_of(en)
        for indicator in ja.sample.indicators():
            charts = [chart for built in (ja, en) for kind in ("monthly", "success-plan")
                      if (chart := built.chart(indicator["id"], kind))]
            drawn = [[points for built in (ja, en) for points in chart.cached.get(built.tongue.say("chart.actual"), ())]
                     for chart in charts]
            assert all(points == drawn[0] for points in drawn)


def figures_of(built: Built) -> list[list[str]]:
    """The digits of each cell of the KPI table, of each edge in both documents, and of baselines and targets."""
    say = built.tongue.say
    heads = [say(f"head.{h}") for h in ("baseline", "now", "plan", "target", "change", "change_on_year")]
    table = [[digits(row[head]) for head in heads] for row in built.rows(*heads)]
    name = say("definitions.edges", kind="monthly")
    monthly = [bare_edges(row[name]) for row in built.rows(name)]
    name = say("judged.edges_head", kind="success-plan")
    plan = [bare_edges(row[name]) for row in built.rows(name, kind="success-plan")]
    assert monthly == plan
    agreed_rows = built.rows(say("head.baseline"), say("head.target"), kind="success-plan")
    for row, agreed in zip(table, agreed_rows, strict=True):
        assert digits(agreed[say("head.baseline")]).startswith(row[0])
        assert digits(agreed[say("head.target")].splitlines()[-1]).endswith(row[3])
    return [*table, *plan]


def digits(text: str) -> str:
    return " ".join(re.findall(r"[-+±]?\d[\d,.]*\d|[-+±]?\d", text))


def bare_edges(text: str) -> list[str]:
    """The figures of an edge, its day left out: a language may write June as a word."""
    text = re.sub(r"(?<=\d)[〜–](?=\d)", " ", text)
    return re.findall(r"\d[\d,.]*", text.partition(":")[2])
