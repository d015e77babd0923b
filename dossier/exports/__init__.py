"""The dossier in forms that other people's tools read.

To add one: a module with a function from a catalogue to bytes, and a row in `EXPORTS`. Each carries citation, licence, version
and sources, and says what it loses; equal content gives equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dossier.exports import archive, bibliography, chart, package, slides, timelinejs, webannotations
from dossier.index.queries import Catalogue


@dataclass(frozen=True)
class Export:
    """One form. `file` is the name of its file, to which the dossier's id is put before; `make` gives its bytes; `group` is one of `USES`."""

    name: str
    title: str
    file: str
    mime: str
    use: str
    loses: str
    make: Callable[[Catalogue], bytes]
    group: str = "analysis"


USES = {"class": "For reading and teaching", "analysis": "For analysis and citing", "machines": "For other programs"}
EXPORTS: tuple[Export, ...] = (
    Export(
        "csv", "Tables as CSV", "tables.zip", "application/zip",
        "for a spreadsheet or a statistics program; a README says what each column is",
        archive.LOSES, archive.make,
    ),
    Export(
        "datapackage", "Data Package", "datapackage.zip", "application/zip",
        "the same tables with a schema for each, for tools of the Frictionless standard",
        archive.LOSES, package.make, "machines",
    ),
    Export(
        "timelinejs-json", "TimelineJS, JSON", "timelinejs.json", "application/json",
        "for a TimelineJS page of your own",
        slides.LOSES, timelinejs.make_json, "machines",
    ),
    Export(
        "timelinejs-csv", "TimelineJS, spreadsheet", "timelinejs.csv", "text/csv",
        "to import into the spreadsheet that TimelineJS reads, where you can choose and edit",
        timelinejs.CSV_LOSES, timelinejs.make_csv, "machines",
    ),
    Export(
        "annotations", "Web Annotations", "annotations.zip", "application/zip",
        "each claim bound to its sentences, for annotation tools of the W3C standard",
        webannotations.LOSES, webannotations.make, "machines",
    ),
    Export(
        "csl", "Sources as CSL-JSON", "sources.csl.json", "application/vnd.citationstyles.csl+json",
        "for Zotero and other reference managers",
        bibliography.CSL_LOSES, bibliography.make_csl,
    ),
    Export(
        "bibtex", "Sources as BibTeX", "sources.bib", "application/x-bibtex",
        "for LaTeX and reference managers",
        bibliography.BIBTEX_LOSES, bibliography.make_bibtex,
    ),
    Export(
        "chart-svg", "The timeline as SVG", "timeline.svg", "image/svg+xml",
        "a drawing for a page or a poster that stays sharp at any size",
        chart.LOSES, chart.make_svg, "class",
    ),
    Export(
        "chart-png", "The timeline as PNG", "timeline.png", "image/png",
        "a picture for slides and documents",
        chart.PNG_LOSES, chart.make_png, "class",
    ),
)  # fmt: skip
BY_NAME = {export.name: export for export in EXPORTS}


def listed() -> str:
    """Every form in two lines: what it is for, and what it loses."""
    return "\n".join(f"{e.name:16} {e.title}: {e.use}\n{'':16} not in it: {e.loses}" for e in EXPORTS)
