#!/usr/bin/env bash
# Software:  axe-core 4.12.1, as axe-playwright-python==0.1.8 brings it, in Chromium by playwright==1.65.2
# Guess:     color-contrast is asked of all text of a page, also of text that the reader must scroll to.
# Seen:      where the part that scrolls lies in a frame with overflow hidden, as in every Streamlit app, text below the first window is taken for hidden: it is in no list, neither passed nor incomplete.
# For us:    the colours of long pages were not looked at. The tests let the frame show all of it while axe looks (tests/browser/axe.py).
set -euo pipefail
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { echo "needs a chromium on the PATH"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check axe-playwright-python==0.1.8 playwright==1.65.2
cat >"$dir/look.py" <<'PY'
import sys
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import sync_playwright

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
PAGE = """<!doctype html><html lang="en"><title>t</title><body style="margin:0">
<div id="frame" style="position:absolute;inset:0;overflow:hidden"><main style="height:100%;overflow:auto">
<h1>Two lines of pale grey</h1><p id="near" style="color:#bbb">near</p><div style="height:5000px"></div><p id="far" style="color:#bbb">far</p>
</main></div></body></html>"""
LOOK = """async () => { const r = await axe.run(document, { runOnly: ['color-contrast'] });
  const of = (kind) => r[kind].flatMap((one) => one.nodes.map((n) => n.target.join()));
  return { broken: of('violations'), unsure: of('incomplete'), passed: of('passes') }; }"""
with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
    page = chromium.new_page()
    page.set_content(PAGE)
    page.evaluate(SCRIPT)
    print(page.evaluate("axe.version"))
    clipped = page.evaluate(LOOK)
    page.evaluate("document.querySelector('#frame').style.overflow = 'visible'")
    shown = page.evaluate(LOOK)
    chromium.close()
print("frame hides what goes over:", clipped)
print("frame shows it:", shown)
assert clipped["broken"] == ["#near"] and "#far" not in clipped["unsure"] + clipped["passed"], clipped
assert sorted(shown["broken"]) == ["#far", "#near"], shown
PY
"$dir/env/bin/python" "$dir/look.py" "$browser"
