"""Guards what is written beside what: whose folder is replaced, which names go, what is cleared."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path

import pytest

from etiograph.errors import OutputError
from etiograph.rdf import folders, staging, swapping, writing
from etiograph.rdf.portable import Names

FILES = {"a.tsv": b"a", "b/c.tsv": b"c"}


@pytest.fixture
def path(tmp_path):
    """Return a folder that was written."""
    folders.replaced(tmp_path / "kgx", FILES)
    return tmp_path / "kgx"


def tree(folder):
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*")}


def test_a_folder_holds_its_files_and_their_names(path):
    listing = f"{folders.HEADING}\na.tsv\nb/c.tsv\n"

    assert tree(path) == {".etiograph", "a.tsv", "b", "b/c.tsv"}
    assert (path / ".etiograph").read_text(encoding="utf-8") == listing
    assert (path / "b" / "c.tsv").read_bytes() == b"c"


def test_files_may_be_made_one_after_the_other_and_modes_do_not_depend_on_the_mask(tmp_path):
    before = os.umask(0o077)
    try:
        folders.replaced(tmp_path / "x", iter([("b/c.tsv", b"1"), ("a.tsv", b"2")]))
    finally:
        os.umask(before)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "x").rglob("*")}
    folder = stat.S_IMODE((tmp_path / "x").stat().st_mode)

    assert (modes, folder) == (
        {".etiograph": 0o644, "a.tsv": 0o644, "b": 0o755, "c.tsv": 0o644},
        0o755,
    )


def names(folder):
    return {p.name for p in folder.iterdir()}


def foreign(kind, path):
    """Put something at the place of a folder, or into it, that was not written there."""
    if kind in ("file", "link", "other", "headless"):
        path.rename(path.with_name("elsewhere"))
    if kind in ("other", "headless", "folder"):
        (path / "mine").mkdir(parents=True)
    if kind == "headless":
        (path / folders.LISTING).write_text("mine/x.txt\n", encoding="utf-8")
    if kind == "link":
        path.symlink_to("elsewhere")
    if kind == "instead":
        (path / "a.tsv").unlink()
        (path / "a.tsv").mkdir()
    if kind == "read-only":
        path.chmod(0o555)
    file = {"file": path, "beside": path / "mine.txt", "below": path / "b" / "mine.txt"}.get(kind)
    if file:
        file.write_text("mine", encoding="utf-8")


KINDS = {
    "file": "not a folder",
    "link": "not a folder",
    "other": "holds 'mine'",
    "headless": r"holds '\.etiograph'",
    "beside": r"holds 'mine\.txt'",
    "below": r"holds 'b/mine\.txt'",
    "folder": "holds 'mine'",
    "instead": r"holds 'a\.tsv'",
    "read-only": "read-only",
}


@pytest.mark.parametrize(("kind", "what"), KINDS.items())
def test_what_we_did_not_write_is_not_replaced(path, kind, what):
    foreign(kind, path)
    before = path.read_bytes() if path.is_file() else tree(path)
    for attempt in (folders.refuse, lambda one: folders.replaced(one, {"n.tsv": b"n"})):
        with pytest.raises(OutputError, match=what):
            attempt(path)

    assert (path.read_bytes() if path.is_file() else tree(path)) == before
    assert not list(path.parent.glob(".*"))


@pytest.mark.parametrize("swap", ["exchange", "two renames"])
def test_what_came_there_meanwhile_is_put_back(path, swap, monkeypatch):
    if swap == "two renames":
        monkeypatch.setattr(swapping, "exchanged", lambda *_: False)

    def files():
        yield "n.tsv", b"n"
        (path / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match=r"kgx: holds 'mine\.txt'"):
        folders.replaced(path, files())

    assert tree(path) == {".etiograph", "a.tsv", "b", "b/c.tsv", "mine.txt"}
    assert names(path.parent) == {"kgx"}


def test_a_folder_that_another_replaces_while_it_is_looked_at_is_not_refused(path, monkeypatch):
    look, turns = folders.listed, []

    def looking(folder):
        found = look(folder)
        if len(turns) < 3:
            turns.append(folder)
            path.rename(path.with_name(f"was-{len(turns)}"))
            monkeypatch.setattr(folders, "listed", look)
            folders.replaced(path, {f"{len(turns)}.tsv": b"other"})
            monkeypatch.setattr(folders, "listed", looking)
        return found

    monkeypatch.setattr(folders, "listed", looking)
    folders.replaced(path, {"n.tsv": b"n"})

    assert len(turns) == 3
    assert tree(path) == {".etiograph", "n.tsv"}


def test_an_empty_folder_and_one_with_a_file_less_are_replaced(path):
    (path / "a.tsv").unlink()
    folders.replaced(path, {"n.tsv": b"n"})
    assert tree(path) == {".etiograph", "n.tsv"}
    path.rename(path.with_name("elsewhere"))
    path.mkdir()
    folders.replaced(path, FILES)

    assert (path / "a.tsv").read_bytes() == b"a"


def test_a_folder_that_is_read_from_is_not_replaced(path):
    for read in (path, path / "a.tsv", path / "b", path.parent):
        with pytest.raises(OutputError, match="would replace what is read from"):
            folders.replaced(path, {"n.tsv": b"n"}, [read])
    folders.replaced(path, {"n.tsv": b"n"}, [path.with_name("other"), path.with_name("kg")])


def test_a_link_on_the_way_is_followed(path, tmp_path):
    (tmp_path / "way").symlink_to(path.parent)
    folders.replaced(tmp_path / "way" / "kgx", {"n.tsv": b"n"})

    assert tree(path) == {".etiograph", "n.tsv"}


@pytest.mark.parametrize("name", [".", "..", "x/.."])
def test_a_place_without_a_name_is_refused(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="names no folder"):
        folders.replaced(Path(name), FILES)


def test_what_contains_a_folder_must_be_there(tmp_path):
    with pytest.raises(OutputError, match="no such file or directory; name a folder"):
        folders.replaced(tmp_path / "missing" / "kgx", FILES)


def test_nothing_is_no_folder(path):
    with pytest.raises(OutputError, match="no file to write"):
        folders.replaced(path, {})

    assert (path / "a.tsv").read_bytes() == b"a"


def test_an_error_while_files_are_made_leaves_the_old_folder(path):
    def files():
        yield "n.tsv", b"n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folders.replaced(path, files())

    assert tree(path) == {".etiograph", "a.tsv", "b", "b/c.tsv"}
    assert names(path.parent) == {"kgx"}


def test_stopped_between_the_two_renames_the_old_folder_comes_back(path, monkeypatch):
    monkeypatch.setattr(swapping, "exchanged", lambda *_: False)
    rename = Path.rename

    def stopping(one, other):
        if one.name == "new":
            raise KeyboardInterrupt
        return rename(one, other)

    monkeypatch.setattr(Path, "rename", stopping)
    with pytest.raises(KeyboardInterrupt):
        folders.replaced(path, {"n.tsv": b"n"})

    assert tree(path) == {".etiograph", "a.tsv", "b", "b/c.tsv"}
    assert names(path.parent) == {"kgx"}


def test_a_second_rename_that_is_refused_leaves_the_old_folder(path, monkeypatch):
    monkeypatch.setattr(swapping, "exchanged", lambda *_: False)
    rename = Path.rename

    def refusing(one, other):
        if one.name == "new":
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(one, other)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(OutputError, match="permission denied"):
        folders.replaced(path, {"n.tsv": b"n"})

    assert tree(path) == {".etiograph", "a.tsv", "b", "b/c.tsv"}
    assert names(path.parent) == {"kgx"}


def test_the_old_folder_is_kept_where_another_comes_between_the_two_renames(path, monkeypatch):
    monkeypatch.setattr(swapping, "exchanged", lambda *_: False)
    rename = Path.rename

    def between(one, other):
        if one.name == "new":
            (path / "mine").mkdir(parents=True, exist_ok=True)
        return rename(one, other)

    monkeypatch.setattr(Path, "rename", between)
    with pytest.raises(OutputError, match="holds 'mine'"):
        folders.replaced(path, {"n.tsv": b"n"})
    (stage,) = path.parent.glob(".kgx.*")

    assert tree(path) == {"mine"}
    assert tree(stage / "old") == {".etiograph", "a.tsv", "b", "b/c.tsv"}


def left_between_renames(path):
    """Leave what a process leaves that is killed between the two renames."""
    stage = path.with_name(f".{path.name}.aaaaaaaa{staging.SUFFIX}")
    stage.mkdir()
    path.rename(stage / "old")
    return stage


def test_an_old_folder_that_cannot_come_back_is_kept(path):
    stage = left_between_renames(path)
    path.mkdir()
    (path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="holds"):
        folders.replaced(path, FILES)

    assert tree(stage / "old") == {".etiograph", "a.tsv", "b", "b/c.tsv"}


def test_an_old_folder_comes_back_before_anything_is_refused(path):
    left_between_renames(path)
    with pytest.raises(OutputError, match="would replace"):
        folders.replaced(path, FILES, [path])

    assert tree(path) == {".etiograph", "a.tsv", "b", "b/c.tsv"}


def test_a_part_of_an_old_folder_never_comes_back(path, monkeypatch):
    """Its name goes in one step, before its files go one by one."""
    monkeypatch.setattr(swapping, "exchanged", lambda *_: False)
    removed = []

    def noted(place, **_):
        removed.append(Path(place).name)

    monkeypatch.setattr(folders.shutil, "rmtree", noted)
    folders.replaced(path, {"n.tsv": b"n"})
    (stage,) = path.parent.glob(".kgx.*")

    assert "old" not in removed
    assert tree(stage / "gone") == {".etiograph", "a.tsv", "b", "b/c.tsv"}
    assert not (stage / "old").exists()


@pytest.mark.parametrize(
    "name",
    [
        *["", "/a", "a//b", "a/", ".", "..", "../a", "a/../b", "a\\b", "c:a", "a?", 'a"', "a\nb"],
        *["a\x7f", "a.", "a ", "a./b", "CON", "con.tsv", "a/Nul.x.y", "COM1", "lpt².tsv", "aux .x"],
        *["e\u0301", "\ud800", "a" * 201, ".etiograph", ".ETIOGRAPH", "A.tsv", "a.tsv", "a.tsv/b"],
        *["B/d", "b"],
    ],
)
def test_a_name_that_some_system_does_not_take_is_refused(name, path):
    with pytest.raises(OutputError, match="no name for a file"):
        folders.replaced(path, [*FILES.items(), (name, b"")])

    assert tree(path) == {".etiograph", "a.tsv", "b", "b/c.tsv"}


@pytest.mark.parametrize(
    "name", [".htaccess", "con-text", "comma.x", "b/d/é.tsv", "a" * 200, "a b"]
)
def test_a_name_that_every_system_takes_goes(name, path):
    names = Names(path)
    names.add("b/c")
    names.add(name)

    assert name in names.files


def test_linux_exchanges_folders_in_one_step(tmp_path):
    if swapping.sys.platform != "linux":
        pytest.skip("only Linux exchanges")
    done = []
    for place in filter(Path.is_dir, (tmp_path, Path("/dev/shm"))):  # noqa: S108 - a disk in memory
        with tempfile.TemporaryDirectory(dir=place) as name:
            one, other = Path(name, "one"), Path(name, "other")
            (one / "a").mkdir(parents=True)
            (other / "b").mkdir(parents=True)
            if swapping.exchanged(one, other):
                done.append((tree(one), tree(other)))

    assert done
    assert all(pair == ({"b"}, {"a"}) for pair in done)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.EXDEV])
def test_a_file_system_that_cannot_exchange_is_told_from_one_that_refuses(
    path, number, monkeypatch
):
    class Library:
        def __init__(self, *_, **__):
            self.renameat2 = lambda *_: -1

    if swapping.sys.platform != "linux":
        pytest.skip("only Linux exchanges")
    monkeypatch.setattr(swapping.ctypes, "CDLL", Library)
    monkeypatch.setattr(swapping.ctypes, "get_errno", lambda: number)
    if number == errno.EXDEV:
        with pytest.raises(OutputError, match="cross-device"):
            folders.replaced(path, {"n.tsv": b"n"})
        assert tree(path) == {".etiograph", "a.tsv", "b", "b/c.tsv"}
    else:
        folders.replaced(path, {"n.tsv": b"n"})
        assert tree(path) == {".etiograph", "n.tsv"}


def test_a_c_library_that_cannot_exchange_takes_two_renames(path, monkeypatch):
    monkeypatch.setattr(swapping.ctypes, "CDLL", lambda *_, **__: object())
    folders.replaced(path, {"n.tsv": b"n"})

    assert tree(path) == {".etiograph", "n.tsv"}


# --- What is cleared away ---


def test_only_what_a_dead_process_left_of_this_file_is_cleared_away(tmp_path):
    left = [".g.nq.abcdefgh.etiograph", ".g.nq.0_9zzzzz.etiograph"]
    kept = [".g.nq.abcdefgh", ".g.nq.abcdefg.etiograph", ".h.nq.abcdefgh.etiograph", "g.nq.swp"]
    kept += [".g.nq.ABCDEFGH.etiograph", ".gxnq.abcdefgh.etiograph", "x.g.nq.abcdefgh.etiograph"]
    for name in left + kept:
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / ".g.nq.linklink.etiograph").symlink_to("g.nq.swp")
    writing.atomic(tmp_path / "g.nq", "new")

    assert names(tmp_path) == {"g.nq", ".g.nq.linklink.etiograph", *kept}


def test_what_another_is_filling_is_not_cleared_away(tmp_path, path):
    file = tmp_path / "g.nq"

    def files():
        yield "n.tsv", b"n"
        folders.replaced(path, {"between.tsv": b""})
        with staging.staged(file, staging.new_file) as stage:
            writing.atomic(file, "other")
            assert stage.exists()
            stage.unlink()

    folders.replaced(path, files())

    assert tree(path) == {".etiograph", "n.tsv"}
    assert names(tmp_path) == {"kgx", "g.nq"}


def test_without_locks_nothing_is_cleared_away_and_all_is_written(tmp_path, monkeypatch):
    def refused(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(staging.fcntl, "flock", refused)
    (tmp_path / ".g.nq.abcdefgh.etiograph").write_text("x", encoding="utf-8")
    writing.atomic(tmp_path / "g.nq", "new")
    folders.replaced(tmp_path / "kgx", FILES)

    assert names(tmp_path) == {"g.nq", "kgx", ".g.nq.abcdefgh.etiograph"}


def test_a_stage_that_was_cleared_away_before_its_lock_is_made_anew(tmp_path, monkeypatch):
    lock, lost = staging.locked, []

    def slow(path):
        if not lost:
            lost.append(path)
            path.unlink()
        return lock(path)

    monkeypatch.setattr(staging, "locked", slow)
    writing.atomic(tmp_path / "g.nq", "new")

    assert lost
    assert (tmp_path / "g.nq").read_text(encoding="utf-8") == "new"


def test_a_stage_that_was_cleared_away_while_it_was_locked_is_made_anew(tmp_path, monkeypatch):
    lock, lost = staging.fcntl.flock, []

    def slow(handle, how):
        if not lost:
            (stage,) = tmp_path.iterdir()
            lost.append(stage)
            stage.unlink()
        lock(handle, how)

    monkeypatch.setattr(staging.fcntl, "flock", slow)
    with staging.staged(tmp_path / "g.nq", staging.new_file) as stage:
        assert names(tmp_path) == {stage.name}
        assert lost != [stage]


def test_files_and_all_folders_are_flushed_before_they_are_put_in_place(tmp_path, monkeypatch):
    """What a power cut needs; a killed process would not show it."""
    flushed, flush = [], os.fsync
    swap = swapping.exchanged
    (tmp_path / "kgx").mkdir()

    def noted(handle):
        flushed.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        flush(handle)

    def noting(one, other):
        flushed.append("swap")
        return swap(one, other)

    if not Path("/proc/self/fd").exists():
        pytest.skip("this system does not say what a handle is of")
    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(swapping, "exchanged", noting)
    folders.replaced(tmp_path / "kgx", FILES)
    new = [one.partition("/new")[2] for one in flushed[: flushed.index("swap")]]

    assert sorted(new) == ["", "/.etiograph", "/a.tsv", "/b", "/b/c.tsv"]
    assert flushed[-1] == str(tmp_path)
    del flushed[:]
    writing.atomic(tmp_path / "g.nq", "new")
    assert [one.rpartition(".")[2] for one in flushed[:1]] == ["etiograph"]
    assert flushed[1:] == [str(tmp_path)]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EIO])
def test_a_disk_that_fails_after_the_rename_is_told(number, tmp_path, monkeypatch):
    flush = os.fsync

    def failing(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        flush(handle)

    monkeypatch.setattr(os, "fsync", failing)
    if number == errno.EIO:
        with pytest.raises(OutputError, match="did not confirm it"):
            writing.atomic(tmp_path / "g.nq", "new")
    else:
        writing.atomic(tmp_path / "g.nq", "new")

    assert names(tmp_path) == {"g.nq"}
