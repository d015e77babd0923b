"""Every table of a dossier as rows and as CSV. Dates stand as EDTF text and as their bounds; open ends stay empty."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from dossier.citing.cite import line
from dossier.content.dates import Edtf
from dossier.content.fields import specs
from dossier.content.vocabulary import EDITIONS, cameo
from dossier.index.fluctuation import Fluctuation, default_choice, fluctuation
from dossier.index.queries import Catalogue
from dossier.index.triads import Balance, balance
from dossier.measures.flow import Flow, bin_label, goldstein
from dossier.tabular.columns import RECORDS, TABLES, columns

FORMULA = re.compile(r"[=+@\t\r]|-(?![0-9]+(\.[0-9]+)?$)")  # a negative number is none


def _bounds(name: str, when: Edtf | None) -> dict[str, str]:
    def day(value: date | None) -> str:
        return value.isoformat() if value else ""

    return {
        name: when.text if when else "",
        f"{name}_earliest": day(when.earliest) if when else "",
        f"{name}_latest": day(when.latest) if when else "",
    }


def plain(number: float | None) -> str:
    """A number as digits with a decimal point, never with an exponent; empty for none."""
    return "" if number is None else f"{Decimal(repr(number)):f}".removesuffix(".0")


def row(record: Any) -> dict[str, str]:
    """A record as flat text: lists joined by `; `, a citation as `work, place`, a date with its bounds."""
    out: dict[str, str] = {}
    for name, spec in specs(record.__class__).items():
        value = getattr(record, name)
        if spec.kind == "date":
            out |= _bounds(name, value)
        elif spec.kind == "cites":
            out[name] = "; ".join(cite.work + (f", {cite.at}" if cite.at else "") for cite in value)
        elif spec.kind in ("names", "called"):
            out[name] = "; ".join(one.written for one in value)
        elif spec.kind in ("ids", "lines", "terms"):
            out[name] = "; ".join(value)
        elif spec.kind == "flag":
            out[name] = "true" if value else ""
        elif spec.kind in ("number", "integer"):
            out[name] = plain(value)
        else:
            out[name] = str(value)
    return out


def rows(catalogue: Catalogue, name: str) -> list[dict[str, str]]:
    """A whole table. Events carry their period and their Goldstein value in each edition; sources their citation.

    Series are described here, and their values are in `measurements`.
    """
    out = []
    for record in getattr(catalogue.dossier, name):
        flat = {"id": record.id} | row(record)
        if name == "events":
            flat["period"] = catalogue.home.get(record.id, "")
            for edition in EDITIONS:
                value = goldstein(record.cameo, edition) if record.cameo else None
                flat[f"goldstein_{edition}"] = "" if value is None else str(value)
        if name == "sources":
            flat["citation"] = line(record)
        out.append(flat)
    return out


def _named(name: str) -> dict[str, str]:
    """The columns of a table whose ids or codes have names, each with what it holds."""
    held = {c.name: c.refers for c in columns(name) if c.refers in ("actors", "periods")}
    return held | ({"cameo": "codes", "alternative": "codes"} if name == "events" else {})


def named_columns(name: str) -> list[str]:
    """The columns of a table with those of `with_names` among them."""
    named = _named(name)
    return [one for c in columns(name) for one in ((c.name, f"{c.name}_name") if c.name in named else (c.name,))]


def with_names(catalogue: Catalogue, name: str, given: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Rows of a table with names beside ids and codes: `source_name` says what the actor in `source` is called."""
    called: dict[str, Callable[[str], str]] = {
        "actors": catalogue.name,
        "periods": lambda key: catalogue.periods[key].title if key in catalogue.periods else "",
        "codes": lambda key: cameo()[key].label if key in cameo() else "",
    }
    named, order = _named(name), named_columns(name)
    out = []
    for one in given:
        more = one | {f"{column}_name": called[of](one[column]) if one[column] else "" for column, of in named.items()}
        out.append({column: more[column] for column in order})
    return out


def measurements(catalogue: Catalogue) -> list[dict[str, str]]:
    """Every value of every series, in the order of its file. An empty value is known to be missing; it is not zero."""
    return [
        {"series": s.id}
        | _bounds("date", p.date)
        | {
            "dimension": s.by,
            "key": p.key,
            "value": plain(p.value),
            "unread": "true" if p.unread else "",
            "low": plain(p.low),
            "high": plain(p.high),
            "n": plain(p.n),
        }
        for s in catalogue.series.values()
        for p in s.points
    ]


def sentences(catalogue: Catalogue) -> list[dict[str, str]]:
    """The edition, sentence by sentence: its text here, and the fingerprint of the author's where that is another."""
    whole = catalogue.meta.whole
    return [
        {"id": s.id, "role": s.role, "text": s.text, "whole": "true" if s.id in whole else "", "sha256": s.fingerprint}
        for s in catalogue.sentences.values()
    ]


def directions(catalogue: Catalogue) -> dict[str, str]:
    """What the column `direction` of the index says for each choice of whose acts count."""
    a, b = catalogue.meta.side_a, catalogue.meta.side_b
    return {"both": "dyad", "a": f"{a}>{b}", "b": f"{b}>{a}"}


