"""Guards what is written against ``kill -9`` and full disks: the old stands, or the new, whole."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

import killing
from etiograph import __main__
from etiograph.building import compiled, graph, infer, opening
from etiograph.columnar import tables
from etiograph.errors import OutputError
from etiograph.explaining import indexing
from etiograph.rdf import folders, serializing, swapping, writing

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork"),
]

KILLS = 50
"""At least as many kills for each of build and export."""
LINES = 20_000
"""Of the graph, where its size does not matter: nothing here reads it."""


# --- What is written ---


class Build:
    """The true command ``etiograph build``; only what it computes is at hand already.

    What it makes of the graph once that stands, in the folder beside it, is left out here.
    """

    def __init__(self, lines: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = folder / "etiograph.nq"
        self.new, self.old = "".join(lines), "".join(lines[::-1])
        self._content = self.new
        monkeypatch.setattr(graph, "asserted", lambda _: [])
        monkeypatch.setattr(graph, "store", lambda _: None)
        monkeypatch.setattr(graph, "named", lambda _: [])
        monkeypatch.setattr(infer, "rules", lambda _: [])
        monkeypatch.setattr(infer, "derive", lambda *_: None)
        monkeypatch.setattr(serializing, "nquads", lambda _: self._content)
        monkeypatch.setattr(opening, "compile_graph", lambda _: None)
        monkeypatch.setattr(indexing, "compile_index", lambda *_: None)
        monkeypatch.setattr(tables, "folder", lambda *_, **__: None)
        self.texts = {"old": self.old.encode(), "new": self.new.encode()}

    def write(self, content: str) -> None:
        """Build a graph, as the command line does."""
        self._content = content
        sys.argv = ["etiograph", "build", "-o", str(self.path)]
        __main__.main()

    def whole(self) -> str:
        """Assert that the graph is whole, and return which it is: old or new."""
        text = self.path.read_bytes()
        (found,) = [name for name, one in self.texts.items() if one == text]
        return found

    def clean(self) -> None:
        """Assert that nothing else is left."""
        assert names(self.path.parent) == ["etiograph.nq"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def lines(built):
    return built.read_text(encoding="utf-8").splitlines(keepends=True)


@pytest.fixture
def build(lines, tmp_path, monkeypatch):
    made = Build(lines[:LINES], tmp_path, monkeypatch)
    killing.done(partial(made.write, made.old))
    return made


OLD = {
    f"{name}.tsv": name.encode() * 40_000 for name in ("nodes", "claims", "denied/edges", "a/b/c")
}
NEW = {
    f"{name}.json": name.encode() * 50_000 for name in ("graph", "claims", "a/b/c", "a/d", "site/p")
}


def content(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, the listing left out; every listed file must be there."""
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    found = {name: path.read_bytes() for name, path in files.items()}
    listing = found.pop(folders.LISTING).decode()
    assert listing.splitlines() == [folders.HEADING, *sorted(found)]
    return found


@pytest.fixture(params=["exchange", "two renames"])
def folder(request, tmp_path, monkeypatch):
    """Return a folder that was written; swapped in one step, or as where that cannot be done."""
    path = tmp_path / "kgx"
    if request.param == "two renames":
        monkeypatch.setattr(swapping, "exchanged", lambda *_: False)
    folders.replaced(path, OLD)
    if request.param == "exchange" and not swapping.exchanged(path, path):
        pytest.skip("this system cannot exchange folders in one step")
    return path


# --- Killed ---


def test_build_killed_at_each_step_leaves_a_whole_graph(build):
    seen = []
    piece = len(build.texts["new"]) // 48
    for _ in killing.at_each_step(partial(build.write, build.new), build.path.parent, piece):
        seen.append(build.whole())
        killing.done(partial(build.write, build.old))
        assert build.whole() == "old"
        build.clean()

    assert len(seen) >= KILLS
    assert set(seen) == {"new", "old"}


def test_build_killed_at_any_moment_leaves_a_whole_graph(build):
    kills = 0
    for _ in killing.at_moments(partial(build.write, build.new), 8):
        assert build.whole() in build.texts
        killing.done(partial(build.write, build.old))
        assert build.whole() == "old"
        build.clean()
        kills += 1

    assert kills == 8


def restored(path: Path) -> dict[str, bytes]:
    """Return what a folder holds once a next start has put it right, though that start fails."""

    def failing():
        yield "one.txt", b"1"
        raise OutputError(path, "stopped", "by the test")

    with pytest.raises(OutputError, match="stopped"):
        folders.replaced(path, failing())
    assert names(path.parent) == [path.name]
    return content(path)


def test_a_folder_killed_at_each_step_is_whole(folder):
    one_step = swapping.exchanged(folder, folder)
    seen = []
    for _ in killing.at_each_step(partial(folders.replaced, folder, NEW), folder.parent):
        there = folder.exists()
        assert there or not one_step
        before = content(folder) if there else OLD
        assert restored(folder) == before
        assert before in (OLD, NEW)
        seen.append((there, before == NEW))
        folders.replaced(folder, OLD)
        assert content(folder) == OLD
        assert names(folder.parent) == [folder.name]

    assert len(seen) >= KILLS
    missing = set() if one_step else {(False, False)}
    assert set(seen) == {(True, False), (True, True)} | missing


