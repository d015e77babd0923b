#!/usr/bin/env bash
# Software:  streamlit==1.67.0, seen in Chromium by playwright==1.65.2
# Guess:     st.html, which says that it cleans HTML with DOMPurify, keeps an inline drawing (svg), as DOMPurify does by itself; with unsafe_allow_javascript=True nothing is cleaned.
# Seen:      the drawing is gone from both without a word, and the text beside it stays; a picture (img) with the same drawing as data stays.
# For us:    the drawing that stands before Plotly's is a picture (dossier/render/still.py), and others come through components.
set -euo pipefail
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { echo "needs a chromium on the PATH"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check streamlit==1.67.0 playwright==1.65.2
cat >"$dir/page.py" <<'PY'
import base64

import streamlit as st

DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="9"/></svg>'
HELD = base64.b64encode(DRAWN.encode()).decode()
st.html(f'<p id="plain">text {DRAWN}</p>')
st.html(f'<p id="trusted">text {DRAWN}</p>', unsafe_allow_javascript=True)
st.html(f'<p id="picture">text <img alt="" src="data:image/svg+xml;base64,{HELD}"></p>')
PY
cat >"$dir/look.py" <<'PY'
import socket
import subprocess
import sys

import streamlit
from playwright.sync_api import sync_playwright

with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
words = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}", "--browser.gatherUsageStats=false"]
server = subprocess.Popen([sys.executable, "-m", "streamlit", "run", sys.argv[1], *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=sys.argv[2], args=["--no-sandbox"])
        page = chromium.new_page()
        for _ in range(300):
            try:
                page.goto(f"http://127.0.0.1:{port}")
                break
            except Exception:
                page.wait_for_timeout(100)
        page.wait_for_selector("#picture")
        page.wait_for_selector("#trusted")
        held = {name: page.locator(f"#{name}").inner_html() for name in ("plain", "trusted", "picture")}
        chromium.close()
finally:
    server.terminate()
    server.wait()
print(streamlit.__version__, {name: text[:40] for name, text in held.items()})
assert "text" in held["plain"] and "svg" not in held["plain"], held
assert "text" in held["trusted"] and "circle" not in held["trusted"], held
assert "<img" in held["picture"] and "data:image/svg+xml" in held["picture"], held
PY
"$dir/env/bin/python" "$dir/look.py" "$dir/page.py" "$browser"
