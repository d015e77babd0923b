"""The schemas know the shape of every file: what is sound passes, what one file shows to be wrong does not."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.cli import main
from dossier.content.dates import DateError, parse_for
from dossier.content.describe import RECORDS
from dossier.content.fields import BOUNDED, LASTING, specs
from dossier.content.files import DATA, SHIPPED, dossier_folders
from dossier.content.model import TABLES
from dossier.content.schema import DATES, DRAFT, FOLDER, schemas, written
from dossier.content.vocabulary import cameo
from tests.unit.broken import CASES, TINY, build

SCHEMAS = schemas()
# The faults that one file shows in its shape; for the others the check reads several files, the text or the calendar.
SHOWN = {
    "act-parties", "act-uncoded", "alignment-sentence", "claim-unanswered", "code-unknown", "csv-header", "csv-row", "csv-value", "date-invalid", "event-parties", "field-missing",
    "field-unknown", "id-form", "reading-unsupported", "source-missing", "term-unknown", "text-long", "value-empty", "value-type", "yaml-trap",
}  # fmt: skip
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same safe values, read by libyaml where it is there
LEAD = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def parts(folder: Path) -> Iterator[tuple[str, str, object]]:
    """Every file of a dossier with the name of its schema and what it holds; those that are no YAML or CSV at all are left out."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and FOLDER not in p.parts and p.name != "README.md"):
        name, text = path.relative_to(folder).as_posix(), path.read_bytes().decode("utf-8", "replace")
        key = {"series": "series", "context": "context"}.get(name.split("/")[0], path.stem)
        if path.suffix == ".csv":
            yield name, "series-rows.json", [dict(row) for row in csv.DictReader(text.splitlines())]
            continue
        if path.suffix == ".md":
            text = (re.match(r"---\n(.*?)\n---\n", text, re.DOTALL) or [""])[1]
        try:
            yield name, f"{key}.json", yaml.load(text, LOADER)
        except yaml.YAMLError:
            continue


def faults(folder: Path) -> list[str]:
    out = []
    for name, key, held in parts(folder):
        found = jsonschema.Draft7Validator(SCHEMAS[key]).iter_errors(held) if key in SCHEMAS else ()
        out += [f"{name}: {'.'.join(map(str, one.absolute_path))}: {one.message}" for one in found]
    return out


def test_they_are_schemas_and_shipped_as_the_program_writes_them():
    for shape in SCHEMAS.values():
        jsonschema.Draft7Validator.check_schema(shape)
        assert shape["$schema"] == DRAFT
    assert {path.name: path.read_text("utf-8") for path in (SHIPPED / "schema").iterdir()} == written()


@pytest.mark.parametrize("folder", [*dossier_folders(DATA), TINY], ids=lambda path: path.name)
def test_what_is_sound_passes(folder):
    seen = {key for _, key, _ in parts(folder)}
    assert seen >= {
        "dossier.json",
        "article.json",
        "context.json",
        "series.json",
        "series-rows.json",
        "sources.json",
    } and seen <= set(SCHEMAS)
    assert not faults(folder)


