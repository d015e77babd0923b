"""`python -m dossier`, and the command `dossier` of an installed library."""

import gc
import sys

# A command lives for half a second and keeps what it reads; the collector would walk it again and again for nothing.
gc.disable()

from dossier.cli import main  # noqa: E402


def run() -> None:
    """Run one command and end with its status."""
    sys.exit(main())


if __name__ == "__main__":
    run()
