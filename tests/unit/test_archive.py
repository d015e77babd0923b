"""A dossier that comes as a zip or as files: what is taken, and one clear line on each thing that is not."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.content.archive import ArchiveError, Room, gathered, unzipped
from dossier.content.checks import examine
from dossier.content.held import Held
from dossier.content.problems import FEW
from tests.samples import INVENTED, copied, with_side_files

ROOM = Room(packed=1 << 20, files=60, unpacked=1 << 20)
ALONE = "Pack the dossier's folder alone."


def files_of(folder: Path = INVENTED) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def packed(files: dict[str | zipfile.ZipInfo, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return out.getvalue()


def refused(data: bytes, room: Room = ROOM) -> tuple[str, ...]:
    with pytest.raises(ArchiveError) as fault:
        unzipped(data, "mine", room)
    assert str(fault.value) == "\n".join(fault.value.faults)
    assert all(line.isprintable() and line.endswith(".") and len(line) < 300 for line in fault.value.faults)
    return fault.value.faults


SOUND = {f"vel-ost/{path}": data for path, data in files_of().items()}
DATA = packed(SOUND)


@pytest.mark.parametrize("under", ["", "vel-ost/", "above-main/data/dossiers/vel-ost/", "a\\vel-ost\\"])
def test_a_zip_holds_the_dossier_at_whatever_depth(under):
    held = unzipped(packed({f"{under}{path}": data for path, data in files_of().items()}), "vel-ost", ROOM)
    assert held.name == "vel-ost" and held.files == files_of()


def test_a_folder_in_memory_is_checked_as_one_on_disk(tmp_path):
    folder = copied(tmp_path)
    (folder / "events.yml").write_text("x", "utf-8")
    (folder / "context" / "notes.txt").write_text("x", "utf-8")
    (folder / "series" / "grain.txt").write_text("x", "utf-8")
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere" / "x").write_bytes(b"x")
    (folder / "periods.yaml").write_bytes(b"\xff\xfe")
    (folder / "claims.yaml").unlink()
    (folder / "claims.yaml").mkdir()
    (folder / "claims.yaml" / "x").write_bytes(b"x")
    found, known = examine(Held("vel-ost", files_of(folder))), examine(folder, tmp_path)
    assert found == known and {p.code for p in found.problems} >= {"file-unknown", "file-unreadable"}


def test_a_folder_in_memory_answers_as_a_path_does():
    held = Held("vel-ost", files_of(), "x.zip/")
    assert str(held / "context" / "a.md") == "x.zip/vel-ost/context/a.md"
    for name in ("", "dossier.yaml", "series", "series/", "nothing", "context/nothing.md", "."):
        mine, real = held / name, INVENTED / name
        assert (mine.exists(), mine.is_file(), mine.is_dir()) == (real.exists(), real.is_file(), real.is_dir()), name
        assert (mine.name, mine.stem, mine.suffix) == (real.name, real.stem, real.suffix)
        assert str(mine.relative_to(held)) == str(real.relative_to(INVENTED))
        if real.is_dir():
            assert [one.name for one in sorted(mine.glob("*.yaml"))] == [one.name for one in sorted(real.glob("*.yaml"))]
        for read in (lambda path: path.read_bytes(), _opened):
            wanted = type(_raised(lambda real=real, read=read: read(real)))
            assert type(_raised(lambda mine=mine, read=read: read(mine))) is wanted
    assert not held.is_relative_to(INVENTED) and held.is_relative_to(held) and held.resolve() == held


def _opened(path) -> bytes:
    with path.open("rb") as file:
        return file.read()


def _raised(do) -> Any:
    try:
        return do()
    except OSError as fault:
        return fault


def test_what_systems_put_into_a_zip_is_passed_over(tmp_path):
    folder = copied(tmp_path)
    with_side_files(folder)
    more = {"__MACOSX/vel-ost/._dossier.yaml": b"\x00\x05", ".git/config": b"x", "vel-ost/": b""}
    held = unzipped(packed({f"vel-ost/{p}": d for p, d in files_of(folder).items()} | more), "x", ROOM)
    assert held.files == files_of()


def entry(name: str, **more: Any) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    for key, value in more.items():
        setattr(info, key, value)
    return info


LINK = (stat.S_IFLNK | 0o777) << 16
MEMBERS = {
    "up": ("../../climbed.yaml", f"'../../climbed.yaml' leads out of the folder. {ALONE}"),
    "up within": ("vel-ost/../../x", f"'vel-ost/../../x' leads out of the folder. {ALONE}"),
    "up by Windows": ("..\\x", f"'../x' leads out of the folder. {ALONE}"),
    "root": ("/etc/passwd", f"'/etc/passwd' leads out of the folder. {ALONE}"),
    "drive": ("C:\\x", f"'C:/x' leads out of the folder. {ALONE}"),
    "share": ("\\\\host\\x", f"'//host/x' leads out of the folder. {ALONE}"),
    "line break": ("vel-ost/a\nb", "'vel-ost/a\\nb' is a name with a character that cannot be shown. Rename the file."),
    "direction": (
        "vel-ost/\u202elmay",
        "'vel-ost/\\u202elmay' is a name with a character that cannot be shown. Rename the file.",
    ),
    "long": (f"vel-ost/{'x' * 300}", f"'vel-ost/{'x' * 52}...' is a name of more than 255 letters. Shorten it."),
    "nested": ("vel-ost/more.ZIP", "'vel-ost/more.ZIP' is an archive in itself, which is not read. Unpack it, or leave it out."),
    "tar": ("more.tar.gz", "'more.tar.gz' is an archive in itself, which is not read. Unpack it, or leave it out."),
    "link": (entry("vel-ost/x.md", external_attr=LINK), "'vel-ost/x.md' is a link to another file. Pack the file itself."),
}


@pytest.mark.parametrize("what", MEMBERS)
def test_a_member_that_must_not_be_unpacked_is_told(what):
    name, said = MEMBERS[what]
    assert refused(packed(SOUND | {name: b"x"})) == (said,)


def test_all_faults_of_a_zip_are_told_at_once():
    files = SOUND | {name: b"x" for name, _ in MEMBERS.values()}
    assert sorted(refused(packed(files))) == sorted(said for _, said in MEMBERS.values())


def test_of_very_many_faults_the_first_are_told():
    faults = refused(packed(SOUND | {f"../{i}": b"" for i in range(FEW + 7)}), Room(1 << 20, 1000, 1 << 20))
    assert len(faults) == FEW + 1 and faults[-1] == "7 more files cannot be read either."


def test_a_name_that_stands_twice_is_told():
    out = io.BytesIO(DATA)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("vel-ost/dossier.yaml", "title: Another")
    assert refused(out.getvalue()) == (f"'vel-ost/dossier.yaml' stands in the zip twice. {ALONE}",)


def test_a_locked_zip_is_told():
    locked = bytearray(packed({"vel-ost/dossier.yaml": b"x"}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(sign) + at] |= 1
    assert refused(bytes(locked)) == ("'vel-ost/dossier.yaml' is locked with a password. Pack it without one.",)


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_told(how):
    said = "'vel-ost/dossier.yaml' is packed in a way that is not read. Pack the folder as a plain zip."
    assert refused(packed({"vel-ost/dossier.yaml": b"x"}, how)) == (said,)


@pytest.mark.parametrize(
    "kind", [("gzip", b"\x1f\x8b\x08"), ("RAR", b"Rar!\x1a"), ("7-Zip", b"7z\xbc\xaf'\x1c"), ("xz", b"\xfd7zXZ\0")]
)
def test_other_archives_are_named(kind):
    assert refused(kind[1] + b"x" * 100) == (f"this is packed with {kind[0]}, and only zip is read. Pack the folder as a zip.",)


def test_a_zip_that_is_too_large_is_not_opened(monkeypatch):
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert refused(b"PK" * (1 << 20)) == (f"the zip has more than 1 MB. {ALONE}",)


def test_thousands_of_files_are_refused_before_they_are_listed(monkeypatch):
    many = packed({f"vel-ost/{i}": b"" for i in range(5 * ROOM.files)})
    some = packed({f"vel-ost/{i}": b"" for i in range(2 * ROOM.files)})
    said = f"the zip holds more than 60 files. {ALONE}"
    assert refused(some) == (said,)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert refused(many) == (said,)


def test_a_bomb_is_refused_by_what_it_says_of_itself(monkeypatch):
    bomb = packed(SOUND | {"vel-ost/bomb.yaml": bytes(2 << 20)})
    monkeypatch.setattr(zipfile.ZipFile, "read", None)
    assert len(bomb) < 20_000 + len(DATA) and refused(bomb) == (f"unpacked, the zip has more than 1 MB. {ALONE}",)


def test_of_a_bomb_that_lies_about_its_size_no_more_is_unpacked_than_it_says(monkeypatch):
    bomb = bytearray(packed({"vel-ost/dossier.yaml": bytes(64 << 20)}))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", bomb, bomb.index(sign) + at, 10)
    most, read = [0], zipfile.ZipExtFile.read

    def counted(self, n=-1):
        got = read(self, n)
        most[0] = max(most[0], len(got))
        return got

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    assert refused(bytes(bomb))[0].startswith("this is no zip that can be read (")
    assert most[0] <= 10


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"no zip", b"PK\x05\x06" + bytes(17), DATA[:-30], DATA[:200] + DATA[300:], DATA[30:]]
)
def test_what_is_no_zip_is_told(data):
    (said,) = refused(data)
    assert said.startswith("this is no zip that can be read (") and said.endswith(f"). {ALONE}")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(DATA) - 1), st.integers(0, 255)), min_size=1, max_size=12), st.integers(0, len(DATA))
)
def test_no_damage_makes_another_error(changes, end):
    data = bytearray(DATA)
    for at, value in changes:
        data[at] = value
    for one in (bytes(data), bytes(data[:end])):
        try:
            held = unzipped(one, "x", ROOM)
        except ArchiveError as fault:
            assert fault.faults and all(line.isprintable() for line in fault.faults)
        else:
            assert sum(map(len, held.files.values())) <= ROOM.unpacked


def test_one_dossier_must_be_in_it():
    assert refused(packed({"letter.txt": b"x"})) == ("there is no dossier in it. Pack the folder of one dossier.",)
    two = packed({"one/dossier.yaml": b"", "other/events.yaml": b""})
    assert refused(two) == ("it holds 2 dossiers: 'one', 'other'. Pack the folder of one dossier.",)
    for near in ("x/Dossier.yaml", "x/events.yml"):
        said = f"there is no dossier in it. Files are named as dossier.yaml, article.md, periods.yaml, events.yaml are, and '{near}' is not."
        assert refused(packed({near: b""})) == (said,)


def test_files_without_a_folder_find_theirs():
    flat = [(Path(path).name, data) for path, data in files_of().items()]
    held = gathered([*flat, (".DS_Store", b"x")], "mine", ROOM)
    assert held.name == "mine" and held.files == files_of()


def test_a_folder_that_was_chosen_keeps_its_files_where_they_are():
    held = gathered([(f"vel-ost/{path}", data) for path, data in files_of().items()], "mine", ROOM)
    assert held.name == "vel-ost" and held.files == files_of()


def test_a_zip_among_files_that_were_chosen_must_be_alone():
    assert gathered([("some dossier.zip", packed(files_of()))], "mine", ROOM).name == "some dossier"
    for others in ([("events.yaml", b"")], [("b.zip", DATA)]):
        assert _told([("a.zip", DATA), *others]) == (
            "a zip stands beside other files. Choose one zip alone, or files without any.",
        )


def _told(files: list[tuple[str, bytes]]) -> tuple[str, ...]:
    with pytest.raises(ArchiveError) as fault:
        gathered(files, "mine", ROOM)
    return fault.value.faults


def test_files_that_were_chosen_are_bounded_too():
    assert _told([(f"{i}.md", b"") for i in range(61)]) == ("these are more than 60 files. Choose the files of one dossier.",)
    assert _told([("dossier.yaml", bytes(2 << 20))]) == ("these files have more than 1 MB. Choose the files of one dossier.",)
    assert _told([("dossier.yaml", b""), ("dossier.yaml", b"")]) == ("'dossier.yaml' was chosen twice. Choose it once.",)
    assert _told([("../dossier.yaml", b"")]) == (f"'../dossier.yaml' leads out of the folder. {ALONE}",)
    assert _told([]) == ("there is no dossier in it. Pack the folder of one dossier.",)
