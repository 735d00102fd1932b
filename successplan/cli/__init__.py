"""Turn words on a command line into calls of the pipeline: one module a command."""

from successplan.cli.main import cli, run

__all__ = ["cli", "run"]
