"""Made-up event files in the shapes of real ones; nobody's rows are copied."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dossier.eventdata.asking import Rows, series
from dossier.eventdata.engine import asked
from dossier.eventdata.importing import Outcome, import_files
from dossier.eventdata.store import Store
from dossier.extras import there

NEEDS = pytest.mark.skipif(
    not there("events"), reason="event data are read with libraries that are not here: pip install 'dossier[events]'"
)

REDUCED = [
    "Date",
    "Source",
    "Target",
    "CAMEOCode",
    "NumEvents",
    "NumArts",
    "QuadClass",
    "Goldstein",
    "SourceGeoType",
    "SourceGeoLat",
    "SourceGeoLong",
    "TargetGeoType",
    "TargetGeoLat",
    "TargetGeoLong",
    "ActionGeoType",
    "ActionGeoLat",
    "ActionGeoLong",
]
ICEWS = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
]
POLECAT = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
]


def gdelt(
    event: int, day: str = "20141120", source: str = "VEN", target: str = "COL", code: str = "010", *, width: int = 58, added: str = "",
    root: str = "1", link: str = "http://example.org/news", given: str = "0.0", name: str = "STATE",
) -> str:  # fmt: skip
    """A row of GDELT 1.0 (57 or 58 cells) or 2.0 (61)."""
    cells = [""] * width
    cells[0:4] = [str(event), day, day[:6], day[:4]]
    cells[5:8], cells[15:18] = [source, name, source[:3]], [target, name, target[:3]]
    cells[25:31] = [root, code, code[:3], code[:2], "1", given]
    cells[31:35] = ["3", "1", "3", "0.5"]
    at = 59 if width == 61 else 56
    cells[at] = added or (day + "000000" if width == 61 else day)
    if width > 57:
        cells[at + 1] = link
    return "\t".join(cells)


def named(names: Iterable[str], **said: Any) -> str:
    """A row of a format whose columns have names, blanks in a name written as `_`; other cells are empty."""
    known = {key.replace("_", " "): str(value) for key, value in said.items()}
    assert set(known) <= set(names)
    return "\t".join(known.get(name, "") for name in names)


def icews(
    event: int, source: str, target: str, code: str = "042", day: str = "2018-06-01", value: str = "1.9", **more: Any
) -> str:
    said = {
        "Event_ID": event, "Event_Date": day, "Source_Name": f"Ministry ({source})", "Source_Sectors": "Government", "Source_Country": source,
        "CAMEO_Code": code, "Intensity": value, "Target_Name": f"Citizen ({target})", "Target_Sectors": "Social", "Target_Country": target,
        "Story_ID": 7, "Sentence_Number": 1,
    }  # fmt: skip
    return named(ICEWS, **said | more)


def polecat(event: str, kind: str, value: str, source: str, target: str, names: Iterable[str] = POLECAT) -> str:
    score = "Intensity" if "Intensity" in names else "Event_Intensity"
    return named(
        names, Event_ID=event, Event_Date="2021-03-04", Event_Type=kind, Event_Mode="None", Actor_Name="Somebody", Actor_Country=source,
        Primary_Actor_Sector="GOV", Recipient_Name="None", Recipient_Country=target, Actor_COW="AUS", **{score: value},
    )  # fmt: skip


def written(path: Path, *rows: str, end: str = "\n") -> Path:
    path.write_bytes("".join(row + end for row in rows).encode("utf-8"))
    return path


def imported(folder: Path, *files: Path | str) -> Outcome:
    return import_files(list(map(str, files)), folder / "store")


def rows_of(folder: Path, columns: str = "*", order: str = "event, file") -> list[dict[str, Any]]:
    """The rows of the store, past all questions."""
    import duckdb

    with duckdb.connect() as con:
        found = con.execute(
            f"SELECT {columns} FROM read_parquet('{Store(folder / 'store').rows}', hive_partitioning=false) ORDER BY {order}"
        )
        names = [one[0] for one in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def asked_series(
    folder: Path, pair: tuple[str, str] = ("VEN", "COL"), by: str = "month", engine: str = "duckdb", **rows: Any
) -> list[list[Any]]:
    """A series as lists of its values."""
    with asked(Store(folder / "store"), engine) as table:
        return [list(row.values()) for row in series(table, pair, by, Rows(**{"dataset": "gdelt-1.0"} | rows))]
