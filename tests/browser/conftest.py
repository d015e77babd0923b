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
from urllib.request import urlopen

import pytest

from dossier.content.checks import examine
from dossier.content.files import DATA, ROOT
from dossier.index.queries import Catalogue
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
]


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
        log = (tmp_path_factory.mktemp("server") / "log.txt").open("wb")
        options = {
            "server.port": port,
            "server.address": "127.0.0.1",
            "server.headless": "true",
            "browser.gatherUsageStats": "false",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard.py", *(f"--{key}={value}" for key, value in options.items())],
            cwd=ROOT, env={**os.environ, "DOSSIER_DATA": str(root)}, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        running[root] = (process, address)
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                with urlopen(f"{address}/_stcore/health", timeout=PATIENCE):
                    return address
            except OSError:
                assert process.poll() is None and time.monotonic() < ends, Path(log.name).read_text("utf-8")
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
        yield chromium
        chromium.close()


def _patient(make: Callable, **options):
    context = make(**options)
    context.set_default_timeout(PATIENCE * 1000)
    return context


@pytest.fixture(scope="session")
def shared_context(browser) -> Iterator:
    """One context for most tests, so that the scripts of the page are fetched once."""
    context = browser.new_context(viewport={"width": 1440, "height": 1240})
    yield context
    context.close()


@pytest.fixture
def open_reader(browser, serve) -> Iterator[Callable[..., Reader]]:
    """Readers with a context of their own; options are those of Playwright's `new_context`."""
    readers: list[Reader] = []

    def make(root: Path, catalogue: Catalogue | None = None, context=None, **options) -> Reader:
        own = context is None
        context = context or browser.new_context(**{"viewport": {"width": 1440, "height": 1240}, **options})
        reader = Reader(context, serve(root), catalogue, own=own)
        readers.append(reader)
        return reader

    yield make
    for reader in readers:
        reader.close()
    for reader in readers:
        assert not reader.faults, "said in the console, or asked of another host: " + "; ".join(reader.faults)


@pytest.fixture
def reader(open_reader, shared_context, shipped: Path, catalogue: Catalogue) -> Reader:
    """A reader of the shipped dossier at a desk."""
    return open_reader(shipped, catalogue, shared_context)


@pytest.fixture
def tiny_reader(open_reader, shared_context, tiny: Catalogue) -> Reader:
    """A reader of the invented dossier."""
    return open_reader(TINY.parent, tiny, shared_context)
