"""The formats of event files, told apart by their shape and never by a file's name, and where each has what the store keeps.

Every file comes as lines of cells with tabs between (`texts` makes it so). A shape says of such a line, as SQL over its list of cells
`f`, what each column of the store is. SQL and Python name the same positions, counted from 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

GDELT_1, GDELT_2, REDUCED, ICEWS, POLECAT, KEDS = "gdelt-1.0", "gdelt-2.0", "gdelt-reduced", "icews", "polecat", "keds"
DATASETS = (GDELT_1, GDELT_2, REDUCED, ICEWS, POLECAT, KEDS)
FORMATS = (
    "GDELT 1.0 (57 or 58 columns), GDELT 2.0 (61), GDELT reduced (17), ICEWS, POLECAT, KEDS or TABARI (day, source, target and code), "
    "or one of these as R saves it"
)
PLOVER = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
STATE_AGENTS = ("GOV", "MIL", "COP", "JUD", "SPY", "LEG")
CENTURY = "69"  # two digits of a year: from here on those of the twentieth century


@dataclass(frozen=True)
class Shape:
    """One format as a file has it.

    `dataset` is one of `DATASETS`; `edition` the edition of the scale; `actors` how states are written: `cameo`, `weis` or `name`;
    `widths` the numbers of cells that a row may have. `columns` has the SQL of each column that the format knows, over the cells `f`;
    `header` is the line that names the columns, which is no row.
    """

    dataset: str
    edition: str
    actors: str
    widths: tuple[int, ...]
    columns: Mapping[str, str] = field(hash=False)
    header: str = ""
    wider: bool = False  # surplus cells are allowed where they are empty


def text(cell: str) -> str:
    """A cell without the blanks and quotation marks around it; what is empty, or says so, is missing."""
    bare = f"trim({cell}, ' \"')"
    return f"CASE WHEN {bare} IN ('', 'NA', 'None') THEN NULL ELSE {bare} END"


def coded(cell: str) -> str:
    """A cell without the blanks around it; empty is missing."""
    return f"nullif(trim({cell}), '')"


def day(cell: str, form: str) -> str:
    return f"CAST(try_strptime({cell}, '{form}') AS DATE)"


def _slashed(cell: str) -> str:
    """A day as ICEWS and POLECAT write it: year first, or month, day, year with strokes."""
    bare = f"trim({cell}, ' \"')"
    return f"coalesce({day(bare, '%Y-%m-%d')}, {day(bare, '%m/%d/%Y')})"


def _keds_day() -> str:
    """Six digits whose first two are a year of 1969 to 2068, or eight."""
    century = f"CASE WHEN f[1] >= '{CENTURY}' THEN '19' ELSE '20' END || f[1]"
    return f"CASE len(f[1]) WHEN 6 THEN {day(century, '%Y%m%d')} WHEN 8 THEN {day('f[1]', '%Y%m%d')} END"


def _gdelt(dataset: str, widths: tuple[int, ...], added: int, header: str = "") -> Shape:
    columns = {
        "event": coded("f[1]"),
        "day": day("f[2]", "%Y%m%d"),
        "added": day(f"f[{added}][1:8]", "%Y%m%d"),
        "source": coded("f[6]"),
        "target": coded("f[16]"),
        "source_name": coded("f[7]"),
        "target_name": coded("f[17]"),
        "code": f"CASE WHEN len(trim(f[29])) = 1 THEN '0' ELSE '' END || {coded('f[27]')}",  # R takes 010 for 10, and its root 01 for 1
        "given": "try_cast(f[31] AS DOUBLE)",
        "root": "trim(f[26]) = '1'",
        "mentions": "try_cast(f[32] AS INTEGER)",
        "link": coded(f"f[{added + 1}]"),
    }
    return Shape(dataset, "gdelt", "cameo", widths, columns, header)


def _keds(weis: bool, at: Sequence[int] = (1, 2, 3, 4), header: str = "", widths: tuple[int, ...] = ()) -> Shape:
    """A file of the Kansas Event Data System; rows have no id, so the whole line, and how often it stood there, is one."""
    source, target, code = (f"f[{i}]" for i in at[1:])
    columns = {
        "event": "md5(line) || '-' || row_number() OVER (PARTITION BY path, line)",
        "day": _keds_day() if at[0] == 1 and not header else f"coalesce({_slashed(f'f[{at[0]}]')}, {_keds_day()})",
        "source": coded(source),
        "target": coded(target),
        "code": coded(code),
        "story": "CASE WHEN len(f) > 4 THEN f[-1] END",
    }
    scheme = "weis" if weis else "cameo"
    return Shape(KEDS, "weis" if weis else "keds", scheme, widths or tuple(range(4, 12)), columns, header)


def _named(header: str, dataset: str, names: Sequence[str]) -> Shape:
    """A format whose columns have names."""
    place = {name: i for i, name in enumerate(names, 1)}

    def cell(*called: str) -> str:
        return next((f"f[{place[name]}]" for name in called if name in place), "NULL")

    if dataset == REDUCED:
        columns = {
            "event": "md5(line) || '-' || row_number() OVER (PARTITION BY path, line)",
            "day": day(cell("Date"), "%Y%m%d"), "source": coded(cell("Source")), "target": coded(cell("Target")),
            "code": coded(cell("CAMEOCode")), "given": f"try_cast({cell('Goldstein')} AS DOUBLE)",
            "events": f"try_cast({cell('NumEvents')} AS INTEGER)",
        }  # fmt: skip
        return Shape(dataset, "gdelt", "cameo", (len(names),), columns, header)
    columns = {"event": text(cell("Event ID")), "day": _slashed(cell("Event Date"))}
    if dataset == ICEWS:
        for side, called in (("source", "Source"), ("target", "Target")):
            country, sectors = text(cell(f"{called} Country")), text(cell(f"{called} Sectors"))
            columns |= {
                side: text(cell(f"{called} Name")),
                f"{side}_land": country,
                f"{side}_official": f"({text(cell(f'{called} Name'))}) = ({country}) OR regexp_matches({sectors}, '(Government|Military)')",
            }
        columns |= {
            "code": text(cell("CAMEO Code")),
            "given": f"try_cast(trim({cell('Intensity')}, ' \"') AS DOUBLE)",
            "story": f"{text(cell('Story ID'))} || ':' || {text(cell('Sentence Number'))}",
        }
        return Shape(dataset, "icews", "name", (len(names),), columns, header)
    for side, called in (("source", "Actor"), ("target", "Recipient")):
        agents = ", ".join(f"'{agent}'" for agent in STATE_AGENTS)
        columns |= {
            side: text(cell(f"{called} Name")),
            f"{side}_land": text(cell(f"{called} Country")),
            f"{side}_official": f"{text(cell(f'Primary {called} Sector'))} IN ({agents})",
        }
    columns |= {
        "code": text(cell("Event Type")),
        "given": f"try_cast({cell('Intensity', 'Event Intensity')} AS DOUBLE)",
    }
    return Shape(dataset, "plover", "name", (len(names),), columns, header, wider=True)


NAMED = {
    REDUCED: {"Date", "Source", "Target", "CAMEOCode", "NumEvents"},
    ICEWS: {"Event ID", "Event Date", "Source Name", "Target Name", "Intensity"},
    POLECAT: {"Event ID", "Event Date", "Event Type", "Actor Name", "Recipient Name"},
}


def shape_of(lines: Sequence[str], weis: bool = False) -> Shape | None:
    """The shape of the file that begins with these lines; `None` where none of them is a row or a header of a known format.

    More than one line is looked at, since the first may be damaged. `weis` is for `keds` files alone: which codes they have is
    told by the whole file (`schemes.is_weis`).
    """
    for line in lines:
        cells = [cell.strip().strip('"') for cell in line.split("\t")]
        if found := _by_header(line, cells, weis) or _by_row(cells):
            return found
    return next((_keds(weis) for line in lines if _is_keds(line.split("\t"))), None)


def _by_header(line: str, cells: list[str], weis: bool) -> Shape | None:
    while cells and not cells[-1]:  # some files have surplus tabs
        cells.pop()
    for dataset, names in NAMED.items():
        if names <= set(cells):
            return _named(line, dataset, cells)
    if cells[:1] == ["GLOBALEVENTID"] and (found := _gdelt_of(len(cells), line)):
        return found
    lower = [cell.lower() for cell in cells]
    if {"date", "source", "target", "code"} <= set(lower):
        return _keds(weis, [lower.index(name) + 1 for name in ("date", "source", "target", "code")], line, (len(cells),))
    return None


def _gdelt_of(width: int, header: str = "") -> Shape | None:
    if width in (57, 58):
        return _gdelt(GDELT_1, (57, 58), 57, header)
    return _gdelt(GDELT_2, (61,), 60, header) if width == 61 else None


def _by_row(cells: list[str]) -> Shape | None:
    return _gdelt_of(len(cells)) if len(cells) > 1 and re.fullmatch(r"\d{8}", cells[1]) else None


def _is_keds(cells: list[str]) -> bool:
    if not (4 <= len(cells) < 12 and re.fullmatch(r"\d{6}|\d{8}", cells[0]) and re.match(r"\d{2,4}", cells[3])):
        return False
    form = "%y%m%d" if len(cells[0]) == 6 else "%Y%m%d"
    try:
        datetime.strptime(cells[0], form)
    except ValueError:
        return False
    return bool(cells[1].strip() and cells[2].strip())
