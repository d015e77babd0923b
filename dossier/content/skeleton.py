"""A new dossier: the template with the two states filled in, and the edition of an article where its text is given."""

from __future__ import annotations

import difflib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from dossier.content.canonical import canonical, kind_of
from dossier.content.dates import today
from dossier.content.editions import EditionError, beginning, decode, fingerprint
from dossier.content.files import TEMPLATE, called, dossier_folders, write_whole
from dossier.content.leftovers import UNTOLD
from dossier.content.load import load
from dossier.content.problems import quote
from dossier.content.records import LANGUAGE
from dossier.content.schema import put
from dossier.content.splitting import Line, lines, runs_from_right
from dossier.content.vocabulary import countries, former_states

# Codes of event data that name parts of the world.
REGIONS = {
    "afr", "asa", "bag", "blk", "cas", "cau", "ceu", "cfr", "crb", "eaf", "eeu", "ein", "eur", "lam", "mdt", "mea", "naf", "nmr", "pgs",
    "saf", "sam", "sas", "scn", "sea", "waf", "wst",
}  # fmt: skip


class SkeletonError(ValueError):
    """No skeleton can be written; the message tells an editor why."""


@dataclass(frozen=True)
class Given:
    """The article that a new dossier begins with: its text, its language, and whether it is the dossier's own."""

    text: str
    language: str = "en"
    own: bool = False


def given(path: Path, language: str, own: bool) -> Given:
    """The article in a file of plain text. Raises `SkeletonError`."""
    if not LANGUAGE.fullmatch(language):
        raise SkeletonError(f"{quote(language)} is not the code of a language, such as en, fa or zh-Hant.")
    try:
        return Given(decode(beginning(path)), language, own)
    except EditionError as fault:
        raise SkeletonError(f"{path}: {fault}") from None
    except OSError as fault:
        raise SkeletonError(f"{path} cannot be read ({fault.strerror}).") from None


def write_skeleton(side_a: str, side_b: str, folder: Path, article: Given | None = None) -> Path:
    """Copy the template into `folder`, with the edition of an article where one is given.

    Raises `SkeletonError`; then no half-written folder is left.
    """
    fill = _sides(side_a, side_b)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SkeletonError(f"{folder} is there already and not empty; name a new folder.")
    if within := next((above for above in folder.absolute().parents if dossier_folders(above) == [above]), None):
        raise SkeletonError(f"{folder} lies inside the dossier {within}; name a folder outside of it.")
    parts = lines(article.text) if article else []
    body = [line.id for line in parts if line.sign in "->"]
    if article and not any(line.sign == "-" for line in parts):
        raise SkeletonError("the article holds no sentence below its title.")
    made = not folder.exists()
    try:
        for path in sorted(TEMPLATE.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                text = path.read_text("utf-8")
                for word, value in fill.items():
                    text = text.replace(f"{{{{{word}}}}}", value)
                if article and path.name == "article.md":
                    text = _edition(text, article, parts)
                elif parts and path.suffix == ".yaml":
                    text = _about(text, body)
                if kind_of(path.name):
                    text = canonical(text, path.name)  # the names that were filled in may need quotes
                target = folder / path.relative_to(TEMPLATE)
                target.parent.mkdir(parents=True, exist_ok=True)
                write_whole(target, text)
        if article and not article.own:
            write_whole(folder / "article.original.txt", article.text)
        put(folder, load(folder).named)
    except OSError as fault:
        if made:
            shutil.rmtree(folder, ignore_errors=True)
        raise SkeletonError(f"{folder} cannot be written ({fault.strerror}).") from None
    return folder


def ended(*sides: str) -> list[str]:
    """What to write of each side that is a state no more."""
    return [
        f"{name} is no more: write in actors.yaml when it `existed`. If a state of today continues it, begin with that one "
        f"and write {name} under its `called`."
        for side in sides
        if (name := former_states().get(side.lower()))
    ]


def _sides(side_a: str, side_b: str) -> dict[str, str]:
    """What is filled into the template. Raises `SkeletonError` for codes that are not those of two states."""
    names, known = [], countries() | former_states()
    for side in (side_a, side_b):
        code = side.lower()
        if code not in known:
            near = difflib.get_close_matches(code, known, 3)
            named = [key for key, name in known.items() if name.lower() == code]
            hint = f" Did you mean {' or '.join(named or near)}?" if named or near else ""
            raise SkeletonError(
                f"'{side}' is no three-letter code of a state.{hint} Codes are listed in {called('shared/countries.csv')}."
            )
        if code in REGIONS:
            raise SkeletonError(f"'{side}' is {known[code]}, a region of event data and no state. Name a state.")
        names.append(known[code])
    if side_a.lower() == side_b.lower():
        raise SkeletonError("the two states are the same; name two.")
    sides = {"SIDE_A": side_a.lower(), "SIDE_B": side_b.lower(), "NAME_A": names[0], "NAME_B": names[1]}
    return sides | {"TODAY": today().isoformat()}


def _edition(text: str, article: Given, parts: list[Line]) -> str:
    """The template's `article.md` with the lines of the article: its own sentences, or what is still to be retold with fingerprints."""
    head, _, _ = text[4:].partition("\n---\n")
    title = next((MARKS.sub("", line.text) for line in parts if line.sign == "#"), "")
    head = re.sub(r"^title: .*$", lambda _: "title: " + _quoted(title[:200]), head, count=1, flags=re.MULTILINE)
    turned = "\ndirection: rtl" if runs_from_right(article.text) else ""
    head = head.replace("\nlanguage: en", f"\nlanguage: {_quoted(article.language)}{turned}")
    if article.own:
        head = head.replace("\n# edition: own", "\nedition: own")
    out, paragraph = [f"---\n{head}\n---"], -1
    for line in parts:
        out += [""] if line.paragraph != paragraph else []
        words = line.text if article.own else f"{UNTOLD}{''.join(f'[^{n}]' for n in MARKS.findall(line.text))}"
        out.append(f"{line.sign} {line.id} {words}" + ("" if article.own else f" {{{fingerprint(line.original)}}}"))
        paragraph = line.paragraph
    return "\n".join(out) + "\n"


MARKS = re.compile(r"\[\^([^\]\s]+)\]")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _about(text: str, body: list[str]) -> str:
    """A file of the template whose examples speak of sentences that the article has; its one period holds all of them."""
    text = text.replace("sentences: [s02, s04, s05]", f"sentences: [{', '.join(body)}]")
    return re.sub(
        r"\b(rests_on: \[|sentences: \[|sentence: )s0([45])(?=\]?$)",
        lambda m: m[1] + body[min(int(m[2]) - 4, len(body) - 1)],
        text,
        flags=re.M,
    )
