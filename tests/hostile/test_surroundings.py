"""A hostile folder, disk and neighbourhood: names, pipes, loops, rights, files that go, disks that fill, kills."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from checker.batch import BatchOptions, run
from tests.hostile import makers

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX has these, Windows does not")
PLAN = makers.healthy("txt")


def plancheck(*arguments: object, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *map(str, arguments)], capture_output=True, **more
    )


def codes(report) -> dict[str, str | None]:
    return {Path(d.path).name: d.problem and d.problem.code for d in report.documents}


@posix
def test_pipes_sockets_devices_and_loops_in_a_folder(tmp_path, ruleset):
    (tmp_path / "plan.txt").write_bytes(PLAN)
    os.mkfifo(tmp_path / "pipe.docx")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "ring.docx").symlink_to("ring.docx")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    listener = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(tmp_path)  # a socket's path must be short
    try:
        listener.bind("socket.pdf")
    finally:
        os.chdir(here)
        listener.close()
    report = run([str(tmp_path)], ruleset)
    assert codes(report) == {
        "plan.txt": None,
        "pipe.docx": "special-file",
        "ring.docx": "cannot-open",
        "socket.pdf": "special-file",
        "zero.txt": "special-file",
    }
    assert [Path(name).name for name in report.not_checked] == ["loop", "pipe"]


@posix
@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--rules", "这不是普通文件（是管道、设备之类），没有读取"),
        ("--review", "不是能读取的 .xlsx 文件"),
        ("--resume", "里是别的内容，不是进度记录"),
    ],
)
def test_a_pipe_for_a_file_that_an_option_names_is_refused(tmp_path, option, said):
    (tmp_path / "plan.txt").write_bytes(PLAN)
    os.mkfifo(tmp_path / "pipe")
    done = plancheck(tmp_path / "plan.txt", option, tmp_path / "pipe", timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


@posix
def test_a_rule_file_behind_a_link_is_no_pipe(tmp_path):
    (tmp_path / "plan.txt").write_bytes(PLAN)
    (tmp_path / "own.yaml").write_text("extends: school-union-plan\n", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to("own.yaml")
    done = plancheck(tmp_path / "plan.txt", "--rules", tmp_path / "link.yaml")
    assert done.returncode in (0, 1)


@posix
@pytest.mark.parametrize("way", ["by name", "in a folder"])
def test_odd_names_are_checked_and_cannot_disturb_the_terminal(tmp_path, way):
    names = [
        "a\nb.txt",
        "\x1b[2J\x1b]0;title\x07.txt",
        "计\u202etxt.exe.txt",
        "=cmd|'x'!A1.txt",
        "-rf.txt",
        "%s{0}.txt",
    ]
    names += [
        "长" * 83 + ".txt",
        "'; rm -rf $HOME;'.txt",
        " .txt",
        "<script>alert(1)</script>&.txt".replace("/", "_"),
    ]
    for name in names:
        (tmp_path / name).write_bytes(PLAN)
    raw = os.path.join(os.fsencode(tmp_path), "工会计划".encode("gbk") + b"\xff.txt")
    with open(raw, "wb") as file:
        file.write(PLAN)
    given = (
        [str(tmp_path)]
        if way == "in a folder"
        else [str(tmp_path / name) for name in names] + [os.fsdecode(raw)]
    )
    ran = plancheck(*given)
    shown = ran.stdout.decode() + ran.stderr.decode()
    assert ran.returncode in (0, 1), shown
    assert "\x1b[2J" not in shown
    assert "\x1b]0" not in shown
    assert "\u202e" not in shown
    listed = json.loads(plancheck(*given, "--format", "json").stdout)["documents"]
    assert len(listed) == len(names) + 1
    assert all(document["outcome"] == "scored" for document in listed)


_AS_NOBODY = """
import os, sys
import psutil
from checker import load_ruleset
from checker.batch import BatchOptions, run
rules = load_ruleset()
for isolate in (False, True):  # what is needed is loaded by one who may
    run([sys.argv[1]], rules, options=BatchOptions(isolate=isolate))
