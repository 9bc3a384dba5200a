"""The command of the roof: `python -m infra up`."""

import sys

from infra.up import up

USAGE = "usage: python -m infra up"


def main(arguments: list[str]) -> int:
    """Run a command; give its exit code."""
    if arguments == ["up"]:
        return up()
    print(USAGE, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
