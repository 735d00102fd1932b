"""YAML from outside: values, places, and everything that is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from successplan.diagnostics import Refused
from successplan.gate import LIMITS, parse_yaml, scan_yaml
from successplan.gate import yaml_text as module

FILE = Path("plan.yaml")


def data(text: str) -> Any:
    return parse_yaml(text, FILE).data


def said(text: str) -> list[tuple[str, int | None, int | None]]:
    found = scan_yaml(text, FILE).diagnostics
    return [(each.rule, each.place.line, each.place.column) for each in found if each.place]


@pytest.fixture(params=["c", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers of PyYAML: the one in C is not everywhere."""
    if request.param == "c" and not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without its parser in C")
    monkeypatch.setattr(module, "_LOADER", yaml.CSafeLoader if request.param == "c" else yaml.SafeLoader)
    return str(request.param)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("on", "on"), ("yes", "yes"), ("no", "no"), ("off", "off"), ("true", True), ("False", False),
        ("10:00", "10:00"), ("2026-04-01", "2026-04-01"), ("2026-06", "2026-06"), ("1_000", "1_000"), ("0x1f", "0x1f"),
        ("12", 12), ("-3", -3), ("21.50", Decimal("21.50")), ("1.", Decimal(1)), (".5", Decimal("0.5")),
        ("6e2", Decimal(600)),
        ("", None), ("~", None), ("null", None), ('"12"', "12"), ("'true'", "true"), (".nan", ".nan"), ("２１", "２１"),
    ],
)  # fmt: skip
def test_scalars_mean_what_people_mean(parser: str, written: str, value: object) -> None:
    found = data(f"key: {written}\n")["key"]
    assert found == value and type(found) is type(value)


def test_keys_are_words_whatever_they_look_like() -> None:
    assert data("on: 1\n12: 2\nnull: 3\n") == {"on": 1, "12": 2, "null": 3}


def test_lists_are_tuples_and_aliases_stand_for_their_anchor(parser: str) -> None:
    assert data("a: &x [1, 2]\nb: *x\n") == {"a": (1, 2), "b": (1, 2)}


def test_places_are_those_of_the_text_in_characters(parser: str) -> None:
    target = "{date: 2026-09-30, value: 25.0}"
    text = f"名前: 花屋\ngoals:\n  - {{id: margin, target: {target}}}\n  - id: rate\n    name: 値引き率\n"
    positions = parse_yaml(text, FILE).positions

    def key(*path: str | int) -> tuple[Any, ...]:
        place = positions.key(path)
        return place.line, place.column, place.width

    def value(*path: str | int) -> tuple[Any, ...]:
        place = positions.value(path)
        return place.line, place.column, place.width

    assert key("名前") == (1, 1, 2) and value("名前") == (1, 5, 2)
    # "  - {id: margin, target: {date: 2026-09-30, value: 25.0}}": target begins in column 18, 25.0 in column 52
    assert key("goals", 0, "target") == (3, 18, 6)
    assert value("goals", 0, "target", "value") == (3, 52, 4)
    assert value("goals", 0, "target") == (3, 26, 31)
    assert value("goals", 1) == (4, 5, 2), "a block begins with its first key"
    assert value("goals", 1, "target", "value") == (4, 5, 2), "what is not there is looked for around it"
    assert value("goals", 0, "target", 0, "value") == (3, 52, 4), "one value may be counted as the first of a list"
    assert positions.value(("goals", 1, "name")).excerpt == "    name: 値引き率"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ("key-once", 3, 1)),
        ("a: !!str x\n", ("yaml-plain", 1, 4)),
        ("a: !x y\n", ("yaml-plain", 1, 4)),
        ("a: {b: 1}\nc:\n  <<: x\n", ("yaml-plain", 3, 3)),
        ("a: *nobody\n", ("yaml-plain", 1, 4)),
        ("a: &x [*x]\n", ("yaml-plain", 1, 8)),
        ("? [a]\n: 1\n", ("yaml-plain", 1, 3)),
        ("a: 1\n---\nb: 1\n", ("yaml-plain", 2, 1)),
        ("a: 9e99\n", ("number-plain", 1, 4)),
        ("a: 1" + "0" * 40 + "\n", ("number-plain", 1, 4)),
        ("a: " + "字" * 4001 + "\n", ("text-size", 1, 4)),
        ('a: "\\u0007"\n', ("characters-printable", 1, 4)),
        ('"\\u0007": 1\n', ("characters-printable", 1, 1)),
        ("a: 1\nb: \x07\n", ("characters-printable", 2, 4)),
        ("a: 1\n\tb: 2\n", ("yaml-readable", 2, 1)),
        ("a: 日本: 東京\n", ("yaml-readable", 1, 4)),
        ("a: @x\n", ("yaml-readable", 1, 4)),
        ("a:\n  b: 1\n c: 2\n", ("yaml-readable", 3, 1)),
    ],
)
def test_what_is_refused_is_told_where_it_stands(parser: str, text: str, expected: tuple[str, int, int]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "a: " + "{a: " * 1000, "".join("  " * n + "a:\n" for n in range(60)), "- " * 1000]
)
def test_nesting_is_bounded(text: str) -> None:
    assert [rule for rule, _, _ in said(text)] == ["yaml-size"]


def test_aliases_cannot_blow_up() -> None:
    # each line repeats the one before ten times: 10^9 values at the end
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert [rule for rule, _, _ in said("\n".join(lines))] == ["yaml-size"]


def test_a_list_of_many_entries_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    monkeypatch.setattr(module, "LIMITS", replace(LIMITS, yaml_nodes=10))
    assert [rule for rule, _, _ in said("a: [1, 2, 3, 4, 5, 6, 7, 8, 9]")] == ["yaml-size"]


def test_a_tab_a_colon_and_a_bracket_are_told_apart() -> None:
    sentences = {
        scan_yaml(text, FILE).diagnostics[0].text.say("en") for text in ("\ta: 1", "a: b: c", "a: [1", "a: 'x", "a: @x")
    }
    assert len(sentences) == 5


def test_half_a_surrogate_pair_is_refused(parser: str) -> None:
    assert len(said('a: "\\ud800"\n')) == 1


def test_a_doubled_key_names_both_lines() -> None:
    (found,) = scan_yaml("a: 1\nb: 2\na: 3\n", FILE).diagnostics
    assert "1行目と3行目" in found.text.say("ja") and "lines 1 and 3" in found.text.say("en")


@given(st.text())
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        parse_yaml(text, FILE)
    except Refused as refused:
        assert all(each.place and each.text.ja and each.text.en and each.hint for each in refused.diagnostics)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@, \n\t?<1.~", max_size=60))
def test_any_text_of_yaml_signs_is_parsed_or_refused(text: str) -> None:
    parsed = scan_yaml(text, FILE)
    for found in parsed.diagnostics:
        assert found.place is not None and (found.place.line or 1) <= text.count("\n") + 1


_KEYS = st.text(alphabet="abc日", min_size=1, max_size=4)
_PLAIN = st.recursive(
    st.text(alphabet="abc日本語 ", max_size=6) | st.integers(-999, 999) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=12,
)


def _tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tuples(inner) for key, inner in value.items()}
    return tuple(_tuples(inner) for inner in value) if isinstance(value, list) else value


@given(_PLAIN)
def test_what_another_writer_wrote_is_read_as_it_was(value: Any) -> None:
    assert data(yaml.safe_dump({"key": value}, allow_unicode=True)) == {"key": _tuples(value)}
