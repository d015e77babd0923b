"""The command line as a person and as a hosted build use it."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.cli import main, parser
from dossier.content.checks import examine
from dossier.content.files import ROOT, TEMPLATE
from dossier.index.fluctuation import Choice
from dossier.index.fluctuation import fluctuation as fluctuation_of
from tests.samples import FOLDERS, INVENTED, catalogue_of, copied, with_side_files
from tests.unit.broken import TINY, build

COUNT = len(list((TINY / "series").glob("*.csv")))
SUMMARY = (
    f"checked 1 dossier, {13 + 2 * COUNT} files: 5 actors, 6 sources, 2 periods, 5 events, 6 alignments, 5 leaders, 3 claims, 1 annotation, "
    f"1 silence, 12 sentences, 2 context notes, {COUNT} series; 0 errors, 0 warnings\n"
)


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """A working folder with the tiny dossier in `data`."""
    shutil.copytree(TINY, tmp_path / "data" / "vel-ost")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fault(capsys) -> list[str]:
    """The lines on a fault, which stand beside the output; the output itself is empty."""
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.splitlines()


def run(*words: str, **options) -> subprocess.CompletedProcess:
    """The command in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)} | options.pop("env", {})
    return subprocess.run([sys.executable, "-m", "dossier", *words], capture_output=True, text=True, env=environment, **options)


EXAMPLES = {path.name for path in TEMPLATE.rglob("*.*") if path.suffix != ".csv"} - {"actors.yaml", "silences.yaml"}


def test_check_of_a_sound_dossier(here, capsys):
    for folder in ("data", "data/vel-ost", str(here / "data")):
        assert main(["check", folder]) == 0
        assert capsys.readouterr().out == SUMMARY


def test_check_without_a_folder_reads_the_data_root(here, capsys, monkeypatch):
    monkeypatch.setenv("DOSSIER_DATA", "data")
    assert main(["check"]) == 0
    assert capsys.readouterr().out == SUMMARY


def test_a_dossier_is_named_by_its_folder_or_its_name(here, capsys, monkeypatch):
    monkeypatch.setenv("DOSSIER_DATA", "data")
    for words in (["check", "vel-ost"], ["format", "vel-ost"], ["fluctuation", "vel-ost"], ["export", "csv", "vel-ost"]):
        assert main(words) == 0, capsys.readouterr()
    capsys.readouterr()
    assert main(["fluctuation", "nobody"]) == 1
    assert fault(capsys) == ["nobody: error: no dossier is here. Name a dossier's folder, or its name under data."]


def test_a_remedy_names_the_folder_so_that_it_can_be_typed(here, capsys):
    shutil.move(build("not-canonical", here), here / "my dossier")
    assert main(["check", "my dossier"]) == 0
    (words,) = re.findall(r"Run `python -m dossier (.*)`\.", capsys.readouterr().out)
    assert shlex.split(words) == ["format", "my dossier"]
    assert main(shlex.split(words)) == 0 and "rewrote 1 file " in capsys.readouterr().out
    assert main(["check", "my dossier"]) == 0 and "0 warnings" in capsys.readouterr().out


def test_check_of_several_dossiers_adds_up(here, capsys):
    shutil.copytree(TINY, here / "data" / "vel-ost-2")
    assert main(["check", "data"]) == 0
    assert f"checked 2 dossiers, {2 * (13 + 2 * COUNT)} files: 10 actors, " in capsys.readouterr().out


def test_an_error_is_status_1_and_a_warning_0(here, capsys):
    build("date-invalid", here)
    build("not-canonical", here / "w")
    assert main(["check", "vel-ost"]) == 1
    assert "; 1 error, 0 warnings" in capsys.readouterr().out
    assert main(["check", "w"]) == 0
    assert "; 0 errors, 1 warning" in capsys.readouterr().out


def test_check_for_a_hosted_build(here, capsys):
    build("date-invalid", here)
    assert main(["check", "vel-ost", "--format=github"]) == 1
    first, _ = capsys.readouterr().out.splitlines()
    assert first.startswith(
        "::error file=vel-ost/events.yaml,line=23,col=9::date-invalid: events[ostrania-closes-the-locks-1963].date: "
    )


@pytest.mark.parametrize("command", ["check", "format"])
@pytest.mark.parametrize("folder", ["nowhere", "empty", "data/vel-ost/events.yaml"])
def test_nothing_to_look_at_is_a_failure(here, capsys, command, folder):
    (here / "empty").mkdir()
    assert main([command, folder]) == 1
    (line,) = fault(capsys)
    assert line.startswith(f"{folder}: error: nothing was ") and "no dossier is here" in line