os.chdir(sys.argv[1])
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
print({document.path: document.problem and document.problem.code for document in run(["."], rules).documents})
"""


@posix
def test_a_file_and_a_folder_without_permission(ruleset):
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        (folder / "closed").mkdir()
        for name in ("closed/plan.txt", "secret.txt", "plan.txt"):
            (folder / name).write_bytes(PLAN)
        (folder / "secret.txt").chmod(0)
        (folder / "closed").chmod(0)
        ran = subprocess.run([sys.executable, "-c", _AS_NOBODY, made], capture_output=True, text=True)
        (folder / "closed").chmod(0o700)
    expected = {"closed": "closed-folder", "plan.txt": None, "secret.txt": "permission"}
    assert ran.stdout.strip() == str(expected), ran.stderr


def test_a_file_that_goes_while_the_run_is_on_its_way(tmp_path, ruleset):
    for number in range(60):
        (tmp_path / f"plan{number:02}.txt").write_bytes(PLAN)

    def remove(progress):
        if progress.done == 0:
            (tmp_path / "plan59.txt").unlink()

    report = run([str(tmp_path)], ruleset, on_progress=remove)
    assert codes(report).pop("plan59.txt") == "missing"
    assert report.summary.outcomes == {"scored": 59, "unreadable": 1}


@pytest.fixture
def full_disk(tmp_path):
    """A disk of 64 KB with a little room left."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = os.name == "posix" and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True
    ).returncode == 0  # fmt: skip
    if not mounted:
        pytest.skip("a small disk can be mounted by root on Linux only")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_report_and_says_so(tmp_path, full_disk):
    for number in range(20):
        (tmp_path / f"plan{number:02}.txt").write_bytes(PLAN)
    report = full_disk / "report.json"
    report.write_text("the old one")
    ran = plancheck(*sorted(tmp_path.glob("*.txt")), "--format", "json", "--output", report)
    assert ran.returncode not in (0, 1)
    assert ran.stderr
    assert b"Traceback" not in ran.stderr
    assert report.read_text() == "the old one"
    assert os.listdir(full_disk) == ["report.json"]


def test_a_full_disk_under_the_journal_does_not_stop_the_run(tmp_path, full_disk, ruleset):
    plans = tmp_path / "plans"
    plans.mkdir()
    for number in range(30):
        (plans / f"plan{number:02}.txt").write_bytes(PLAN + b"%d" % number)
    options = BatchOptions(journal=full_disk / "run.jsonl")
    warned = []
    report = run([str(plans)], ruleset, options=options, on_progress=lambda p: warned.append(p.warning))
    assert report.summary.outcomes == {"scored": 30, "unreadable": 0}
    assert len(list(report.documents)) == 30
    assert len([warning for warning in warned if warning]) == 1
    again = run([str(plans)], ruleset, options=options)  # what was written is good, the cut line is not
    assert list(again.documents) == list(report.documents)


@posix
def test_ctrl_c_at_the_terminal_ends_with_what_is_done(tmp_path):
    for number in range(300):
        (tmp_path / f"plan{number:03}.txt").write_bytes(PLAN + b"%d" % number)
    os.mkfifo(tmp_path / "watch")
    running = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "checker",
            str(tmp_path),
            "--format",
            "json",
            "--resume",
            str(tmp_path / "run.jsonl"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    journal = tmp_path / "run.jsonl"
    while running.poll() is None and not (journal.exists() and journal.stat().st_size > 50_000):
        pass
    os.killpg(running.pid, signal.SIGINT)  # as the terminal does: to all of them
    out, err = running.communicate()
    if running.returncode in (0, 1):
        pytest.skip("it was done before it could be interrupted")
    assert b"Traceback" not in err
    assert 0 < len(json.loads(out)["documents"]) < 300


def test_nothing_that_a_document_links_to_is_fetched(tmp_path, ruleset):
    """A listener on this machine hears of it if any reader follows a link, loads a picture or a template."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    there = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    called = []
    stop = threading.Event()

    def listen():
        while not stop.is_set():
            try:
                called.append(listener.accept())
            except TimeoutError:
                continue

    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" TargetMode="External" Target="{there}" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/{}"/></Relationships>'
    )
    page = f"<html><head><link rel=stylesheet href='{there}'><script src='{there}'></script><base href='{there}'></head>"
    page += f"<body><img src='{there}'><iframe src='{there}'></iframe><object data='{there}'></object><p>{makers.SENTENCE}</p>"
    odd = {
        "picture.docx": makers.docx(
            makers.paragraph(), **{"word/_rels/document.xml.rels": relation.format("image").encode()}
        ),
        "template.docx": makers.docx(
            makers.paragraph(),
            **{"word/_rels/settings.xml.rels": relation.format("attachedTemplate").encode()},
        ),
        "entity.docx": makers.docx(
            makers.paragraph("&a;"), prologue=f'<!DOCTYPE d [<!ENTITY a SYSTEM "{there}">]>'
        ),
        "dtd.odt": makers.odt("<text:p>x</text:p>", prologue=f'<!DOCTYPE d SYSTEM "{there}">'),
        "page.html": page.encode(),
        "include.rtf": (
            "{\\rtf1 plan {\\field{\\*\\fldinst INCLUDEPICTURE " + there + "}{\\fldrslt x}}}"
        ).encode(),
        "link.pdf": makers.one_page(
            b"BT /F1 12 Tf 50 700 Td (plan) Tj ET",
            o6=f"<< /Type /Action /S /URI /URI ({there}) >>".encode(),
        ),
    }
    for name, content in odd.items():
        (tmp_path / name).write_bytes(content)
    listening = threading.Thread(target=listen)
    listening.start()
    try:
        report = run([str(tmp_path)], ruleset)
    finally:
        stop.set()
        listening.join()
        listener.close()
    assert len(report.documents) == len(odd)
    assert called == []