def fluctuation_rows(catalogue: Catalogue, found: Fluctuation) -> list[dict[str, str]]:
    """The index by bin: three rows a bin, one for each direction and one for the dyad.

    The level stands in the rows of the direction that was chosen, which is the dyad for both sides' acts. A bin without an
    act keeps its rows, with n 0 and empty sums: missing is not zero.
    """
    a, b, unit = catalogue.meta.side_a, catalogue.meta.side_b, found.choice.unit
    dyad, chosen = found.flows.dyad(), directions(catalogue)[found.choice.way]
    tables = {f"{a}>{b}": found.flows.one_way((a, b)), f"{b}>{a}": found.flows.one_way((b, a)), "dyad": dyad}
    out = []
    for bin in range(min(dyad, default=0), max(dyad, default=-1) + 1):
        for name, table in tables.items():
            f = table.get(bin, Flow())
            sums = (f.coop, f.conf, f.net) if f.n else ()
            level = (found.level.at(bin) if found.level and name == chosen else None) or ()
            out.append(
                {"bin": bin_label(bin, unit), "direction": name}
                | {key: f"{round(sums[i], 1) + 0.0:.1f}" if sums else "" for i, key in enumerate(("coop", "conf", "net"))}
                | {"n": str(f.n), "missing": str(f.missing)}
                | {key: f"{level[i]:.4f}" if level else "" for i, key in enumerate(("level", "low", "high"))}
            )
    return out


def triad_rows(catalogue: Catalogue, found: Balance) -> list[dict[str, str]]:
    """Every triad by lane and year; `ab` is the sign between the sides, `ax` and `bx` those of the third party toward them.

    An empty sign is not known. `third` and the columns of alignments hold ids, `changed` the relations whose sign changed
    within the year.
    """

    def sign(value: int | None) -> str:
        return "" if value is None else str(value)

    return [
        {"lane": lane, "third": "; ".join(one.third), "year": str(one.year)}
        | {"ab": sign(one.ab), "ax": sign(one.ax), "bx": sign(one.bx), "state": one.state}
        | {"changed": "; ".join(one.changed), "ax_alignments": "; ".join(one.ax_ids), "bx_alignments": "; ".join(one.bx_ids)}
        for lane, rows_ in found.lanes.items()
        for one in rows_
    ]


def contexts(catalogue: Catalogue) -> list[dict[str, str]]:
    """What the article leaves out about each period that has a note on it."""
    return [
        {"period": note.period, "text": "\n".join(note.paragraphs), "cites": row(note)["cites"]}
        for note in catalogue.contexts.values()
    ]


def _citing(catalogue: Catalogue) -> Iterable[tuple[str, str, Any]]:
    """Every record that may cite, as table, id and record."""
    for table in RECORDS:
        yield from ((table, record.id, record) for record in getattr(catalogue.dossier, table))
    yield from (("contexts", note.period, note) for note in catalogue.contexts.values())


def citations(catalogue: Catalogue) -> list[dict[str, str]]:
    """One row for each citation of each record."""
    return [
        {"table": table, "record": key, "source": cite.work, "at": cite.at} | _bounds("dated", cite.dated)
        for table, key, record in _citing(catalogue)
        for cite in getattr(record, "cites", ())
    ]


def links(catalogue: Catalogue) -> list[dict[str, str]]:
    """One row for each id in a list of ids, such as the sentences of a claim; what names one record has a column of its own."""
    return [
        {"table": table, "record": key, "field": name, "to_table": f"{spec.of.removesuffix('s')}s", "to_record": to}
        for table, key, record in _citing(catalogue)
        for name, spec in specs(record.__class__).items()
        if spec.kind == "ids"
        for to in getattr(record, name)
    ]


def to_csv(table: Iterable[dict[str, str]], header: Iterable[str] = ()) -> bytes:
    """UTF-8 CSV with a header, which an empty table needs to be given.

    A cell that a spreadsheet would run as a formula is kept text by a leading apostrophe.
    """
    table = list(table)
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(table[0]) if table else list(header), lineterminator="\n")
    writer.writeheader()
    for line_ in table:
        writer.writerow({key: "'" + value if FORMULA.match(value) else value for key, value in line_.items()})
    return out.getvalue().encode("utf-8")


# How the rows of each table are made, by its name in `columns.TABLES`.
MAKERS: dict[str, Callable[[Catalogue], list[dict[str, str]]]] = {
    **{name: partial(rows, name=name) for name in RECORDS},
    "measurements": measurements,
    "sentences": sentences,
    "fluctuation": lambda catalogue: fluctuation_rows(catalogue, fluctuation(catalogue, default_choice(catalogue))),
    "triads": lambda catalogue: triad_rows(catalogue, balance(catalogue)),
    "contexts": contexts,
    "citations": citations,
    "links": links,
}


def made(catalogue: Catalogue) -> dict[str, list[dict[str, str]]]:
    """The rows of every table, by its name in `columns.TABLES` and in that order."""
    return {name: MAKERS[name](catalogue) for name in TABLES}


def file_name(catalogue: Catalogue, table: str) -> str:
    """The file of a table; that of the index names the edition of the scale."""
    return f"{table}-{catalogue.meta.edition}.csv" if table == "fluctuation" else f"{table}.csv"


def all_tables(catalogue: Catalogue) -> dict[str, bytes]:
    """Every table as CSV by file name."""
    return {file_name(catalogue, name): to_csv(table, (c.name for c in columns(name))) for name, table in made(catalogue).items()}
