"""Slides with drawings in both languages, written by hand: what tests and pictures of drawings are made from."""

import struct
import zlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

from render.pptx.demo import judged, meta, t, trend

from successplan.document import (
    Bar,
    Bullets,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Columns,
    Deck,
    Diamond,
    Gantt,
    GanttRow,
    Item,
    Matrix,
    Multiples,
    Node,
    Paragraph,
    Picture,
    Point,
    Quote,
    Row,
    Slide,
    Spark,
    Table,
    Tree,
)


def pick(language: str, ja: str, en: str) -> str:
    return ja if language == "ja" else en


def gantt(language: str) -> Gantt:
    def w(ja: str, en: str) -> str:
        return pick(language, ja, en)

    months = tuple(
        (date(2026, m, 1), w(f"{m}月", date(2026, m, 1).strftime("%b"))) for m in range(1, 13)
    )
    rows = (
        GanttRow(w("導入", "Onboarding")),
        GanttRow(
            w("キックオフと現状の把握", "Kick-off and review of today"),
            (Bar(date(2026, 1, 10), date(2026, 2, 20), w("現状調査", "Review"), "reached"),),
            (Diamond(date(2026, 1, 10), w("キックオフ", "Kick-off"), "reached"),),
            w("田中様", "Mr Lee"),
        ),
        GanttRow(
            w("データ連携（POS・基幹）", "Data feeds (POS, ERP)"),
            (
                Bar(date(2026, 2, 1), date(2026, 3, 31), w("POS連携", "POS feed"), "reached"),
                Bar(date(2026, 3, 15), date(2026, 5, 15), w("基幹連携", "ERP feed"), "at_risk"),
            ),
            (),
            w("当社", "Us"),
        ),
        GanttRow(
            w("利用開始", "Go-live"), (), (Diamond(date(2026, 4, 20), w("12店で利用開始", "Live in 12 stores")),),
            w("両社", "Both"),
        ),
        GanttRow(w("展開", "Rollout")),
        GanttRow(
            w("残り31店への展開研修", "Training of the other 31 stores"),
            (Bar(date(2026, 7, 17), date(2026, 8, 31), w("研修", "Training"), "accent"),),
            (Diamond(date(2026, 9, 1), w("全43店で利用", "All 43 stores"), "accent"),),
            w("鈴木", "H. Smith"),
        ),
        GanttRow(
            w("値引き新基準", "New markdown rule"),
            (Bar(date(2026, 6, 8), date(2026, 6, 21), w("夏物の値引き前倒し", "Early summer sale"), "off_track"),),
            (Diamond(date(2026, 12, 20), w("年末の成果確認会", "Year-end review"), "not_yet"),),
            w("両社", "Both"),
        ),
    )
    return Gantt(
        rows,
        date(2026, 1, 1),
        date(2026, 12, 31),
        months,
        w("7行の工程表。7月15日時点で研修が始まる", "Plan of seven rows. On 15 July the training begins"),
        date(2026, 7, 15),
        w("今日 7/15", "Today 15 Jul"),
        w("ロードマップ", "Roadmap"),
    )


def matrix(language: str) -> Matrix:
    def w(ja: str, en: str) -> str:
        return pick(language, ja, en)

    at = ((1, 2, 5), (2, 2, 5), (3, 4, 5), (4, 5, 4), (5, 1, 2), (6, 3, 3), (7, 3, 3), (8, 5, 1), (9, 2, 5), (10, 1, 5))
    names = (w("最優先", "First"), w("計画的に", "Planned"), w("余力で", "If there is time"), w("見送り", "Not now"))
    return Matrix(
        tuple(Point(n, w(f"課題{n}", f"Issue {n}"), Decimal(x), Decimal(y)) for n, x, y in at),
        w("難しさ", "Difficulty"),
        w("効果", "Impact"),
        names,
        w("10の課題。1、2、9、10が最優先", "Ten issues; 1, 2, 9 and 10 come first"),
        title=w("効果と難しさ", "Impact and difficulty"),
    )


