"""What is wrong with a dossier's files, as values.

A `Problem` names one fault: where it is, what it is and what to write instead. Loading never
raises for a fault of content; it returns problems. `CODES` is the full list of fault codes.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ERROR, WARNING = "error", "warning"
FEW = 200  # faults that are printed, where not all are asked for

CODES: dict[str, tuple[str, str]] = {
    "file-missing": (ERROR, "A file that every dossier needs is not there."),
    "file-unreadable": (ERROR, "A file cannot be opened or is not UTF-8 text."),
    "file-unknown": (WARNING, "A file in the folder is none that a dossier has."),
    "file-empty": (WARNING, "A file that may be left out is there and holds no record."),
    "conflict-marker": (ERROR, "Two versions of a file have met, and nobody has chosen between them."),
    "yaml-syntax": (ERROR, "Here the file is not well-formed YAML; the record in which this stands is not read."),
    "yaml-trap": (ERROR, "Unquoted, YAML reads the value as a date, a number or true/false; or an alias stands there."),
    "text-cut": (ERROR, "A sign # ends a text without quotes, and what follows is not read."),
    "key-repeated": (ERROR, "The same field stands twice in one record."),
    "field-unknown": (ERROR, "A field that this kind of record does not have."),
    "field-missing": (ERROR, "A field that this kind of record needs is not there."),
    "value-empty": (ERROR, "A field stands there without a value."),
    "value-type": (ERROR, "The value has the wrong shape, such as a list where text belongs."),
    "text-long": (ERROR, "The text is longer than its place on the page allows."),
    "id-form": (ERROR, "An id is not lower-case ASCII letters, digits and single hyphens."),
    "id-repeated": (ERROR, "Two records of one kind have the same id."),
    "id-unknown": (ERROR, "A reference to a record that does not exist."),
    "term-unknown": (ERROR, "A word that is not in the vocabulary for this field."),
    "code-unknown": (ERROR, "A CAMEO code that no shipped edition has."),
    "date-invalid": (ERROR, "A date that is not in the supported part of EDTF."),
    "date-order": (ERROR, "An interval that ends before it begins."),
    "date-outside-span": (ERROR, "A date wholly outside the span of the dossier, or a period that reaches beyond it."),
    "date-future": (
        WARNING,
        "A date that has not come yet, of what is said to have happened, to have appeared or to have been read.",
    ),
    "date-outside-existence": (WARNING, "A date beyond the time in which an actor existed."),
    "id-year": (WARNING, "An event or alignment whose id ends with a year far from its date."),
    "period-overlap": (ERROR, "Two periods share days."),
    "period-gap": (WARNING, "Days of the span lie in no period."),
    "cite-dated": (ERROR, "A citation gives a date that is the record's own, or stands in a record that happened at no time."),
    "sentence-unheld": (ERROR, "A sentence of the article that no period holds, or one of the whole time that a period holds."),
    "sentence-order": (WARNING, "Sentences that are numbered, or named by a period, in another order than the article has them."),
    "reading-unsupported": (ERROR, "A period's reading rests on no sentence, or a silent one on some."),
    "article-missing": (ERROR, "The article's edition is missing or holds no sentence."),
    "article-line": (ERROR, "A line of the article's edition that cannot be understood."),
    "note-unmarked": (WARNING, "A footnote of the article whose mark stands in no sentence."),
    "fingerprint-missing": (ERROR, "A sentence without the fingerprint of its original."),
    "fingerprint-idle": (ERROR, "A fingerprint in an article that is the dossier's own, where a sentence has no other text."),
    "original-unreadable": (WARNING, "The file article.original.txt cannot be used as the article's text."),
    "original-missing": (WARNING, "A sentence whose fingerprint no sentence of article.original.txt has."),
    "original-order": (WARNING, "A sentence whose original stands elsewhere in article.original.txt than its neighbours say."),
    "original-left": (WARNING, "A text in article.original.txt of which the edition has no sentence."),
    "context-missing": (ERROR, "A period without a context note."),
    "context-orphan": (ERROR, "A context note for a period that does not exist."),
    "source-archive": (ERROR, "An archival document without its archive, or a place in an archive that is not named."),
    "source-missing": (ERROR, "A record that must cite a source cites none."),
    "source-unused": (WARNING, "A source that no record cites."),
    "confidence-high": (ERROR, "High confidence in a record that cites neither a primary work nor two works that are not weak."),
    "name-doubtful": (WARNING, "A name in one text of which the comma does not tell whether it is a body's or a person's."),
    "actor-called": (
        ERROR,
        "A name of an actor that says neither language nor time, two of one time in one language, or a line of names with one name.",
    ),
    "act-parties": (ERROR, "An act that is not between the two sides, or one actor acting on itself."),
    "event-parties": (
        ERROR,
        "Actors of an event that do not fit together, such as a role without its actor, or one actor named twice.",
    ),
    "act-uncoded": (ERROR, "An act between the two sides without a CAMEO code."),
    "code-unscaled": (WARNING, "An act whose code the dossier's edition gives no weight; it counts as missing, never as zero."),
    "joint-direction": (ERROR, "A joint act that does not name side a as source and side b as target."),
    "claim-unanswered": (ERROR, "A contradicted claim that cites no source."),
    "claim-groundless": (WARNING, "A claim that is called borne out and names nothing that bears it out."),
    "alignment-third": (ERROR, "An alignment whose third party is one of the sides."),
    "alignment-toward": (WARNING, "An alignment toward an actor that is neither side."),
    "alignment-overlap": (ERROR, "Two records of one third party toward one side overlap in time."),
    "lane-overlap": (ERROR, "Records of two third parties that share a lane overlap in time, on one basis and toward one side."),
    "article-overlap": (WARNING, "Two stances of one third party toward one side, both on the article's word, overlap in time."),
    "alignment-gap": (WARNING, "Years in which no record says how a third party marked `covered` stood, not even unknown."),
    "alignment-sentence": (ERROR, "An alignment on the article's word that names no sentence."),
    "leader-side": (ERROR, "A leader of an actor that is neither of the two sides."),
    "leader-overlap": (
        ERROR,
        "Two leaders of one side hold the same office at the same time, on more than the day of a handover.",
    ),
    "series-pair": (ERROR, "A file of rows without its description, or a description without its rows."),
    "csv-header": (ERROR, "The columns of a series are not those that it may have, in their order."),
    "csv-row": (ERROR, "A row with too few or too many cells, an empty one, or an open quotation mark."),
    "csv-value": (ERROR, "A cell that is not what its column holds, or a value outside its bounds."),
    "csv-doubtful": (WARNING, "A value whose decimal point may be a separator of thousands."),
    "csv-repeated": (ERROR, "A series has two rows for one date, or one for a part of the time of another."),
    "csv-order": (ERROR, "A row of a series out of its order."),
    "series-coverage": (ERROR, "A row whose date lies outside what the source covers."),
    "series-break": (ERROR, "A break that is not a year of the coverage."),
    "text-markup": (WARNING, "Signs of markup in a text, which pages show as they stand."),
    "title-form": (WARNING, "A title of an event with a full stop, or in capitals."),
    "template-left": (WARNING, "An example of the template that still stands in the dossier."),
    "silence-idle": (ERROR, "A silenced warning that does not occur."),
    "not-canonical": (WARNING, "The file is not in the form that the formatter writes."),
}


@dataclass(frozen=True, order=True)
class Problem:
    """One fault.

    Attributes
    ----------
    file : str
        The file, relative to the folder from which the check was run.
    line, column : int
        From 1; 0 where a fault has no line (a missing file).
    code : str
        One of `CODES`.
    place : str
        The record and the field.
    message, remedy : str
        What is wrong, and what to write instead.

    Examples
    --------
    >>> print(dossier.Problem("events.yaml", 7, 3, "id-form", "events[X].id", "'X' is not an id.", "Write x."))
    events.yaml:7:3: error id-form: events[X].id: 'X' is not an id. Write x.
    """

    file: str
    line: int
    column: int
    code: str
    place: str
    message: str
    remedy: str

    @property
    def severity(self) -> str:
        """`error` or `warning`."""
        return CODES[self.code][0]

    @property
    def is_error(self) -> bool:
        """True where the check must fail."""
        return self.severity == ERROR

    @property
    def text(self) -> str:
        """Code, place, message and remedy on one line, whatever the file quoted in them holds."""
        return one_line(f"{self.code}: {self.place}: {self.message} {self.remedy}")

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{one_line(where)}: {self.severity} {self.text}"

    def github(self) -> str:
        """The same fault as an annotation of a hosted build."""
        file = one_line(self.file).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        place = f"file={file},line={max(self.line, 1)},col={max(self.column, 1)}"
        return f"::{self.severity} {place}::{self.text.replace('%', '%25')}"


def one_line(text: str) -> str:
    """Text with line breaks and runs of spaces as single spaces, unprintable characters escaped."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in " ".join(text.split()))


def count(number: int, noun: str, many: str = "") -> str:
    """`1 event`, `2,000 events`; `many` is a plural that is not formed with an s."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def quote(text: str) -> str:
    """What a file says, in single quotes; of a long text the beginning."""
    return f"'{text}'" if len(text) <= 60 else f"'{text[:60]}...'"


def command(*words: str) -> str:
    """A command as a person types it, with quotes where a name needs them: `python -m dossier check 'my dossier'`."""
    return shlex.join(["python", "-m", "dossier", *words])


def printed(problems: Sequence[Problem], format: str = "text", all: bool = False) -> Iterator[str]:
    """The lines that say what is wrong; of very many faults the first, errors before warnings, and how many more there are."""
    cut = not all and len(problems) > FEW
    shown = sorted(problems, key=lambda one: not one.is_error)[:FEW] if cut else problems
    yield from (one.github() if format == "github" else str(one) for one in shown)
    if cut:
        yield f"{len(problems) - FEW:,} more faults are not printed; `check --all` prints every one."
