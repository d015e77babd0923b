"""Servers and browsers for the tests in this folder; all of them carry the mark `browser`.

The shipped dossier is copied before it is served: editors may be at work on it while the tests run.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from dossier.content.checks import examine
from dossier.content.files import DATA, ROOT
from dossier.index.queries import Catalogue
from tests.browser.ran import Ran
from tests.browser.reader import PATIENCE, Reader

sync_api = pytest.importorskip("playwright.sync_api")

HERE = Path(__file__).parent
TINY = ROOT / "tests" / "dossiers" / "vel-ost"
SHIPPED = "usa-pak"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",
]
# What a page can be told after it is there; all else is an option of its context.
OF_PAGE = ("color_scheme", "forced_colors", "reduced_motion")
DESK = {"width": 1440, "height": 1240}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--scripts-ran", metavar="FOLDER", type=Path, help="write there what of the scripts the browser tests run")
    parser.addoption("--walks", metavar="N", type=int, default=16, help="how many walks by lot are made through the pages")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def catalogue_of(folder: Path) -> Catalogue:
    found = examine(folder, ROOT, form=False).dossier
    assert found and found.periods, f"nothing of {folder} can be shown"
    return Catalogue(found)


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Start the app on a folder of dossiers; gives its address. One server for each folder."""
    running: dict[Path, tuple[subprocess.Popen, str]] = {}

    def start(root: Path) -> str:
        if root in running:
            return running[root][1]
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        log = tmp_path_factory.mktemp("server") / "log.txt"
        options = {
            "server.port": port,
            "server.address": "127.0.0.1",
            "server.headless": "true",
            "browser.gatherUsageStats": "false",
        }
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "dashboard.py", *(f"--{key}={value}" for key, value in options.items())],
                cwd=ROOT, env={**os.environ, "DOSSIER_DATA": str(root)}, stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        running[root] = (process, address)
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                with urlopen(f"{address}/_stcore/health", timeout=PATIENCE):
                    return address
            except OSError:
                assert process.poll() is None and time.monotonic() < ends, log.read_text("utf-8")
                time.sleep(0.1)

    yield start
    for process, _ in running.values():
        process.terminate()
    for process, _ in running.values():
        process.wait(PATIENCE)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped dossier, in a folder of its own."""
    root = tmp_path_factory.mktemp("shipped")
    shutil.copytree(DATA / SHIPPED, root / SHIPPED, ignore=shutil.ignore_patterns("article.original.txt", ".*"))
    return root


@pytest.fixture(scope="session")
def catalogue(shipped: Path) -> Catalogue:
    return catalogue_of(shipped / SHIPPED)


@pytest.fixture(scope="session")
def tiny() -> Catalogue:
    return catalogue_of(TINY)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two dossiers, `aaa` and `bbb`."""
    root = tmp_path_factory.mktemp("two")
    for name in ("aaa", "bbb"):
        shutil.copytree(TINY, root / name)
    return root


@pytest.fixture(scope="session")
def browser() -> Iterator:
    with sync_api.sync_playwright() as playwright:
        path = (
            os.environ.get("CHROMIUM")
            or shutil.which("chromium")
            or shutil.which("chromium-browser")
            or shutil.which("google-chrome")
        )
        if not path:
            pytest.skip("no Chromium on this machine; set CHROMIUM to its path")
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        chromium.new_context = partial(_patient, chromium.new_context)
        sync_api.expect.set_options(timeout=PATIENCE * 1000)
        yield chromium
        chromium.close()


def _patient(make: Callable, **options):
    context = make(**options)
    context.set_default_timeout(PATIENCE * 1000)
    return context


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe."""
    found = pytest.importorskip("axe_playwright_python")
    return (Path(found.__file__).parent / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def lasting(browser) -> Iterator[Callable[..., object]]:
    """Contexts that last, one for each set of options and scheme of an address.

    A page stays open in each, so that the process of the site lives on: the scripts of the app are fetched and compiled once,
    not for each page.
    """
    known: dict[str, object] = {}

    def make(address: str, **options):
        scheme = urlsplit(address).scheme
        key = repr((scheme, sorted(options.items())))
        if key not in known:
            known[key] = browser.new_context(viewport=DESK, **options)
            known[key].new_page().goto(address if scheme == "file" else f"{address}/_stcore/health")
        return known[key]

    yield make
    for context in known.values():
        context.close()


@pytest.fixture(scope="session")
def ran(request: pytest.FixtureRequest) -> Iterator[Ran | None]:
    """What of the scripts runs, where one asks for it."""
    folder = request.config.getoption("--scripts-ran")
    seen = Ran(folder) if folder else None
    yield seen
    if seen:
        seen.write()


@pytest.fixture
def open_reader(lasting, serve, ran: Ran | None) -> Iterator[Callable[..., Reader]]:
    """Readers, each with a page and a session of its own; options are those of Playwright's `new_context`."""
    readers: list[Reader] = []

    def make(root: Path, catalogue: Catalogue | None = None, viewport: dict[str, int] = DESK, **options) -> Reader:
        media = {key: options.pop(key) for key in OF_PAGE if key in options}
        reader = Reader(lasting(serve(root), **options), serve(root), catalogue, own=False, ran=ran)
        reader.page.set_viewport_size(viewport)
        reader.page.emulate_media(**media)
        readers.append(reader)
        return reader

    yield make
    for reader in readers:
        reader.close()
    for reader in readers:
        assert not reader.faults, "said in the console, or asked of another host: " + "; ".join(reader.faults)


@pytest.fixture
def reader(open_reader, shipped: Path, catalogue: Catalogue) -> Reader:
    """A reader of the shipped dossier at a desk."""
    return open_reader(shipped, catalogue)


@pytest.fixture
def tiny_reader(open_reader, tiny: Catalogue) -> Reader:
    """A reader of the invented dossier."""
    return open_reader(TINY.parent, tiny)