def test_a_folder_without_its_first_file_is_checked_all_the_same(here, capsys):
    (here / "data" / "vel-ost" / "dossier.yaml").unlink()
    assert main(["check", "data"]) == 1
    assert capsys.readouterr().out.startswith("data/vel-ost/dossier.yaml: error file-missing: ")


def test_format_rewrites_what_differs_and_leaves_what_is_faulty(here, capsys):
    events, claims = here / "data/vel-ost/events.yaml", here / "data/vel-ost/claims.yaml"
    before = events.read_text("utf-8")
    events.write_text(before.replace('joint: true\n  cameo: "057"', "cameo: '057'\n  joint: true"), "utf-8")
    claims.write_text(claims.read_text("utf-8").replace("kind: causal", "kind: cause"), "utf-8")
    assert main(["format", "data", "--diff"]) == 1
    shown = capsys.readouterr().out
    assert "-  cameo: '057'" in shown and '+  cameo: "057"' in shown and shown.endswith("would rewrite 1 file of 1 dossier\n")
    assert events.read_text("utf-8") != before
    assert main(["format", "data"]) == 1
    said = capsys.readouterr()
    assert said.err.startswith("data/vel-ost/claims.yaml: left as it is, since it has faults.") and said.err.count("\n") == 1
    assert said.out == "rewrote 1 file of 1 dossier\n"
    assert events.read_text("utf-8") == before


def test_side_files_of_a_system_stop_no_command(here, capsys, monkeypatch):
    folder, template = here / "data/vel-ost", shutil.copytree(TEMPLATE, here / "template")
    made = {path: path.read_bytes() for path in with_side_files(folder) + with_side_files(template)}
    monkeypatch.setattr("dossier.content.skeleton.TEMPLATE", template)
    for words in (
        ["check", "data"],
        ["format", "data"],
        ["publish", "data/vel-ost", "-o", "one.html"],
        ["handout", "data/vel-ost", "--period", "treaty-years", "-o", "sheet.html"],
        ["export", "csl", "data/vel-ost", "-o", "csl.json"],
        ["new", "usa", "chn", "mine"],
    ):
        assert main(words) == 0, (words, capsys.readouterr())
    assert {path: path.read_bytes() for path in made} == made
    assert [path.name for path in (here / "mine").rglob(".*")] == [".schema"]


def test_format_of_a_sound_dossier_changes_nothing(here, capsys):
    for words in (["format", "data"], ["format", "data", "--diff"]):
        assert main(words) == 0
    assert capsys.readouterr().out == "rewrote 0 files of 1 dossier\nwould rewrite 0 files of 1 dossier\n"


def test_a_new_dossier_is_sound_and_in_canonical_form(here, capsys):
    assert main(["new", "USA", "chn", "mine/usa-chn"]) == 0
    assert capsys.readouterr().out == "wrote mine/usa-chn: open dossier.yaml, then run `python -m dossier check mine/usa-chn`\n"
    report = examine(here / "mine/usa-chn")
    assert {problem.code for problem in report.problems} == {"template-left"}, "each example is told, and nothing else"
    assert {Path(problem.file).name for problem in report.problems} == EXAMPLES
    files = {path: path.read_text("utf-8") for path in (here / "mine").rglob("*.*") if path.is_file()}
    assert main(["format", "mine"]) == 0
    assert all(path.read_text("utf-8") == text and "{{" not in text for path, text in files.items())
    assert sum(text.count("\n#") + text.count("  #") for text in files.values()) > 100


@pytest.mark.parametrize(("a", "b"), [("cod", "cog"), ("civ", "stp"), ("lao", "gbr"), ("nor", "and")])
def test_a_new_dossier_for_states_with_awkward_names(here, a, b):
    assert main(["new", a, b, "new"]) == 0
    report = examine(here / "new")
    assert {problem.code for problem in report.problems} == {"template-left"} and report.dossier.meta.side_a == a


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["usa", "irm", "x"], "'irm' is no three-letter code of a state. Did you mean "),
        (["usa", "Pakistan", "x"], "Did you mean pak?"),
        (["usa", "USA", "x"], "the two states are the same"),
        (["usa", "pak", "data"], "data is there already and not empty"),
        (["usa", "pak", "data/vel-ost/events.yaml"], "is there already"),
        (["usa", "pak", "data/vel-ost/events.yaml/x"], "lies inside the dossier"),
        (["usa", "pak", "data/vel-ost/x"], "lies inside the dossier"),
        (["afr", "usa", "x"], "'afr' is Africa, a region of event data and no state"),
    ],
)
def test_what_cannot_be_begun_is_told_in_one_line(here, capsys, words, said):
    assert main(["new", *words]) == 1
    (line,) = fault(capsys)
    assert line.startswith("error: ") and said in line
    assert not (here / "x").exists()


