"""The records of a dossier: frozen, and described once: reading, form, skeleton and documents follow these fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.content.actor import Actor as Actor
from dossier.content.actor import Called as Called
from dossier.content.article import Article as Article
from dossier.content.article import ArticleMeta as ArticleMeta
from dossier.content.article import Sentence as Sentence
from dossier.content.dates import Edtf
from dossier.content.fields import BOUNDED, LASTING, marks, may, need
from dossier.content.located import Mark
from dossier.content.names import Name
from dossier.content.source import Cite as Cite
from dossier.content.source import Source as Source

FORMAT = "1"


@dataclass(frozen=True, kw_only=True)
class Period:
    """A stretch of the timeline; the periods tile the span."""

    id: str = need("slug", "A name that does not change.")
    dates: Edtf = need("date", "First and last day, or `..` for the period that is still open.", BOUNDED)
    title: str = need("text", "What the time is called; not a verdict.", limit=40)
    summary: str = need("text", "What happened, in one sentence.", limit=400)
    reading: str = need("term", "How the article describes the relations of that time, as the editor judges.", "reading")
    reading_basis: str = need("text", "Why the editor sees the article so, or what it is silent on.", limit=400)
    rests_on: tuple[str, ...] = may("ids", "Sentences that the reading rests on.", "sentence")
    sentences: tuple[str, ...] = may("ids", "All sentences of the article that speak of this time, in order.", "sentence")
    cites: tuple[Cite, ...] = need("cites", "Works that bear out the summary and the bounds.")
    marks: Mapping[str, Mark] = marks()


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened: an act of one side toward the other, a decision, or context."""

    id: str = need("slug", "A name, usually ending with the year.")
    date: Edtf = need("date", "When it happened; in brackets, the dates of which one is meant.")
    title: str = need("text", "What happened, in the present tense; no full stop, no verdict.", limit=90)
    text: str = need("text", "One or two sentences of our own.", limit=600)
    layer: str = need("term", "Whether it is an act that counts in the index.", "layer")
    kind: str = need("term", "What sort of thing it is; the shape of its mark.", "event-kind")
    source: str = may("id", "The source actor: who acts; needed unless `nobody` is `true`.", "actor")
    nobody: bool = may(
        "flag", "Write `true`, without `source`, for what nobody did: an accident, or a clash without a known author."
    )
    target: str = may("id", "The target actor: toward whom, or whom it befell where nobody did it.", "actor")
    also: tuple[str, ...] = may("ids", "Further targets, beside `target`.", "actor")
    mediators: tuple[str, ...] = may("ids", "Third parties that brought source and target together.", "actor")
    source_role: str = may("term", "The source's role, where it is not plainly the government.", "role")
    target_role: str = may("term", "The target's role, where it is not plainly the government.", "role")
    joint: bool = may("flag", "Write `true` for an act of both sides together: source is side a, target side b.")
    cameo: str = may("code", "CAMEO code of the act; needed for acts.")
    alternative: str = may("code", "Another code that a careful coder could choose.")
    sentences: tuple[str, ...] = may("ids", "Sentences of the article that mention it.", "sentence")
    label: str = may("text", "A few words for the chart; turning points only.", limit=28)
    prominent: bool = may("flag", "Write `true` where the label comes before others on the chart; for ten or so of them.")
    disputed: str = may("text", "On what point the sources disagree.", limit=400)
    confidence: str = need("term", "How well the row is borne out.", "confidence")
    note: str = may("text", "A remark on the coding, for editors.", limit=400)
    cites: tuple[Cite, ...] = need("cites", "The works that show it.")
    marks: Mapping[str, Mark] = marks()

    @property
    def targets(self) -> tuple[str, ...]:
        """All actors toward whom it was done, or whom it befell."""
        return (self.target, *self.also) if self.target else ()

    @property
    def parties(self) -> tuple[str, ...]:
        """All actors that it names: who acts, toward whom, and who mediates."""
        return tuple(one for one in (self.source, *self.targets, *self.mediators) if one)


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """How a third party stood toward one side, for a time."""

    id: str = need("slug", "Third party, side and first year.")
    third: str = need("id", "The third party.", "actor")
    toward: str = need("id", "The side that it stood toward; or another third party, which the lists alone show.", "actor")
    dates: Edtf = need(
        "date", "From when to when; `..` where it lasts, nothing after the stroke where its end is unknown.", LASTING
    )
    stance: str = need("term", "How it stood.", "stance")
    basis: str = need("term", "Whether the article says so or the record shows it.", "basis")
    what: str = need("text", "What the stance rests on.", limit=420)
    sentences: tuple[str, ...] = may("ids", "Sentences of the article that speak of it; needed for basis `article`.", "sentence")
    confidence: str = need("term", "How well it is borne out.", "confidence")
    disputed: str = may("text", "On what point the sources disagree.", limit=400)
    note: str = may("text", "A remark for editors.", limit=400)
    cites: tuple[Cite, ...] = may("cites", "The works that show it; needed for basis `record` unless the stance is unknown.")
    marks: Mapping[str, Mark] = marks()


