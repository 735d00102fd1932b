"""Drawings for tests and for looking at: a year's roadmap, an organisation, a tree of indicators, a matrix."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from successplan.document import (
    Bar,
    Diamond,
    Gantt,
    GanttRow,
    Matrix,
    Node,
    Point,
    Tree,
)

MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
START, END = date(2026, 4, 1), date(2027, 3, 31)


def gantt(language: str = "ja") -> Gantt:
    ja = language == "ja"

    def say(japanese: str, english: str) -> str:
        return japanese if ja else english

    months = tuple(
        (date(2026 + (3 + at) // 12, (3 + at) % 12 + 1, 1), f"{(3 + at) % 12 + 1}月" if ja else
         MONTHS[at])
        for at in range(12)
    )
    rows = (
        GanttRow(say("導入", "Onboarding")),
        GanttRow(
            say("データ連携と基準づくり", "Data and rules"),
            (Bar(date(2026, 4, 1), date(2026, 5, 15), say("連携", "Connect")),
             Bar(date(2026, 5, 16), date(2026, 6, 30), say("基準", "Rules"), "muted")),
            (Diamond(date(2026, 5, 15), say("初回判定", "First value")),),
            say("田中", "Tanaka"),
        ),
        GanttRow(
            say("12店で試行", "Pilot at two depots"),
            (Bar(date(2026, 6, 1), date(2026, 7, 20), tone="at_risk"),),
            (Diamond(date(2026, 7, 20), say("試行の評価会（経営会議）", "Pilot reviewed by the board"), "off_track"),),
            say("佐藤・田中", "Carter"),
        ),
        GanttRow(say("展開", "Roll-out")),
        GanttRow(
            say("全43店へ展開し、店長研修を2回行う", "Roll out to all depots with two trainings"),
            (Bar(date(2026, 7, 21), date(2026, 12, 31), say("全店展開", "All depots")),
             Bar(date(2026, 9, 1), date(2026, 10, 15), say("店長研修", "Training"), "on_track")),
            (Diamond(date(2026, 9, 30), say("上期の評価", "Half-year review")),
             Diamond(date(2027, 3, 20), say("年度の評価", "Annual review"))),
            say("佐藤", "Carter"),
        ),
        GanttRow(
            say("次年度の計画", "Plan for next year"),
            (Bar(date(2027, 1, 10), date(2027, 3, 10), say("次年度計画の合意", "Agree on next year"), "not_yet"),),
            (),
            say("双方", "Both"),
        ),
    )
    return Gantt(rows, START, END, months, say("導入から展開までの予定", "From onboarding to roll-out"),
                 date(2026, 7, 15), say("本日 7/15", "Today, 15 July"), say("年間の予定", "The year's roadmap"))


def matrix(language: str = "ja") -> Matrix:
    ja = language == "ja"
    places = ((5, 2), (4, 2), (4, 4), (2, 1), (2, 5), (4, 2), (3, 3), (4, 2), (1, 1))
    said = "値引き基準が店ごとに違う" if ja else "Each depot has its own rule"
    points = tuple(
        Point(at, f"{said} {at}", Decimal(x), Decimal(y), "accent" if at % 4 else "off_track")
        for at, (y, x) in enumerate(places, 1)
    )
    quarters = ("最優先", "計画的に", "余力で", "見送り") if ja else ("First", "Plan well", "If time", "Leave")
    titles = ("難易度", "効果") if ja else ("Effort", "Impact")
    return Matrix(points, *titles, quarters, "課題を効果と難易度で並べた図" if ja else "Issues by impact and effort",
                  title="課題の優先順位" if ja else "Which issues first")


def organisation(language: str = "ja") -> Tree:
    ja = language == "ja"

    def person(role: str, name: str, *nodes: Node, tone: str = "plain") -> Node:
        return Node(role, (name,), tone, nodes)  # type: ignore[arg-type]

    if ja:
        both = (
            person("株式会社アオヤマアパレル", "代表取締役 青山 太郎",
                   person("最終評価者", "専務取締役 山本 直樹",
                          person("推進責任者", "営業企画部 部長 佐藤 健一",
                                 person("運用担当", "営業企画部 鈴木 花子"),
                                 person("データ担当", "情報システム部 高橋 誠"),
                                 person("現場代表", "渋谷店 店長 伊藤 彩"))), tone="accent"),
            person("リンクデータ株式会社", "執行役員 中村 聡",
                   person("責任者", "CS部 部長 小林 優子", person("担当CSM", "田中 美咲"),
                          person("技術担当", "渡辺 翔")), tone="on_track"),
        )
    else:
        both = (
            person("Northwind Logistics", "Managing director, Ann Lee",
                   person("Final evaluator", "COO, John Carter", person("Programme lead", "Operations, Sue Park",
                          person("Operator", "Tom Reed"), person("Data", "Ravi Rao"), person("Depots", "Eva Long"))),
                   tone="accent"),
            person("Linkdata Inc.", "VP, Satoshi Nakamura",
                   person("Head of CS", "Yuko Kobayashi", person("CSM", "Misaki Tanaka")), tone="on_track"),
        )
    return Tree(both, "双方の体制" if ja else "Both teams", "down", "双方の体制" if ja else "Both teams")


def indicators(language: str = "ja") -> Tree:
    ja = language == "ja"
    kpi = "値引き率 23.5% → 18.0%" if ja else "Markdown rate 23.5% → 18.0%"
    action = "週次の値引き判断を本部基準にそろえ、全43店で運用する" if ja else "One rule for markdowns at all 43 depots"
    owner = "佐藤（営業企画部）" if ja else "Sue Park"
    actions = tuple(Node(action, (owner,), "plain") for _ in range(2))
    kpis = tuple(Node(kpi, ("先行指標",) if ja else ("Driver",), "at_risk", actions) for _ in range(3))
    root = Node("粗利益率 48.2% → 50.0%" if ja else "Gross margin 48.2% → 50.0%", ("KGI",), "accent", kpis)
    return Tree((root,), "KGIとKPIと施策のつながり" if ja else "How actions lead to the goal", "right",
                "指標のつながり" if ja else "Indicators")