def test_a_dossier_that_cannot_be_written_to_its_end_is_not_left_in_part(here, capsys, monkeypatch):
    import dossier.content.skeleton

    def full(path, text):
        if path.name == "events.yaml":
            raise OSError(28, "No space left on device")
        path.write_text(text)

    monkeypatch.setattr(dossier.content.skeleton, "write_whole", full)
    assert main(["new", "usa", "pak", "x"]) == 1
    assert fault(capsys) == ["error: x cannot be written (No space left on device)."]
    assert not (here / "x").exists()


def test_fingerprints_are_printed_one_a_line(capsys):
    assert main(["fingerprint", "It began.", "it began"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == second and re.fullmatch(r"[0-9a-f]{64}", first)
    assert main(["fingerprint", "It", "began."]) == 1
    assert fault(capsys) == ["error: each word stands as a sentence of its own. Put quotation marks round the sentence."]
    assert main(["fingerprint", "..."]) == 1
    assert fault(capsys) == ["error: '...' holds neither a letter nor a digit."]
    assert main(["fingerprint", "It began", "e" + "\u0301" * 30]) == 0 and capsys.readouterr().out.count("\n") == 2
    assert main(["fingerprint", "e" + "\u0301" * 31]) == 1
    (line,) = fault(capsys)
    assert "More than 30 combining marks follow one another in line 1" in line


def test_describe_fills_the_tables_and_tells_when_they_are_out_of_date(here, capsys):
    (here / "a.md").write_text("# A\n<!-- begin codes -->\n<!-- end codes -->\n")
    assert main(["describe", "a.md", "--check"]) == 1
    assert main(["describe", "a.md"]) == 0 == main(["describe", "a.md", "--check"]) == main(["describe", "a.md"])
    assert capsys.readouterr().out.splitlines() == [
        "a.md: is out of date; run `python -m dossier describe`", "a.md: rewritten", "a.md: is up to date", "a.md: was up to date",
    ]  # fmt: skip
    assert "`date-invalid`" in (here / "a.md").read_text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "the file is not there"),
        (b"\xff", "it is not UTF-8 text"),
        (b"<!-- begin x -->\n<!-- end x -->", "there is no table 'x'"),
    ],
)
def test_what_cannot_be_described_is_told_in_one_line(here, capsys, text, said):
    if text is not None:
        (here / "a.md").write_bytes(text)
    assert main(["describe", "a.md"]) == 1
    (line,) = fault(capsys)
    assert "error" in line and said in line


def test_a_file_that_cannot_be_written_is_told_in_one_line(here, capsys, monkeypatch):
    path = here / "data/vel-ost/claims.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: causal", "kind: 'causal'"), "utf-8")

    def full(self, target):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", full)
    assert main(["format", "data"]) == 1
    assert fault(capsys) == ["data/vel-ost/claims.yaml: error: Permission denied."]


FAILING = [
    ["app", "nowhere"],
    ["check", "nowhere"],
    ["format", "nowhere"],
    ["fluctuation", "nowhere"],
    ["fluctuation", "data/vel-ost", "--by", "month"],
    ["events", "series", "--pair", "FRA", "DEU", "--store", "nowhere"],
    ["export", "nothing", "data/vel-ost"],
    ["export", "csl-json", "nowhere"],
    ["export", "csl-json", "data/vel-ost", "-o", "data"],
    ["handout", "nowhere", "--period", "treaty-years", "-o", "x"],
    ["handout", "data/vel-ost", "--period", "never", "-o", "x"],
    ["handout", "data/vel-ost", "--period", "treaty-years", "--original", "nowhere", "-o", "x"],
    ["handout", "data/vel-ost", "--period", "treaty-years", "-o", "nowhere/x"],
    ["import", "events", "nowhere.csv", "data/vel-ost"],
    ["import", "sources", "nowhere.bib", "nowhere"],
    ["publish", "nowhere", "-o", "x"],
    ["publish", "data/vel-ost", "-o", "nowhere/x"],
    ["new", "usa", "usa", "x"],
    ["fingerprint", "..."],
    ["renumber", "nowhere"],
    ["code", "zzqq"],
    ["describe", "nowhere"],
]


