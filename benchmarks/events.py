"""How long a filter of the Events page takes, beside a bare page with the same rows: `python -m benchmarks.events`.

Both are served twice, with the dossier that ships and with one of 20,000 events, which repeats its events until there are so
many. The clock runs in the page, from the click on a kind to the frame in which the table has other rows: of the Events page the
text of the first row, of Streamlit's table the number of rows that it tells a screen reader. Each kind is chosen once, so that
nothing is kept from the last time, and the two take turns. Prints medians and holds nothing: numbers depend on the machine.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.pick import FLAGS, HERE, IDLE, serve
from dossier.content.files import DATA, dossier_folders

MANY = 20_000
KINDS = ("aid", "sanction", "force", "nuclear", "agreement", "politics", "security")
SIGNS = {
    "dossier": "[...document.querySelectorAll('.d-eventtable caption, .d-eventtable tbody:nth-of-type(1) th')].map((e) => e.textContent).join()",
    "bare": "document.querySelector('[data-testid=stDataFrame] [role=grid]')?.getAttribute('aria-rowcount')",
}
CLOCK = """
window.arm = (sign) => {
  const now = () => String(eval(sign)), was = now();
  window.took = null;
  addEventListener('pointerup', () => {
    const start = performance.now(), look = () => (now() !== was ? requestAnimationFrame(() => { window.took = performance.now() - start; }) : setTimeout(look, 0));
    look();
  }, { capture: true, once: true });
};
"""


def enlarged(folder: Path, under: Path) -> Path:
    """A copy of a dossier whose events are repeated under other ids until there are `MANY`."""
    copy = Path(shutil.copytree(folder, under / folder.name))
    path = copy / "events.yaml"
    rows = re.split(r"(?m)^(?=- id: )", path.read_text("utf-8"))[1:]
    more = (
        re.sub(r"\A- id: (\S+)", rf"- id: \1-r{i // len(rows)}", rows[i % len(rows)].rstrip()) for i in range(len(rows), MANY)
    )
    path.write_text("\n\n".join([*(row.rstrip() for row in rows), *more]) + "\n", "utf-8")
    return copy


def opened(browser: Browser, address: str, name: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 1240}).new_page()
    page.set_default_timeout(900_000)  # the first reader waits until the dossier is read
    page.add_init_script(CLOCK)
    page.goto(address + ("events" if name == "dossier" else ""))
    page.wait_for_function(f"() => !!({SIGNS[name]})")
    page.wait_for_function(IDLE)
    page.set_default_timeout(60_000)
    return page


def chosen(page: Page, name: str, kind: str) -> float:
    """Milliseconds from the click on a kind to other rows; then all rows are there again."""
    box = page.locator(".st-key-event_kind")
    box.locator("input").first.click()
    option = page.get_by_role("option", name=kind, exact=True)
    option.wait_for()
    page.wait_for_timeout(300)
    page.evaluate("sign => arm(sign)", SIGNS[name])
    option.click()
    page.wait_for_function("() => window.took !== null")
    took = page.evaluate("window.took")
    page.keyboard.press("Escape")
    page.wait_for_function(IDLE)
    was = page.evaluate(SIGNS[name])
    box.get_by_role("button", name="Clear all").or_(box.locator("[aria-label='Clear all']")).first.click()
    page.wait_for_function(f"was => String({SIGNS[name]}) !== String(was)", arg=was)
    page.wait_for_function(IDLE)
    page.wait_for_timeout(400)
    return took


def measure(browser: Browser, folder: Path) -> dict[str, list[float]]:
    os.environ["DOSSIER_DATA"] = str(folder)
    servers = {"dossier": serve(HERE.parent / "dashboard.py"), "bare": serve(HERE / "bare_events.py")}
    try:
        pages = {name: opened(browser, address, name) for name, (_, address) in servers.items()}
        took: dict[str, list[float]] = {name: [] for name in pages}
        for turn, kind in enumerate(KINDS):
            for name in list(pages)[:: -1 if turn % 2 else 1]:
                took[name].append(chosen(pages[name], name, kind))
        return took
    finally:
        for process, _ in servers.values():
            process.terminate()


def main() -> None:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    folder = dossier_folders(DATA)[0]
    with tempfile.TemporaryDirectory() as under, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        for said, there in ((folder.name, folder), (f"{MANY:,} events", enlarged(folder, Path(under)))):
            took = measure(browser, there)
            middle = {name: statistics.median(rows) for name, rows in took.items()}
            spread = {name: f"{min(rows):.0f} to {max(rows):.0f}" for name, rows in took.items()}
            for name in took:
                print(f"{said}: {name} {middle[name]:.0f} ms ({spread[name]})")
            print(f"{said}: ratio {middle['dossier'] / middle['bare']:.2f}")
        browser.close()


if __name__ == "__main__":
    main()
