"""A small customer of our own, as files, for the tests that read folders."""

from __future__ import annotations

from pathlib import Path

PLAN = """\
schema: 1
language: ja
version: "1.0"
author: abe
customer: {id: hana, name: 株式会社はな, short_name: はな, fiscal_year_start: 10}
period: {start: 2026-04-01, end: 2026-09-30}
people:
  - {id: mori, name: 森 花, side: customer, role: evaluator, title: 店長}
  - {id: abe}
parts: [{id: north, name: 北店}]
onboarding:
  pitfalls: [too-many]
goals:
  - id: margin
    name: 粗利益率
    unit: "%"
    baseline: {value: 48.2, from: 2025-04-01, to: 2025-09-30, source: books}
    target: {date: 2026-09-30, value: 50.0}
    kpis:
      - id: waste
        name: 廃棄率
        unit: "%"
        better: lower
        target: [{date: 2026-06-30, value: 6}, {date: 2026-09-30, value: 4}]
        measure: {source: till, every: week, parts: [north], owner: mori}
meetings:
  - {id: weekly, name: 定例会, every: week, day: tue, at: "10:00", attendees: [mori, abe]}
premises: [売上が月曜に出る]
"""

JOURNAL = """\
schema: 1
held:
  - {id: weekly-0407, meeting: weekly, date: 2026-04-07, present: [mori, abe]}
actions:
  - {id: a1, what: 廃棄を量る, owner: mori, due: 2026-04-14}
"""

INTERNAL = """\
schema: 1
touch: {level: low, why: 小さな店}
notes:
  - {date: 2026-04-07, by: abe, text: 店長は乗り気}
"""

WORKSPACE = """\
schema: 1
language: ja
vendor: {name: 株式会社みどり, short_name: みどり}
team:
  - {id: abe, name: 阿部 緑, role: csm}
judgement:
  bands: {at_risk: 8}
sources:
  - {id: books, name: 帳簿, also: [会計], ready: 8 working days}
  - {id: till, name: レジ}
pitfalls:
  - {id: too-many, name: 一度に多くを変える}
"""

HISTORY = """\
kpi,date,value,part,by,source,note
waste,2026-04-05,8.1,,mori,レジ,
waste,2026-04-12,7.9,,mori,レジ,
waste,2026-04-12,9.0,north,mori,レジ,
waste,2026-04-19,,,mori,レジ,棚卸
waste,2026-04-12,7.8,,mori,レジ,訂正
"""


def write(folder: Path, **files: str) -> Path:
    """The customer's folder below `folder`: all files as above, or as given; an empty text leaves one out."""
    home = folder / "customers" / "hana"
    home.mkdir(parents=True)
    texts = {
        home / "plan.yaml": files.get("plan", PLAN),
        home / "journal.yaml": files.get("journal", JOURNAL),
        home / "internal.yaml": files.get("internal", INTERNAL),
        home / "kpi.csv": files.get("history", HISTORY),
        folder / "workspace.yaml": files.get("workspace", WORKSPACE),
    }
    for path, text in texts.items():
        if text:
            path.write_text(text, encoding="utf-8", newline="\n")
    return home
