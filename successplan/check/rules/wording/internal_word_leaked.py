"""What
    No text for the customer holds a word of our own house (health score, churn risk, up-sell, net retention ...) or
    a text of internal.yaml. Words of the customer's own goals are never meant. Another list: `rules:
    {internal-word-leaked: {words: [...]}}` in the workspace.
Why
    These words tell customers how we reckon with them. Read once, they stay: from then on every piece of advice
    looks like a sale.
Bad
    held: [{points: [Up-sell to the logistics department possible]}]
Good
    the thought stands in internal.yaml; the journal says what both sides agreed

何を
    顧客が読む文に、社内の言葉（ヘルススコア、解約リスク、アップセルなど）も、internal.yaml の文も入っていないこと。
    顧客自身の目標にある言葉は対象外です。語の一覧は workspace の rules: {internal-word-leaked: {words: [...]}} で変
    えられます。
なぜ
    これらは、私たちが顧客をどう見ているかを伝える言葉です。一度読まれると消えません。その後の提案は、すべて売り込み
    に見えます。
悪い例
    議事録に「物流部門へのアップセルの余地あり」。
良い例
    社内の見立ては internal.yaml に書き、議事録には双方で合意したことを書く。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.check.texts import hits, secrets, texts
from successplan.diagnostics import Level
from successplan.model import Customer
from successplan.words import LANGUAGES, Words

NAME = "internal-word-leaked"
LEVEL = Level.ERROR
STOPS = Stops.EVERYTHING


def find(given: Given) -> Iterator[Finding]:
    own = "\n".join(_own(given.customer)).casefold()
    words = [word for word in given.words or _WORDS if word.casefold() not in own]
    if words:
        for said, hit in hits(given, re.compile("|".join(map(_pattern, words)), re.IGNORECASE)):
            yield Finding(
                Words(ja=f"顧客に渡す文に、社内の言葉「{hit}」があります", en=f"A text for the customer says “{hit}”"),
                _REMOVE, said.keys, said.file)
    for keys, text in secrets(given.customer):
        for said, _ in hits(given, re.compile(re.escape(text))):
            yield Finding(
                Words(ja="顧客に渡す文に、internal.yaml と同じ文があります",
                      en="A text for the customer repeats one of internal.yaml"),
                _REMOVE, said.keys or keys, said.file if said.keys else "internal")


_REMOVE = Words(ja="言い換えるか、internal.yaml に移してください。顧客自身の言葉なら目標や課題にも書かれているはずです",
                en="Say it otherwise, or move it to internal.yaml; a customer's own word stands in a goal too")
_TERMS = (
    Words(ja="ヘルススコア", en="health score"), Words(ja="解約リスク", en="churn risk"),
    Words(ja="解約予兆", en="churn"), Words(ja="アップセル", en="up-sell"), Words(ja="クロスセル", en="cross-sell"),
    Words(ja="売上継続率", en="net retention"), Words(ja="ネットリテンション", en="net revenue retention"),
    Words(ja="チャーン", en="upsell"),
)
_WORDS = (*(word.say(language) for word in _TERMS for language in LANGUAGES), "NRR", "GRR")


def _pattern(word: str) -> str:
    """The word as a whole where it is written in letters with spaces between, anywhere where it is not."""
    return rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])" if word.isascii() else re.escape(word)


def _own(customer: Customer) -> Iterator[str]:
    """What the customer set out to reach, in its own words."""
    plan = customer.plan
    own = (plan.success, plan.purpose, *plan.goals)
    for part in own:
        if part is not None:
            yield from (text for _, text in texts(part))
