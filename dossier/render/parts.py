"""Small pieces that several views share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dossier.content.direction import dated
from dossier.render.markup import Markup, html, joined

# What Streamlit makes signs and pictures of after it has read the Markdown, where no backslash helps: `:material/home:`,
# `:smile:`, `:streamlit:`, and arrows that stand alone. A word joiner, which is not seen, takes them apart.
READ_LATER = re.compile(r":(?=[\w+-]+(?:/\w+)?:)|(?<!\S)[<>~-](?=->(?!\S)|[>=-](?!\S))")


def literal(text: str) -> str:
    """Text for Streamlit's Markdown that is shown as it is, as one line."""
    line = READ_LATER.sub("\\g<0>\u2060", re.sub(r"\s*\n\s*", " ", dated(text)))
    line = re.sub(r"([\\`*_\[\]<>#~$|:&/])", r"\\\1", line)
    return re.sub(r"^(\s*\d*)(?=[-+=.)])", r"\1\\", line)  # a list, or the line below a heading


def numbers(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """A table of figures whose first column names the row; a cell is text, or `Markup`. It stays a table on a narrow page and scrolls."""
    return html(
        '<div class="d-wide" tabindex="0" role="group" aria-label="{caption}"><table class="d-numbers"><caption>{caption}</caption>'
        "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>",
        caption=caption,
        head=joined(html('<th scope="col">{name}</th>', name=name) for name in heads),
        body=joined(_row(*row) for row in rows),
    )


def _row(first: str, *rest: str) -> Markup:
    cells = joined(html("<td>{cell}</td>", cell=cell) for cell in rest)
    return html('<tr><th scope="row">{first}</th>{cells}</tr>', first=first, cells=cells)


def script(text: str) -> str:
    """A script or a stylesheet without its remarks and indents, as it is sent.

    What stands on lines of its own is taken for a remark; one with code before or after it stays. Raises `ValueError` for a
    remark that has no end.
    """
    out, within = [], False
    for row in map(str.strip, text.splitlines()):
        opens = not within and row.startswith("/*") and ("*/" not in row or row.index("*/") == len(row) - 2)
        if row and not within and not opens and not row.startswith("//"):
            out.append(row)
        within = (within or opens) and not row.endswith("*/")
    if within:
        raise ValueError("a remark of a script or a stylesheet has no end on a line of its own")
    return "\n".join(out)
