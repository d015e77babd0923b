"""How much of the scripts the browser tests run.

`pytest -m browser --scripts-ran FOLDER` writes what each process of the tests saw; `python -m tests.browser.ran FOLDER`
adds it up, says for each script what share of its letters ran and which lines did not, and fails below the floor. V8
counts by block, so a branch that no test takes is seen within a line too.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from uuid import uuid4

from dossier.content.files import ROOT
from dossier.render.parts import script
from dossier.ui.components import PARTS, as_part

FOLDERS = ("dossier/ui/assets", "dossier/publish/assets")
FLOOR = 90  # per cent of the letters of all scripts


def scripts() -> dict[str, str]:
    """Each script by its path, as it is sent."""
    found = {
        str(path.relative_to(ROOT)): as_part(text) if path.stem in PARTS else text
        for folder in FOLDERS
        for path in (ROOT / folder).glob("*.js")
        for text in [script(path.read_text("utf-8"))]
    }
    assert found, "no script to look at"
    return found


class Ran:
    """What of each script ran, as one flag a letter."""

    def __init__(self, folder: Path):
        self.folder, self.sent = folder, scripts()
        self.flags = dict.fromkeys(self.sent, 0)
        self._places: dict[str, list[tuple[str, int]]] = {}

    def watch(self, page):
        """Begin to count in the process of a page; gives what `take` asks, and nothing for a page that runs no scripts."""
        from playwright.sync_api import Error

        session = page.context.new_cdp_session(page)
        try:
            session.send("Debugger.enable")
        except Error as fault:
            if "Script execution is prohibited" not in str(fault):
                raise
            return None
        session.send("Profiler.enable")
        session.send("Profiler.startPreciseCoverage", {"callCount": False, "detailed": True})
        return session

    def take(self, session) -> None:
        """Add what has run in the process since the last time."""
        if not session:
            return
        for one in session.send("Profiler.takePreciseCoverage")["result"]:
            if "/static/" not in one["url"]:
                self._add(one, session)

    def _add(self, one: dict, session) -> None:
        from playwright.sync_api import Error

        try:
            source = session.send("Debugger.getScriptSource", {"scriptId": one["scriptId"]})["scriptSource"]
        except Error:  # its page is gone
            return
        if source not in self._places:
            self._places[source] = [(name, source.find(text)) for name, text in self.sent.items() if text in source]
        for name, at in self._places[source]:
            flags = bytearray(len(self.sent[name]))
            for part in (part for function in one["functions"] for part in function["ranges"]):
                low, high = max(part["startOffset"] - at, 0), min(part["endOffset"] - at, len(flags))
                if low < high:
                    flags[low:high] = (b"\1" if part["count"] else b"\0") * (high - low)
            self.flags[name] |= int.from_bytes(bytes(flags), "little")

    def write(self) -> None:
        """Leave what was seen for the sum."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{uuid4().hex}.json").write_text(
            json.dumps({name: hex(seen) for name, seen in self.flags.items()}), "utf-8"
        )


def summed(folder: Path) -> dict[str, bytes]:
    """What ran in any of the processes, as one byte a letter."""
    sent = scripts()
    flags = dict.fromkeys(sent, 0)
    for path in folder.glob("*.json"):
        for name, seen in json.loads(path.read_text("utf-8")).items():
            flags[name] |= int(seen, 16)
    return {name: flags[name].to_bytes(len(text), "little") for name, text in sent.items()}


def lines_left(text: str, flags: bytes) -> list[str]:
    """The lines of a script of which most letters did not run."""
    left, at = [], 0
    for line in text.split("\n"):
        if line and sum(flags[at : at + len(line)]) < len(line) / 2:
            left.append(line)
        at += len(line) + 1
    return left


def main(folder: str) -> int:
    """Say what share of each script ran, and all that did not."""
    ran, sent = summed(Path(folder)), scripts()
    for name, text in sent.items():
        print(f"{100 * sum(ran[name]) / len(text):6.1f} %  {name}")
        for line in lines_left(text, ran[name]):
            print(f"            {line[:150]}")
    whole = 100 * sum(map(sum, ran.values())) / sum(map(len, sent.values()))
    print(f"{whole:6.1f} %  of all scripts; the floor is {FLOOR} %")
    return int(whole < FLOOR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
