#!/usr/bin/env bash
# Software:  pykalman==0.11.2 (with numpy, as pip resolves it)
# Guess:     a missing year is given as NaN, as in statsmodels and pandas; the level goes on over the gap, or an error says how to mark it.
# Seen:      one NaN makes the smoothed level NaN in every year, those before it too, while the log-likelihood stays a finite number, which is neither that of the years before the gap nor that of the series with its gap; only a masked array is read as a gap.
# For us:    who checks the level against this library masks the years without acts; a finite likelihood is no sign that all years were read.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check pykalman==0.11.2
cd "$dir"
"$dir/env/bin/python" - <<'PY'
import numpy as np
from pykalman import KalmanFilter

one = [[1.0]]
level = KalmanFilter(
    transition_matrices=one, observation_matrices=one, transition_covariance=[[0.1]], observation_covariance=one,
    initial_state_mean=[0.0], initial_state_covariance=[[10.0]],
)
years = np.array([[1.0], [2.0], [np.nan], [4.0]])
masked = np.ma.masked_invalid(years)
smooth = level.smooth(years)[0].ravel()
likelihoods = [round(float(level.loglikelihood(y)), 3) for y in (years, years[:2], masked)]
print("NaN:", smooth, "| masked:", level.smooth(masked)[0].ravel(), "| log-likelihoods, NaN, the years before it alone, masked:", likelihoods)
assert np.isnan(smooth).all()
assert np.isfinite(likelihoods).all() and len(set(likelihoods)) == 3
assert np.isfinite(level.smooth(masked)[0]).all()
PY
