#!/usr/bin/env bash
# Software:  ruptures==1.1.10 numpy==2.4.6
# Guess:     PELT is exact: with jump=1 its segmentation costs no more than any other of the same penalty and least length.
# Seen:      with min_size=2 it can cost more: here 42.22 for no break at all against the 43.67 of the break it returns.
# For us:    change points are compared with all segmentations of short series, not with this package alone.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check ruptures==1.1.10 numpy==2.4.6
cd "$dir"
"$dir/env/bin/python" - <<'PY'
import numpy as np
import ruptures as rpt

values, penalty = np.array([6.0, 5.0, 4.0, 5.0, 7.0, 3.0, 9.0, 8.0, 2.0]), 5.0
ends = rpt.Pelt(model="l2", min_size=2, jump=1).fit(values.reshape(-1, 1)).predict(pen=penalty)


def cost(ends):
    starts = [0, *ends[:-1]]
    return sum(((values[a:b] - values[a:b].mean()) ** 2).sum() for a, b in zip(starts, ends)) + penalty * (len(ends) - 1)


print("PELT cuts at", ends, "cost", round(float(cost(ends)), 2), "| without a cut", round(float(cost([9])), 2))
assert ends == [6, 9] and cost(ends) > cost([9]) + 1
PY
