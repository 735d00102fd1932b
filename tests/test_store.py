"""Writing into a customer's folder: a set of files is old or new, never a mix, whenever the writer is killed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from successplan.diagnostics import Refused
from successplan.store import LOCK, PENDING, Replacement, recover, replace_files

NAMES = ("plan.yaml", "kpi.csv", "received/form.json")
SLOW = 200_000  # bytes a file: a write takes long enough to be hit in its middle

WRITER = f"""
import sys
from itertools import count
from pathlib import Path
from successplan.store import Replacement, replace_files

folder, names = Path(sys.argv[1]), {NAMES!r}
start = int((folder / names[0]).read_bytes()[:8]) + 1
for number in count(start):
    replace_files(folder, [Replacement(name, (folder / name).read_bytes(), b"%08d" % number * {SLOW // 8})
                           for name in names])
    if number == start:
        print("written once", flush=True)
"""

# Forks once for every line of store.py that a write runs through: the child dies there, the parent looks at the rest.
EVERY_LINE = f"""
import os, signal, sys
from pathlib import Path
import filelock
from successplan import store

folder, names = Path(sys.argv[1]), {NAMES!r}
left = [0]

def die(frame, event, _):
    if frame.f_code.co_filename != store.__file__:
        return None
    if event == "line":
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return die

def set_to(old, new):
    store.replace_files(folder, [store.Replacement(name, old, new) for name in names])

old, deaths, seen = None, 0, []
while True:
    new = b"%08d" % deaths
    child = os.fork()
    if child == 0:
        left[0] = deaths + 1
        sys.settrace(die)
        set_to(old, new)
        os._exit(0)
    killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    store.recover(folder)
    now = {{(folder / name).read_bytes() if (folder / name).exists() else None for name in names}}
    assert len(now) == 1 and now <= {{old, new}}, (deaths, now)
    assert not (folder / store.PENDING).exists()
    seen.append(now == {{new}})
    old = now.pop()
    if not killed:
        break
    deaths += 1
assert seen == sorted(seen), seen  # once the set is decided, it stays decided
print(deaths, seen.count(False))
"""


def fill(folder: Path, data: bytes) -> None:
    for name in NAMES:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)


def test_a_set_is_written_and_nothing_but_the_lock_stays_behind(tmp_path: Path) -> None:
    replace_files(tmp_path, [Replacement("plan.yaml", None, b"a\r\n"), Replacement("received/form.json", None, b"b")])

    assert (tmp_path / "plan.yaml").read_bytes() == b"a\r\n"
    assert (tmp_path / "received" / "form.json").read_bytes() == b"b"
    assert {path.name for path in tmp_path.iterdir()} <= {"plan.yaml", "received", LOCK}


def test_a_file_that_was_saved_meanwhile_stops_the_whole_set(tmp_path: Path) -> None:
    (tmp_path / "kpi.csv").write_bytes(b"as the CSM saved it")

    with pytest.raises(Refused) as refused:
        replace_files(tmp_path, [Replacement("plan.yaml", None, b"new"), Replacement("kpi.csv", b"as read", b"new")])

    assert refused.value.diagnostics[0].rule == "write-is-current"
    assert (tmp_path / "kpi.csv").read_bytes() == b"as the CSM saved it"
    assert not (tmp_path / "plan.yaml").exists() and not (tmp_path / PENDING).exists()


@pytest.mark.parametrize("name", ["../out.txt", "/tmp/successplan-out.txt", ".", "link"])
def test_nothing_is_written_outside_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "customer"
    folder.mkdir()
    if name == "link":
        (folder / "link").symlink_to(tmp_path / "out.txt")

    with pytest.raises(Refused) as refused:
        replace_files(folder, [Replacement(name, None, b"x")])

    assert refused.value.diagnostics[0].rule == "write-stays-inside"
    assert not (tmp_path / "out.txt").exists()


def test_a_record_from_elsewhere_cannot_reach_outside_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "customer"
    folder.mkdir()
    record = {"files": [{"name": "../out.txt", "before": None, "after": "eA=="}]}
    (folder / PENDING).write_text(json.dumps(record), encoding="utf-8")

    with pytest.raises(Refused):
        recover(folder)

    assert not (tmp_path / "out.txt").exists()


@pytest.mark.parametrize("text", ["", "[]", '{"files": [{"name": "a"}]}', '{"files": [{"name": 1, "before": 1}]}'])
def test_a_broken_record_is_told_and_nothing_is_touched(tmp_path: Path, text: str) -> None:
    (tmp_path / PENDING).write_text(text, encoding="utf-8")

    with pytest.raises(Refused) as refused:
        recover(tmp_path)

    assert refused.value.diagnostics[0].rule == "write-finished"
    assert (tmp_path / PENDING).read_text(encoding="utf-8") == text


def test_an_edit_by_hand_after_a_cut_off_write_is_never_lost(tmp_path: Path) -> None:
    # as a kill right after the decision leaves it: sha256 of "old", new content "new"
    old = "4f1ba2d03d3a7d7b7a9e6ae0d1d6e2bc4d8c1d0e"
    record = {"files": [{"name": "plan.yaml", "before": old, "after": "bmV3"}]}
    (tmp_path / PENDING).write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "plan.yaml").write_bytes(b"edited by hand")

    with pytest.raises(Refused) as refused:
        recover(tmp_path)

    assert "edited by hand" in refused.value.diagnostics[0].text.say("en")
    assert (tmp_path / "plan.yaml").read_bytes() == b"edited by hand"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"a")
    (tmp_path / "plan.yaml").chmod(0o640)

    replace_files(tmp_path, [Replacement("plan.yaml", b"a", b"b")])

    assert (tmp_path / "plan.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not hasattr(os, "fork"), reason="wants fork")
def test_killed_at_any_line_it_leaves_old_or_new(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", EVERY_LINE, str(tmp_path)], capture_output=True, encoding="utf-8",
                          check=False)

    assert done.returncode == 0, done.stderr
    deaths, old = map(int, done.stdout.split())
    assert deaths > 60 and 20 < old < deaths - 20  # it died on both sides of the decision


def test_killed_at_random_moments_it_leaves_old_or_new(tmp_path: Path) -> None:
    fill(tmp_path, b"%08d" % 0 * (SLOW // 8))
    chance, reached = random.Random(7), 0
    for _ in range(30):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.uniform(0, 0.05))
            writer.kill()
        recover(tmp_path)
        contents = {(tmp_path / name).read_bytes() for name in NAMES}
        assert len(contents) == 1
        number = int(contents.pop()[:8])
        assert number > reached  # what was written before the last kill was never lost
        reached = number


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from successplan.diagnostics import Refused
from successplan.store import Replacement, replace_files

folder, done = Path(sys.argv[1]), 0
while done < 20:
    before = (folder / "count").read_bytes()
    try:
        replace_files(folder, [Replacement("count", before, b"%d" % (int(before) + 1))])
        done += 1
    except Refused:
        pass  # the other one was quicker
"""
    (tmp_path / "count").write_bytes(b"0")
    writers = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path)]) for _ in range(2)]

    assert [writer.wait() for writer in writers] == [0, 0]
    assert (tmp_path / "count").read_bytes() == b"40"
