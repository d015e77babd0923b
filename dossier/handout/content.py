"""A hand-out as a list of blocks: head, chart, periods, series, questions, sources, terms, and the answers where they belong."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.citing import cite
from dossier.content.dates import display
from dossier.content.direction import apart
from dossier.content.model import Claim, Series
from dossier.content.problems import count
from dossier.content.vocabulary import questions
from dossier.handout.blocks import Block, Break, Entry, Group, Heading, Line, Run, Sheet, Text
from dossier.handout.chart import chart
from dossier.handout.measured import series_blocks
from dossier.handout.period import (
    MEANT,
    Writing,
    alignments_of,
    claims_of,
    columns,
    context,
    events_of,
    fault,
    period_blocks,
    reading,
    ruled,
    verdict,
)
from dossier.handout.plan import Plan
from dossier.index.limits import SHEET as LETTERS_OF_SHEET
from dossier.index.limits import TooMuch, refusal, texts_of
from dossier.index.queries import Catalogue

TOO_LONG = (
    "The sheet is too large: its records have {many:,} letters, and {most:,} are the most. "
    "Choose fewer periods, or of the events those of which the article speaks."
)
TAGS = "Three words say whose word follows: article, what it says; record, what sources show; editors, what the editors judge."


def claims_shown(catalogue: Catalogue, plan: Plan) -> list[Claim]:
    """The claims on the sheet, each once, in the order in which they stand there."""
    if "claims" not in plan.parts:
        return []
    return list(dict.fromkeys(c for p in plan.periods for c in claims_of(catalogue, plan, p)))


def series_shown(catalogue: Catalogue, plan: Plan) -> list[Series]:
    """The measured series of the claims on the sheet."""
    if "series" not in plan.parts:
        return []
    named = {s for c in claims_shown(catalogue, plan) for s in c.series}
    return [s for key, s in catalogue.series.items() if key in named]


def amount(catalogue: Catalogue, plan: Plan) -> str:
    """How many records of each kind are on the sheet, of how many there are: `12 of 80 events, 18 of 30 alignments`."""
    periods, out = plan.periods, []
    for part, chosen, there in (
        ("events", events_of, catalogue.events_in),
        ("alignments", alignments_of, catalogue.alignments_in),
    ):
        if part in plan.parts:
            some, every = ({r.id for p in periods for r in chosen(catalogue, plan, p)}, {r.id for p in periods for r in there(p)})
            out.append(f"{len(some)} of {len(every)} {part}")
    if "claims" in plan.parts:
        out.append(count(len(claims_shown(catalogue, plan)), "claim"))
    return ", ".join(out)


def refused(catalogue: Catalogue, plan: Plan) -> str:
    """Why the sheet is too large to be made, counted before it is; empty where it is not."""
    if said := refusal(catalogue):
        return said
    many = 0
    for p in plan.periods:
        records = [
            *catalogue.sentences_in(p),
            *claims_of(catalogue, plan, p),
            *events_of(catalogue, plan, p),
            *alignments_of(catalogue, plan, p),
        ]
        many += sum(len(text) for one in records for text in texts_of(one))
    return TOO_LONG.format(many=many, most=LETTERS_OF_SHEET) if many > LETTERS_OF_SHEET else ""


def sheet(catalogue: Catalogue, plan: Plan, originals: Mapping[str, str] | None = None) -> Sheet:
    """The whole hand-out. `originals` are the author's sentences by id; they are used where the plan wants them.

    Raises `ValueError` for a plan without a period that the dossier has, and `TooMuch` for one that would not end.
    """
    if not plan.periods or not set(plan.periods) <= set(catalogue.periods):
        raise ValueError("a hand-out needs at least one period of the dossier")
    if said := refused(catalogue, plan):
        raise TooMuch(said)
    w = Writing(catalogue, plan, originals if plan.text == "original" else None)
    body = [*head(w), _chosen(w), *_chart(w)]
    for p in plan.periods:
        body += period_blocks(w, p)
    body += [*_series(w), *asked(w), *_sources(w), *terms(w)]
    body += _answers(w) if plan.answers == "last" else []
    meta, article = catalogue.meta, catalogue.dossier.article
    titles = "; ".join(apart(catalogue.periods[p].title) for p in plan.periods)
    foot = f"{cite.dossier(meta)}"
    language = article.meta.language if article else ""
    return Sheet(meta.title, f"{apart(meta.title)}: {titles}", foot, plan.paper, meta.updated.text, language, tuple(body))


def head(w: Writing) -> list[Block]:
    """Title, room for a name, and whose article it is."""
    catalogue, article = w.catalogue, w.catalogue.dossier.article
    out: list[Block] = [Heading(1, catalogue.meta.title)]
    out.append(Text((Run("Name: ______________________________    Class: ______________    Date: ______________"),), "blank"))
    if article:
        said = f"{cite.article(article.meta)}. {article.meta.note}"
        where = (Run(f" {article.meta.url}", "soft", article.meta.url),) if article.meta.url else ()
        out.append(Text((Run("The article: ", "b"), Run(said), *where)))
    return out


def _chosen(w: Writing) -> Text:
    """What was chosen and filtered, and whose word is whose."""
    return Text((Run("What is on this sheet. ", "b"), Run(" ".join([*w.plan.words(w.catalogue), TAGS]))), "small")


def _chart(w: Writing) -> list[Block]:
    if "chart" not in w.plan.parts:
        return []
    return [Group((Heading(2, "How relations went up and down"), chart(w.catalogue, w.plan)))]


def _series(w: Writing) -> list[Block]:
    rows = series_shown(w.catalogue, w.plan)
    if not rows:
        return []
    lead = Text((Run("Figures that others measured and that bear on the claims above; the chosen periods are shaded."),))
    made = [series_blocks(w.catalogue, s, w.plan, w.register.cited(s.cites)) for s in rows]
    return [Heading(2, "Measured series", "record"), lead, *columns(made)]


def asked(w: Writing) -> list[Block]:
    """The four questions with room to write, where the plan wants them."""
    if "questions" not in w.plan.parts:
        return []
    rows: list[Block] = []
    for i, q in enumerate(questions(), 1):
        said = (Run(f"{q['before']}. ", "soft"), Run(q["ask"]))
        rows.append(Group((Heading(3, f"{i}. {q['habit']}"), Text(said), *ruled(w.under_question))))
    return [Heading(2, "Four questions to the text"), *columns(rows)]


def _sources(w: Writing) -> list[Block]:
    short = w.plan.detail == "short"
    rows, lead = w.register.entries(short=short), w.register.lead(short)
    if not rows:
        return []
    return [Heading(2, f"Sources ({len(rows)})"), *([Text((Run(lead),), "small")] if lead else []), *columns(rows)]


def terms(w: Writing) -> list[Block]:
    """Licence, version and how to cite."""
    meta = w.catalogue.meta
    where = cite.LICENCES.get(meta.licence, ("", ""))[1]
    licence: Line = (
        Run("Licence. ", "b"),
        Run(f"Our text, {'retelling' if w.catalogue.retold else 'article'} and coding: {meta.licence}{', ' if where else ''}"),
        Run(where, "soft", where),
        Run("."),
    )
    words = ""
    if w.originals is not None:
        words = "The author’s sentences belong to the author and may not be passed on under this licence. "
    elif w.catalogue.retold:
        words = "The article itself is not printed here; its sentences are retold. "
    version = f"Content of {display(meta.updated)}; weights of acts in the {meta.edition.upper()} edition of Goldstein’s scale, −10 to +10."
    how = f"{cite.dossier(meta)}. Changed from it: periods and records were chosen as stated above."
    return [
        Heading(3, "Terms, version, how to cite"),
        Text((*licence, Run(f" {words}Sources and measured series stand under the terms of their owners.")), "small"),
        Text((Run("Version. ", "b"), Run(version), Run(" Cite as. ", "b"), Run(how)), "small"),
    ]


def _answers(w: Writing) -> list[Block]:
    """The last sheet: readings, verdicts, faults of the text, what is left out, and the sources that only they cite."""
    before, short = len(w.register.numbers), w.plan.detail == "short"
    rows: list[Block] = []
    for p in w.plan.periods:
        period = w.catalogue.periods[p]
        rows.append(Heading(3, period.title))
        rows.append(Text(reading(w, p)))
        rows += _claims_told(w, p)
        rows += _faults_told(w, p)
        if "context" in w.plan.parts and (note := context(w, p)):
            rows += [Heading(4, "What the article leaves out"), *note]
    more = w.register.entries(before, short)
    further: list[Block] = [Heading(3, "Further sources of the answers"), *columns(more)] if more else []
    change = "" if short else " Each verdict says what would change it."
    lead = Text((Run(f"For the teacher: the editors’ judgement, which may be wrong.{change}"),))
    return [Break(), Heading(2, "Answers", "editors"), lead, *rows, *further]


def _claims_told(w: Writing, period: str) -> list[Block]:
    if "claims" not in w.plan.parts:
        return []
    new = [c for c in claims_of(w.catalogue, w.plan, period) if w.fresh(f"answer:{c.id}")]
    return [*columns([Entry(c.id, (Run(c.claim),), verdict(w, c), f"answer:{c.id}", "claim") for c in new])]


def _faults_told(w: Writing, period: str) -> list[Block]:
    if "sentences" not in w.plan.parts:
        return []
    new = [s for s in w.catalogue.sentences_in(period) if w.fresh(f"fault:{s.id}")]
    faults = [a for s in new for a in w.catalogue.annotations_of.get(s.id, []) if a.kind != MEANT]
    notes = [Entry(a.sentence, fault(w, a), (), f"annotation:{a.id}", "sentence") for a in faults]
    return [Heading(4, "Faults of the text"), *columns(notes)] if notes else []
