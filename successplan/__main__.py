"""Turn a command line into an exit code."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code (README, "Commands", says what each means)."""
    from successplan.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
