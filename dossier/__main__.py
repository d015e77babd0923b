"""`python -m dossier`."""

import gc
import sys

# A command lives for half a second and keeps what it reads; the collector would walk it again and again for nothing.
gc.disable()

from dossier.cli import main  # noqa: E402

sys.exit(main())
