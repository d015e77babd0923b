"""`python -m dossier`."""

import gc
import sys

gc.disable()  # one short run; nothing of it needs collecting before its end

from dossier.cli import main  # noqa: E402

sys.exit(main())
