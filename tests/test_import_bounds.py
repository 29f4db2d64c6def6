"""`cchc import` of hostile documents: bounded time and memory, nothing fetched, nothing run, one sentence."""

import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from helpers.hostile_annexes import FETCHING, HOSTILE, fetching
from helpers.limits import ended
from helpers.support import Run


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no limits of this kind")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_ends_soon(tmp_path: Path, name: str) -> None:
    ending, make = HOSTILE[name]
    (tmp_path / f"a{ending}").write_bytes(make())
    told = ended(("import", tmp_path / f"a{ending}", "-o", tmp_path / "plans"), tmp_path)
    assert told.returncode in {0, 1, 2, 3}, (told.returncode, told.stderr[-2000:])
    assert "Traceback" not in told.stderr
    assert "root:" not in told.stdout + told.stderr
    assert told.returncode not in {2, 3} or "Đề nghị" in told.stdout + told.stderr


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and what was asked of it."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("ending", FETCHING)
def test_nothing_that_a_document_points_to_is_fetched(
    run: Run, tmp_path: Path, asked: tuple[str, list[str]], ending: str
) -> None:
    url, paths = asked
    (tmp_path / f"a{ending}").write_bytes(fetching(ending, url))
    told = run("import", tmp_path / f"a{ending}", "-o", tmp_path / "plans")
    assert told.exit_code in {0, 1, 3}, told.err
    assert paths == []