@dataclass(frozen=True, kw_only=True)
class Leader:
    """Who held an office on one side, for one term."""

    id: str = need("slug", "Name and first year.")
    side: str = need("id", "The side on which the office is.", "actor")
    name: str = need("text", "The name a reader knows.", limit=40)
    short: str = may("text", "A shorter name for the chart, such as `Truman`.", limit=16)
    office: str = need("term", "What sort of office it is; one side has one holder of it at a time.", "office")
    title: str = need("text", "What the office was called, such as `President`.", limit=40)
    dates: Edtf = need("date", "First and last day of the term; `..` at the end where a source says that it lasts.", LASTING)
    note: str = may("text", "Where sources disagree on days; of a term that lasts, on which day a source said so.", limit=400)
    cites: tuple[Cite, ...] = need("cites", "The works that show the days.")
    marks: Mapping[str, Mark] = marks()


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One thing that the article asserts, and what the record says to it."""

    id: str = need("slug", "A short id, such as `c07`.")
    sentences: tuple[str, ...] = need("ids", "The sentences that assert it.", "sentence")
    claim: str = need("text", "The claim in one plain sentence of our own.", limit=300)
    kind: str = need("term", "What sort of claim it is.", "claim-kind")
    verdict: str = need("term", "What the record says to it.", "verdict")
    why: str = need("text", "Why the verdict is what it is.", limit=600)
    would_change: str = may("text", "What evidence would change the verdict.", limit=400)
    dates: Edtf | None = may("date", "The time that the claim is about.")
    actors: tuple[str, ...] = may("ids", "The actors that it is about.", "actor")
    confidence: str = need("term", "How sure the verdict is.", "confidence")
    events: tuple[str, ...] = may("ids", "Events that bear on it.", "event")
    alignments: tuple[str, ...] = may("ids", "Alignments that bear on it.", "alignment")
    series: tuple[str, ...] = may("ids", "Measured series that bear on it; the years of `dates` are marked on them.", "series")
    cites: tuple[Cite, ...] = may("cites", "Works that bear on it; needed for verdict `contradicted`.")
    marks: Mapping[str, Mark] = marks()


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """A fault of the article or of its translation, shown at the sentence and never mended in it."""

    id: str = need("slug", "A short id, such as `a03`.")
    sentence: str = need("id", "The sentence that it stands at.", "sentence")
    kind: str = need("term", "What sort of fault it is.", "annotation-kind")
    note: str = need("text", "What is printed, and what is probably meant or known.", limit=400)
    cites: tuple[Cite, ...] = may("cites", "Works that show it.")
    marks: Mapping[str, Mark] = marks()


@dataclass(frozen=True, kw_only=True)
class Silence:
    """A warning that is accepted, with the reason."""

    code: str = need("text", "The code of the warning.")
    place: str = need("text", "The place it names, such as `sources[some-id]`.")
    reason: str = need("text", "Why it is accepted.", limit=300)
    marks: Mapping[str, Mark] = marks()


@dataclass(frozen=True, kw_only=True)
class Meta:
    """What the dossier is about: the only record of `dossier.yaml`."""

    format: str = need("text", "Version of this format; now `1`.")
    title: str = need("text", "The dossier's title.", limit=80)
    lead: str = need("text", "What a reader finds here, in one or two sentences.", limit=300)
    side_a: str = need("id", "The first side.", "actor")
    side_b: str = need("id", "The second side.", "actor")
    adjective_a: str = need("text", "How acts of side a are called: the adjective of its name.", limit=24)
    adjective_b: str = need("text", "How acts of side b are called.", limit=24)
    span: Edtf = need("date", "The time that the dossier covers; `..` at the end where it goes on.", BOUNDED)
    edition: str = need("term", "The edition of the CAMEO scale that the codes are read in.", "edition")
    updated: Edtf = need("date", "The day of the last change of content.")
    editors: tuple[Name, ...] = need("names", "Who answers for the content, persons or a body.")
    licence: str = need("text", "The licence of the dossier's own text.", limit=80)
    whole: tuple[str, ...] = may(
        "ids", "Sentences of the article that speak of the whole time, and stand in no period.", "sentence"
    )
    also: tuple[str, ...] = may(
        "lines", "Names of one place or thing, such as `Hale / Halås`, which a search takes for the same.", limit=120
    )
    order: int | None = may("integer", "Its place in a list of dossiers, the smallest first; those without one follow, by name.")
    marks: Mapping[str, Mark] = marks()


def names_of(line: str) -> tuple[str, ...]:
    """The names that a line of `Meta.also` says are of one place or thing."""
    return tuple(name for part in line.split(" / ") if (name := part.strip()))


@dataclass(frozen=True, kw_only=True)
class Context:
    """What the article leaves out about one period: paragraphs of our own, with citations."""

    period: str
    paragraphs: tuple[str, ...]
    cites: tuple[Cite, ...] = need("cites", "The works that bear out the note.")
    marks: Mapping[str, Mark] = marks()


@dataclass(frozen=True, kw_only=True)
class Point:
    """One row of a series. `value` is in the series' unit, `None` where it is known to be missing or `unread`; `low` and `high` bound it."""

    date: Edtf
    key: str = ""  # of the dimension column: an actor, a dyad of two ids, or the name of a part
    value: float | None = None
    unread: bool = False  # the source has a value here, and nobody has read it
    low: float | None = None
    high: float | None = None
    n: int | None = None  # how many cases the value rests on


