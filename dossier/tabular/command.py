"""The command `fluctuation`: the index of one dossier as CSV or JSON."""

from __future__ import annotations

import argparse
import json
import sys

from dossier.content.problems import count
from dossier.index.fluctuation import Choice, Fluctuation, fluctuation
from dossier.index.queries import Catalogue
from dossier.tabular.tables import fluctuation_rows, to_csv

LEFT_OUT = {"undated": "not dated to the {unit}", "repeated": "the same day, source, target and code as another"}


def write(catalogue: Catalogue, args: argparse.Namespace) -> int:
    """Print flows by bin and direction, and the level of the dyad with its 95 % band; 1 where there is no act to count."""
    found = fluctuation(catalogue, Choice(args.edition or catalogue.meta.edition, args.by))
    rows = fluctuation_rows(catalogue, found)
    if not rows:
        print(f"{args.folder}: error: the dossier has no coded act dated to the {args.by}.", file=sys.stderr)
        return 1
    out = {"undated": found.flows.undated, "repeated": found.flows.repeated}
    if args.format == "csv":
        sys.stdout.write(to_csv(rows).decode("utf-8"))
        _aside(found, out, args.by)
        return 0
    made = {"edition": found.choice.edition, "by": args.by, "thin": found.thin}
    head = {"dossier": catalogue.dossier.id, "updated": catalogue.meta.updated.text} | made
    numbers = [{key: _number(key, value) for key, value in row.items()} for row in rows]
    json.dump(head | out | {"rows": numbers}, sys.stdout, indent=1)
    print()
    return 0


def _aside(found: Fluctuation, out: dict[str, int], unit: str) -> None:
    """What a reader of the rows must know, beside the output: acts that were left out, and why there is no level."""
    for reason, number in out.items():
        if number:
            print(f"{count(number, 'act')} left out: {LEFT_OUT[reason].format(unit=unit)}", file=sys.stderr)
    if found.level is None:
        thin = "the record is too thin to tell a moving level from chance"
        print(f"no level: {thin if found.thin else f'fewer than three {unit}s have coded acts'}", file=sys.stderr)


def _number(key: str, text: str) -> str | int | float | None:
    """A cell of the index as JSON has it; what is missing is null."""
    if key in ("bin", "direction"):
        return text
    return None if not text else int(text) if key in ("n", "missing") else float(text)
