"""All tables as CSV in one zip, with a README that says what each file and column is."""

from __future__ import annotations

from dossier.exports.origin import readme, terms, zipped
from dossier.index.queries import Catalogue
from dossier.tabular.columns import TABLES, Column, columns
from dossier.tabular.tables import all_tables, file_name

LOSES = "the warnings that editors accepted, with their reasons"
NOTE = (
    "Text is UTF-8, a comma parts the columns, an empty cell is not known or does not apply; it is not zero. A cell that a "
    "spreadsheet would run as a formula begins with an apostrophe, which is not part of the text. A spreadsheet that opens "
    "a table by itself takes zeros from codes (`054` becomes 54) and makes dates its own: import it as UTF-8 with the columns "
    "`cameo`, `alternative` and `date`, or all of them, as text. `dossier import events FILE FOLDER` and `import sources` bring such tables "
    "back into a dossier, and name what the spreadsheet has changed."
)


def make(catalogue: Catalogue) -> bytes:
    """The zip: `README.md` and one CSV a table."""
    return zipped({"README.md": about(catalogue), **all_tables(catalogue)})


def about(catalogue: Catalogue) -> bytes:
    """The README: where the tables come from, and what each of them and of their columns is."""
    return readme(catalogue, f"{LOSES}.", described(catalogue), terms(catalogue)).encode("utf-8")


def described(catalogue: Catalogue) -> str:
    """Every file and every column in words."""
    parts = [f"## {file_name(catalogue, table)}\n\n{doc}\n\n{_listed(columns(table))}" for table, doc in TABLES.items()]
    return "\n\n".join([NOTE, *parts])


def _listed(of: tuple[Column, ...]) -> str:
    return "\n".join(f"- `{column.name}`: {column.doc}" for column in of)
