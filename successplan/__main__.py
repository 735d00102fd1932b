"""Turn a command line into an exit code."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit: 0 done, 1 problems in the input, 2 usage, 3 the machine, 70 our fault, 130 stopped."""
    from successplan.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
