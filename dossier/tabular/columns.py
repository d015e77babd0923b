"""The tables and their columns, for README files and schemas: what each is, and of what type, written from the records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.content import model
from dossier.content.fields import Spec, specs
from dossier.content.prose import ROLES
from dossier.content.vocabulary import EDITIONS
from dossier.index.triads import STATES

RECORDS = {name: record for _, record, name in model.TABLES if name != "silences"} | {"series": model.Series}
TYPES = {"flag": "boolean", "number": "number", "integer": "integer"}
JOINED = {
    "ids": "Ids, joined by `; `.",
    "names": "A person as `Family, Given, Suffix`, a body as it is called, in braces where it holds a comma; joined by `; `.",
    "called": "Each with its language, dates as EDTF and territory in parentheses, joined by `; `.",
    "lines": "Joined by `; `.",
    "terms": "Joined by `; `.",
    "cites": "As `work, place`, joined by `; `; the dates that works give are in `citations`.",
}
GOLDSTEIN, SUM = "Goldstein value, -10 to 10", "sum of Goldstein values"
SIGN, VALUE = "sign: -1, 0 or 1", "unit of the series"
HOLDS = {"actor": "actors", "sentence": "sentences", "source": "sources", "event": "events"}

# What each table is, in the order in which they are listed.
TABLES = {
    "periods": "The periods of the timeline, and how the article describes each.",
    "events": "What happened: acts that count in the index, decisions, context.",
    "alignments": "How a third party stood toward one side, for a time.",
    "leaders": "Who held an office on either side, term by term.",
    "claims": "What the article asserts, and what the record says to it.",
    "annotations": "Faults of the article or of its translation.",
    "series": "What each measured series is: unit, cautions, producer, terms.",
    "sources": "The works that records cite.",
    "actors": "The states, organisations and movements that records name.",
    "measurements": "Every value of every series. An empty value is known to be missing; it is not zero.",
    "sentences": "The article as the dossier gives it, sentence by sentence.",
    "fluctuation": "The index by year: two directions and the dyad, which alone has a level. Missing is not zero: n tells.",
    "triads": "The signs between the two sides and each third party, by lane and year. An empty sign is not known.",
    "contexts": "What the article leaves out about a period.",
    "citations": "Which record cites which work, and where in it: one citation a row.",
    "links": "Which record refers to which other: one reference a row.",
}


@dataclass(frozen=True)
class Column:
    """One column. `type` is a type of Table Schema, `of` a list of the vocabulary, `refers` the table whose id stands in it.

    `words` are all that a cell may hold where no list of the vocabulary has them, `unit` is what a number counts, and
    `decimals` how many a number is written with; `None` for as many as it has.
    """

    name: str
    doc: str
    type: str = "string"
    needed: bool = False
    of: str = ""
    refers: str = ""
    words: tuple[str, ...] = ()
    unit: str = ""
    decimals: int | None = None


def _of_date(name: str, doc: str, needed: bool = False) -> Iterator[Column]:
    yield Column(name, f"{doc} As EDTF.", needed=needed)
    yield Column(f"{name}_earliest", f"First day that `{name}` may mean; empty where it is open or unknown.", "date")
    yield Column(f"{name}_latest", f"Last day that `{name}` may mean; empty where it is open or unknown.", "date")


def _of_field(name: str, spec: Spec) -> Iterator[Column]:
    if spec.kind == "date":
        yield from _of_date(name, spec.doc, spec.needed)
        return
    refers = HOLDS.get(spec.of, "") if spec.kind == "id" else ""
    doc = f"{spec.doc} {JOINED.get(spec.kind, '')}".rstrip()
    yield Column(name, doc, TYPES.get(spec.kind, "string"), spec.needed, spec.of if spec.kind == "term" else "", refers)


def _of_record(table: str) -> Iterator[Column]:
    found = specs(RECORDS[table])
    if "id" not in found:
        yield Column("id", "The name by which other tables refer to it.", needed=True)
    for name, spec in found.items():
        yield from _of_field(name, spec)
    if table == "events":
        yield Column("period", "The period in which the event may first lie.", refers="periods")
        for edition in EDITIONS:
            doc = f"Weight of the code in the edition {edition}, -10 to 10; empty for none."
            yield Column(f"goldstein_{edition}", doc, "number", unit=GOLDSTEIN, decimals=1)
    if table == "sources":
        yield Column("citation", "The work in one line.")


def _measurements() -> Iterator[Column]:
    yield Column("series", "The series.", needed=True, refers="series")
    yield from _of_date("date", "Of the value.", True)
    yield Column("dimension", "What `key` names: actor, dyad or part; empty where the series has one row a date.")
    yield Column("key", "The actor, the pair of actors or the part.")
    yield Column("value", "In the unit of the series; empty where it is known to be missing, or unread.", "number", unit=VALUE)
    yield Column("unread", "True where the source has a value that nobody here has read; `value` is then empty.", "boolean")
    yield Column("low", "Lower bound of the value.", "number", unit=VALUE)
    yield Column("high", "Upper bound of the value.", "number", unit=VALUE)
    yield Column("n", "How many cases the value rests on.", "integer", unit="cases")


SENTENCES = (
    Column("id", "The name by which other tables refer to it.", needed=True),
    Column("role", "title, standfirst, heading, subheading, body or note.", needed=True, words=tuple(ROLES.values())),
    Column("text", "The sentence as the dossier gives it.", needed=True),
    Column("whole", "True where it speaks of the whole time and stands in no period of its own.", "boolean"),
    Column(
        "sha256", "Fingerprint of the author's sentence, from which it cannot be read back; empty where `text` is that sentence."
    ),
)
FLUCTUATION = (
    Column("bin", "The year.", needed=True),
    Column("direction", "`source>target`, or `dyad` for both ways together.", needed=True),
    Column("coop", "Sum of the weights above zero.", "number", unit=SUM, decimals=1),
    Column("conf", "Sum of the weights below zero.", "number", unit=SUM, decimals=1),
    Column("net", "Sum of all weights.", "number", unit=SUM, decimals=1),
    Column(
        "n",
        "How many weights are summed: one for each act; in the row `dyad` a joint act has two, one each way.",
        "integer",
        True,
        unit="weights",
    ),
    Column("missing", "How many more have no value in this edition.", "integer", True, unit="weights"),
    Column(
        "level",
        "Smoothed mean weight of the acts; empty throughout where the record is too thin for a level.",
        "number",
        unit=GOLDSTEIN,
        decimals=4,
    ),
    Column("low", "Lower bound of the level's 95\u00a0% band.", "number", unit=GOLDSTEIN, decimals=4),
    Column("high", "Upper bound of the level's 95\u00a0% band.", "number", unit=GOLDSTEIN, decimals=4),
)
TRIADS = (
    Column("lane", "The lane of the third party.", needed=True),
    Column("third", "Ids of the third parties of that year. Joined by `; `."),
    Column("year", "The year.", "integer", True),
    Column("ab", "Sign between the sides: -1, 0 or 1.", "integer", unit=SIGN),
    Column("ax", "Sign of the third party toward side a.", "integer", unit=SIGN),
    Column("bx", "Sign of the third party toward side b.", "integer", unit=SIGN),
    Column("state", "Balanced, unbalanced or not to be said.", needed=True, words=STATES),
    Column("changed", "Relations whose sign changed within the year. Joined by `; `."),
    Column("ax_alignments", "Ids of the alignments behind `ax`. Joined by `; `."),
    Column("bx_alignments", "Ids of the alignments behind `bx`. Joined by `; `."),
)
CONTEXTS = (
    Column("period", "The period.", needed=True, refers="periods"),
    Column("text", "The note; a line's end between paragraphs.", needed=True),
    Column("cites", "The works that bear it out. As `work, place`, joined by `; `."),
)
CITATIONS = (
    Column("table", "The table of the record that cites.", needed=True),
    Column("record", "Its id; for a context, that of the period.", needed=True),
    Column("source", "The work cited.", needed=True, refers="sources"),
    Column("at", "Page, document number, section or table."),
    *_of_date("dated", "The date that the work gives, where it is another than the record's."),
)
LINKS = (
    Column("table", "The table of the record that refers.", needed=True),
    Column("record", "Its id.", needed=True),
    Column("field", "The column in which the reference stands.", needed=True),
    Column("to_table", "The table referred to.", needed=True),
    Column("to_record", "The id referred to.", needed=True),
)
FIXED = {
    "measurements": tuple(_measurements()), "sentences": SENTENCES, "fluctuation": FLUCTUATION, "triads": TRIADS,
    "contexts": CONTEXTS, "citations": CITATIONS, "links": LINKS,
}  # fmt: skip


def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table of `TABLES`, in order. Raises `KeyError` for another name."""
    return FIXED[table] if table in FIXED else tuple(_of_record(table))
