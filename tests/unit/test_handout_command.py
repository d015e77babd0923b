"""The command writes a sheet, or says in one line why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.cli import main
from dossier.handout import FORMATS, made
from dossier.handout.plan import Plan
from tests.samples import INVENTED, ORIGINAL, copied, edited, invented, made_own

WORDS = ["handout", str(INVENTED), "--period", "treaty-years"]


@pytest.mark.parametrize("format", FORMATS)
def test_the_file_is_that_of_the_library(tmp_path: Path, format: str, capsys):
    out = tmp_path / f"sheet.{format}"
    assert main([*WORDS, "--answers", "hidden", "--paper", "letter", "-o", str(out)]) == 0
    assert out.read_bytes() == made(format, invented(), Plan(("treaty-years",), answers="hidden", paper="letter"))
    assert capsys.readouterr().out.count("\n") == 1 and [p.name for p in tmp_path.iterdir()] == [out.name]


def test_periods_stand_in_their_order_and_parts_are_chosen(tmp_path: Path):
    out = tmp_path / "sheet"
    words = [*WORDS, "--period", "quiet-years", "--part", "questions", "--part", "claims", "-o", str(out)]
    assert main(words) == 0
    assert out.read_bytes() == made("html", invented(), Plan(tuple(invented().periods), ("claims", "questions")))


def test_the_original_is_printed_where_it_is_given(tmp_path: Path, capsys):
    out, other = tmp_path / "sheet.html", tmp_path / "other.txt"
    assert main([*WORDS, "--original", str(ORIGINAL), "-o", str(out)]) == 0
    assert 'dir="auto"' in out.read_text("utf-8") and "; All 12 sentences" in capsys.readouterr().out
    other.write_text("An entirely different text.", "utf-8")
    assert main([*WORDS, "--original", str(other), "-o", str(out)]) == 0
    said = capsys.readouterr().out
    assert "None of the 12 sentences was found. This seems to be another text" in said and said.count("\n") == 1


def test_an_article_of_the_dossiers_own_has_no_other_text(tmp_path: Path, capsys):
    own, out = made_own(copied(tmp_path)), tmp_path / "sheet.html"
    words = ["handout", str(own), *WORDS[2:], "-o", str(out)]
    assert main([*words, "--original", str(ORIGINAL)]) == 1 and not out.exists()
    said = capsys.readouterr().err
    assert "the article of this dossier is its own" in said and said.count("\n") == 1
    assert main(words) == 0 and "Treaty" in out.read_text("utf-8")


@pytest.mark.parametrize("case", ["period", "folder", "damaged", "output", "original"])
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, case: str, capsys):
    words = [*WORDS, "-o", str(tmp_path / "sheet.html")]
    if case == "period":
        words[3] = "nowhere"
    elif case == "folder":
        words[1] = str(tmp_path)
    elif case == "damaged":
        folder = copied(tmp_path)
        edited(folder / "dossier.yaml", 'format: "1"', 'format: "0"')
        words[1] = str(folder)
    elif case == "output":
        words[-1] = str(tmp_path / "no" / "sheet.html")
    else:
        words += ["--original", str(tmp_path / "none.txt")]
    assert main(words) == 1
    told = capsys.readouterr()
    assert not told.out and told.err.count("\n") == 1 and "error" in told.err
    assert not (tmp_path / "sheet.html").exists()
