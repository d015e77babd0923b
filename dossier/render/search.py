"""What a search found: the hits by kind, each with its marked words, its date and a link to its place; or what is near."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from dossier.content.dates import display
from dossier.content.direction import dated, runs_right
from dossier.content.problems import count
from dossier.content.vocabulary import term
from dossier.index.entries import KINDS
from dossier.index.filters import LONGEST, ClaimFilters, Filters, claim_matches, matches
from dossier.index.queries import Catalogue
from dossier.index.search import Group, Hit, Near, Piece, Results
from dossier.index.selection import Selection
from dossier.render.markup import NOTHING, Markup, curled, exact, html, joined, way

HEADS = {
    "event": "Events", "alignment": "Alignments", "sentence": "Sentences", "claim": "Claims", "period": "Periods",
    "context": "Notes", "source": "Sources", "term": "Terms",
}  # fmt: skip
# Terms that are a filter of a page: the page, and the key of its address.
FILTERS = {
    "stance": ("alignments", "stance"), "basis": ("alignments", "basis"), "verdict": ("evidence", "verdict"),
    "claim-kind": ("evidence", "kind"), "grade": ("data", "grade"),
}  # fmt: skip
PLACES = {"": "Timeline", "alignments": "Alignments", "article": "Article", "evidence": "Evidence", "data": "Data"}
BEFORE, ROOM = 90, 280  # letters of a long text that stand before the first place, and that are shown of it


def _along(texts: list[str], passes: Mapping[str, bool]) -> dict[str, str]:
    """The words that go along to a page with a field of its own: the first of `texts` under which the record stands there."""
    return next(({"words": text} for text in texts if passes[text]), {})


def target(catalogue: Catalogue, hit: Hit, asked: str) -> tuple[str, dict[str, str]] | None:
    """Where a hit leads: the page and its query; `None` where a term has no page. Words go along where the page has a field for them."""
    found = [said for piece in (hit.title, *hit.texts) for said in piece.found]
    words = list(dict.fromkeys(text[:LONGEST] for text in (asked, " ".join(dict.fromkeys(found))) if text))
    if hit.kind == "source":
        return "data", {"source": hit.id}
    if hit.kind == "term":
        of, _, key = hit.id.partition(":")
        return (FILTERS[of][0], {FILTERS[of][1]: term(of, key).label}) if of in FILTERS else None
    if hit.kind in ("period", "context"):
        return "", {"period": hit.id}
    there = catalogue.period_of(hit.kind, hit.id) or ""
    pick = Selection(**{"period": there, hit.kind: hit.id}).query()
    if hit.kind == "event":
        return "", pick
    if hit.kind == "sentence":
        return "article", pick | ({"q": max(hit.title.found, key=len)} if hit.title.found else {})
    if hit.kind == "claim":
        passes = {text: claim_matches(catalogue.claims[hit.id], ClaimFilters(text=text), catalogue) for text in words}
        return "evidence", pick | _along(words, passes)
    passes = {text: matches(catalogue.alignments[hit.id], Filters(text=text), catalogue) for text in words}
    return "alignments", pick | _along(words, passes)


def marked_piece(piece: Piece, room: int = 0) -> Markup:
    """A text with its places marked; of a long one, where there is only some `room`, what stands about the first place."""
    text, first, last = curled(piece.text), 0, len(piece.text)
    if room and last > room and piece.places:
        first = max(0, min(piece.places[0][0] - BEFORE, last - room))
        first = text.find(" ", first) + 1 if first else 0
        last = min(len(text), first + room)
        last = max(text.rfind(" ", first, last), piece.places[0][1]) if last < len(text) else last
    out, at = [Markup("… ") if first else NOTHING], first
    for start, end in piece.places:
        if first <= start and end <= last:
            out += [exact(dated(text[at:start], text)), html("<mark>{hit}</mark>", hit=exact(dated(text[start:end], text)))]
            at = end
    said = joined([*out, exact(dated(text[at:last], text)), Markup(" …") if last < len(text) else NOTHING])
    return html("<bdi{way}>{said}</bdi>", way=way(text), said=said) if runs_right(text) else said


def _hit(catalogue: Catalogue, hit: Hit, asked: str) -> Markup:
    goal = target(catalogue, hit, asked)
    title: Markup = marked_piece(hit.title)
    if goal:
        page, query = goal
        title = html('<a data-page="{page}" href="./{page}?{query}">{title}</a>', page=page, query=urlencode(query), title=title)
    elif hit.id.startswith("cameo:"):
        code = f"CAMEO {hit.id.partition(':')[2]}"
        title = html('<button type="button" data-find="{code}">{title}</button>', code=code, title=title)
    when = display(hit.when) if hit.when else ""
    dated = html('<span class="d-when">{when}</span>', when=html("<mark>{when}</mark>", when=when) if hit.by_date else when)
    number = html('<span class="d-num">{id}</span> ', id=hit.id) if hit.kind in ("sentence", "claim") else NOTHING
    said = joined(html("<p>{text}</p>", text=marked_piece(piece, ROOM)) for piece in hit.texts)
    if hit.kind == "term" and not said:
        of, _, key = hit.id.partition(":")
        doc = term(of, key).doc if of != "cameo" else ""
        said = html("<p>{doc}</p>", doc=doc) if doc else NOTHING
    return html(
        '<li class="d-hit">{number}{title} {dated}{said}</li>',
        number=number, title=title, dated=dated if when else NOTHING, said=said,
    )  # fmt: skip


def _group(catalogue: Catalogue, group: Group, asked: str) -> Markup:
    more = group.total - len(group.hits)
    shown = f"{len(group.hits)} of {group.total}" if more else str(group.total)
    rest = html(
        '<p><button type="button" data-list="{head}">{said}</button></p>', head=HEADS[group.kind], said=f"{more} more {KINDS[group.kind][more > 1]}"
    ) if more else NOTHING  # fmt: skip
    return html(
        '<section aria-labelledby="hits-{kind}"><h2 id="hits-{kind}">{head} <span class="d-count">{shown}</span></h2><ol>{hits}</ol>{rest}</section>',
        kind=group.kind, head=HEADS[group.kind], shown=shown, hits=joined(_hit(catalogue, hit, asked) for hit in group.hits), rest=rest,
    )  # fmt: skip


def _near(near: Near) -> Markup:
    said = html('<button type="button" data-find="{text}">{text}</button>', text=near.text)
    return html("<li>{said} <span class=\"d-soft\">{why}{total}</span></li>", said=said, why=near.why, total=f", {count(near.total, 'hit')}" if near.total is not None else "")  # fmt: skip


def nothing(results: Results) -> Markup:
    """What is said where nothing was found: what was looked for, and what is near."""
    if not results.asked:
        return Markup('<p class="d-nothing">Words, names, or a date in any form: 11 September, 9/11, Sept 2001, the 1990s.</p>')
    alike = [near for near in results.near if near.why == "written alike"]
    others = [near for near in results.near if near.why != "written alike"]
    did = html('<h2>Did you mean</h2><ul class="d-near">{rows}</ul>', rows=joined(map(_near, alike))) if alike else NOTHING
    there = html('<h2>What there is</h2><ul class="d-near">{rows}</ul>', rows=joined(map(_near, others))) if others else NOTHING
    return html('<p class="d-nothing">No record has “{asked}”.</p>{did}{there}', asked=results.asked, did=did, there=there)


def summary(results: Results) -> str:
    """How much was found, as a line of text; empty where nothing was looked for."""
    if not results.asked:
        return ""
    kinds = ", ".join(f"{group.total} {KINDS[group.kind][group.total != 1]}" for group in results.groups)
    return f"{count(results.total, 'hit')} for “{results.asked}”{': ' + kinds if kinds else ''}"


def found(catalogue: Catalogue, results: Results) -> Markup:
    """All hits by kind, with how the search was read."""
    notes = joined(html('<p class="d-soft">{note}</p>', note=note) for note in results.notes)
    groups = joined(_group(catalogue, group, results.asked) for group in results.groups)
    return html('<div class="d-found">{notes}{groups}</div>', notes=notes, groups=groups or nothing(results))
