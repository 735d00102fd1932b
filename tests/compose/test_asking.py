"""How a decision is asked: what a Japanese and an English reader would say, written by hand for many endings."""

from __future__ import annotations

import pytest
from compose.conftest import Say, made

from successplan.document import Paragraph, plain
from successplan.model import Decision
from successplan.words import Language

APPROVED = [
    # verbs of every class, in the form that てよいか follows
    ("全43店に広げる", "全43店に広げてよいか"),
    ("6月目標を21.0%に変更する", "6月目標を21.0%に変更してよいか"),
    ("9月から新基準で始める", "9月から新基準で始めてよいか"),
    ("値引きの上限を変える", "値引きの上限を変えてよいか"),
    ("店間移動を見送る", "店間移動を見送ってよいか"),
    ("一覧の配信を月曜に切り替える", "一覧の配信を月曜に切り替えてよいか"),
    ("対象を20店に絞る", "対象を20店に絞ってよいか"),
    ("研修の資料を配る", "研修の資料を配ってよいか"),
    ("荷受け場を7/27から借りる", "荷受け場を7/27から借りてよいか"),
    ("物流部門に声をかける", "物流部門に声をかけてよいか"),
    ("試行の結果を見る", "試行の結果を見てよいか"),
    ("港湾の混雑が続く前提で進む", "港湾の混雑が続く前提で進んでよいか"),
    ("夏物の発注を急ぐ", "夏物の発注を急いでよいか"),
    ("年内の更新に向けて動く", "年内の更新に向けて動いてよいか"),
    ("店長に直接話す", "店長に直接話してよいか"),
    ("倉庫の在庫を店に運ぶ", "倉庫の在庫を店に運んでよいか"),
    ("新しい帳票を使う", "新しい帳票を使ってよいか"),
    ("結果が出るまで待つ", "結果が出るまで待ってよいか"),
    ("現地に見に行く", "現地に見に行ってよいか"),
    ("12店のまま続けることとする", "12店のまま続けることとしてよいか"),
    ("残り31店にも広げること", "残り31店にも広げてよいか"),
    ("研修を本社で開きます", "研修を本社で開いてよいか"),
    ("予算を追加します。", "予算を追加してよいか"),
    # an acting noun behind what it acts on
    ("新基準を全43店に展開", "新基準を全43店に展開してよいか"),
    ("6月目標を21.0%へ変更", "6月目標を21.0%へ変更してよいか"),
    # a thing to go by
    ("6月目標の21.0%への変更", "6月目標の21.0%への変更で進めてよいか"),
    ("年間500万円の追加予算", "年間500万円の追加予算で進めてよいか"),
    ("新しい定例会の曜日", "新しい定例会の曜日で進めてよいか"),
    ("対象の店は3つ", "対象の店は3つで進めてよいか"),
    # a question already
    ("31店の研修を8月に行ってよいか", "31店の研修を8月に行ってよいか"),
    ("31店の研修をいつ行うか。", "31店の研修をいつ行うか"),
]


def asked(say: Say, language: Language, kind: str, what: str) -> str:
    decision = made(Decision, {"id": "d", "what": what, "kind": kind})
    (paragraph,) = say("{{ question(d) }}", language=language, d=decision)
    assert isinstance(paragraph, Paragraph)
    return plain(paragraph.inlines)


@pytest.mark.parametrize(("what", "question"), APPROVED)
def test_what_is_to_be_approved(say: Say, what: str, question: str) -> None:
    assert asked(say, "ja", "approve", what) == question


@pytest.mark.parametrize(("kind", "what", "question"), [
    ("choose", "新基準を試す12店", "新基準を試す12店について、どの案とするか"),
    ("choose", "どの12店から始めるか", "どの12店から始めるか"),
    ("choose", "研修を開く", "研修を開くうえで、どの案とするか"),
    ("name", "物流部門の担当者1名", "物流部門の担当者1名のご指名"),
    ("name", "試行の窓口を務める", "どなたにお願いして試行の窓口を務めてよいか"),
])
def test_what_is_to_be_chosen_or_named(say: Say, kind: str, what: str, question: str) -> None:
    assert asked(say, "ja", kind, what) == question


@pytest.mark.parametrize(("kind", "what", "question"), [
    ("approve", "Rent the two spare docks", "Rent the two spare docks: yes or no?"),
    ("choose", "The 12 stores for the trial.", "The 12 stores for the trial: which one?"),
    ("name", "One person in Finance", "One person in Finance: who?"),
])
def test_in_english(say: Say, kind: str, what: str, question: str) -> None:
    assert asked(say, "en", kind, what) == question