def test_a_folder_killed_at_any_moment_is_whole(folder):
    for _ in killing.at_moments(partial(folders.replaced, folder, NEW), 25):
        assert restored(folder) in (OLD, NEW)
        folders.replaced(folder, OLD)
        assert content(folder) == OLD
        assert names(folder.parent) == [folder.name]


def test_a_folder_that_is_not_there_yet_is_whole_or_missing(tmp_path):
    path = tmp_path / "kgx"
    for _ in killing.at_each_step(partial(folders.replaced, path, NEW), tmp_path):
        assert not path.exists() or content(path) == NEW
        folders.replaced(path, NEW)
        assert names(tmp_path) == ["kgx"]
        path.rename(tmp_path / "gone")
        shutil.rmtree(tmp_path / "gone")


def killed_from_outside(command: list[str], path: Path, seconds: float) -> int:
    """Start a command, and kill it when its stage for a path stands and some time has passed."""

    def stages() -> set[Path]:
        return set(path.parent.glob(f".{path.name}.*"))

    left = stages()  # by one that was killed before
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 120
        while not stages() - left and time.monotonic() < end:
            time.sleep(0.0005)
            assert process.poll() is None
        time.sleep(seconds)
    finally:
        process.kill()
    return process.wait()


@pytest.mark.parametrize("seconds", [0, 0.008])
def test_the_command_build_killed_from_outside(lines, tmp_path, monkeypatch, seconds):
    build = Build(lines, tmp_path, monkeypatch)
    killing.done(partial(build.write, build.old))
    command = [sys.executable, "-m", "etiograph", "build", "-o", str(build.path)]

    assert killed_from_outside(command, build.path, seconds) == -signal.SIGKILL
    assert build.whole() in build.texts
    shutil.rmtree(compiled.folder(build.path), ignore_errors=True)  # if it came so far
    killing.done(partial(build.write, build.new))
    assert build.whole() == "new"
    build.clean()


@pytest.fixture
def graphs(built, tmp_path):
    """Return two graphs: all that is asserted, and the same without one document."""
    lines = built.read_text(encoding="utf-8").splitlines(keepends=True)
    parts = ("/graph/vocabulary>", "/graph/terms-", "/graph/claims-")
    new = [line for line in lines if any(part in line for part in parts)]
    texts = {"old": [line for line in new if "/graph/claims-001>" not in line], "new": new}
    assert len(texts["old"]) < len(new)
    for name, text in texts.items():
        (tmp_path / f"{name}.nq").write_text("".join(text), encoding="utf-8")
    return {name: tmp_path / f"{name}.nq" for name in texts}


def test_the_command_export_killed_from_outside(graphs, tmp_path):
    path = tmp_path / "exports" / "turtle"  # a format of forty files
    exporting = [sys.executable, "-m", "etiograph", "export"]
    command = {
        name: [*exporting, path.name, "--output", path.parent, "--graph", graph]
        for name, graph in graphs.items()
    }
    whole = {}
    for name in ("new", "old"):
        subprocess.run(command[name], stdout=subprocess.DEVNULL, check=True)
        whole[name] = content(path)
    assert whole["new"].keys() > whole["old"].keys()
    stands = "old"
    for seconds in (0, 0.02, 0.04):
        other = "new" if stands == "old" else "old"
        assert killed_from_outside(command[other], path, seconds) == -signal.SIGKILL
        (stands,) = [name for name, files in whole.items() if files == content(path)]
    assert restored(path) == whole[stands]


def test_a_program_that_writes_folders_killed_from_outside(tmp_path):
    path = tmp_path / "kgx"
    code = (
        "import sys; from pathlib import Path; from etiograph.rdf import folders\n"
        "texts = [{f'{n}/{m}': bytes([65 + m]) * 9000 * n for n in range(9)} for m in (0, 1)]\n"
        "while True:\n    for one in texts: folders.replaced(Path(sys.argv[1]), one)\n"
    )
    texts = [{f"{n}/{m}": bytes([65 + m]) * 9000 * n for n in range(9)} for m in (0, 1)]
    folders.replaced(path, texts[0])
    for number in range(5):
        command = [sys.executable, "-c", code, str(path)]
        assert killed_from_outside(command, path, number / 500) == -signal.SIGKILL
        assert content(path) in texts
    assert restored(path) in texts


# --- The same kills find what is torn, where a plain write is killed ---


