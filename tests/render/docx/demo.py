"""A report with every block, in Japanese and English, and an independent way to read what was written."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from decimal import Decimal

from lxml import etree

from successplan.document import (
    Badge,
    Blocks,
    Bullets,
    Callout,
    Card,
    Cards,
    Cell,
    Chart,
    Code,
    Column,
    Columns,
    Cover,
    Emphasis,
    Heading,
    Inlines,
    Item,
    Line,
    LineBreak,
    Link,
    Meta,
    PageBreak,
    Paragraph,
    Report,
    Row,
    Strong,
    Table,
    Text,
    Trend,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GOOD = {"ja": Badge("●", "順調", "on_track"), "en": Badge("●", "On track", "on_track")}
BAD = {"ja": Badge("■", "要対応", "off_track"), "en": Badge("■", "Off track", "off_track")}
RISK = {"ja": Badge("▲", "注意", "at_risk"), "en": Badge("▲", "At risk", "at_risk")}
UNMEASURED = {"ja": Badge("○", "判定前", "not_yet"), "en": Badge("○", "Not yet", "not_yet")}


def t(words: str) -> Inlines:
    return (Text(words),)


def meta(language: str = "ja", **changes: object) -> Meta:
    said: dict[str, object] = {
        "ja": {
            "title": "サクセスプラン",
            "subject": "値引きの判断を全店へ",
            "customer": "株式会社アオヤマアパレル",
            "author": "リンクデータ株式会社 田中 美咲",
            "header": "株式会社アオヤマアパレル 御中　サクセスプラン",
            "footer": "第1.1版 2026年7月15日",
            "confidentiality": "関係者限り",
            "labels": {"table": "表", "figure": "図"},
        },
        "en": {
            "title": "Success plan",
            "subject": "Fewer late deliveries",
            "customer": "Northwind Logistics Ltd",
            "author": "Linkdata Inc., Misaki Tanaka",
            "header": "Northwind Logistics Ltd · Success plan",
            "footer": "Version 1.1, 15 July 2026",
            "confidentiality": "Confidential",
            "labels": {"table": "Table", "figure": "Figure"},
        },
    }[language]
    whole = {"kind": "success-plan", "language": language, "day": date(2026, 7, 15), **said, **changes}
    return Meta(**whole)  # type: ignore[arg-type]


def report(*blocks: object, language: str = "ja", cover: Cover | None = None, **changes: object) -> Report:
    return Report(meta(language, **changes), cover, blocks)  # type: ignore[arg-type]


def trend() -> Chart:
    """Twelve weeks of a rate with a gap in the fifth, and the planned path."""
    start = date(2026, 4, 5)
    values = ["23.5", "23.4", "23.1", "23.2", None, "22.7", "22.6", "22.1", "21.8", "21.8", "22.1", "22.4"]
    actual = tuple((start + timedelta(weeks=at), Decimal(v) if v else None) for at, v in enumerate(values))
    path = ((start, Decimal("23.5")), (date(2026, 6, 30), Decimal("21.0")))
    lines = (Line("実績", "actual", actual, label="22.4"), Line("計画", "path", path, label="21.0", tone="muted"))
    return Chart(
        Trend(lines, month_format='m"月"'),
        "値引き率の推移",
        "値引き率は12週で23.5%から22.4%になった",
        unit="%",
        decimals=1,
        low=Decimal(20),
        high=Decimal(24),
        source="出典: POSデータ（2026/6/28時点）",
    )


def kpi_table(language: str) -> Table:
    ja = language == "ja"
    heads = (
        ("指標", "基準値", "現在", "計画", "目標", "前月差", "判定", "見通し")
        if ja
        else ("Indicator", "Baseline", "Now", "Planned", "Target", "vs May", "Judgement", "Outlook")
    )
    rows = (
        (
            "粗利益率（KGI、%）",
            "Gross margin (KGI, %)",
            "48.2",
            "49.1",
            "49.1",
            "50.0",
            "+0.4pt",
            GOOD,
            "9月中旬に到達",
            "reached mid-September",
        ),
        (
            "値引き率（%）",
            "Markdown rate (%)",
            "23.5",
            "22.4",
            "21.0",
            "18.0",
            "+0.6pt",
            BAD,
            "目標日に21.1（未達）",
            "21.1 on the day, missed",
        ),
        (
            "在庫日数（日）",
            "Days of stock",
            "要確認" if ja else "to confirm",
            "88",
            "—",
            "75",
            "-3日" if ja else "-3",
            RISK,
            "基準値待ち（7/15）",
            "waits for its baseline",
        ),
        (
            "欠品率（%）",
            "Out of stock (%)",
            "6.1",
            "—",
            "5.3",
            "4.5",
            "—",
            UNMEASURED,
            "初回測定 7/31",
            "first on 31 July",
        ),
    )
    body = tuple(
        Row(
            (
                Cell(t(row[0] if ja else row[1])),
                *(Cell(t(str(value))) for value in row[2:6]),
                Cell(t(str(row[6])), tone="off_track" if row[6] == "+0.6pt" else "plain"),
                Cell((row[7][language],)),  # type: ignore[index]
                Cell(t(str(row[8] if ja else row[9]))),
            )
        )
        for row in rows
    )
    group = Row((Cell(t("最終指標と先行指標" if ja else "Goal and drivers")), *(Cell(()) for _ in heads[1:])), "group")
    aligns = ("left", "right", "right", "right", "right", "right", "left", "left")
    columns = tuple(Column(t(head), align) for head, align in zip(heads, aligns, strict=True))  # type: ignore[arg-type]
    caption = t("KGIとKPIの到達状況（2026年6月末）" if ja else "Goal and indicators at the end of June 2026")
    return Table(
        columns, (group, *body), caption, "指標ごとの基準値、現在値、目標、判定" if ja else "Indicators and judgement"
    )


def long_table(language: str, rows: int = 34) -> Table:
    ja = language == "ja"
    heads = ("時期", "マイルストーン", "担当", "完了の証拠") if ja else ("When", "Milestone", "Owner", "Evidence")
    said = (
        (
            "値引き新基準を店長会で説明し、12店で使い始める",
            "営業企画部 部長 佐藤 健一",
            "店長会の議事録と、12店分の利用ログ（週次）",
        )
        if ja
        else (
            "Explain the new loading rule and start to use it at two depots",
            "Head of operations, J. Carter",
            "Minutes of the depot meeting and two weeks of logs",
        )
    )
    body = tuple(Row((Cell(t(f"2026/{4 + at // 6}/{1 + at % 28}")), *(Cell(t(s)) for s in said))) for at in range(rows))
    return Table(tuple(Column(t(head)) for head in heads), body, t("マイルストーン" if ja else "Milestones"), said[0])


def demo(language: str, *, chart: bool = True) -> Report:
    ja = language == "ja"
    cover = Cover(
        t(
            "値引きの判断を全43店へ広げるためのサクセスプラン"
            if ja
            else "A success plan for fewer late deliveries at all depots"
        ),
        t("2026年度上期（2026年4〜9月）" if ja else "First half of the fiscal year (April to September 2026)"),
        t("株式会社アオヤマアパレル 御中" if ja else "Northwind Logistics Ltd"),
        tuple(
            t(line)
            for line in (
                ("第1.1版", "2026年7月15日", "リンクデータ株式会社　田中 美咲")
                if ja
                else ("Version 1.1", "15 July 2026", "Linkdata Inc., Misaki Tanaka")
            )
        ),
    )
    return Report(meta(language), cover, _blocks(ja, language, chart))


def _blocks(ja: bool, language: str, chart: bool) -> Blocks:
    figure: Blocks = (trend(),) if chart else ()
    good, bad, risk = GOOD[language], BAD[language], RISK[language]
    cards = Cards(
        (
            Card(
                t("粗利益率（KGI）" if ja else "Gross margin (KGI)"),
                "49.1",
                "%",
                good,
                (
                    t("計画 49.1%" if ja else "planned 49.1%"),
                    t("前月差 +0.4pt　前年差 +1.2pt" if ja else "+0.4pt on May, +1.2pt on 2025"),
                ),
            ),
            Card(
                t("値引き率" if ja else "Markdown rate"),
                "22.4",
                "%",
                bad,
                (
                    t("計画 21.0%" if ja else "planned 21.0%"),
                    t("前月差 +0.6pt　前年差 -0.9pt" if ja else "+0.6pt on May, -0.9pt on 2025"),
                ),
            ),
            Card(
                t("週次利用者率" if ja else "Weekly users"),
                "78",
                "%",
                good,
                (t("計画 70%" if ja else "planned 70%"), t("前月差 +5pt　前年差 比較なし" if ja else "+5pt on May")),
            ),
        )
    )
    return (
        Heading(1, t("この文書の目的と、成功の定義" if ja else "Purpose, and what success means")),
        Paragraph(
            t(
                "9月末までに、全43店が同じ基準で値引きを判断できる状態をつくります。"
                if ja
                else "By the end of September every depot plans its loads by the same rule."
            ),
            "lead",
        ),
        Paragraph(
            (
                Text("本書は、貴社と当社が" if ja else "This plan holds what both sides "),
                Strong(t("同じ数字を見て" if ja else "measure alike")),
                Text(
                    "判断するための約束を記します。値引き率は「売上に対する値引き額」の割合で、毎週月曜に"
                    if ja
                    else " and have promised. The markdown rate is the share of sales given away, read on Mondays from "
                ),
                Code("pos_daily"),
                Text("から集計します。定義の" if ja else ". Changes of a definition are "),
                Emphasis(t("変更は双方の合意" if ja else "agreed by both sides")),
                Text("によります（" if ja else " ("),
                Link(t("算式の一覧" if ja else "all formulas"), "https://example.com/formulas?a=1&b=2"),
                Text("）。現在の総合判定は" if ja else "). The judgement today is "),
                risk,
                Text("です。" if ja else "."),
            )
        ),
        cards,
        Paragraph(
            t(
                "判定は、計画からの遅れが改善幅の10%以内なら順調、25%以内なら注意とします。"
                if ja
                else "On track means at most 10% of the planned improvement behind, at risk at most 25%."
            ),
            "note",
        ),
        Heading(2, t("ご判断いただきたいこと" if ja else "Decisions we ask for")),
        Callout(
            t("7月15日までのご判断" if ja else "By 15 July"),
            (
                Bullets(
                    (
                        Item(
                            (
                                Strong(
                                    t(
                                        "夏物の値引き新基準を7/21(火)から全43店に"
                                        if ja
                                        else "Use the new rule at all depots from 21 July"
                                    )
                                ),
                                Text(
                                    "広げてよいか、ご判断をお願いします（7/15まで）" if ja else " (decide by 15 July)"
                                ),
                            )
                        ),
                        Item(
                            t(
                                "物流部門からの参加者1名のご指名（期限 7/31）"
                                if ja
                                else "Name one member from transport by 31 July"
                            )
                        ),
                    ),
                    ordered=True,
                ),
            ),
        ),
        Callout(
            t("届かなかったこと" if ja else "What we did not reach"),
            (
                Paragraph(
                    t(
                        "31店で夏物の値引きが2週早く始まり、値引き率が計画より1.4pt高くなりました。"
                        if ja
                        else "At 31 depots the change came two weeks early, and the rate rose 1.4pt over plan."
                    )
                ),
                Bullets(
                    (Item(t("当社の対応: 店長向けの通知が遅れました" if ja else "Our part: the notice went out late")),)
                ),
            ),
            "off_track",
        ),
        Heading(2, t("実施事項" if ja else "Work in hand")),
        Bullets(
            (
                Item(
                    t(
                        "毎週の定例で、値引き率と在庫日数の推移を確認します"
                        if ja
                        else "Review rate and stock in the weekly meeting"
                    ),
                    (
                        Item(
                            t(
                                "前日までに数値を登録（営業企画部）"
                                if ja
                                else "Numbers entered the day before (operations)"
                            ),
                            (Item(t("店別の内訳を添付" if ja else "with depots apart")),),
                        ),
                    ),
                ),
                Item(
                    t(
                        "月次報告で、未達とその対策を先にお伝えします"
                        if ja
                        else "Misses come first in the monthly report"
                    )
                ),
            )
        ),
        Bullets(
            (
                Item(t("現状を測る" if ja else "Measure")),
                Item(
                    t("基準を決める" if ja else "Decide"),
                    (Item(t("案を作る" if ja else "draft")), Item(t("合意する" if ja else "agree"))),
                ),
                Item(t("全店に広げる" if ja else "Roll out")),
            ),
            ordered=True,
        ),
        Heading(1, t("到達状況" if ja else "Where we stand")),
        kpi_table(language),
        Paragraph(
            t("出典: POSデータ（2026/6/30時点）、管理会計 6月速報" if ja else "Source: POS data, 30 June 2026"),
            "source",
        ),
        *figure,
        Heading(2, t("双方の約束" if ja else "Promises of both sides")),
        Columns(
            (
                (
                    Heading(3, t("貴社" if ja else "Customer"), numbered=False),
                    Bullets((Item(t("担当者の指名と、毎週の入力" if ja else "Name the owner, enter weekly values")),)),
                ),
                (
                    Heading(3, t("当社" if ja else "Vendor"), numbered=False),
                    Paragraph(
                        (
                            Text("店長向け研修を2回" if ja else "Two trainings"),
                            LineBreak(),
                            Text("月次の振り返り" if ja else "One monthly review"),
                        )
                    ),
                ),
            ),
            (1, 1),
        ),
        PageBreak(),
        Heading(1, t("マイルストーン" if ja else "Milestones"), numbered=False),
        long_table(language),
    )


class Read:
    """A Word file as another program sees it: its parts by name, and its body."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])[0]

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def texts(self) -> list[str]:
        """The text of each paragraph, as a reader sees it."""
        return [text_of(paragraph) for paragraph in self.body.iter(f"{W}p")]

    def styles(self) -> list[str]:
        return [node.get(f"{W}val", "") for node in self.body.iter(f"{W}pStyle")]


def text_of(node: etree._Element) -> str:
    out = []
    for child in node.iter(f"{W}t", f"{W}br", f"{W}tab"):
        out.append({"t": child.text or "", "br": "\n", "tab": "\t"}[str(child.tag).rpartition("}")[2]])
    return "".join(out)
