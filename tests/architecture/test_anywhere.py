"""The project runs on any machine: no file names a folder of somebody's disk or an address that packages come from."""

from __future__ import annotations

import re

import pytest

from tests.architecture.house import files, name

DISK = re.compile(r"(?<![\w./~:%=&?-])/(?:home|root|Users|work|opt|mnt|srv|private)/\w|\b[A-Z]:\\(?:Users|work)\b")
TEMPORARY = re.compile(r"(?<![\w./~:%=&?-])/tmp/\w")
DOWNLOAD = re.compile(r"\bindex[-_]url\b|https?://[^\s\"'<>]+(?:\.whl|\.tgz|\.deb|/simple/?)(?![\w.])")


def lines() -> list[tuple[str, str]]:
    out = []
    for path in files():
        data = path.read_bytes()
        if b"\0" in data[:4096]:
            continue
        out += [(f"{name(path)}:{number}", line) for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1)]
    return out


LINES = lines()


def test_there_is_something_to_read():
    assert len(LINES) > 5_000


@pytest.mark.parametrize("pattern", [DISK, TEMPORARY, DOWNLOAD], ids=["disk", "temporary", "download"])
def test_no_file_names_a_place_of_one_machine(pattern: re.Pattern[str]):
    found = [f"{where}: {hit.group()}" for where, line in LINES if (hit := pattern.search(line))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (DISK, "see " + "/".join(["", "home", "me"])),
        (TEMPORARY, "'" + "/".join(["", "tmp", "x'"])),
        (DOWNLOAD, "https://" + "/".join(["packages.example", "simple", ""])),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], line: str):
    assert pattern.search(line)
