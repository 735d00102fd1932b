"""Turn `successplan explain` into the manual page of a rule, or into the list of all rules."""

from __future__ import annotations

from difflib import get_close_matches

import click

from successplan.cli.options import DONE, say, ui_lang_option, ui_language, usage
from successplan.words import Language


@click.command(
    short_help=say("検査のルールを説明します。", "Explain a rule of the checks, or list them all."),
    help=say("RULE の説明（何を、なぜ、悪い例、良い例）を表示します。RULE がなければ、すべてのルールを一覧にします。",
             "Explain RULE: what it asks for, why, a bad and a good example. Without RULE, list all rules by group."),
    epilog=say("\b\n例:\n  successplan explain\n  successplan explain few-at-once",
               "\b\nExamples:\n  successplan explain\n  successplan explain few-at-once"))
@click.argument("rule", required=False)
@click.option("--markdown", is_flag=True,
              help=say("すべての説明を Markdown で出力します（docs/rules.md）。",
                       "Print every page as Markdown: docs/rules.md."))
@ui_lang_option
def explain(rule: str | None, markdown: bool, ui_lang: Language | None) -> int:
    from successplan.check import all_rules
    from successplan.check.manual import as_book, as_list, as_page

    language = ui_lang or ui_language()
    known = {each.name: each for each in all_rules()}
    if markdown:
        click.echo("\n".join(as_book(known.values(), language)))
    elif rule is None:
        click.echo("\n".join(as_list(known.values(), language)))
    elif rule in known:
        click.echo("\n".join(as_page(known[rule], language)))
    else:
        near = next(iter(get_close_matches(rule, known, 1)), None)
        usage(say(f"{rule} というルールはありません。" + (f"{near} のことですか。" if near else ""),
                  f"There is no rule {rule}." + (f" Did you mean {near}?" if near else "")))
    return DONE
