"""The commands that editors need beside the check: new, fingerprint, renumber, code, describe."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from dossier.content import schema
from dossier.content.files import SHIPPED, called, failed, found
from dossier.content.load import load
from dossier.content.problems import command, count, quote


def new(args: argparse.Namespace) -> int:
    """Write the annotated skeleton of a dossier for two states."""
    from dossier.content.skeleton import SkeletonError, ended, given, write_skeleton

    try:
        article = given(Path(args.source), args.language, args.own) if args.source else None
        folder = write_skeleton(args.side_a, args.side_b, Path(args.folder), article)
    except SkeletonError as fault:
        return failed(f"error: {fault}")
    print(
        "\n".join(
            [f"wrote {folder}: open dossier.yaml, then run `{command('check', str(folder))}`", *ended(args.side_a, args.side_b)]
        )
    )
    return 0


def renumber(args: argparse.Namespace) -> int:
    """Number the sentences of an article anew, with all that names them; without `--write` only say what would change."""
    from dossier.content.renumber import RenumberError, change, put

    folder = found(args.folder)
    if folder is None:
        return failed(f"{args.folder}: error: no dossier is here. Name a dossier's folder, or its name under the data root.")
    try:
        made = change(folder)
    except RenumberError as fault:
        return failed(f"{folder}: error: {fault}")
    for old, new_id in made.moved.items():
        print(f"{old} -> {new_id}")
    where = ", ".join(f"{path.relative_to(folder)} {number}" for path, number in made.places.items())
    print(f"{count(len(made.moved), 'id')} {'moved' if args.write else 'would move'}{f', named in: {where}' if where else ''}")
    if made.moved and not args.write:
        print(
            f"nothing is written; links and bookmarks to these sentences will lead to others. To go on: `{command('renumber', args.folder, '--write')}`"
        )
    elif made.moved:
        put(made)
        if (folder / schema.FOLDER).is_dir():
            schema.put(folder, load(folder).named)
    return 0


def print_fingerprint(args: argparse.Namespace) -> int:
    """Print the fingerprint of each sentence given."""
    from dossier.content.editions import crowded, fingerprint, normal

    if len(args.sentence) > 1 and not any(" " in sentence for sentence in args.sentence):
        return failed("error: each word stands as a sentence of its own. Put quotation marks round the sentence.")
    for sentence in args.sentence:
        if fault := crowded(sentence):
            return failed(f"error: {quote(sentence)}: {fault} Write the sentence without them.")
        if not normal(sentence):
            return failed(f"error: {quote(sentence)} holds neither a letter nor a digit.")
        print(fingerprint(sentence))
    return 0


def print_codes(args: argparse.Namespace) -> int:
    """Print the codes that fit an act told in plain words, the best first; 1 where none does."""
    from dossier.index.codes import find, weights

    asked = " ".join(args.words)
    found = find(asked, args.scheme, args.most)
    for typed_word, word in found.taken:
        print(f"{quote(typed_word)} stands in no explanation; looked for {quote(word)}.", file=sys.stderr)
    for fit in found.fits:
        print(f"{fit.code:<4}  {fit.label or 'no label'} ({weights(fit)})\n      {fit.said}")
        if fit.example:
            print(f"      Such as: {fit.example}.")
    return (
        0
        if found.fits
        else failed(f"error: no code is explained with {quote(asked)}. Say what was done, such as: recalls ambassador.")
    )


def describe(args: argparse.Namespace) -> int:
    """Write what the code says of the format: the tables of its description, and the schemas."""
    from dossier.content.describe import described

    try:
        done = described(Path(args.file), args.check)
    except ValueError as fault:
        return failed(str(fault))
    print("\n".join(said for said, _ in done))
    return int(not all(sound for _, sound in done))


def add_commands(commands: Any) -> None:
    """Add them to those of the command line."""
    one = commands.add_parser("new", help="write a skeleton for another pair of states")
    one.add_argument("side_a", help=f"three-letter code of the first state, as in {called('shared/countries.csv')}")
    one.add_argument("side_b", help="three-letter code of the second state")
    one.add_argument("folder", help="the new dossier's folder; it must not exist or be empty")
    one.add_argument(
        "--from", dest="source", metavar="FILE", help="the article as plain text: makes its edition, with ids and fingerprints"
    )
    one.add_argument(
        "--own", action="store_true", help="the article is the dossier's own: the edition is its text, without fingerprints"
    )
    one.add_argument("--language", metavar="CODE", default="en", help="the code of the article's language (default: en)")
    one.set_defaults(run=new)
    one = commands.add_parser("fingerprint", help="print the fingerprint of an original sentence")
    one.add_argument("sentence", nargs="+")
    one.set_defaults(run=print_fingerprint)
    one = commands.add_parser("renumber", help="number the article's sentences anew, with all references to them")
    one.add_argument("folder", help="the dossier's folder")
    one.add_argument("--write", action="store_true", help="write the files; without it, only what would change is told")
    one.set_defaults(run=renumber)
    one = commands.add_parser("code", help="find the codes that fit an act told in plain words")
    one.add_argument("words", nargs="+", metavar="WORD", help="what was done, such as: recalls ambassador; or a code")
    one.add_argument("--scheme", choices=("cameo", "weis"), default="cameo", help="the scheme of codes (default: cameo)")
    one.add_argument("--most", type=int, default=6, metavar="N", help="how many codes at most (default: 6)")
    one.set_defaults(run=print_codes)
    one = commands.add_parser("describe", help="write the tables of data/README.md and the schemas beside it from the code")
    one.add_argument("file", nargs="?", default=str(SHIPPED / "README.md"))
    one.add_argument("--check", action="store_true", help="change nothing; 1 where the file is out of date")
    one.set_defaults(run=describe)
