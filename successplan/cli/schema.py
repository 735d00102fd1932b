"""Turn `successplan schema` into the JSON Schema of an input file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from successplan.cli.options import DONE, say

if TYPE_CHECKING:
    from successplan.schema import Which

SCHEMAS: tuple[Which, ...] = ("plan", "journal", "internal", "workspace", "agreed")


@click.command(
    short_help=say("入力ファイルの JSON Schema を示します。", "Print the JSON Schema of an input file."),
    help=say("入力ファイルの JSON Schema を示します（エディターの補完と説明に使います）。",
               "Print the JSON Schema of an input file, with which an editor completes and explains it."),
    epilog=say("\b\n例:\n  successplan schema plan\n  successplan schema -o schema",
                 "\b\nExamples:\n  successplan schema plan\n  successplan schema -o schema"))
@click.argument("which", type=click.Choice(SCHEMAS), default="plan")
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path),
              help=say("すべて、このフォルダーに書きます。", "Write all of them into this folder."))
def schema(which: str, out: Path | None) -> int:
    from successplan.schema import schema_text

    if out is None:
        click.echo(schema_text(cast("Which", which)), nl=False)
        return DONE
    out.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        file = out / f"{name}.schema.json"
        file.write_text(schema_text(name), encoding="utf-8", newline="\n")
        click.echo(file)
    return DONE
