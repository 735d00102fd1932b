"""Turn `successplan new` into a new customer's folder: at most ten questions, or as many flags."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from successplan.cli.options import DONE, Day, as_of_option, say, ui_language, usage
from successplan.words import LANGUAGES, Language, Words

if TYPE_CHECKING:
    from successplan.start import Answers, House

T = TypeVar("T")
_CURRENCIES: dict[Language, str] = {"ja": "JPY", "en": "USD"}


@dataclass(frozen=True, slots=True)
class Question(Words):
    """What is asked on a terminal, and the flag that answers it. Without `must` an empty answer leaves it open."""

    flag: str = ""
    must: bool = True

    def answer(self, given: T | None, read: Callable[[str], T], suggested: str = "") -> T | None:
        """What was `given` as a flag, else what is read from the terminal: asked again until it can be understood.

        UsageError, which names the flag, where it must be answered and nobody can be asked.
        """
        if isinstance(given, str) and given.strip():
            return read(given.strip())
        if given is not None and not isinstance(given, str):
            return given
        if not asks():
            return usage(_missing(self.flag)) if self.must else None
        shown = "" if self.must else say("（未定なら Enter）", " (Enter where it is not known)")
        said: T | None = click.prompt(self.say(ui_language()) + shown, default=suggested or (None if self.must else ""),
                            show_default=bool(suggested), value_proc=_reading(read))
        return said


def asks() -> bool:
    """True where a person sits at a terminal and can be asked."""
    return sys.stdin.isatty()


def _missing(flag: str) -> str:
    return say(f"{flag} を指定してください（端末で実行すれば、順に尋ねます）。",
               f"{flag} is missing (on a terminal it would be asked for).")


def _reading(read: Callable[[str], T]) -> Callable[[str], T | None]:
    def value(text: str) -> T | None:
        return read(text.strip()) if text.strip() else None
    return value


def _text(text: str) -> str:
    if not text.isprintable() or len(text) > 400:
        raise click.BadParameter(say("1行で、400字までで書いてください。", "Write it on one line, in 400 characters."))
    return text


def _one_of(known: Sequence[str]) -> Callable[[str], str]:
    def value(text: str) -> str:
        if text not in known:
            listed = ", ".join(known)
            raise click.BadParameter(say(f"{text} はありません。次のどれかを書いてください: {listed}",
                                         f"There is no {text}. Write one of: {listed}"))
        return text
    return value


def _day(text: str) -> date:
    return Day().convert(text, None, None)


def _fee(text: str) -> Decimal:
    """The amount in whole units, also of what people say: 24,000,000, 2,400万, ２４００万円."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").removesuffix("円")
    try:
        amount = Decimal(plain.removesuffix("万")) * (10_000 if plain.endswith("万") else 1)
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 <= amount < 10**15:
        raise click.BadParameter(say(f"{text}: 年額を 24000000 のように数字で書いてください。",
                                     f"{text}: write the fee of a year in digits, like 24000000."))
    return amount