def plain_file(path: Path, text: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    rest = memoryview(text)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.close(handle)


def plain_folder(path: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(path, ignore_errors=True)
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        plain_file(path / name, text)


def test_a_plain_write_of_a_file_is_torn(tmp_path):
    path, old, new = tmp_path / "g.nq", b"o" * (9 << 20), b"n" * (9 << 20)
    torn = 0
    path.write_bytes(old)
    for _ in killing.at_each_step(partial(plain_file, path, new), tmp_path):
        torn += path.read_bytes() not in (old, new)
        path.write_bytes(old)

    assert torn >= 9


def test_a_plain_write_of_a_file_is_torn_at_some_moment(tmp_path):
    path, old, new = tmp_path / "g.nq", b"o" * (9 << 20), b"n" * (48 << 20)
    torn = 0
    for _ in killing.at_moments(lambda: path.write_bytes(new), 12):
        torn += path.read_bytes() not in (old, new)
        path.write_bytes(old)

    assert torn


def test_a_plain_write_of_a_folder_is_torn(tmp_path):
    path = tmp_path / "kgx"
    torn = 0
    plain_folder(path, OLD)
    for _ in killing.at_each_step(partial(plain_folder, path, NEW), tmp_path):
        found = {p.relative_to(path).as_posix(): p for p in path.rglob("*") if p.is_file()}
        torn += {name: one.read_bytes() for name, one in found.items()} not in (OLD, NEW)
        plain_folder(path, OLD)

    assert torn


# --- Full disks ---


@pytest.mark.parametrize("limit", [4096, 2 << 20])
def test_build_that_may_not_write_so_much_leaves_the_old_graph(build, limit):
    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        build.write(build.new)

    killing.told(*killing.said(limited))
    assert build.whole() == "old"
    build.clean()


def replace(path: Path, files: dict[str, bytes]) -> None:
    """Replace a folder as a command does it, with its line and status where that fails."""
    try:
        folders.replaced(path, files)
    except OutputError as error:
        sys.stderr.write(f"etiograph: {error}\n")
        sys.exit(error.status)


@pytest.mark.parametrize("limit", [0, 100_000])
def test_a_folder_that_may_not_be_so_large_leaves_the_old_one(folder, limit):
    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        replace(folder, NEW)

    killing.told(*killing.said(limited))
    assert content(folder) == OLD
    assert names(folder.parent) == [folder.name]


NO_DISK = 77


def on_small_disk(size: int, place: Path, work) -> None:
    """Do work where a disk of so many bytes stands at a place, or skip the test by name."""

    def mounted():
        if not killing.small_disk(place, size):
            sys.exit(NO_DISK)
        work()

    status = killing.ended(killing.forked(mounted))
    if status == NO_DISK:
        pytest.skip("this system lets nobody but root mount a small disk (unshare, mount)")
    assert status == 0


def test_build_on_a_disk_that_is_full_leaves_the_old_graph(build):
    room = (len(build.new) * 3) // 2

    def work():
        killing.done(partial(build.write, build.old))
        status, text = killing.said(partial(build.write, build.new))
        killing.told(status, text)
        assert "no space left" in text
        assert build.whole() == "old"
        build.clean()

    on_small_disk(room, build.path.parent, work)


def test_a_folder_on_a_disk_that_is_full_at_any_point_leaves_the_old_one(folder):
    size, page = 1 << 20, 4096
    old = {"a.tsv": b"o" * 9000, "b/c.tsv": b"o"}
    new = {"a.tsv": b"n" * 9000, "b/c.tsv": b"n", "d/e/f.tsv": b"n" * 5000}

    def work():
        ballast = folder.parent / "ballast"
        folders.replaced(folder, old)
        free = os.statvfs(folder.parent).f_bavail
        failed = 0
        for room in range(free):
            ballast.write_bytes(b"x" * (free - room) * page)
            status, text = killing.said(partial(replace, folder, new))
            if status == 0:
                break
            killing.told(status, text)
            assert "no space left" in text
            assert content(folder) == old
            assert names(folder.parent) == ["ballast", "kgx"]
            failed += 1
        assert content(folder) == new
        assert failed >= 5

    on_small_disk(size, folder.parent, work)


# --- Two at once ---


def test_two_that_write_one_file_at_once(tmp_path):
    path = tmp_path / "g.nq"
    texts = [bytes([letter]) * (2 << 20) for letter in b"ab"]
    writing.atomic(path, texts[0])

    def often(text):
        for _ in range(20):
            writing.atomic(path, text)

    children = [killing.forked(partial(often, text)) for text in texts]
    seen = {path.read_bytes() for _ in range(50)}
    assert [killing.ended(child) for child in children] == [0, 0]
    assert seen <= set(texts)
    assert path.read_bytes() in texts
    assert names(tmp_path) == ["g.nq"]


def test_two_that_write_one_folder_at_once(folder):
    def often(files):
        for _ in range(20):
            folders.replaced(folder, files)

    children = [killing.forked(partial(often, files)) for files in (OLD, NEW)]
    assert [killing.ended(child) for child in children] == [0, 0]
    assert content(folder) in (OLD, NEW)
    assert names(folder.parent) == [folder.name]
