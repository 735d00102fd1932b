"""A monthly deck in both languages, written by hand: what the renderer's tests and pictures are made from."""

from datetime import date, timedelta
from decimal import Decimal

from successplan.document import (
    Badge,
    Band,
    Bullets,
    Callout,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Columns,
    Deck,
    Heading,
    Inline,
    Inlines,
    Item,
    Line,
    Mark,
    Meta,
    Row,
    Slide,
    Strong,
    Table,
    Text,
    Tone,
    Trend,
)


def t(*parts: str | Inline) -> Inlines:
    """Inlines from strings and inlines."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def b(text: str) -> Strong:
    return Strong(t(text))


_JUDGED: dict[str, tuple[str, str, str, Tone]] = {
    "on": ("●", "順調", "On track", "on_track"),
    "risk": ("▲", "注意", "At risk", "at_risk"),
    "off": ("■", "要対応", "Off track", "off_track"),
}


def judged(key: str, language: str) -> Badge:
    mark, ja, en, tone = _JUDGED[key]
    return Badge(mark, ja if language == "ja" else en, tone)


def meta(language: str) -> Meta:
    ja = language == "ja"
    return Meta(
        kind="monthly",
        language=language,
        title="月次報告 2026年6月度" if ja else "Monthly review, June 2026",
        subject="在庫適正化の成果" if ja else "Inventory results",
        customer="株式会社アオヤマアパレル" if ja else "Northwind Logistics Ltd",
        author="鈴木 花子" if ja else "Hannah Smith",
        day=date(2026, 7, 15),
        header="株式会社アオヤマアパレル 御中　月次報告　2026年6月度"
        if ja
        else "Northwind Logistics Ltd   Monthly review   June 2026",
        footer="計画書 第1.1版" if ja else "Plan v1.1",
        confidentiality="関係者限り" if ja else "Confidential",
        labels={"day": "2026/7/15", "continued": "続き"} if ja else {"day": "15 July 2026"},
    )


def deck(language: str) -> Deck:
    say = _ja if language == "ja" else _en
    return Deck(meta(language), say())


def _ja() -> tuple[Slide, ...]:
    on, risk, off = (judged(key, "ja") for key in ("on", "risk", "off"))
    return (
        Slide(
            "cover",
            t("月次報告　2026年6月度"),
            t("在庫適正化による粗利益率の改善"),
            {
                "addressee": (_p("株式会社アオヤマアパレル 御中"),),
                "details": (_p("2026年7月15日"), _p("作成: 鈴木 花子（サクセス担当）")),
            },
        ),
        Slide(
            "content",
            t("粗利益率は計画どおり。値引き率は計画より1.4pt高く、31店への展開の可否が鍵"),
            t("2026年6月度 月次報告 ─ 総合判定 ", risk, "（先月: ", on, "）"),
            {
                "body": (
                    Cards(
                        (
                            Card(
                                t("粗利益率（KGI）"),
                                "49.1",
                                "%",
                                on,
                                (t("計画 49.1%"), t("前月差 +0.4pt　前年差 +1.2pt")),
                            ),
                            Card(t("値引き率"), "22.4", "%", off, (t("計画 21.0%"), t("前月差 +0.6pt　前年差 -0.9pt"))),
                            Card(t("週次利用者率"), "78", "%", on, (t("計画 70%"), t("前月差 +5pt　前年差 比較なし"))),
                        )
                    ),
                    Columns(
                        (
                            (
                                Callout(
                                    t("ご判断いただきたいこと"),
                                    (
                                        Bullets(
                                            (
                                                Item(
                                                    t(
                                                        b("夏物の値引き新基準を7/21(火)から全43店に"),
                                                        "広げてよいか、ご判断をお願いします（7/15まで）",
                                                    )
                                                ),
                                                Item(t("物流部門からの参加者1名の指名（期限 7/31）")),
                                            ),
                                            ordered=True,
                                        ),
                                    ),
                                ),
                            ),
                            (
                                Callout(
                                    t("届かなかったこと"),
                                    (
                                        Bullets(
                                            (
                                                Item(t("31店で夏物の値引きが2週早く、値引き率が", b("計画差 +1.4pt"))),
                                                Item(t("在庫日数の基準値が未確定（7/15確定予定）")),
                                            )
                                        ),
                                    ),
                                    "muted",
                                ),
                            ),
                        ),
                        (1.15, 1),
                    ),
                )
            },
            t(
                "出典: POSデータ（2026/6/30時点）、管理会計 6月速報　｜　",
                "判定: 計画からの遅れが改善幅の10%以内 ● 順調／25%以内 ▲ 注意／25%超 ■ 要対応",
            ),
            "最初に判断のお願いを伝えます。\n数字の出典は POS データです。",
        ),
        Slide(
            "table",
            t("6指標のうち4つが順調。値引き率は6月に計画から離れ、要対応"),
            t("基準値（2025年度下期）から目標（2026/9/30）までの進み方"),
            {"body": (_table_ja(on, risk, off),)},
            t("出典: POSデータ、管理会計、利用ログ（2026/6/30時点）　｜　前年差は付録"),
            "表は一行ずつ読まず、値引き率だけを話します。",
        ),
        Slide(
            "chart",
            t("値引き率は5月まで計画どおり、6月は夏物の前倒しで計画より1.4pt高く未達"),
            t("値引き率（%）、週次、2026/1/5 - 6/28"),
            {
                "chart": (trend("ja"),),
                "takeaway": (
                    Heading(2, t("読み取り")),
                    Bullets(
                        (
                            Item(t("新基準の12店は", b("20.6%"), "で計画内、従来基準の31店は", b("23.1%"))),
                            Item(t("前倒しがなければ6月末は21.2%（試算、前提は付録）")),
                            Item(t("このままの傾向では目標日に", b("21.1%"), "、3.1pt高く未達")),
                        )
                    ),
                    Heading(2, t("対策（当社から）")),
                    Bullets(
                        (
                            Item(t("残り31店への展開研修　鈴木（当社）7/17(金)まで")),
                            Item(t("週次で値引き前倒し品を一覧化　田中様 7/13から")),
                        )
                    ),
                ),
            },
            t("出典: POSデータ 値引額 ÷ 定価売上（2026/6/28まで）　｜　縦軸は18%から　｜　橙の帯: 注意の範囲"),
            "折れ線の曲がり角を指します。",
        ),
    )


def _p(text: str):  # type: ignore[no-untyped-def]
    from successplan.document import Paragraph

    return Paragraph(t(text))


def _table(
    heads: list[tuple[str, bool]], rows: list[list[Inlines]], alt: str, tones: dict[tuple[int, int], Tone]
) -> Table:
    return Table(
        tuple(Column(t(head), "right" if number else "left") for head, number in heads),
        tuple(
            Row(tuple(Cell(cell, tone=tones.get((y, x), "plain")) for x, cell in enumerate(row)))
            for y, row in enumerate(rows)
        ),
        alt=alt,
    )


def _table_ja(on: Badge, risk: Badge, off: Badge) -> Table:
    heads = [
        ("指標", False),
        ("基準値", True),
        ("現在", True),
        ("計画", True),
        ("目標", True),
        ("前月差", True),
        ("判定", False),
        ("見通し", False),
    ]
    rows = [
        [
            t(b("粗利益率"), "（KGI, %）"),
            t("48.2"),
            t(b("49.1")),
            t("49.1"),
            t("50.0"),
            t("+0.4pt"),
            t(on),
            t("9月中旬に到達"),
        ],
        [
            t("値引き率（%）"),
            t("23.5"),
            t(b("22.4")),
            t("21.0"),
            t("18.0"),
            t("+0.6pt"),
            t(off),
            t("目標日に21.1（未達）"),
        ],
        [t("在庫日数（日）"), t("要確認"), t(b("88")), t("─"), t("75"), t("-3日"), t(risk), t("基準値待ち（7/15）")],
        [t("週次利用者率（%）"), t("0"), t(b("78")), t("70"), t("90"), t("+5pt"), t(on), t("8月下旬に到達")],
        [t("欠品率（%）"), t("6.1"), t(b("5.2")), t("5.3"), t("4.5"), t("-0.2pt"), t(on), t("目標日に4.4")],
        [t("判断の所要時間（時間/週）"), t("14"), t(b("6")), t("8"), t("5"), t("-1時間"), t(on), t("7月下旬に到達")],
    ]
    return _table(heads, rows, "6指標の基準値、現在、計画、目標、判定。値引き率22.4%が要対応", {(1, 5): "off_track"})


def _table_en(on: Badge, risk: Badge, off: Badge) -> Table:
    heads = [
        ("Indicator", False),
        ("Baseline", True),
        ("Now", True),
        ("Plan", True),
        ("Target", True),
        ("vs May", True),
        ("Status", False),
        ("Outlook", False),
    ]
    rows = [
        [
            t(b("Gross margin"), " (KGI, %)"),
            t("48.2"),
            t(b("49.1")),
            t("49.1"),
            t("50.0"),
            t("+0.4 pt"),
            t(on),
            t("reached mid-September"),
        ],
        [
            t("Markdown rate (%)"),
            t("23.5"),
            t(b("22.4")),
            t("21.0"),
            t("18.0"),
            t("+0.6 pt"),
            t(off),
            t("21.1 on the target date (missed)"),
        ],
        [
            t("Days of stock (days)"),
            t("to confirm"),
            t(b("88")),
            t("–"),
            t("75"),
            t("-3 days"),
            t(risk),
            t("baseline due 15 July"),
        ],
        [t("Weekly users (%)"), t("0"), t(b("78")), t("70"), t("90"), t("+5 pt"), t(on), t("reached late August")],
        [
            t("Out of stock (%)"),
            t("6.1"),
            t(b("5.2")),
            t("5.3"),
            t("4.5"),
            t("-0.2 pt"),
            t(on),
            t("4.4 on the target date"),
        ],
        [t("Time to decide (h/week)"), t("14"), t(b("6")), t("8"), t("5"), t("-1 h"), t(on), t("reached late July")],
    ]
    return _table(
        heads,
        rows,
        "Six indicators with baseline, now, plan, target and status. Markdown rate 22.4% is off track",
        {(1, 5): "off_track"},
    )


def trend(language: str) -> Chart:
    """26 weeks of the markdown rate: on its path until May, then off it."""
    ja = language == "ja"
    values = "23.3 23.6 23.4 23.7 23.3 23.5 23.6 23.4 23.6 23.3 23.1 23.2 22.8"
    values += " 23.0 22.7 22.8 22.4 22.2 21.9 21.6 21.4 21.2 21.1 21.3 21.8 22.4"
    start = date(2026, 1, 4)
    actual = tuple((start + timedelta(weeks=week), Decimal(value)) for week, value in enumerate(values.split()))
    path = (
        (date(2026, 4, 1), Decimal("23.5")),
        (date(2026, 6, 28), Decimal("21.0")),
        (date(2026, 9, 30), Decimal("18.0")),
    )
    base = ((start, Decimal("23.5")), (date(2026, 9, 30), Decimal("23.5")))
    outlook = ((date(2026, 6, 28), Decimal("22.4")), (date(2026, 9, 30), Decimal("21.1")))
    band = tuple((day, value + Decimal("0.5"), value + Decimal("1.3")) for day, value in path[1:])
    return Chart(
        Trend(
            (
                Line("実績" if ja else "Actual", "actual", actual, "22.4", "off_track"),
                Line("計画" if ja else "Plan", "path", path, "目標 18.0" if ja else "Target 18.0", "muted"),
                Line(
                    "基準値" if ja else "Baseline", "baseline", base, "基準値 23.5" if ja else "Baseline 23.5", "muted"
                ),
                Line(
                    "見通し" if ja else "Outlook", "outlook", outlook, "見通し 21.1" if ja else "Outlook 21.1", "accent"
                ),
            ),
            (Band("注意の範囲" if ja else "At risk", band),),
            (
                Mark(date(2026, 4, 20), "利用開始 4/20" if ja else "Go-live 20 Apr", "accent"),
                Mark(date(2026, 6, 8), "夏物値引き前倒し 6/8" if ja else "Early summer sale 8 Jun", "at_risk"),
            ),
            'm"月"' if ja else "mmm",
        ),
        "値引き率" if ja else "Markdown rate",
        "値引き率の週次推移。6月28日に22.4%、計画21.0%"
        if ja
        else "Markdown rate by week. 22.4% on 28 June, plan 21.0%",
        "%",
        0,
        Decimal(18),
        Decimal(26),
    )


def _en() -> tuple[Slide, ...]:
    on, risk, off = (judged(key, "en") for key in ("on", "risk", "off"))
    asks = Bullets(
        (
            Item(t(b("May the new markdown rule go to all 43 stores from Tue 21 July?"), " Please decide by 15 July")),
            Item(t("Name one participant from logistics (by 31 July)")),
        ),
        ordered=True,
    )
    misses = Bullets(
        (
            Item(t("31 stores marked down summer goods two weeks early: ", b("+1.4 pt against plan"))),
            Item(t("Baseline for days of stock still open (due 15 July)")),
        )
    )
    return (
        Slide(
            "cover",
            t("Monthly review, June 2026"),
            t("Higher gross margin through the right stock"),
            {
                "addressee": (_p("Northwind Logistics Ltd"),),
                "details": (_p("15 July 2026"), _p("Hannah Smith, Customer Success")),
            },
        ),
        Slide(
            "content",
            t(
                "Gross margin is on plan; the markdown rate is 1.4 pt above plan, ",
                "so the rollout to 31 stores decides the year",
            ),
            t("June 2026 — overall ", risk, " (last month: ", on, ")"),
            {
                "body": (
                    Cards(
                        (
                            Card(
                                t("Gross margin (KGI)"),
                                "49.1",
                                "%",
                                on,
                                (t("Plan 49.1%"), t("vs May +0.4 pt   vs last year +1.2 pt")),
                            ),
                            Card(
                                t("Markdown rate"),
                                "22.4",
                                "%",
                                off,
                                (t("Plan 21.0%"), t("vs May +0.6 pt   vs last year -0.9 pt")),
                            ),
                            Card(t("Weekly users"), "78", "%", on, (t("Plan 70%"), t("vs May +5 pt   no year before"))),
                        )
                    ),
                    Columns(
                        ((Callout(t("Your decision"), (asks,)),), (Callout(t("What we missed"), (misses,), "muted"),)),
                        (1.15, 1),
                    ),
                )
            },
            t(
                "Source: POS data (30 June 2026), management accounts (June flash) | ",
                "Behind plan by up to 10% of the way ● on track, 25% ▲ at risk, above ■ off track",
            ),
            "Begin with the decision.\nAll numbers are from the POS data.",
        ),
        Slide(
            "table",
            t("Four of six indicators are on track; the markdown rate left its path in June"),
            t("From the baseline (second half of 2025) to the target (30 September 2026)"),
            {"body": (_table_en(on, risk, off),)},
            t("Source: POS data, management accounts, usage log (30 June 2026)"),
            "Talk about the markdown rate only.",
        ),
        Slide(
            "chart",
            t("Markdown rate kept to plan until May, then rose 1.4 pt above it with the early summer sale"),
            t("Markdown rate (%), weekly, 5 January to 28 June 2026"),
            {
                "chart": (trend("en"),),
                "takeaway": (
                    Heading(2, t("What it says")),
                    Bullets(
                        (
                            Item(
                                t(
                                    "The 12 stores with the new rule are at ",
                                    b("20.6%"),
                                    ", within plan; the other 31 at ",
                                    b("23.1%"),
                                )
                            ),
                            Item(t("Without the early sale June would end at 21.2% (estimate)")),
                            Item(t("At this rate ", b("21.1%"), " on the target date, 3.1 pt too high")),
                        )
                    ),
                    Heading(2, t("What we do")),
                    Bullets(
                        (
                            Item(t("Train the other 31 stores: Smith, by Fri 17 July")),
                            Item(t("List early markdowns weekly: Tanaka, from 13 July")),
                        )
                    ),
                ),
            },
            t("Source: POS data, markdowns ÷ sales at list price (to 28 June 2026) | Axis starts at 18%"),
            "Point at the bend.",
        ),
    )
