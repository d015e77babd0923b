"""`dossier import`: a preview first, whole or not at all, nothing overwritten that nobody has named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.content.checks import examine
from dossier.content.fields import specs
from dossier.content.model import Event
from tests.imports.importing import VISIT, Editor, as_csv, lists, table_of
from tests.imports.sheets import ods, written, xlsx

TALKS = VISIT | {
    "id": "talks-1956",
    "date": "1956~",
    "title": "Talks at Hale",
    "cameo": "046",
    "joint": "true",
    "source": "vel",
    "target": "ost",
}
STORM = VISIT | {
    "id": "storm-1990",
    "date": "1990",
    "title": "A storm",
    "layer": "context",
    "kind": "politics",
    "source": "hil",
    "target": "",
    "cameo": "",
}
THREE = [one | {"joint": one.get("joint", "")} for one in (TALKS, VISIT, STORM)]


@pytest.fixture
def three(tmp_path: Path) -> Path:
    return written(tmp_path / "three.csv", as_csv(THREE))


def test_a_preview_names_what_is_new_and_writes_nothing(editor: Editor, three: Path):
    before = editor.text("events.yaml")
    assert editor.brings("events", three) == 0
    assert "New (3):\n  talks-1956: Talks at Hale\n  visit-1955: " in editor.out
    assert (
        "3 new, 0 there already, 0 otherwise than in the dossier; 5 records of the dossier not in the file, which stay."
        in editor.out
    )
    assert editor.out.endswith(f"Nothing was written. Add --write to put it into {editor.folder / 'events.yaml'}.\n")
    assert editor.text("events.yaml") == before


def test_what_is_written_passes_the_check_in_its_form_and_at_its_time(editor: Editor, three: Path):
    assert editor.brings("events", three, "--write") == 0
    assert editor.out.endswith("events.yaml: 3 new records, 0 changed records.\n")
    report = examine(editor.folder)
    plausible = ("source-unused", "date-outside-existence")  # the League is told to have acted in 1990, when it was no more
    assert [one for one in report.problems if one.code not in plausible] == []
    keys = [one.id for one in editor.dossier.events]
    assert keys[:3] == ["treaty-of-hale-1952", "visit-1955", "talks-1956"] and keys[-1] == "storm-1990"


def test_what_was_there_stays_line_for_line_with_its_comments(editor: Editor, three: Path):
    path = editor.folder / "events.yaml"
    path.write_text(
        "# yaml-language-server: $schema=.schema/events.json\n# the first\n" + editor.text("events.yaml") + "# the end\n", "utf-8"
    )
    assert examine(editor.folder).errors == 0
    before = [line for line in editor.text("events.yaml").split("\n") if line]
    early = written(three.parent / "early.csv", as_csv([VISIT | {"id": "early-1951", "date": "1951"}, *[VISIT]]))
    assert editor.brings("events", early, "--write") == 0
    after = editor.text("events.yaml").split("\n")
    assert after[0] == before[0] and "# the end" in after
    left = iter(after)
    assert all(line in left for line in before), "every line is there still, in its order"


def test_twice_is_as_once(editor: Editor, three: Path):
    editor.brings("events", three, "--write")
    once = editor.text("events.yaml")
    assert editor.brings("events", three, "--write") == 0
    assert "0 new, 3 there already" in editor.out and editor.out.endswith("holds all of it already.\n")
    assert editor.text("events.yaml") == once


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_spreadsheets_bring_the_same_as_csv(form: str, editor: Editor, three: Path, tmp_path: Path):
    editor.brings("events", three, "--write")
    path = (xlsx if form == "xlsx" else ods)(tmp_path / f"three.{form}", lists(THREE))
    assert editor.brings("events", path) == 0
    assert "0 new, 3 there already, 0 otherwise" in editor.out


FAULTY = {
    "date": ("07/05/1974", "row 2, column B “date”: “07/05/1974” is 7 May 1974 or 5 July 1974."),
    "cameo": ("10", "row 2, column I “cameo”: “10” may be 10, Demand or 010, Make statement"),
    "layer": ("deed", "row 2, column E “layer”: 'deed' is not a layer. Use one of: act, decision, context."),
    "source": ("kra", "row 2, column G “source”: there is no actor 'kra' in actors.yaml."),
    "title": ("x" * 91, "row 2, column C “title”: the text has 91 characters; at most 90 fit. Shorten it."),
    "text": ("", "row 2, column D “text”: nothing stands here, and it is needed. Write it: "),
    "id": ("A Visit", "row 2, column A “id”: “A Visit” is not an id."),
    "cites": ("nobody-1971", "row 2, column K “cites”: there is no source 'nobody-1971' in sources.yaml."),
    "confidence": ("high", "row 2, column J “confidence”: "),
}


@pytest.mark.parametrize("field", FAULTY)
def test_a_fault_names_row_and_column_and_keeps_the_whole_file_out(field: str, editor: Editor, tmp_path: Path):
    cell, said = FAULTY[field]
    before = editor.text("events.yaml")
    path = written(tmp_path / "a.csv", as_csv([VISIT | {field: cell}, STORM | {"cameo": ""}]))
    assert editor.brings("events", path, "--write") == 1
    assert [line for line in editor.faults() if line.startswith(said)], editor.out
    assert len(editor.faults()) == 1
    assert "Nothing was written: 1 fault" in editor.out
    assert editor.text("events.yaml") == before


def test_a_date_outside_the_dossier_is_told_at_its_row(editor: Editor, tmp_path: Path):
    assert editor.brings("events", written(tmp_path / "a.csv", as_csv([VISIT | {"date": "1875"}]))) == 1
    assert editor.faults()[0].startswith("row 2, column B “date”: ")


def test_all_faults_are_told_in_one_run(editor: Editor, tmp_path: Path):
    bad = [
        VISIT | {"id": f"v-{i}", field: cell}
        for i, (field, (cell, _)) in enumerate(FAULTY.items())
        if field in ("date", "layer", "title", "text")
    ]
    assert editor.brings("events", written(tmp_path / "a.csv", as_csv(bad))) == 1
    assert len(editor.faults()) == len(bad)


def test_what_no_column_holds_is_missed_once_and_said_with_set(editor: Editor, tmp_path: Path):
    bare = [{k: one[k] for k in ("date", "title", "text")} for one in (VISIT, STORM | {"title": "Storm at Hale"})]
    path = written(tmp_path / "a.csv", as_csv(bare))
    assert editor.brings("events", path) == 1
    assert len(editor.faults()) == sum(one.needed for one in specs(Event).values()) - len(("id", *bare[0]))
    assert [line for line in editor.faults() if "every record needs “layer”" in line and "--set layer=VALUE" in line]
    sets = [
        word
        for one in ("layer=context", "kind=politics", "source=hil", "confidence=low", "cites=lund-1990, page 3")
        for word in ("--set", one)
    ]
    assert editor.brings("events", path, *sets, "--write") == 0
    made = {one.id: one for one in editor.dossier.events}
    assert made["storm-hale-1990"].cites[0].at == "page 3" and made["ostranias-minister-visits-velmark-1955"].layer == "context"


def test_a_record_without_an_id_is_known_again_by_title_and_date(editor: Editor, tmp_path: Path):
    bare = [{k: one[k] for k in ("date", "title", "text")} for one in table_of(editor.folder, "events")]
    assert editor.brings("events", written(tmp_path / "a.csv", as_csv(bare))) == 0
    assert "0 new, 5 there already" in editor.out and "row 2: treaty-of-hale-1952" in editor.out


def test_headings_of_ones_own_are_named_with_column(editor: Editor, tmp_path: Path):
    own = [{"What happened" if k == "title" else "Day" if k == "date" else k: v for k, v in VISIT.items()}]
    path = written(tmp_path / "a.csv", "Acts of 1955\n\n" + as_csv(own, ";"))
    assert editor.brings("events", path, "--column", "What happened=title", "--column", "day=date", "--write") == 0
    assert "not read, since it stands above the headings: row 1." in editor.out
    assert "visit-1955" in {one.id for one in editor.dossier.events}


def test_columns_that_are_not_read_are_named_with_what_they_hold(editor: Editor, tmp_path: Path):
    path = written(tmp_path / "a.csv", as_csv([VISIT | {"Sentense": "s05", "": "stray", "goldstein_gdelt": "1"}]))
    assert editor.brings("events", path) == 0
    assert "not read: column L “Sentense” (1 cell). Did you mean “sentences”?" in editor.out
    assert "not read: column M without a heading (1 cell)." in editor.out
    assert "the program works them out itself: “goldstein_gdelt”" in editor.out


def changed(editor: Editor, **fields: str) -> str:
    return as_csv([one | (fields if one["id"] == "treaty-of-hale-1952" else {}) for one in table_of(editor.folder, "events")])


def test_a_record_that_is_told_otherwise_is_named_field_by_field_and_stays(editor: Editor, tmp_path: Path):
    before = editor.text("events.yaml")
    path = written(tmp_path / "a.csv", changed(editor, title="The Treaty of Hale", label="", cites="maren-1971, page 41"))
    assert editor.brings("events", path, "--write") == 1
    assert (
        "treaty-of-hale-1952, title: the dossier has “Velmark and Ostrania sign the Treaty of Hale”, row 2 has “The Treaty of Hale”"
        in editor.out
    )
    assert "treaty-of-hale-1952, label: the dossier has “Treaty of Hale”, row 2 has nothing" in editor.out
    assert "treaty-of-hale-1952, cites: " in editor.out
    assert "say for what is otherwise --keep" in editor.out and editor.text("events.yaml") == before
    assert editor.brings("events", path, "--write", "--keep") == 0
    assert editor.text("events.yaml") == before


@pytest.mark.parametrize("named", ["treaty-of-hale-1952", "all"])
def test_it_is_taken_where_an_editor_says_so_and_comments_stay(named: str, editor: Editor, tmp_path: Path):
    path = editor.folder / "events.yaml"
    path.write_text(
        editor.text("events.yaml")
        .replace("  label: Treaty", "  # a word on the label\n  label: Treaty")
        .replace("  title: Velmark and", "  # a word on the title\n  title: Velmark and"),
        "utf-8",
    )
    file = written(tmp_path / "a.csv", changed(editor, title="The Treaty of Hale", confidence="medium"))
    assert editor.brings("events", file, "--take", named, "--write") == 0
    assert editor.out.endswith("0 new records, 1 changed record.\n")
    treaty = editor.dossier.events[0]
    assert (treaty.title, treaty.confidence, treaty.label) == ("The Treaty of Hale", "medium", "Treaty of Hale")
    assert "# a word on the label\n  label: Treaty" in editor.text("events.yaml")
    assert "# a word on the title\n  title: The Treaty" in editor.text("events.yaml")
    assert len(editor.dossier.events) == 5


def test_take_of_a_record_that_is_not_told_otherwise_is_refused(editor: Editor, three: Path):
    assert editor.brings("events", three, "--take", "visit-1955") == 1
    assert editor.err.endswith("--take visit-1955: no record of this id is told otherwise in the file.\n")


def test_one_id_in_two_rows_is_a_fault_with_both_places(editor: Editor, tmp_path: Path):
    assert editor.brings("events", written(tmp_path / "a.csv", as_csv([VISIT, VISIT]))) == 1
    assert editor.faults() == ["row 3, column A “id”: “visit-1955” stands in row 2 already. Give one of the two another id."]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (
            lambda text: text.replace('date: "1963~"', 'date: "1963!"'),
            "has 1 fault of its own. Mend them first: python -m dossier check",
        ),
        (lambda text: text.replace("layer: act\n  kind", "kind: act\n  layer"), "fault"),
        (
            lambda text: text.replace("  layer: act\n", "  layer:   act\n"),
            "is not in the formatter's form. Bring it into form first: python -m dossier format",
        ),
    ],
)
def test_a_file_that_is_not_sound_or_in_form_is_not_touched(damage, said: str, editor: Editor, three: Path):
    path = editor.folder / "events.yaml"
    path.write_text(damage(editor.text("events.yaml")), "utf-8")
    assert editor.brings("events", three, "--write") == 1
    assert said in editor.err and str(editor.folder) in editor.err and len(editor.err.splitlines()) == 1


REFUSED = [
    (["events", "nowhere.csv"], "there is no such file"),
    (["events", "a.docx"], "is no kind of file that is read for events"),
    (["events", "a.bib"], "is no kind of file that is read for events"),
    (["events", "empty.csv"], "no row among the first"),
    (["events", "twice.csv"], "two columns say “title”: B and C"),
    (["events", "a.csv", "--sheet", "Events"], "a text file has no sheets"),
    (["events", "a.csv", "--set", "layr=act"], "there is no field “layr”"),
    (["events", "a.csv", "--column", "title"], "there is no field"),
    (["sources", "a.csv", "--type", "case=nothing"], "write THEIRS=OURS"),
    (["sources", "bad.json"], "line 1, column 2: this is not JSON"),
    (["sources", "other.json"], "this JSON is no list of works"),
    (["sources", "empty.bib"], "there is no entry in it"),
    (["sources", "empty.ris"], "there is no entry in it"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED, ids=[" ".join(words) for words, _ in REFUSED])
def test_what_cannot_be_used_at_all_is_told_in_one_line(words: list[str], said: str, editor: Editor, tmp_path: Path):
    files = {
        "a.csv": "id,title,date\n", "a.docx": "x", "a.bib": "x", "empty.csv": "", "twice.csv": "id,title,Title\n", "bad.json": "[",
        "other.json": '{"a": 1}', "empty.bib": "nothing", "empty.ris": "nothing",
    }  # fmt: skip
    for name, text in files.items():
        written(tmp_path / name, text)
    assert editor.brings(words[0], tmp_path / words[1], *words[2:]) == 1
    assert said in editor.err and len(editor.err.splitlines()) == 1 and editor.out == ""


def test_a_folder_that_is_no_dossier_is_told_with_those_inside(editor: Editor, three: Path):
    editor.folder = editor.folder.parent
    assert editor.brings("events", three) == 1
    assert "no dossier is here" in editor.err and "vel-ost" in editor.err


def test_the_schemas_of_the_dossier_follow(editor: Editor, three: Path):
    (editor.folder / ".schema").mkdir()
    editor.brings("events", three, "--write")
    assert "visit-1955" in editor.text(".schema/claims.json")
