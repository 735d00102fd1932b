"""What
    Every issue of the purpose has all four parts: business issue, problem, solution, and the goal (or benefit) that
    shows the effect.
Why
    A solution without a problem is a feature in search of a use; a problem without a business issue interests
    nobody who decides. Where one link is missing, the two sides work on different things and notice it months
    later.
Bad
    issues:
      - {id: margin, problem: No rule for markdowns, solution: A weekly list}
Good
    issues:
      - {id: margin, business_issue: Falling margin, problem: No rule for markdowns, solution: ..., goal: gross-margin}

何を
    導入目的の各課題に、経営課題（business_issue）、問題（problem）、解決策（solution）、効果を示す目標（goal か
    benefit）がすべてあること。
なぜ
    問題のない解決策は使い道を探す機能になり、経営課題につながらない問題は、決裁者の関心を引きません。どれかが欠ける
    と、双方が別のことに取り組み、ずれは日を追って大きくなります。
悪い例
    解決策だけがあり、どの経営課題のためかが書かれていない。
良い例
    粗利益率の低下 → 値引きの基準がない → 毎週の一覧で決める → 粗利益率 50%
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, listed
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "issue-complete"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    issues = given.customer.plan.purpose.issues
    if not issues:
        yield Finding(
            Words(ja="導入目的に課題がありません", en="The purpose names no issue"),
            Words(ja=f"purpose の issues に {_ENTRY} を書いてください", en=f"Write into issues of purpose: {_ENTRY}"),
            ("purpose",))
    for number, issue in enumerate(issues):
        absent = [key for key in ("business_issue", "problem", "solution") if getattr(issue, key) is None]
        if issue.goal is None and issue.benefit is None:
            absent.append("goal")
        if absent:
            yield Finding(
                Words(ja=f"課題 {issue.id} に {listed(absent)} がありません",
                      en=f"The issue {issue.id} lacks {listed(absent)}"),
                Words(ja=f"{listed(absent)} を書いてください", en=f"Write {listed(absent)}"),
                ("purpose", "issues", number, "id"))


_ENTRY = "{id: ..., business_issue: ..., problem: ..., solution: ..., goal: ...}"