@pytest.mark.parametrize("words", FAILING, ids=" ".join)
def test_a_fault_is_told_beside_the_output(here, capsys, words):
    """What a command prints may go into a file or another program: a fault is no part of it."""
    events = here / "data/vel-ost/events.yaml"
    if "month" in words:
        events.write_text(re.sub(r"(?m)^(  date: \"?\d{4})-[-0-9]*", r"\1", events.read_text("utf-8")), "utf-8")
    assert main(words) == 1
    assert [line for line in fault(capsys) if "error" in line]


def test_every_command_has_a_fault_that_is_told_beside_the_output():
    (commands,) = (one.choices for one in parser()._actions if one.choices)
    assert {words[0] for words in FAILING} == set(commands)


def test_the_check_loads_none_of_the_apps_libraries(here):
    code = (
        "import sys; from dossier.cli import main; main(['check', 'data']); "
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'streamlit', 'pandas', 'plotly', 'numpy', 'edtf', 'pydantic'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.stdout == SUMMARY + "[]\n" and done.stderr == ""


def test_the_module_ends_with_the_status_of_the_command(here):
    assert run("check", "data").returncode == 0
    assert run("check", "nowhere").returncode == 1
    assert run("nonsense").returncode == 2 and run().returncode == 2


def test_a_terminal_without_the_letters_gets_their_numbers(here):
    path = here / "data/vel-ost/claims.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: causal", "kind: \u0939\u093e\u0901"), "utf-8")
    done = run("check", "data", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 1 and done.stderr == "" and "'\\u0939" in done.stdout


def test_a_reader_that_leaves_gets_no_traceback(here):
    build("date-invalid", here)
    pipe = subprocess.Popen(
        [sys.executable, "-m", "dossier", "check", "vel-ost"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    pipe.stdout.close()
    assert pipe.stderr.read() == b"" and pipe.wait() == 1
    pipe.stderr.close()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_index_is_printed_as_csv_with_the_edition_and_the_unit_asked_for(folder, capsys):
    assert main(["fluctuation", str(folder), "--by", "year", "--edition", "icews"]) == 0
    said = capsys.readouterr()
    out = said.out.splitlines()
    assert out[0] == "bin,direction,coop,conf,net,n,missing,level,low,high"
    found = fluctuation_of(catalogue_of(folder), Choice("icews"))
    bins = sorted(found.flows.dyad())
    assert len(out) - 1 == 3 * (bins[-1] - bins[0] + 1)
    dyad = {place: line.split(",")[-3] for line in out[1:] for place, way, *_ in [line.split(",")] if way == "dyad"}
    known = dict(zip(map(str, found.level.bins), found.level.level, strict=True)) if found.level else {}
    assert dyad == {place: f"{known[place]:.4f}" if known else "" for place in dyad}
    assert ("the record is too thin" in said.err) == found.thin


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_index_is_printed_as_json_with_null_for_what_is_missing(folder, capsys):
    assert main(["fluctuation", str(folder), "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    found = fluctuation_of(catalogue_of(folder), Choice(catalogue_of(folder).meta.edition))
    assert (said["edition"], said["by"], said["thin"]) == (catalogue_of(folder).meta.edition, "year", found.thin)
    empty = [row for row in said["rows"] if row["n"] == 0]
    assert all(row["coop"] is row["conf"] is row["net"] is None for row in empty)
    assert all((row["level"] is None) == found.thin for row in said["rows"] if row["direction"] == "dyad")


def test_acts_that_are_not_dated_to_the_month_are_counted_beside_the_rows(capsys):
    assert main(["fluctuation", str(INVENTED), "--by", "month"]) == 0
    undated = fluctuation_of(catalogue_of(INVENTED), Choice("gdelt", "month")).flows.undated
    said = capsys.readouterr().err
    assert undated and f"{undated} act" in said and "not dated to the month" in said
    assert "no level: fewer than three months have coded acts" in said


def test_a_dossier_with_faults_has_no_index(tmp_path, capsys):
    folder = copied(tmp_path)
    (folder / "events.yaml").write_text("- id: [", "utf-8")
    assert main(["fluctuation", str(folder)]) == 1 and "python -m dossier check" in capsys.readouterr().err
    assert main(["fluctuation", str(tmp_path / "nowhere")]) == 1 and "Traceback" not in capsys.readouterr().err
