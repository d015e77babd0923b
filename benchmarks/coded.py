"""How long a choice of a state on the page *Event data* takes, beside a bare page with the same chart: `python -m benchmarks.coded`.

A million made-up rows of thirty years are imported first. The clock runs in the page, from the key Enter on a state that was typed to
the frame in which the chart has another line. Each state is chosen once, so that nothing is kept from the last time, and the two
pages take turns. Prints medians and holds nothing: numbers depend on the machine.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.event_files import STATES, write
from benchmarks.pick import FLAGS, HERE, IDLE, serve
from dossier.eventdata.dyad import state_names
from dossier.eventdata.importing import import_files

ROWS, A_FILE, APART = 1_000_000, 3_000, 30  # of files, and the days between them
CHOSEN = [state for state in STATES if state not in ("USA", "PAK")][:14]
SIGN = "document.querySelector('.st-key-codedchart .scatterlayer path.js-line')?.getAttribute('d')"
CLOCK = """
window.arm = (sign) => {
  const now = () => String(eval(sign)), was = now();
  window.took = null;
  addEventListener('keydown', () => {
    const start = performance.now(), look = () => (now() !== was ? requestAnimationFrame(() => { window.took = performance.now() - start; }) : setTimeout(look, 0));
    look();
  }, { capture: true, once: true });
};
"""


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 1240}).new_page()
    page.set_default_timeout(180_000)
    page.add_init_script(CLOCK)
    page.goto(address)
    page.wait_for_function(f"() => !!({SIGN})")
    page.wait_for_function(IDLE)
    return page


def chosen(page: Page, name: str) -> float:
    """Milliseconds from Enter on a state to another line."""
    box = page.get_by_role("combobox", name="The other")
    box.fill(name)
    page.get_by_role("option", name=name, exact=True).wait_for()
    page.wait_for_timeout(400)
    page.evaluate("sign => arm(sign)", SIGN)
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.took !== null")
    took = page.evaluate("window.took")
    page.wait_for_function(IDLE)
    page.wait_for_timeout(600)
    return took


def main() -> None:
    path, names = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome"), state_names()
    with tempfile.TemporaryDirectory() as under, sync_playwright() as playwright:
        files = write(Path(under) / "files", ROWS, date(1985, 1, 1), A_FILE, APART)
        assert not import_files(list(map(str, files)), Path(under) / "store").faults
        os.environ |= {"DOSSIER_EVENTS": str(Path(under) / "store"), "BARE_STATES": " ".join(["PAK", *CHOSEN])}
        servers = {"dossier": serve(HERE.parent / "dashboard.py"), "bare": serve(HERE / "bare_coded.py")}
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        try:
            pages = {
                name: opened(browser, address + ("eventdata?state=United+States" if name == "dossier" else ""))
                for name, (_, address) in servers.items()
            }
            took: dict[str, list[float]] = {name: [] for name in pages}
            for turn, state in enumerate(CHOSEN):
                for name in list(pages)[:: -1 if turn % 2 else 1]:
                    took[name].append(chosen(pages[name], names[state]))
        finally:
            browser.close()
            for process, _ in servers.values():
                process.terminate()
        middle = {name: statistics.median(rows) for name, rows in took.items()}
        for name, rows in took.items():
            print(f"{name} {middle[name]:.0f} ms ({min(rows):.0f} to {max(rows):.0f})")
        print(f"ratio {middle['dossier'] / middle['bare']:.2f}")


if __name__ == "__main__":
    main()
