#!/usr/bin/env bash
# Software:  statsmodels==0.15.0 (with numpy, as pip resolves it)
# Guess:     a local level model takes missing values at the start of a series as it takes those at its end: the log-likelihood stays what it is without them.
# Seen:      at the end it stays; two missing years at the start lower it by 8.45, since one observation is always left out as the diffuse one, though it is missing, and the first real one is counted against the large first variance. The variances hardly move. With the exact diffuse start the numbers agree.
# For us:    who compares models of series that begin in different years cuts each at its first value, or asks for the exact start.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check statsmodels==0.15.0
cd "$dir"
"$dir/env/bin/python" - <<'PY'
import numpy as np
import statsmodels.api as sm

nile = sm.datasets.nile.load_pandas().data["volume"].to_numpy()
gap = [np.nan, np.nan]
series = {"whole": nile, "two missing first": np.r_[gap, nile], "two missing last": np.r_[nile, gap]}
variances = [15099.0, 1469.0]


def likelihood(values, exact):
    return round(float(sm.tsa.UnobservedComponents(values, "llevel", use_exact_diffuse=exact).loglike(variances)), 2)


usual = {name: likelihood(values, False) for name, values in series.items()}
exact = {name: likelihood(values, True) for name, values in series.items()}
print("as it comes:", usual, "| exact diffuse:", exact)
assert usual["whole"] == usual["two missing last"] == -632.54
assert round(usual["whole"] - usual["two missing first"], 2) == 8.45
assert len(set(exact.values())) == 1
PY