class Currency(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic since click 8.4
    """An ISO code."""

    name = "code"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        code = str(value).upper()
        if not re.fullmatch("[A-Z]{3}", code):
            self.fail(say(f"{value}: 通貨を JPY や USD のように書いてください。",
                          f"{value}: write the currency like JPY or USD."), param, ctx)
        return code


class Fee(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic since click 8.4
    """An amount of money in whole units."""

    name = "amount"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        return value if isinstance(value, Decimal) else _fee(str(value))


_LANGUAGE = Question("計画書の言語（ja か en）", "Language of the plan (ja or en)", "--lang")
_BLUEPRINT = Question("ひな形", "Blueprint", "--blueprint")
_VENDOR = Question("自社の正式名称", "Your own company's legal name", "--vendor")
_NAME = Question("顧客の正式名称", "The customer's legal name", "--name")
_SHORT = Question("双方での呼び名", "What both sides call them", "--short-name", must=False)
_START = Question("開始日", "First day of the plan", "--start")
_CSM = Question("担当のカスタマーサクセスの氏名（または workspace.yaml の id）",
                "Name of the CSM in charge (or an id of workspace.yaml)", "--csm")
_EVALUATOR = Question("評価者の氏名（費用を払い、更新を判断する人。氏名が未定なら役職名）",
                      "Name of the evaluator, who pays and decides on the renewal (the title, where no name is known)",
                      "--evaluator")
_PROMOTER = Question("推進者の氏名（顧客側で毎週動かす人。氏名が未定なら役職名）",
                     "Name of the promoter, who drives it on the customer's side (or the title)", "--promoter")
_SUCCESS = Question("評価者が言った「半年後の成功」", "Success in the evaluator's own words", "--success", must=False)
_AMOUNT = Question("契約の年額（税抜）", "Fee for a year, in digits", "--fee", must=False)


@click.command(
    short_help=say("顧客のフォルダーを新しくつくります。", "Begin a new customer's folder."),
    help=say("ひな形から、顧客のフォルダー（plan.yaml、kpi.csv、journal.yaml、internal.yaml）をつくります。"
             "NAME はフォルダーと id の名前です。端末では足りない答えを尋ねます（多くて10問）。"
             "workspace.yaml がなければ、それもつくります。今あるファイルは変えません。"
             "--next は、終わる期の計画から次の期の案をつくります（基準値は最新の実績、目標は未定）。",
             "Begin a customer's folder (plan.yaml, kpi.csv, journal.yaml, internal.yaml) from a blueprint. NAME names "
             "the folder and is the customer's id. On a terminal what is missing is asked for, ten questions at most. "
             "A workspace.yaml is made where there is none. Nothing that is there is changed. With --next the plan of "
             "a term that ends becomes a proposal for the next: baselines are the newest values, targets open."),
    epilog=say(
        '\b\n例:\n  successplan new aoba-drug\n'
        '  successplan new aoba-drug --into customers --name 株式会社青葉ドラッグ \\\n'
        '    --start 2026-04-01 --csm "鈴木 大地" --evaluator "佐藤 健一" \\\n'
        '    --promoter "田中 美咲" --vendor 株式会社ミナト --blueprint retail-high\n'
        '  successplan new --next customers/aoba-drug',
        '\b\nExamples:\n  successplan new acme-stores\n'
        '  successplan new acme-stores --into customers --name "Acme Stores Ltd" \\\n'
        '    --start 2026-04-01 --csm "Sam Reed" --evaluator "Ann Lee" \\\n'
        '    --promoter "Bob Ray" --vendor "Harbour Ltd" --blueprint retail-high\n'
        '  successplan new --next customers/acme-stores'))
@click.argument("id_", metavar="[NAME]", required=False)
@click.option("--next", "last", metavar="PATH", type=click.Path(exists=True, path_type=Path),
              help=say("この顧客の次の期を、隣の新しいフォルダーで始めます。",
                       "Begin the next term of this customer, in a new folder beside its own."))
@as_of_option
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default=Path(),
              help=say("この中につくります。既定は今いるフォルダー。",
                       "Where to make it; the current folder by default."))
@click.option("--lang", "language", type=click.Choice(LANGUAGES), help=say("計画書の言語。", "Language of the plan."))
@click.option("--blueprint", metavar="ID", help=say("ひな形: retail-high、low-90days、minimal、または自社のもの。",
                                                    "retail-high, low-90days, minimal, or one of your own."))
@click.option("--name", help=say("顧客の正式名称。", "The customer's legal name."))
@click.option("--short-name", help=say("双方での呼び名。既定は正式名称から株式会社などを除いたもの。",
                                       "What both sides call them; by default the name without Ltd and the like."))
@click.option("--start", type=Day(), help=say("計画の最初の日。", "First day of the plan, like 2026-04-01."))
@click.option("--csm", help=say("担当の氏名、または workspace.yaml の id。", "Name of the CSM, or an id of the team."))
@click.option("--evaluator", help=say("評価者の氏名。", "Name of the evaluator."))
@click.option("--promoter", help=say("推進者の氏名。", "Name of the promoter."))
@click.option("--success", help=say("評価者の言葉での成功。", "Success in the evaluator's own words."))
@click.option("--fee", type=Fee(), help=say("契約の年額（税抜）。", "Fee for a year."))
@click.option("--currency", type=Currency(), help=say("年額の通貨。既定は ja なら JPY、en なら USD。",
                                     "Currency of the fee; JPY for ja, USD for en by default."))
@click.option("--vendor", help=say("自社の正式名称（workspace.yaml がないとき）。",
                                   "Your own legal name, where there is no workspace.yaml yet."))
def new(id_: str | None, last: Path | None, as_of: date, into: Path, **given: Any) -> int:
    from successplan.start import begin, begin_next, house_of, name_problem

    problem = name_problem(id_) if id_ is not None else None
    if problem is not None:
        usage(problem.say(ui_language()))
    if last is not None:
        unused = [name for name, value in given.items() if value is not None]
        if unused:
            flag = f"--{unused[0].replace('_', '-').replace('language', 'lang')}"
            usage(say(f"--next は前の期の計画から始めます。{flag} は plan.yaml で直してください。",
                      f"--next begins from the last plan: change what {flag} says in the new plan.yaml."))
        return _told(begin_next(last, as_of, id_))
    if id_ is None:
        usage(say("新しいフォルダーの名前を書いてください: successplan new NAME",
                  "Name the new folder: successplan new NAME"))
    return _told(begin(_answers(id_, house_of(into), given), into))


def _told(written: Sequence[Path]) -> int:
    for path in written:
        click.echo(path)
    plan = next(path for path in written if path.name == "plan.yaml")
    folder = plan.parent
    click.echo(say(f"次は {plan} を上から読んで直し、successplan check {folder} を実行してください。",
                   f"Next: read {plan} from the top, make it theirs, and run successplan check {folder}"))
    return DONE


def _answers(id_: str, house: House, given: Mapping[str, Any]) -> Answers:
    """The answers of the flags, and of the person at the terminal where flags are missing."""
    from successplan.start import Answers

    language = cast("Language", given["language"] or house.language or (
        _must(_LANGUAGE, None, _one_of(LANGUAGES), ui_language()) if asks() else ui_language()))
    known = house.blueprints(language)
    if asks() and given["blueprint"] is None:
        for each in known:
            click.echo(f"  {each.id:16} {each.name.say(ui_language())}")
    ids = [each.id for each in known]
    return Answers(
        id=id_, language=language,
        blueprint=_must(_BLUEPRINT, given["blueprint"], _one_of(ids), ids[0]),
        vendor=None if house.workspace else _must(_VENDOR, given["vendor"], _text),
        csm=_must(_CSM, given["csm"], _text),
        name=_must(_NAME, given["name"], _text),
        start=_must(_START, given["start"], _day, f"{_next_month(date.today())}"),
        evaluator=_must(_EVALUATOR, given["evaluator"], _text),
        promoter=_must(_PROMOTER, given["promoter"], _text),
        success=_SUCCESS.answer(given["success"], _text),
        fee=_AMOUNT.answer(given["fee"], _fee),
        currency=given["currency"] or _CURRENCIES[language],
        short_name=_SHORT.answer(given["short_name"], _text) if given["short_name"] else None)


def _must(question: Question, given: T | None, read: Callable[[str], T], suggested: str = "") -> T:
    return cast("T", question.answer(given, read, suggested))


def _next_month(today: date) -> date:
    return (today.replace(day=1) + timedelta(days=31)).replace(day=1)
