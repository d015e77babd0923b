"""The check in a process of its own: the same report, and an end to what is made to cost much."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dossier.content import apart
from dossier.content.checks import examine
from dossier.content.files import ROOT
from dossier.content.held import Held
from tests.samples import INVENTED
from tests.unit.test_archive import files_of

FILES, RUN = files_of(), subprocess.run


def spoiled(name: str, find: bytes, put: bytes) -> Held:
    assert FILES[name].count(find)
    return Held("vel-ost", FILES | {name: FILES[name].replace(find, put, 1)})


def test_the_report_is_that_of_the_command():
    folder = spoiled("events.yaml", b'date: "', b'date: "about ')
    found = apart.examined(folder)
    assert found.report == examine(folder) and found.more == 0 and found.report.errors
    sound = apart.examined(Held("vel-ost", FILES)).report
    assert sound.dossier == examine(INVENTED, INVENTED.parent).dossier and not sound.problems


def test_it_needs_no_folder_of_its_own(tmp_path, monkeypatch):
    """What lies where the app was started is not taken for a library."""
    (tmp_path / "yaml.py").write_text("raise SystemExit(3)", "utf-8")
    (tmp_path / "dossier.py").write_text("raise SystemExit(3)", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert not apart.examined(Held("vel-ost", FILES)).report.problems


ALIASES = b"a: &a [x,x]\n" + b"".join(b"b%d: &b%d [*a,*a,*a,*a]\n" % (i, i) for i in range(3000))
HARD = {
    "aliases": Held("x", FILES | {"events.yaml": ALIASES}),
    "deep": Held("x", FILES | {"events.yaml": b"- " + b"[" * 100_000}),
    "long id": Held("x", FILES | {"events.yaml": b"- id: " + b"a" * 300_000 + b"\n  " + b"b" * 300_000 + b": c\n"}),
    "long title": spoiled("dossier.yaml", b"title: ", b"title: " + b"word " * 100_000),
    "long trap": spoiled("periods.yaml", b"title: ", b"title: " + b"1" * 300_000 + b"\n  x: "),
    "long date": spoiled("events.yaml", b'date: "', b'date: "' + b"1" * 300_000),
    "marks": spoiled("dossier.yaml", b"title: ", b"title: e" + "\u0301".encode() * 100_000),
    "other encoding": Held("x", FILES | {"events.yaml": FILES["events.yaml"].decode().encode("utf-16")}),
    "zeros": Held("x", FILES | {"events.yaml": bytes(100_000)}),
    "one letter": Held("x", FILES | {"series/grain.csv": b"," * 300_000}),
    "lines": Held("x", FILES | {"article.md": FILES["article.md"] + b"- s\n" * 5_000}),
}


@pytest.mark.parametrize("what", HARD)
def test_what_is_made_to_cost_much_gives_short_lines(what):
    found = apart.examined(HARD[what])
    assert found.report.errors and len(found.report.problems) <= apart.FAULTS
    assert max(len(str(one)) for one in found.report.problems) < 5 * apart.LETTERS
    assert bool(found.more) == (what in ("aliases", "lines"))


def ends(monkeypatch, program: str) -> str:
    """What is said where the process runs `program` in place of the check."""
    body = f"from dossier.content import apart\napart.bounded()\n{program}"
    monkeypatch.setattr(apart.subprocess, "run", lambda command, **more: RUN([sys.executable, "-c", body], cwd=ROOT, **more))
    with pytest.raises(apart.ApartError) as fault:
        apart.examined(Held("vel-ost", FILES))
    return str(fault.value)


@pytest.mark.skipif(os.name != "posix", reason="bounds of a process are those of POSIX")
def test_what_takes_too_long_or_too_much_is_ended(monkeypatch):
    assert "takes more memory" in ends(monkeypatch, "x = bytes(2 << 30)")
    monkeypatch.setattr(apart, "WAIT", 0.5)
    assert "takes more than 10 seconds" in ends(monkeypatch, "import time; time.sleep(60)")


@pytest.mark.skipif(os.name != "posix", reason="bounds of a process are those of POSIX")
def test_time_of_the_processor_is_bounded(monkeypatch):
    program = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass"
    assert "takes more than 10 seconds" in ends(monkeypatch, program)


def test_a_fault_of_the_program_is_said_as_one(monkeypatch):
    said = ends(monkeypatch, "raise KeyError('x' * 5000)")
    assert said.startswith("The check failed by a fault of this program (") and len(said) < 600


def test_only_so_many_run_at_once(monkeypatch):
    from threading import Thread

    now, most = [0], [0]

    def run(*_: object, **__: object) -> subprocess.CompletedProcess:
        now[0] += 1
        most[0] = max(most[0], now[0])
        time.sleep(0.05)
        now[0] -= 1
        return subprocess.CompletedProcess([], 1, b"", b"")

    def check() -> None:
        with pytest.raises(apart.ApartError):
            apart.examined(Held("vel-ost", FILES))

    monkeypatch.setattr(apart.subprocess, "run", run)
    readers = [Thread(target=check) for _ in range(6)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    assert most == [2]


def test_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    before = {path: path.stat().st_mtime_ns for path in Path(INVENTED).rglob("*")}
    apart.examined(Held("vel-ost", FILES))
    assert not list(tmp_path.iterdir()) and before == {path: path.stat().st_mtime_ns for path in Path(INVENTED).rglob("*")}