@dataclass(frozen=True, kw_only=True)
class Series:
    """A measured series: `series/<id>.meta.yaml` says what it is, `series/<id>.csv` holds its rows."""

    id: str
    points: tuple[Point, ...] = ()
    title: str = need("text", "What is measured.", limit=70)
    short: str = need("text", "A short name for narrow places.", limit=28)
    unit: str = need("text", "The unit of the values, in words.", limit=60)
    what: str = need("text", "What the figure means and what it cannot say, in plain words.", limit=500)
    shape: str = need("term", "How it is drawn.", "series-shape")
    by: str = may("term", "What the dimension column of the CSV holds, where it has one.", "series-by")
    least: float | None = may("number", "The least value that the unit allows.")
    most: float | None = may("number", "The greatest value that the unit allows.")
    coverage: Edtf = need("date", "First and last year that the source covers; outside it a value is unknown.", BOUNDED)
    year: str = need("term", "What a year of the series is.", "series-year")
    breaks: tuple[str, ...] = may("lines", "Years from which another method counts; no line is drawn across them.")
    warnings: tuple[str, ...] = may("terms", "What a reader must know before comparing years.", "series-warning")
    note: str = may("text", "Cautions in words.", limit=600)
    derived: str = may("text", "How it was computed, where it is not the source's own figure.", limit=500)
    producer: str = need("text", "Who made the data.", limit=160)
    citation: str = need("text", "The full citation that the producer asks for.", limit=600)
    attribution: str = need("text", "The short attribution shown beside the chart.", limit=120)
    page: str = need("url", "Where the data are at home.")
    obtained: str = may("text", "The copy that was read, where it is not the one at home.", limit=400)
    published: Edtf | None = may("date", "When this version was published.")
    accessed: Edtf = need("date", "The day on which it was read.")
    licence: str = need("text", "The terms under which anyone may pass it on.", limit=120)
    licence_page: str = may("url", "Where the terms can be read.")
    cites: tuple[Cite, ...] = need("cites", "The works in `sources.yaml` that it comes from.")
    marks: Mapping[str, Mark] = marks()


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """A whole dossier as read: only sound records, in the order of the files."""

    id: str
    meta: Meta
    article: Article | None
    actors: tuple[Actor, ...] = ()
    sources: tuple[Source, ...] = ()
    periods: tuple[Period, ...] = ()
    events: tuple[Event, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    leaders: tuple[Leader, ...] = ()
    claims: tuple[Claim, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    silences: tuple[Silence, ...] = ()
    contexts: tuple[Context, ...] = ()
    series: tuple[Series, ...] = ()


# The files that hold lists of records, in reading order: name, record, field of Dossier.
TABLES: tuple[tuple[str, type, str], ...] = (
    ("actors.yaml", Actor, "actors"),
    ("sources.yaml", Source, "sources"),
    ("periods.yaml", Period, "periods"),
    ("events.yaml", Event, "events"),
    ("alignments.yaml", Alignment, "alignments"),
    ("leaders.yaml", Leader, "leaders"),
    ("claims.yaml", Claim, "claims"),
    ("annotations.yaml", Annotation, "annotations"),
    ("silences.yaml", Silence, "silences"),
)
OPTIONAL_FILES = frozenset({"claims.yaml", "annotations.yaml", "silences.yaml", "alignments.yaml", "leaders.yaml"})