def organisation(language: str, members: int = 3) -> Tree:
    def w(ja: str, en: str) -> str:
        return pick(language, ja, en)

    def person(n: int) -> Node:
        lines = (w("店舗運営部", "Store operations"), w("週次利用", "weekly user"))
        return Node(w(f"担当者{n} 様", f"Member {n}"), lines)

    customer = Node(
        w("青山 健一 様", "Ken Aoyama"),
        (w("代表取締役社長（最終評価）", "President (final verdict)"),),
        "accent",
        (
            Node(
                w("佐藤 美咲 様", "Misaki Sato"), (w("商品本部長", "Head of merchandise"),), "plain",
                tuple(person(n) for n in range(1, members + 1)),
            ),
            Node(w("田中 実 様", "Minoru Tanaka"), (w("物流部", "Logistics"),), "plain", (person(9),)),
        ),
    )
    us = Node(
        w("高橋 亮", "Ryo Takahashi"), (w("当社 責任者", "Vendor, accountable"),), "muted",
        (Node(w("鈴木 花子", "Hannah Suzuki"), (w("サクセス担当", "Customer success"),)),),
    )
    alt = w("両社の体制図。評価は青山社長", "Both sides; the verdict is Mr Aoyama's")
    return Tree((customer, us), alt, title=w("体制", "Organisation"))


def goals(language: str) -> Tree:
    def w(ja: str, en: str) -> str:
        return pick(language, ja, en)

    def action(ja: str, en: str, ja_who: str, en_who: str) -> Node:
        return Node(w(ja, en), (w(ja_who, en_who),))

    kpis = (
        Node(
            w("値引き率 23.5 → 18.0%", "Markdown rate 23.5 → 18.0%"), (w("■ 要対応 22.4%", "■ Off track 22.4%"),),
            "off_track",
            (
                action("夏物の値引き新基準を全43店に広げる", "Roll the new markdown rule out to 43 stores",
                       "鈴木 7/17まで", "Smith, 17 Jul"),
                action("値引き前倒し品を週次で一覧にする", "List early markdowns every week",
                       "田中様 7/13から", "Lee, from 13 Jul"),
            ),
        ),
        Node(
            w("欠品率 6.1 → 4.5%", "Out of stock 6.1 → 4.5%"), (w("● 順調 5.2%", "● On track 5.2%"),), "on_track",
            (action("補充の自動提案", "Automatic replenishment", "佐藤様", "Sato"),),
        ),
        Node(w("在庫日数 → 75日", "Days of stock → 75"), (w("▲ 基準値の確認待ち", "▲ baseline open"),), "at_risk"),
    )
    goal, until = w("粗利益率 48.2 → 50.0%", "Gross margin 48.2 → 50.0%"), w("2026/9/30まで", "by 30 Sep 2026")
    alt = w("KGIと3つのKPI、3つの施策", "The goal, three KPIs, three actions")
    return Tree((Node(goal, (until,), "accent", kpis),), alt, "right", w("KPIツリー", "KPI tree"))


def sparks(language: str) -> Table:
    def d(*numbers: float | None) -> tuple[Decimal | None, ...]:
        return tuple(None if one is None else Decimal(str(one)) for one in numbers)

    rows = (
        ("粗利益率", "Gross margin", "49.1", d(48.2, 48.3, 48.2, 48.5, 48.8, 49.1), d(48.2, 48.4, 48.6, 48.7), "on"),
        ("値引き率", "Markdown rate", "22.4", d(23.5, 23, 22.6, 22, 21.9, 22.4), d(23.5, 23, 22.5, 22, 21), "off"),
        ("在庫日数", "Days of stock", "88", d(None, None, 94, None, 90, 88), (), "risk"),
        ("欠品率", "Out of stock", "6.1", d(None, None, None, None, None, 6.1), (), "on"),
    )
    tones = {"on": "accent", "off": "off_track", "risk": "at_risk"}
    heads = (pick(language, "指標", "Indicator"), pick(language, "現在", "Now"), pick(language, "推移", "Trend"),
             pick(language, "判定", "Status"))
    return Table(
        tuple(Column(t(head), "right" if n == 1 else "left") for n, head in enumerate(heads)),
        tuple(
            Row(
                (
                    Cell(t(pick(language, ja, en))),
                    Cell(t(now)),
                    Cell(t(f"{now}"), spark=Spark(values, path, tones[key])),  # type: ignore[arg-type]
                    Cell(t(judged(key, language))),
                )
            )
            for ja, en, now, values, path, key in rows
        ),
        alt="4",
    )


