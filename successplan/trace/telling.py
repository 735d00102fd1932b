"""Turn a number's origin into words for the CSM who asks: what it is, how it was worked out, where it stands."""

from __future__ import annotations

from successplan.document import Origin
from successplan.trace.pairing import Number
from successplan.trace.reading import Spot
from successplan.words import Language, Words

_WHAT = {
    "actual": Words("実績値", "actual"),
    "previous": Words("前期の実績値", "last period's actual"),
    "last_year": Words("前年同期の実績値", "last year's actual"),
    "baseline": Words("基準値", "baseline"),
    "target": Words("目標値", "target"),
    "planned": Words("計画線の値", "planned value"),
    "path": Words("計画線", "planned path"),
    "band": Words("注意の範囲", "at-risk range"),
    "gap": Words("計画との差", "gap to plan"),
    "change": Words("前期差", "change on last period"),
    "change_on_year": Words("前年差", "change on last year"),
    "from_baseline": Words("基準値との差", "change on baseline"),
    "way": Words("基準値から目標値まで", "from baseline to target"),
    "edge": Words("判定の境目", "threshold"),
    "outlook": Words("見込み", "outlook"),
    "part": Words("続きの何枚目か", "number of the part"),
    "mark": Words("出来事の印の高さ", "height of an event's mark"),
    "effect": Words("効果と費用の計算", "effect and cost, worked out"),
    "money": Words("金額", "money"),
    "given": Words("決めた数", "number as agreed"),
    "default": Words("設定がないときの値", "default of a setting"),
    "typed": Words("文中の数", "number in a text"),
    "day": Words("日付", "date"),
    "count": Words("数えた数", "counted"),
    "sum": Words("合計", "sum"),
    "fingerprint": Words("計画書の照合番号", "mark of the plan"),
    "scale": Words("目盛り", "end of a scale"),
    "wording": Words("書式の言葉", "wording of the document"),
}
_HOW = {
    "planned": Words("基準値から目標値への線の、実績の日の値", "the path from baseline to target, on the value's day"),
    "path": Words("基準値と目標値を結ぶ", "from baseline to target"),
    "band": Words("計画線からの遅れが注意の幅にある値", "values behind the path by the at-risk band"),
    "gap": Words("実績値 − 計画線の値", "actual − planned"),
    "change": Words("実績値 − 前期の実績値", "actual − last period's actual"),
    "change_on_year": Words("実績値 − 前年同期の実績値", "actual − last year's actual"),
    "from_baseline": Words("実績値 − 基準値", "actual − baseline"),
    "way": Words("目標値 − 基準値", "target − baseline"),
    "edge": Words("計画線の値 − 幅% × 道のり、厳しい側に丸め", "planned − band% × the way, rounded to the strict side"),
    "sum": Words("示した行の数の合計", "the numbers of these lines added up"),
    "fingerprint": Words("計画書の内容から計算", "worked out of all that the plan says"),
    "effect": Words("指標の変化 × 1単位の効果 × 寄与率、費用は契約と工数",
                    "change × effect of one unit × agreed share; cost from contract and hours"),
    "outlook": Words("実績値の傾き（Theil–Sen）を目標日まで延長",
                     "the trend of the actuals (Theil–Sen), led on to the target's day"),
}
_TYPED = Words("出所なし: ファイルに書き込まれた数", "no origin: typed into the file")
_WAS = Words("（作成時は {was}）", " (was {was} when built)")
_SHOWN = 4  # places of a number that is made of many
_MEAN = Words("{count}件の集計", "made of {count} values")
_PARTS = {
    "title": Words("題", "title"),
    "table": Words("表", "table"),
    "text": Words("本文", "text"),
    "notes": Words("発表者ノート", "notes"),
    "alt": Words("代替テキスト", "alt text"),
    "chart": Words("グラフ", "chart"),
    "header": Words("ヘッダー・フッター", "header or footer"),
}
_NAME = 24  # characters of a name; decisions and actions are called by whole sentences
_SLIDE = Words("スライド{slide}", "slide {slide}")


def what(number: Number, language: Language) -> str:
    """What the number is: 値引き率（markdown-rate）実績値 2026-06-28."""
    origin = number.origin
    if origin is None:
        return _TYPED.say(language) + (_WAS.say(language).format(was=number.was) if number.was else "")
    name = origin.name if len(origin.name) <= _NAME else ""
    subject = "" if origin.what in ("count", "wording") else f"{name} [{origin.of}]" if origin.of else name
    kind = _WHAT[origin.what].say(language) if origin.what in _WHAT else origin.what
    return " ".join(filter(None, (subject, kind, origin.day if origin.day and origin.what != "day" else "")))


def how(origin: Origin | None, language: Language) -> str:
    """How a number that no file holds was worked out; "" for one that stands in a file."""
    if origin is None:
        return ""
    if origin.what == "actual" and len(origin.at) > 1:
        return _MEAN.say(language).format(count=len(origin.at))
    return _HOW[origin.what].say(language) if origin.what in _HOW else ""


def where_from(origin: Origin | None) -> str:
    """The source and the places in the files: POSデータ, kpi.csv:33; rows in a row as one span."""
    if origin is None:
        return ""
    places = _places(origin.at)
    shown = places if len(places) <= _SHOWN else [*places[: _SHOWN - 1], f"… {places[-1]}"]
    return ", ".join(filter(None, (origin.source, *shown)))


def _places(at: tuple[str, ...]) -> list[str]:
    """The places, lines of one file that follow each other as a span: kpi.csv:30-33."""
    found: list[tuple[str, int, int]] = []
    for place in dict.fromkeys(at):
        file, _, line = place.rpartition(":")
        number = int(line) if line.isdigit() else 0
        if found and found[-1][0] == file and number == found[-1][2] + 1:
            found[-1] = (file, found[-1][1], number)
        else:
            found.append((file or place, number, number))
    return [f"{file}:{first}-{last}" if last > first else f"{file}:{first}" if first else file
            for file, first, last in found]


def page(spot: Spot, language: Language) -> str:
    """The slide with its title, or the heading."""
    head = " ".join(spot.head.split())
    return " ".join(filter(None, (_SLIDE.say(language).format(slide=spot.slide) if spot.slide else "", head)))


def spot_in_page(number: Number, language: Language) -> str:
    """Where on the page: 表 / 値引き率; グラフ / 実績."""
    said = (_PARTS[number.spot.part].say(language), number.spot.row or number.series)
    return " / ".join(" ".join(part.split()) for part in said if part)
