"""The commands of the roof: `python -m infra up`, `python -m infra with -- <command>`."""

import sys

from infra.lending import lend
from infra.up import up

USAGE = "usage: python -m infra up | with -- <command> [argument ...]"


def main(arguments: list[str]) -> int:
    """Run a command; give its exit code."""
    match arguments:
        case ["up"]:
            return up()
        case ["with", "--", *command] if command:
            return lend(command)
    print(USAGE, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
