"""A new dossier: the template with the two states filled in."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

from dossier.content.canonical import canonical, kind_of
from dossier.content.dates import today
from dossier.content.files import TEMPLATE, called, write_whole
from dossier.content.load import load
from dossier.content.schema import put
from dossier.content.vocabulary import countries


class SkeletonError(ValueError):
    """No skeleton can be written; the message tells an editor why."""


def write_skeleton(side_a: str, side_b: str, folder: Path) -> Path:
    """Copy the template into `folder`. Raises `SkeletonError`; then no half-written folder is left."""
    names = []
    for side in (side_a, side_b):
        code = side.lower()
        if code not in countries():
            near = difflib.get_close_matches(code, countries(), 3)
            named = [key for key, name in countries().items() if name.lower() == code]
            hint = f" Did you mean {' or '.join(named or near)}?" if named or near else ""
            raise SkeletonError(
                f"'{side}' is no three-letter code of a state.{hint} Codes are listed in {called('shared/countries.csv')}."
            )
        names.append(countries()[code])
    if side_a.lower() == side_b.lower():
        raise SkeletonError("the two states are the same; name two.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SkeletonError(f"{folder} is there already and not empty; name a new folder.")
    fill = {
        "SIDE_A": side_a.lower(),
        "SIDE_B": side_b.lower(),
        "NAME_A": names[0],
        "NAME_B": names[1],
        "TODAY": today().isoformat(),
    }
    made = not folder.exists()
    try:
        for path in sorted(TEMPLATE.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                text = path.read_text("utf-8")
                for word, value in fill.items():
                    text = text.replace(f"{{{{{word}}}}}", value)
                if kind_of(path.name):
                    text = canonical(text, path.name)  # the names that were filled in may need quotes
                target = folder / path.relative_to(TEMPLATE)
                target.parent.mkdir(parents=True, exist_ok=True)
                write_whole(target, text)
        put(folder, load(folder).named)
    except OSError as fault:
        if made:
            shutil.rmtree(folder, ignore_errors=True)
        raise SkeletonError(f"{folder} cannot be written ({fault.strerror}).") from None
    return folder
