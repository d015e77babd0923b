"""The first dossier of `CONTRIBUTING.md` is made as it is told there: each file written, each command typed, each answer the one that stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.content.checks import examine
from dossier.content.files import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## A first dossier in thirty minutes")[1].split("\n## ")[0]
# A file that is written, a change in one, or commands with what they print, in the order of the page.
STEP = re.compile(
    r"`(?P<file>[\w/.-]+)`:\n\n```\w+\n(?P<content>.*?)^```"
    r"|^In `(?P<changed>[\w/.-]+)`, write `(?P<put>[^`]+)` for `(?P<find>[^`]+)`"
    r"|^```console\n(?P<typed>.*?)^```",
    re.DOTALL | re.MULTILINE,
)


def typed(block: str, capsys) -> None:
    """Type the commands of a block; `...` stands for any lines."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, wanted = part.partition("\n")
        words = shlex.split(line)
        if words[0] == "rm":
            for name in words[1:]:
                if not name.startswith("-"):
                    shutil.rmtree(name) if Path(name).is_dir() else Path(name).unlink()
            continue
        assert words[:3] == ["python", "-m", "dossier"]
        capsys.readouterr()
        main(words[3:])
        said = capsys.readouterr().out
        pattern = re.escape(wanted).replace(re.escape("...\n"), r"(?:.*\n)*")
        assert re.fullmatch(pattern, said), f"{line}\nprints\n{said}"


def test_the_page_leads_to_a_sound_dossier(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_TODAY", "2026-11-24")
    steps = list(STEP.finditer(TEXT))
    assert len(steps) >= 15
    for step in steps:
        if step["file"]:
            Path(step["file"]).write_text(step["content"], "utf-8")
        elif step["changed"]:
            path = Path(step["changed"])
            text = path.read_text("utf-8")
            assert text.count(step["find"]) == 1
            path.write_text(text.replace(step["find"], step["put"]), "utf-8")
        else:
            typed(step["typed"], capsys)
    report = examine(tmp_path / "fra-deu")
    assert report.problems == () and report.read["events"] == 2 and report.dossier.article.meta.edition == "own"
    assert "France and Germany sign a treaty of cooperation" in (tmp_path / "sheet.html").read_text("utf-8")


def test_every_block_of_the_page_is_a_step():
    taken = STEP.sub("", TEXT)
    assert "```" not in taken and TEXT.count("```") == 2 * sum(not step["changed"] for step in STEP.finditer(TEXT))


@pytest.mark.parametrize("name", ["dossier.yaml", "actors.yaml", "sources.yaml", "events.yaml", "periods.yaml", "article.md"])
def test_every_file_that_is_needed_is_shown(name):
    assert f"`fra-deu/{name}`:\n" in TEXT