@pytest.mark.parametrize("code", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_a_fault_is_known_where_one_file_shows_it(code, tmp_path):
    assert bool(faults(build(code, tmp_path))) == (code in SHOWN), faults(tmp_path / "vel-ost")


def test_every_fault_that_they_know_has_its_folder():
    assert {path.name for path in CASES.iterdir()} >= SHOWN


def test_every_field_is_there_with_its_words():
    by_name = {name: schemas()[name.replace(".yaml", ".json")]["items"] for name, _, _ in TABLES}
    by_name |= {
        "dossier.yaml": SCHEMAS["dossier.json"],
        "article.md": SCHEMAS["article.json"],
        "series/*.meta.yaml": SCHEMAS["series.json"],
    }
    by_name |= {"cites": SCHEMAS["events.json"]["definitions"]["cite"], "called": SCHEMAS["actors.json"]["definitions"]["called"]}
    assert set(by_name) == set(RECORDS) - {"names"}
    for name, shape in by_name.items():
        fields = specs(RECORDS[name])
        assert {key: one["description"] for key, one in shape["properties"].items()} == {
            key: spec.doc for key, spec in fields.items()
        }
        assert shape["required"] == [key for key, spec in fields.items() if spec.needed]
        assert shape["additionalProperties"] is False


def test_codes_are_offered_with_their_meaning():
    codes = SCHEMAS["events.json"]["definitions"]["code"]
    assert codes["enum"] == list(cameo()) and len(codes["enumDescriptions"]) == len(cameo())
    assert codes["enumDescriptions"][codes["enum"].index("042")].startswith(cameo()["042"].label)


def test_dates_are_offered_in_quotes_and_are_dates():
    offered = [one["body"] for one in SCHEMAS["events.json"]["definitions"]["date"]["defaultSnippets"]]
    assert len(offered) > 3 and all(one[0] == one[-1] == '"' and is_date(one.strip('"')) for one in offered)


def is_date(text: str, use: str = "") -> bool:
    try:
        parse_for(use, text)
    except DateError:
        return False
    return True


NUMERALS = st.text("0123456789X", min_size=1, max_size=4)
SINGLE = st.builds(
    lambda y, m, d, q: "-".join(part for part in (y, m, d) if part) + q,
    st.sampled_from(["1954", "0000", "000X", "0001", "195X", "195", "2000"]) | NUMERALS,
    st.sampled_from(["", "00", "01", "02", "04", "09", "10", "11", "12", "13", "XX"]) | NUMERALS,
    st.sampled_from(["", "00", "01", "28", "29", "30", "31", "32", "XX"]) | NUMERALS,
    st.sampled_from(["", "~", "?", "%", "~?"]),
)
ENDS = SINGLE | st.sampled_from(["..", ""])
MEMBERS = SINGLE | st.builds(lambda a, b: f"{a}..{b}", SINGLE, SINGLE)
WRITTEN = (
    SINGLE
    | st.builds(lambda a, b: f"{a}/{b}", ENDS, ENDS)
    | st.lists(MEMBERS, max_size=3).map(lambda parts: f"[{','.join(parts)}]")
    | st.text(max_size=12)
)


@given(st.sampled_from(["", LASTING, BOUNDED]), WRITTEN)
def test_the_pattern_of_dates_is_the_programs_but_for_leap_days_and_the_order_of_an_interval_or_a_set(use, text):
    fits = bool(re.search(DATES[use or "date"], text))
    assert fits or not is_date(text, use)
    if fits and not is_date(text, use):
        parts = [part for part in re.split(r"/|,|\.\.", text.strip("[]")) if part]
        leap = [part for part in parts if re.match(r"\d{4}-02-29", part) and not is_date(part)]
        assert leap or (len(parts) > 1 and all(map(is_date, parts)))


def leads(folder: Path) -> dict[str, Path]:
    """Where the first line of each YAML file leads an editor's program."""
    paths = [path for path in sorted(folder.rglob("*.yaml")) if FOLDER not in path.parts]
    return {path.name: (path.parent / LEAD.match(path.read_text("utf-8"))[1]).resolve() for path in paths}


def test_the_first_line_of_a_shipped_file_names_its_schema():
    for name, schema in leads(DATA / "usa-pak").items():
        assert schema == (SHIPPED / "schema" / ("series.json" if name.endswith(".meta.yaml") else f"{name[:-5]}.json")).resolve()
        assert schema.is_file()


def test_a_new_dossier_has_its_own_and_the_formatter_keeps_its_ids(tmp_path, capsys):
    folder = tmp_path / "fra-deu"
    assert main(["new", "fra", "deu", str(folder)]) == 0
    assert len(leads(folder)) == 11 and all(schema.is_file() and folder in schema.parents for schema in leads(folder).values())
    assert not faults(folder)
    path = folder / "actors.yaml"
    path.write_text(path.read_text("utf-8") + "\n- id: chn\n  name: China\n", "utf-8")
    assert main(["format", "--diff", str(folder)]) == 0 and "chn" not in (folder / FOLDER / "events.json").read_text("utf-8")
    assert main(["format", str(folder)]) == 0
    offered = yaml.safe_load((folder / FOLDER / "events.json").read_text("utf-8"))["items"]["properties"]["target"]["examples"]
    assert offered == ["chn", "deu", "fra", "uno"]
    assert main(["check", str(folder)]) == 0 and "0 errors, 16 warnings" in capsys.readouterr().out


def test_no_schemas_are_put_where_none_were(tmp_path, capsys):
    folder = build("period-gap", tmp_path)
    main(["format", str(folder)])
    assert not (folder / FOLDER).exists()


def test_what_is_out_of_date_is_told_and_written(tmp_path, capsys):
    readme = tmp_path / "README.md"
    readme.write_text((SHIPPED / "README.md").read_text("utf-8"), "utf-8")
    (tmp_path / "schema").mkdir()
    assert main(["describe", "--check", str(readme)]) == 1
    assert f"{tmp_path / 'schema' / 'events.json'}: is out of date; run `python -m dossier describe`\n" in capsys.readouterr().out
    assert main(["describe", str(readme)]) == 0 == main(["describe", "--check", str(readme)])
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "schema").iterdir()} == written()
