"""Turn the docstrings of rules into their manual in one language: a page, the list, and the whole book."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from successplan.check.engine import Rule
from successplan.check.rules import GROUPS
from successplan.words import Language, Words

HEADS: Mapping[str, Words] = {
    "what": Words(ja="何を", en="What"),
    "why": Words(ja="なぜ", en="Why"),
    "bad": Words(ja="悪い例", en="Bad"),
    "good": Words(ja="良い例", en="Good"),
}


def page(manual: str, language: Language) -> str:
    """The half of the docstring that is in this language, as it stands there."""
    first = HEADS["what"].say("ja")
    english, _, japanese = manual.partition(f"\n{first}\n")
    return (english if language == "en" else f"{first}\n{japanese}").strip()


def section(manual: str, head: str, language: Language) -> list[str]:
    """The lines under a head, a key of `HEADS`, without the indentation that all share."""
    heads = {words.say(language): key for key, words in HEADS.items()}
    found: dict[str, list[str]] = {}
    lines = found.setdefault("", [])
    for line in page(manual, language).splitlines():
        if line in heads:
            lines = found.setdefault(heads[line], [])
        else:
            lines.append(line.removeprefix("    "))
    return found[head]


def summary(manual: str, language: Language) -> str:
    """The first sentence of what the rule asks for, without what stands in brackets."""
    text = re.sub(r"（[^（）]*）| \([^()]*\)", "", _joined(section(manual, "what", language), language))
    return text.split("。" if language == "ja" else ". ")[0].rstrip(".")


def _joined(lines: Sequence[str], language: Language) -> str:
    return ("" if language == "ja" else " ").join(lines)


def as_list(rules: Collection[Rule], language: Language) -> Iterator[str]:
    """A line a rule under the title of its group: level, name, and what it asks for."""
    width = max(len(rule.name) for rule in rules)
    for title, group in _by_group(rules):
        yield title.say(language)
        for rule in group:
            yield f"  {_LEVEL[rule.level].say(language)}  {rule.name:<{width}}  {summary(rule.manual, language)}"
        yield ""
    yield Words(ja="successplan explain ルール名 で、理由と例を表示します。",
                en="successplan explain RULE shows the reason and examples.").say(language)


def as_page(rule: Rule, language: Language) -> Iterator[str]:
    """The lines of a rule's page, and how it is silenced or set."""
    yield f"{rule.name} ({_about(rule, language)})"
    yield ""
    yield page(rule.manual, language)
    yield ""
    yield _silence(rule).say(language)


def as_book(rules: Collection[Rule], language: Language) -> Iterator[str]:
    """Every page as Markdown: docs/rules.md."""
    yield Words(ja="# 検査のルール", en="# The rules of the checks").say(language)
    yield ""
    yield _PREFACE.say(language)
    for title, group in _by_group(rules):
        yield f"\n## {title.say(language)}"
        for rule in group:
            yield f"\n### {rule.name}\n\n{_about(rule, language)}"
            for head, title_of_head in HEADS.items():
                text = section(rule.manual, head, language)
                yield f"\n**{title_of_head.say(language)}**\n"
                code = head in ("bad", "good") and language == "en"
                yield "\n".join(("```", *text, "```")) if code else _joined(text, language)


def _by_group(rules: Collection[Rule]) -> Iterator[tuple[Words, list[Rule]]]:
    for group, title in GROUPS.items():
        yield title, [rule for rule in rules if rule.group == group]


def _about(rule: Rule, language: Language) -> str:
    """Its level, what an error of it stops, and the numbers that can be set."""
    numbers = ", ".join(f"{name}: {number}" for name, number in rule.numbers.items())
    parts = [_LEVEL[rule.level].say(language).strip(), _STOPS[rule.stops.value].say(language)]
    if numbers:
        parts.append(Words(ja=f"設定 {numbers}", en=f"settings {numbers}").say(language))
    return Words(ja="、".join(parts), en="; ".join(parts)).say(language)


def _silence(rule: Rule) -> Words:
    return Words(
        ja=f"1行だけ黙らせる: # successplan: ignore {rule.name} because 理由\n"
           f"段階を変える（workspace.yaml か plan.yaml）: rules: {{{rule.name}: info}}",
        en=f"To silence it on one line: # successplan: ignore {rule.name} because ...\n"
           f"Another level, in workspace.yaml or plan.yaml: rules: {{{rule.name}: info}}")


_LEVEL = {
    "error": Words(ja="エラー", en="error  "),
    "warning": Words(ja="警告　", en="warning"),
    "info": Words(ja="情報　", en="info   "),
}
_STOPS = {
    0: Words(ja="文書は止めない", en="stops no document"),
    1: Words(ja="計画書とキックオフを止める", en="stops success-plan and kickoff"),
    2: Words(ja="報告（monthly、qbr、ebr、renewal-paper）を止める", en="stops monthly, qbr, ebr and renewal-paper"),
    3: Words(ja="様式のほかのすべての文書を止める", en="stops every document but forms"),
}
_PREFACE = Words(
    ja="`successplan check` が見ることと、その理由です。このページは `successplan explain --markdown --ui-lang ja` で\n"
       "つくります。エラーは文書を止めます（様式のほか）。`build --draft` は「未確定」と記してつくります。\n"
       "段階と数は workspace.yaml か plan.yaml の `rules:` で変えられ、1行だけなら\n"
       "`# successplan: ignore ルール名 because 理由` で黙らせます。理由がなければ効きません。\n"
       "目標・KPI・改善項目に欠けたものは、`to_confirm: [{what, who, until}]` に書けば、期限まで警告になります。",
    en="What `successplan check` looks at, and why, made by `successplan explain --markdown --ui-lang en`. An error\n"
       "stops documents (never forms); `build --draft` makes them all the same, with DRAFT on each page. Levels\n"
       "and numbers can be set in `rules:` of workspace.yaml or plan.yaml, and one line is silenced with\n"
       "`# successplan: ignore rule-name because ...`; without a reason it does not count. What a goal, a KPI or an\n"
       "item of the roadmap lacks may be named in `to_confirm: [{what, who, until}]`: it warns until that day.")
