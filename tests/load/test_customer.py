"""A folder becomes a customer: all files together, their places, settings, and what a missing file does."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from successplan.diagnostics import Level, Refused
from successplan.load import find_customers, load_customer
from successplan.words import Words

from .folder import PLAN, WORKSPACE, write


def test_a_whole_folder_is_one_customer_without_a_word(tmp_path: Path) -> None:
    home = write(tmp_path)
    customer, said = load_customer(home)
    assert said == ()
    assert customer.folder == home
    assert customer.plan.goals[0].kpis[0].target[1].value == Decimal(4)
    assert [(each.date.day, each.value, each.corrected) for each in customer.history.series("waste")] == [
        (5, Decimal("8.1"), False),
        (12, Decimal("7.8"), True),
        (19, None, False),
    ]
    assert customer.journal.actions[0].is_open
    assert customer.internal is not None and customer.internal.touch.level == "low"
    abe = customer.person("abe")
    assert abe is not None and abe.name == Words(ja="阿部 緑") and abe.side == "vendor"
    assert [pitfall.id for pitfall in customer.pitfalls] == ["too-many"]


def test_the_plans_own_file_stands_for_its_folder(tmp_path: Path) -> None:
    home = write(tmp_path)
    assert load_customer(home / "plan.yaml")[0].plan == load_customer(home)[0].plan


def test_values_have_their_places_in_each_file(tmp_path: Path) -> None:
    customer, _ = load_customer(write(tmp_path))
    target = customer.place("plan", ("goals", 0, "kpis", 0, "target", 1, "value"))
    # "        target: [" + "{date: 2026-06-30, value: 6}" + ", " + "{date: 2026-09-30, value: ": 17 + 28 + 2 + 26 = 73
    assert target is not None and (target.line, target.column, target.width) == (24, 74, 1)
    action = customer.place("journal", ("actions", 0, "owner"))
    assert action is not None and (action.line, action.file.name) == (5, "journal.yaml")
    band = customer.place("workspace", ("judgement", "bands", "at_risk"))
    assert band is not None and band.line == 7
    cell = customer.place("history", (3, "note"))
    # "waste,2026-04-19,,,mori,レジ,棚卸": the note begins in column 28
    assert cell is not None and (cell.line, cell.column, cell.width) == (5, 28, 2)
    assert cell.excerpt == "waste,2026-04-19,,,mori,レジ,棚卸"


def test_a_plan_alone_loads_and_what_needs_a_workspace_is_a_warning(tmp_path: Path) -> None:
    customer, said = load_customer(write(tmp_path, journal="", internal="", history="", workspace=""))
    assert [(each.level, each.rule, each.place.line if each.place else None) for each in said] == [
        (Level.WARNING, "workspace-missing", 9),  # abe
        (Level.WARNING, "workspace-missing", 12),  # too-many
    ]
    assert customer.internal is None and customer.history.observations == ()
    assert customer.journal.actions == () and customer.workspace.judgement.bands.at_risk == 10
    assert customer.place("journal", ()) is None and customer.place("history", (0,)) is None


def test_files_that_hold_nothing_are_as_if_they_were_left_out(tmp_path: Path) -> None:
    customer, said = load_customer(write(tmp_path, journal="# later\n", internal="\n"))
    assert said == () and customer.journal.held == ()


def test_the_plan_sets_again_what_the_workspace_set(tmp_path: Path) -> None:
    more = "judgement: {bands: {off_track: 30}}\nrules: {deputy-named: off}\nstyle: {dates: era}\n"
    workspace = (
        WORKSPACE + "rules: {deputy-named: info, few-at-once: error}\nstyle: {minus: △}\ntime_zone: Asia/Seoul\n"
    )
    settings = load_customer(write(tmp_path, plan=PLAN + more, workspace=workspace))[0].workspace
    assert (settings.judgement.bands.at_risk, settings.judgement.bands.off_track) == (8, 30)
    assert {name: rule.level for name, rule in settings.rules.items()} == {
        "deputy-named": "off",
        "few-at-once": "error",
    }
    assert (settings.style.dates, settings.style.minus, settings.time_zone) == ("era", "△", "Asia/Seoul")


def test_the_nearest_workspace_above_is_taken(tmp_path: Path) -> None:
    home = write(tmp_path)
    (tmp_path / "customers" / "workspace.yaml").write_text("vendor: {name: 近い会社}\n", encoding="utf-8")
    vendor = load_customer(home)[0].workspace.vendor
    assert vendor.name == Words(ja="近い会社")


def test_the_workspaces_language_is_its_own(tmp_path: Path) -> None:
    workspace = WORKSPACE.replace("language: ja", "language: en").replace("株式会社みどり", "Midori Ltd")
    customer, _ = load_customer(write(tmp_path, workspace=workspace))
    assert customer.workspace.vendor.name == Words(en="Midori Ltd")
    assert customer.plan.goals[0].name == Words(ja="粗利益率")


def test_a_plan_without_a_language_has_the_workspaces(tmp_path: Path) -> None:
    workspace = WORKSPACE.replace("language: ja", "language: en")
    customer, _ = load_customer(write(tmp_path, plan=PLAN.replace("language: ja\n", ""), workspace=workspace))
    assert customer.plan.language == "en" and customer.plan.goals[0].name == Words(en="粗利益率")


def test_overlays_add_the_other_language(tmp_path: Path) -> None:
    home = write(tmp_path)
    (home / "plan.en.yaml").write_text(
        "customer: {short_name: Hana}\n"
        "goals: [{id: margin, name: Gross margin, kpis: [{id: waste, name: Waste}]}]\n"
        "premises: [Sales are out on Mondays]\n",
        encoding="utf-8",
    )
    (home / "journal.en.yaml").write_text("actions: [{id: a1, what: Weigh the waste}]\n", encoding="utf-8")
    (tmp_path / "workspace.en.yaml").write_text(
        "vendor: {name: Midori Ltd}\nteam: [{id: abe, name: Midori Abe}]\n", encoding="utf-8"
    )
    customer, said = load_customer(home)
    assert said == ()
    assert customer.plan.customer.short_name == Words("はな", "Hana")
    assert customer.plan.goals[0].kpis[0].name == Words("廃棄率", "Waste")
    assert customer.plan.goals[0].name == Words("粗利益率", "Gross margin")
    assert customer.plan.premises == (Words("売上が月曜に出る", "Sales are out on Mondays"),)
    assert customer.journal.actions[0].what == Words("廃棄を量る", "Weigh the waste")
    assert customer.workspace.vendor.name == Words("株式会社みどり", "Midori Ltd")
    assert customer.people[1].name == Words("阿部 緑", "Midori Abe")


@pytest.mark.parametrize("odd", ["{a: b}", "[1]", "12"])
def test_an_overlay_whose_id_is_no_word_is_told(tmp_path: Path, odd: str) -> None:
    home = write(tmp_path)
    (home / "plan.en.yaml").write_text(f"people: [{{id: {odd}, name: Hanako Mori}}]\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_customer(home)
    assert [each.rule for each in refused.value.diagnostics] == ["overlay-matches"]


def test_an_overlay_says_texts_of_what_is_there_and_nothing_else(tmp_path: Path) -> None:
    home = write(tmp_path)
    (home / "plan.en.yaml").write_text(
        "golas: []\ngoals:\n  - {id: nobody, name: x}\n  - {id: margin, better: lower}\npremises: [a, b]\n",
        encoding="utf-8",
    )
    with pytest.raises(Refused) as caught:
        load_customer(home)
    found = [(each.rule, each.place.file.name, each.place.line) for each in caught.value.diagnostics if each.place]
    assert found == [("overlay-matches", "plan.en.yaml", line) for line in (1, 3, 4, 5)]


def test_customers_are_found_from_one_and_from_many(tmp_path: Path) -> None:
    home = write(tmp_path)
    other = tmp_path / "customers" / "ai"
    other.mkdir()
    (other / "plan.yaml").write_text(PLAN, encoding="utf-8")
    for skipped in (home / "output", home / "received", tmp_path / ".git"):
        skipped.mkdir()
        (skipped / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert find_customers(home) == (home,)
    assert find_customers(home / "plan.yaml") == (home / "plan.yaml",)
    assert find_customers(tmp_path / "customers") == (other, home)
    assert find_customers(tmp_path) == (other, home)


def test_a_folder_without_customers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        find_customers(tmp_path)
    assert [each.rule for each in caught.value.diagnostics] == ["customer-found"]


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"\n",
        b"- a\n- b\n",
        b"42",
        b"text",
        bytes(range(256)),
        b"\xff\xfea\0",
        b"PK\x03\x04" + bytes(90),
        b"[" * 5000,
    ],
)
@pytest.mark.parametrize(
    "name", ["plan.yaml", "journal.yaml", "internal.yaml", "kpi.csv", "workspace.yaml", "plan.en.yaml"]
)
def test_junk_is_refused_or_read_and_never_falls_over(tmp_path: Path, name: str, junk: bytes) -> None:
    home = write(tmp_path)
    (tmp_path / name if name == "workspace.yaml" else home / name).write_bytes(junk)
    if not junk.strip() and name not in ("plan.yaml", "kpi.csv"):
        load_customer(home)  # an empty file is as if it were not there
        return
    with pytest.raises(Refused) as caught:
        load_customer(home)
    assert {each.place.file.name for each in caught.value.diagnostics if each.place} == {name}
    assert all(each.hint and each.text.ja and each.text.en for each in caught.value.diagnostics)


@pytest.mark.parametrize("name", ["plan.yaml", "journal.yaml", "kpi.csv"])
def test_a_folder_with_the_name_of_a_file_is_told(tmp_path: Path, name: str) -> None:
    home = write(tmp_path)
    (home / name).unlink()
    (home / name).mkdir()
    with pytest.raises(Refused) as caught:
        load_customer(home)
    assert [(each.rule, each.place.file.name) for each in caught.value.diagnostics if each.place] == [
        ("file-readable", name)
    ]
