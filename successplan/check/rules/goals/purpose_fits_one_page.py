"""What
    The purpose fits on one page: at most six issues and 1400 half-width characters (`rules: {purpose-fits-one-page:
    {issues: 6, characters: 1400}}` sets other numbers).
Why
    The promoter presents this page to their own people. What does not fit on it isn't understood in one go, and is
    not retold correctly to those who were not there.
Bad
    ten issues, each with a paragraph
Good
    two issues, each with a line for the issue, the problem and the solution

何を
    導入目的が1ページに収まること（課題は6つまで、全角で約700字まで。rules の issues と characters で変えられます）。
なぜ
    このページは、推進者が自分の言葉で社内に話すためのものです。1ページに収まらない目的は、一度では伝わらず、出席し
    なかった人に正しく伝え直せません。
悪い例
    課題が10個あり、それぞれが段落になっている。
良い例
    課題を2つに絞り、経営課題・問題・解決策を1行ずつ書く。
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "purpose-fits-one-page"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING
NUMBERS = {"issues": 6, "characters": 1400}


def find(given: Given) -> Iterator[Finding]:
    purpose, language = given.customer.plan.purpose, given.customer.plan.language
    texts = [words for issue in purpose.issues for words in (issue.business_issue, issue.problem, issue.solution)]
    texts += [above.issue for above in purpose.management]
    width = sum(_columns(words.say(language)) for words in texts if words is not None)
    issues, characters = int(given.numbers["issues"]), int(given.numbers["characters"])
    if len(purpose.issues) > issues or width > characters:
        yield Finding(
            Words(ja=f"導入目的が1ページに収まりません（課題 {len(purpose.issues)}、全角で約 {width // 2} 字）",
                  en=f"The purpose does not fit on one page: {len(purpose.issues)} issues, {width} characters"),
            Words(ja=f"課題を {issues} つまで、文を合わせて全角 {characters // 2} 字までに絞ってください",
                  en=f"Keep it to {issues} issues and {characters} characters"),
            ("purpose",))


def _columns(text: str) -> int:
    """How wide a text is: a full-width character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
