"""The finder of codes on a page: what fits an act told in plain words, with what each code is for."""

from __future__ import annotations

from dossier.index.codes import Fit, Fits, codes, weights
from dossier.render.markup import NOTHING, Markup, html, joined

HEAD = html('<thead><tr><th scope="col">Code</th><th scope="col">What it is for</th><th scope="col">Weight</th></tr></thead>')


def fitting(asked: str, found: Fits) -> Markup:
    """The codes that were found; where nothing is asked the twenty families, each of which a number opens."""
    if not asked.strip():
        families = tuple(fit for fit in codes().values() if len(fit.code) == 2)
        return html("<p>Type what was done, or the number of a family.</p>{rows}", rows=_table("The families of codes", families))
    if not found.fits:
        return html("<p>No code is explained with “{asked}”. Say what was done, such as “recalls ambassador”.</p>", asked=asked)
    taken = joined(
        html("<p>“{typed}” stands in no explanation; looked for “{word}”.</p>", typed=typed, word=word)
        for typed, word in found.taken
    )
    return html("{taken}{rows}", taken=taken, rows=_table("Codes that may fit, the nearest first", found.fits))


def _table(caption: str, fits: tuple[Fit, ...]) -> Markup:
    rows = joined(map(_row, fits))
    return html(
        '<table class="d-table"><caption>{caption}</caption>{head}<tbody>{rows}</tbody></table>',
        caption=caption,
        head=HEAD,
        rows=rows,
    )


def _row(fit: Fit) -> Markup:
    such = html("<br><i>Such as: {example}.</i>", example=fit.example) if fit.example else NOTHING
    return html(
        '<tr><th scope="row">{code}</th><td><b>{label}.</b> {said}{such}</td><td>{weight}</td></tr>',
        code=fit.code, label=fit.label, said=fit.said, such=such, weight=weights(fit).replace("-", "−"),
    )  # fmt: skip