def small(language: str, count: int) -> Multiples:
    one = trend(language)
    named: list[Chart] = [
        replace(one, title=pick(language, f"値引き率 {n}号店群", f"Markdown rate, group {n}"), alt=f"{n}")
        for n in range(1, count + 1)
    ]
    return Multiples(tuple(named), 3)


def png(wide: int, tall: int) -> bytes:
    """A grey PNG, made by the format's rules (PNG specification, 5.3 and 11.2)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", wide, tall, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\xb0" * wide for _ in range(tall))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def legend_of(count: int, language: str) -> Bullets:
    issues = [
        pick(language, f"課題{n}: 店舗ごとの値引き判断が遅い", f"Issue {n}: stores decide late")
        for n in range(1, count + 1)
    ]
    return Bullets(tuple(Item(t(issue)) for issue in issues), True)


def numbers(language: str) -> Cards:
    margin, markdown = pick(language, "粗利益率", "Gross margin"), pick(language, "値引き率", "Markdown rate")
    plan = pick(language, "計画", "Plan")
    return Cards(
        (
            Card(t(margin), "49.1", "%", judged("on", language), (t(f"{plan} 49.1%"),)),
            Card(t(markdown), "22.4", "%", judged("off", language), (t(f"{plan} 21.0%"),)),
        )
    )


def drawings(language: str) -> Deck:
    """A deck of all drawings."""

    def w(ja: str, en: str) -> str:
        return pick(language, ja, en)

    legend = legend_of(10, language)
    said = Quote(t(w("在庫を見て値引きを決められるようになった。朝の会議が30分短くなった。",
                     "We now look at the stock before we mark down. The morning meeting is half an hour shorter.")),
                 w("店長（渋谷店）、6月の聞き取り", "Store manager, Shibuya, June interview"))
    picture = Picture(png(1600, 900), "image/png", w("画面の写し", "A screenshot"), 0.6)
    return Deck(
        meta(language),
        (
            Slide("section", t(w("第2部　成果と計画", "Part 2: results and plan")),
                  t(w("工程、体制、優先順位", "Dates, people, order"))),
            Slide("content", t(w("工程表", "Roadmap")), regions={"body": (gantt(language),)}),
            Slide("content", t(w("体制", "Organisation")), regions={"body": (organisation(language),)}),
            Slide("content", t(w("大きな体制", "Larger organisation")), regions={"body": (organisation(language, 8),)}),
            Slide("content", t(w("KPIツリー", "KPI tree")), regions={"body": (goals(language),)}),
            Slide("two-content", t(w("優先順位", "Priorities")),
                  regions={"left": (matrix(language),), "right": (legend,)}),
            Slide("table", t(w("推移", "Trends")), regions={"body": (sparks(language),)}),
            Slide("content", t(w("店舗群", "Groups of stores")), regions={"body": (small(language, 5),)}),
            Slide("content", t(w("声", "Voices")), regions={"body": (
                said, Columns(((said,), (Paragraph(t(w("本文", "Text"))),)), (1, 1)), picture)}),
            Slide("cards", t(w("6月の要点", "June at a glance")),
                  regions={"cards": (numbers(language),), "body": (legend_of(3, language),)}),
            Slide("statement", t(w("粗利益率は9月に50%へ。残るのは31店への展開だけ", "Margin reaches 50% by autumn")),
                  t(w("2026年9月30日の目標", "Target of 30 September 2026")), {"body": (said,)}),
            Slide("closing", t(w("ありがとうございました", "Thank you")),
                  t(w("次回 8月19日(水) 10:00", "Next: 19 August, 10:00")),
                  {"details": (Paragraph(t(w("鈴木 花子（サクセス担当）", "Hannah Smith, Customer Success"))),)}),
        ),
    )
