"""How often the rule for a thin record errs: made-up series whose truth is known, written to data/shared/thin-record.csv.

    python benchmarks/thin_record.py [series of each kind, 1000 if not said]

The page Method prints the table. Equal code gives the equal file; a test makes a part of it anew.
"""

from __future__ import annotations

import csv
import sys
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dossier.content.vocabulary import SHARED
from dossier.measures.thin import trial

YEARS, ACTS, STEPS = (30, 50, 80), (0.6, 3.0, 6.0), (0.0, 0.25, 0.5, 1.0)


def main() -> None:
    series = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with open(SHARED / "thin-record.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("years", "acts", "step", "series", "flat", "thin", "held", "wrong"))
        for years, acts, step in product(YEARS, ACTS, STEPS):
            row = trial(years, acts, step, series)
            shares = ("" if value is None else f"{value:.3f}" for value in (row.flat, row.thin, row.held, row.wrong))
            out.writerow((years, acts, step, series, *shares))


if __name__ == "__main__":
    main()
