"""A file is opened in a process that stays warm, knows no secret, reaches nothing, and can be replaced."""

import os
import subprocess
import sys
import threading
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from tests.engines.reading.intake_files import ARTICLE, docx, paragraph, pdf

from secretariat.engines.guarded import bounds, frames, pool
from secretariat.engines.guarded.pool import Process
from secretariat.engines.reading.errors import Overwhelming
from secretariat.engines.reading.guarded.opening import POOL, open_guarded
from secretariat.engines.reading.intake.open import open_document
from secretariat.engines.reading.intake.received import Limits

WORD = docx(paragraph("The Council met.") + "<w:p><w:ins><w:r><w:t>Added</w:t></w:r></w:ins></w:p>")
FILES = [
    ("page.html", ARTICLE.encode()),
    ("file.pdf", pdf([["The Council met in Riga on 3 May."]])),
    ("word.docx", WORD),
    ("plain.txt", b"The Council met."),
]


@pytest.fixture(autouse=True)
def no_process_left() -> Any:
    POOL.end_idle()
    yield
    POOL.end_idle()


@pytest.mark.parametrize(("name", "data"), FILES)
def test_what_is_opened_outside_is_what_would_be_opened_here(name: str, data: bytes) -> None:
    assert open_guarded(data, name=name) == open_document(data, name=name)


def test_date_and_remarks_come_through() -> None:
    received = open_guarded(ARTICLE.encode(), name="page.html")
    assert (received.published, received.title) == (date(2020, 5, 3), "Council met in Tallinn")
    assert [remark.code for remark in received.remarks] == ["date-from-page"]


def test_process_stays_warm_between_files() -> None:
    open_guarded(WORD, name="one.docx")
    (first,) = POOL.idle
    open_guarded(WORD, name="two.docx")
    assert POOL.idle == [first]
    assert first.asked == 2


def test_plain_text_starts_no_process() -> None:
    open_guarded(b"The Council met.", name="plain.txt")
    assert POOL.idle == []


def test_process_that_was_killed_while_idle_is_replaced() -> None:
    open_guarded(WORD, name="one.docx")
    (first,) = POOL.idle
    first.child.kill()
    first.child.wait()
    assert open_guarded(WORD, name="two.docx").text == "The Council met.\n\nAdded"


def test_process_killed_over_a_file_costs_that_file(monkeypatch: pytest.MonkeyPatch) -> None:
    open_guarded(WORD, name="one.docx")
    (first,) = POOL.idle
    page = f"<html><body>{('<p>' + 'word ' * 30 + '</p>') * 60_000}</body></html>".encode()
    threading.Timer(0.5, first.child.kill).start()
    with pytest.raises(Overwhelming, match=r"killed\.html was not read: the process that opened it died"):
        open_guarded(page, name="killed.html")
    assert open_guarded(WORD, name="two.docx").text == "The Council met.\n\nAdded"


def test_after_its_share_of_files_a_fresh_process_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_MOST_FILES", 1)
    open_guarded(WORD, name="one.docx")
    assert POOL.idle == []


def test_the_process_knows_no_secret() -> None:
    environment = {"PATH": "/bin", "SECRETARIAT_SECRET_KEY": "key", "DATABASE_URL": "postgresql://u:p@h/d"}
    assert set(bounds.told(environment)) == {"PATH", *bounds.ONE_THREAD, "PYTHONDONTWRITEBYTECODE"}


REACHING = {
    "a connection": "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
    "a look-up of names": "import socket; socket.getaddrinfo('example.org', 80)",
    "a program": "import subprocess; subprocess.run(['true'])",
    "a shell": "import os; os.system('true')",
    "a fork": "import os; os.fork()",
    "a file to write": "open('written', 'w')",
    "a file to add to": "import os; os.open('written', os.O_WRONLY | os.O_CREAT)",
}


@pytest.mark.parametrize("what", REACHING)
def test_the_process_reaches_nothing(what: str, tmp_path: Any) -> None:
    program = (
        "import sys\nfrom secretariat.engines.guarded import bounds, serving\n"
        "bounds.bound_writing()\nsys.addaudithook(serving.only_computing)\n"
        f"try:\n    {REACHING[what]}\nexcept PermissionError:\n    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "refused\n", done.stderr
    assert list(tmp_path.iterdir()) == []


def test_two_threads_have_a_process_each() -> None:
    texts: list[str] = []
    threads = [
        threading.Thread(target=lambda: texts.append(open_guarded(WORD, name="w.docx").text))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == ["The Council met.\n\nAdded"] * 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_fork_does_not_talk_with_its_parents_process() -> None:
    program = (
        "import os\nfrom secretariat.engines.reading.guarded.opening import POOL\n"
        "POOL.make_ready()\n"
        "child = os.fork()\n"
        "if not child:\n    os._exit(len(POOL.idle))\n"
        "print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), len(POOL.idle))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "0 1\n"


def test_child_ends_when_its_parent_is_gone() -> None:
    process = Process(POOL.module)
    assert process.child.stdin is not None
    process.child.stdin.close()
    assert process.child.wait(timeout=30) == 0
    process.end()


def test_child_answers_a_broken_message_by_ending() -> None:
    process = Process(POOL.module)
    assert process.child.stdin is not None
    frames.send(process.child.stdin, {"name": "x.docx", "limits": {"seconds": 1, "unknown": 1}}, b"x")
    assert process.child.wait(timeout=30) == 1
    process.end()
    assert "unknown" not in asdict(Limits())
