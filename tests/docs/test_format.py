"""`data/README.md` says what the program does: its tables, its examples, its commands."""

from __future__ import annotations

import re
import shlex
import shutil

import pytest

from dossier.cli import main
from dossier.content.dates import display, parse
from dossier.content.describe import RECORDS, filled
from dossier.content.editions import fingerprint
from dossier.content.fields import specs
from dossier.content.files import ROOT
from dossier.content.load import KNOWN
from dossier.content.measurements import COLUMNS
from dossier.content.problems import CODES
from dossier.content.vocabulary import vocabulary
from tests.unit.broken import CASES, TESTS, TINY

README = ROOT / "data" / "README.md"
TEXT = README.read_text("utf-8")


def blocks(kind: str) -> list[str]:
    """The fenced blocks of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def test_the_tables_are_those_that_the_program_writes():
    assert filled(TEXT) == TEXT, "run `python -m dossier describe`"


@pytest.mark.parametrize("name", [*(f"fields {name}" for name in RECORDS), "columns", "codes", "terms"])
def test_every_table_is_there(name):
    assert TEXT.count(f"<!-- begin {name} -->\n") == 1 == TEXT.count(f"\n<!-- end {name} -->")


def test_every_field_code_and_word_is_described():
    for kind in RECORDS.values():
        for field, spec in specs(kind).items():
            assert f"| `{field}` |" in TEXT and spec.doc in TEXT
    for code in CODES:
        assert f'<a id="{code}"></a>`{code}`' in TEXT
    for words in vocabulary().values():
        for word in words.values():
            assert f"| `{word.id}` | {word.sign} | {word.doc} |" in TEXT


def test_every_file_is_named():
    for name in KNOWN - {"README.md"}:
        assert f"| `{name}` |" in TEXT


def test_links_within_the_page_lead_somewhere():
    heads = re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", head.lower()).strip().replace(" ", "-") for head in heads} | set(
        re.findall(r'<a id="([^"]+)"', TEXT)
    )
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= anchors
    for link in re.findall(r"\]\(([^#)]+)\)", TEXT):
        assert (README.parent / link).is_file()


def test_the_commands_print_what_stands_there(tmp_path, monkeypatch, capsys):
    shutil.copytree(TESTS / "dossiers", tmp_path / "tests" / "dossiers")
    shutil.copy(TESTS / "tiny_original.txt", tmp_path / "tests")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_TODAY", "2026-11-24")
    lines = [line for block in blocks("console") for line in block.splitlines()]
    assert lines
    said: list[str] = []
    for line in lines:
        if line.startswith("$ "):
            assert not said, "the command printed more than stands there"
            words = shlex.split(line[2:])
            assert words[:3] == ["python", "-m", "dossier"]
            assert main(words[3:]) == 0
            said = capsys.readouterr().out.splitlines()
        else:
            assert said.pop(0) == line
    assert not said


def test_every_command_is_named(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    for command in re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE):
        assert f"python -m dossier {command}" in TEXT


def test_the_typical_record_stands_in_the_tiny_dossier():
    assert blocks("yaml")[0] in (TINY / "events.yaml").read_text("utf-8")


def test_the_series_shown_stands_in_the_tiny_dossier():
    (rows,) = blocks("csv")
    (meta,) = [block for block in blocks("yaml") if block.startswith("title:")]
    assert (TINY / "series" / "timber-trade.csv").read_text("utf-8").startswith(rows)
    assert (TINY / "series" / "timber-trade.meta.yaml").read_text("utf-8").startswith(meta)


def test_every_column_of_a_series_is_described():
    for name, _, doc in COLUMNS:
        assert f"| `{name}` |" in TEXT and doc in TEXT


def test_the_example_of_a_fault_is_one():
    (line,) = [line for block in blocks("text") for line in block.splitlines() if ": error " in line]
    assert line == (CASES / "date-invalid" / "expected.txt").read_text("utf-8").strip()


def test_the_forms_of_dates_are_read_as_the_table_says():
    rows = re.findall(r'^\| ((?:`"[^"]+"`(?: or )?)+) \| [^|]+ \| ([^|]+) \|$', TEXT, re.MULTILINE)
    assert len(rows) >= 10
    for forms, words in rows:
        for form in re.findall(r'`"([^"]+)"`', forms):
            assert display(parse(form)) == words


def test_the_fingerprint_shown_is_of_a_sentence_of_the_tiny_original():
    (sentence,) = re.findall(r'fingerprint "([^"]+)"\n([0-9a-f]{64})\n', TEXT)
    assert fingerprint(sentence[0]) == sentence[1] and sentence[0] in (TESTS / "tiny_original.txt").read_text("utf-8")
