"""Turn `successplan diff` into what changed between two plans, in words and as a slide."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from successplan.cli.options import (
    DONE,
    as_of_option,
    print_diagnostics,
    say,
    spoken,
    ui_lang_option,
    usage,
)
from successplan.words import LANGUAGES, Language, Words


@click.command(
    short_help=say("2つの計画書の違いを言葉で示します。", "Tell what changed between two plans."),
    help=say("OLD から NEW までに計画書で変わったこと（目標、基準値、体制、ロードマップ、会議体、リスクなど）を"
             "1行ずつ示します。どちらも顧客のフォルダーか plan.yaml です。",
             "Tell what changed in the plan from OLD to NEW (targets, baselines, people, roadmap, meetings, risks and "
             "so on), a line each. Both are a customer's folder or a plan.yaml."),
    epilog=say("\b\n例:\n  successplan diff 4月/aoyama-apparel aoyama-apparel\n"
               "  successplan diff plan-1.0.yaml plan.yaml --slide 前回からの変更.pptx",
               "\b\nExamples:\n  successplan diff april/aoyama-apparel aoyama-apparel\n"
               "  successplan diff plan-1.0.yaml plan.yaml --slide changes.pptx"))
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option("--slide", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.pptx",
              help=say("変更の一覧をスライドとしても書きます。", "Write the changes as a slide, too."))
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default=None,
              help=say("言語。既定は NEW の計画書の言語。", "Language of words and slide; that of NEW by default."))
@click.option("--overwrite", is_flag=True,
              help=say("手で直したスライドも上書きします。", "Replace a slide that was edited by hand, too."))
@as_of_option
@ui_lang_option
def diff(old: Path, new: Path, slide: Path | None, language: Language | None, overwrite: bool, as_of: date,
         ui_lang: Language | None) -> int:
    from successplan.pipeline import changes_said, changes_slide, compare

    if slide is not None and slide.suffix != ".pptx":
        usage(say(f"--slide {slide}: 名前は .pptx で終わらせてください。",
                  f"--slide {slide}: let the name end in .pptx."))
    speak = spoken(new, ui_lang)
    compared = compare(old, new, as_of)
    wanted = language or compared.customer.plan.language
    lines = changes_said(compared, wanted)
    for line in lines or (Words("変更はありません。", "Nothing changed.").say(wanted),):
        click.echo(line)
    if slide is not None:
        written, said = changes_slide(compared, wanted, slide, overwrite=overwrite)
        print_diagnostics(said, speak, err=True)
        click.echo(written.path)
        if written.kept:
            stays = Words(f"  {written.kept.name} は手で直されているため残しました（--overwrite で置き換え）",
                          f"  {written.kept.name} was edited by hand and stays (--overwrite replaces it)")
            click.echo(stays.say(speak), err=True)
    return DONE
