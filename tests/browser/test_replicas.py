"""The proxy of docs/deploy with two replicas: one is stopped while a reader reads; what is compressed; a path before the app's own."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from dossier.content.files import ROOT
from dossier.content.vocabulary import term
from dossier.index.filters import Filters, filtered
from dossier.index.queries import Catalogue
from tests.browser.conftest import TINY
from tests.browser.reader import PATIENCE, Reader

CONF = ROOT / "docs" / "deploy" / "dossier.conf"
SERVICE = CONF.with_name("dossier.service")
PREFIX = "history"
CONNECTED = "is => (document.querySelector('[data-testid=stApp]').dataset.testConnectionState === 'CONNECTED') === is"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
MAIN = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{ }}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fast;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {folder}/dossier.conf;
}}
"""


def free_ports(number: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(number)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def answers(address: str, process: subprocess.Popen, log: Path) -> None:
    ends = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=PATIENCE):
                return
        except OSError:
            assert process.poll() is None and time.monotonic() < ends, log.read_text("utf-8")
            time.sleep(0.1)


class Site:
    """The proxy with its replicas; `address` is the reader's."""

    def __init__(self, folder: Path):
        self.folder, (self.front, *self.ports) = folder, free_ports(3)
        self.address = f"http://127.0.0.1:{self.front}/{PREFIX}"
        self.running: dict[int, subprocess.Popen] = {}
        text = CONF.read_text("utf-8")
        for said, port in zip(("8080", "8501", "8502"), (self.front, *self.ports), strict=True):
            assert text.count(f"127.0.0.1:{said}") == 1
            text = text.replace(f"127.0.0.1:{said}", f"127.0.0.1:{port}")
        (folder / "dossier.conf").write_text(text, "utf-8")
        (folder / "main.conf").write_text(MAIN.format(folder=folder), "utf-8")
        self.whole()
        self.open()

    def open(self) -> None:
        """Start the proxy."""
        log = self.folder / "nginx.txt"
        with log.open("wb") as out:
            self.running[self.front] = subprocess.Popen(
                [str(NGINX), "-p", str(self.folder), "-e", str(log), "-c", str(self.folder / "main.conf")],
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        answers(self.address, self.running[self.front], log)

    def whole(self) -> None:
        """Start the replicas that are not running."""
        started = {port: self._replica(port) for port in self.ports if port not in self.running}
        self.running |= started
        for port, process in started.items():
            answers(f"http://127.0.0.1:{port}/{PREFIX}", process, self.folder / f"{port}.txt")

    def _replica(self, port: int) -> subprocess.Popen:
        """Started as the documented service starts it, below a path."""
        line = re.findall(r"^ExecStart=\S+/streamlit (.+)$", SERVICE.read_text("utf-8"), re.MULTILINE)[0]
        words = [*line.replace("%i", str(port)).split(), f"--server.baseUrlPath={PREFIX}"]
        shared = {"DOSSIER_DATA": str(TINY.parent), "STREAMLIT_SERVER_COOKIE_SECRET": "shared by the replicas"}
        with (self.folder / f"{port}.txt").open("wb") as out:
            return subprocess.Popen(
                [sys.executable, "-m", "streamlit", *words],
                cwd=ROOT, env={**os.environ, **shared}, stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def serving(self) -> set[int]:
        """The replicas that hold a web socket open, read from the system's table of connections."""
        rows = [line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
        return {int(row[2].split(":")[1], 16) for row in rows if row[3] == "01"} & set(self.ports)

    def stop(self, port: int) -> None:
        process = self.running.pop(port)
        process.terminate()
        process.wait(PATIENCE)

    def fail(self, reader: Reader) -> None:
        """Stop the replica that the one reader is using, and wait until the other has answered the browser."""
        until(lambda: len(self.serving()) == 1)
        (first,) = self.serving()
        self.stop(first)
        until(lambda: self.serving() == set(self.ports) - {first})
        reader.until(CONNECTED, True)

    def close(self) -> None:
        for port in list(self.running):
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.stop(port)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    if not NGINX or not Path("/proc/net/tcp").exists():
        pytest.skip("no nginx on this machine")
    running = Site(tmp_path_factory.mktemp("proxy"))
    yield running
    running.close()


def until(condition: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.1)


def fetched(address: str) -> tuple[dict[str, str], bytes]:
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip"}), timeout=PATIENCE) as answer:
        return {key.lower(): value for key, value in answer.headers.items()}, answer.read()


def test_scripts_and_pages_are_compressed_on_the_way(site: Site) -> None:
    head, _ = fetched(f"{site.address}/")
    assert head["content-encoding"] == "gzip" and "dossier=" in head["set-cookie"]
    with urlopen(f"{site.address}/", timeout=PATIENCE) as answer:
        page = answer.read().decode("utf-8")
    scripts = re.findall(r'src="([^"]+\.js)"', page)
    assert scripts
    for script in scripts:
        address = f"{site.address}/{script.removeprefix('./')}"
        head, body = fetched(address)
        with urlopen(address, timeout=PATIENCE) as answer:
            whole = answer.read()
        assert head["content-encoding"] == "gzip" and body[:2] == b"\x1f\x8b"
        assert len(body) < len(whole) * 0.5


@pytest.fixture
def behind(site: Site, browser, tiny: Catalogue) -> Iterator[Reader]:
    """A reader of the whole site."""
    site.whole()
    reader = Reader(browser.new_context(viewport={"width": 1440, "height": 1240}), site.address, tiny, own=True)
    yield reader
    reader.close()


def test_a_reader_of_a_stopped_replica_comes_back_to_the_same_view(site: Site, behind: Reader, tiny: Catalogue) -> None:
    reader = behind
    period = list(tiny.periods)[-1]
    event = tiny.events_in(period)[0].id
    reader.open(period=next(iter(tiny.periods)))
    reader.page.locator(f'.d-rail button[data-period="{period}"]').click()
    reader.picked(period=period)
    reader.link("event", event).click()
    reader.picked(period=period, event=event)
    address = reader.page.url
    assert urlopen(f"{site.address}/evidence", timeout=PATIENCE).status == 200
    until(lambda: len(site.serving()) == 1)
    (first,) = site.serving()
    (other,) = set(site.ports) - {first}
    for _ in range(3):
        reader.page.reload()
        reader.settle("")
        until(lambda: site.serving() == {first})  # a reader stays with one replica
    reader.picked(period=period, event=event)
    assert not reader.faults
    site.fail(reader)
    # a pick at once, before the first run there has ended, is not lost
    soon = list(tiny.periods)[-2]
    reader.page.locator(f'.d-rail button[data-period="{soon}"]').click()
    reader.settle("")
    reader.picked(period=soon)
    reader.back()
    reader.picked(period=period, event=event)
    assert reader.page.url == address
    # the new session answers picks, Back and reloads as the old one did
    reader.back()
    reader.picked(period=period)
    reader.page.reload()
    reader.settle("")
    reader.picked(period=period)
    reader.page.goto(f"{site.address}/evidence?claim={next(iter(tiny.claims))}")
    reader.settle("evidence")
    assert site.serving() == {other}


def test_a_connection_that_breaks_off_leaves_no_trace(site: Site, behind: Reader, tiny: Catalogue) -> None:
    reader = behind.open()
    address, steps, periods = reader.page.url, reader.history(), list(tiny.periods)
    for picked in (False, True):
        site.stop(site.front)
        reader.until(CONNECTED, False)
        if picked:  # shown at once, told to Python later
            reader.page.locator(f'.d-rail button[data-period="{periods[0]}"]').click()
            reader.until("id => document.querySelector('.d-rail [aria-current]').dataset.period === id", periods[0])
        site.open()
        reader.until(CONNECTED, True)
        if not picked:
            reader.settle("")
            assert (reader.page.url, reader.history()) == (address, steps)
            # another page is a step, though its address asks for no more than this one
            reader.page.get_by_role("link", name="Article", exact=True).click()
            reader.settle("article")
            assert reader.history() == steps + 1
            reader.back()
            reader.settle("")
    reader.picked(period=periods[0])
    assert reader.history() == steps + 1
    reader.back()
    reader.picked()


def test_filters_come_back_from_another_replica(site: Site, behind: Reader, tiny: Catalogue) -> None:
    one = next(
        a for a in tiny.alignments.values() if {a.stance} < {b.stance for b in tiny.alignments.values() if b.third == a.third}
    )
    by_third = Filters(frozenset({one.third}))
    both = replace(by_third, stance=frozenset({one.stance}))
    label = term("stance", one.stance).label
    behind.open("alignments", third=tiny.name(one.third), stance=label, basis=term("basis", one.basis).label)

    def shows(filters: Filters) -> None:
        rows = [a.id for a in filtered(tiny, filters)]
        assert rows
        behind.until(
            "rows => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
            " && [...document.querySelectorAll('tbody[data-item]')].map((one) => one.dataset.item).sort().join() === rows",
            ",".join(sorted(f"alignment:{key}" for key in rows)),
        )

    shows(replace(both, basis=frozenset({one.basis})))
    address = behind.page.url
    site.fail(behind)
    shows(replace(both, basis=frozenset({one.basis})))
    assert behind.page.url == address
    # what is chosen next is added to what the other replica took from the address
    for left, filters in ((term("basis", one.basis).label, both), (label, by_third)):
        behind.page.get_by_role("button", name=f"Remove {left}").click()
        shows(filters)
    behind.page.reload()
    shows(by_third)


SEEN = """() => ({
  chart: seen.graph()._fullData.map((t) => [t.name, [...(t.x ?? [])], [...(t.y ?? [])]]),
  chosen: [...document.querySelectorAll('[role=radio][aria-checked=true]')].map((one) => one.textContent),
  out: [...document.querySelectorAll('.d-leaf[data-part=level] .d-leave')].map((one) => one.dataset.leave),
  words: document.querySelector('.d-leaf[data-part=level]').innerText,
})"""


def level(reader: Reader, edition: str) -> dict:
    """All that the Timeline shows of the reader's choices, once the edition is that one and nothing runs."""
    reader.options()
    reader.until(
        "name => document.querySelector(`[role=radio][aria-checked=true]`)?.textContent === name"
        " && (new URLSearchParams(location.search).get('scale') ?? 'gdelt') === name.toLowerCase()",  # the browser checks it first
        edition,
    )
    reader.until("() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")
    reader.settle("")
    return reader.page.evaluate(SEEN)


def test_the_choices_for_the_level_come_back_from_another_replica(site: Site, behind: Reader, tiny: Catalogue) -> None:
    usual = level(behind.open(), "GDELT")
    left_out = next(e for e in tiny.events.values() if e.layer == "act").id
    behind.open(scale="icews", by="month", acts="a", without=left_out)
    chosen = level(behind, "ICEWS")
    assert chosen["chosen"] == ["ICEWS", "month", tiny.meta.adjective_a] and chosen["out"] == [left_out]
    assert chosen["chart"] != usual["chart"] and chosen["words"] != usual["words"]
    address = behind.page.url
    site.fail(behind)
    assert level(behind, "ICEWS") == chosen and behind.page.url == address
    # what is chosen next is added to what the other replica took from the address
    behind.options().get_by_role("radio", name="KEDS").click()
    other = level(behind, "KEDS")
    assert other["chosen"][1:] == chosen["chosen"][1:] and other["out"] == [left_out]
    behind.back()
    assert level(behind, "ICEWS") == chosen
    behind.page.reload()
    assert level(behind, "ICEWS") == chosen
