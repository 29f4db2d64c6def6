"""Work on a hostile file is ended: by itself, in a PDF that is verified or signed, and in a font."""

import gc
import signal
import sys
import threading
import time
import zlib
from contextlib import suppress
from itertools import count

import pytest
from helpers.signing_lab import SIGNED_AT, Lab, small_pdf

from cchc.errors import CchcError
from cchc.signing import limits
from cchc.signing.document import signable
from cchc.signing.limits import TooMuchWorkError, bounded
from cchc.signing.signatures import Flaw
from cchc.signing.verify import verified

SLOW = "Tệp cần hơn 0.3 giây để đọc nên đã dừng. Đề nghị xuất lại tệp, hoặc chia thành nhiều tệp."
LARGE = "Tệp cần quá nhiều bộ nhớ để đọc nên đã dừng. Đề nghị xuất lại tệp, hoặc chia thành nhiều tệp."


def endless() -> None:
    for _ in count():
        pass


def said(work: object, seconds: float = 0.3) -> str:
    with pytest.raises(TooMuchWorkError) as caught:
        bounded(work, seconds=seconds)  # type: ignore[arg-type]  # each is called without arguments
    return str(caught.value)


def test_work_that_does_not_end_is_ended_and_leaves_nothing_changed() -> None:
    before = signal.getsignal(signal.SIGINT), gc.isenabled(), threading.active_count()
    assert said(endless) == SLOW
    assert (signal.getsignal(signal.SIGINT), gc.isenabled(), threading.active_count()) == before
    assert bounded(lambda: 7, seconds=0.3) == 7


def test_work_that_swallows_its_interruption_is_interrupted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_AGAIN", 0.1)

    def deaf() -> None:
        with suppress(KeyboardInterrupt):  # as it would be in a destructor
            endless()
        endless()

    assert said(deaf) == SLOW


def test_work_on_a_million_objects_leaves_no_interruption_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_AGAIN", 0.001)
    before = threading.active_count()

    def cyclic() -> None:
        kept: list[object] = []
        while True:
            kept.append([kept])

    assert said(cyclic) == SLOW
    time.sleep(0.3)
    assert threading.active_count() == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory cannot be limited")
def test_work_that_takes_too_much_memory_is_ended_and_the_next_has_it_again() -> None:
    for _ in range(3):
        assert said(lambda: [bytes(2**20) for _ in range(2**20)], seconds=60) == LARGE
    assert len(bounded(lambda: bytes(200 * 2**20), seconds=9)) == 200 * 2**20


def test_ctrl_c_still_ends_the_program() -> None:
    with pytest.raises(KeyboardInterrupt) as caught:
        bounded(lambda: signal.raise_signal(signal.SIGINT), seconds=9)
    assert caught.type is KeyboardInterrupt


def test_waiting_does_not_count_where_only_the_processors_time_does() -> None:
    assert bounded(lambda: time.sleep(0.7), seconds=0.3, clock=time.process_time) is None


def test_beside_the_main_thread_work_goes_on_without_a_limit_of_time() -> None:
    found: list[int] = []
    other = threading.Thread(target=lambda: found.append(bounded(lambda: 7, seconds=0.3)))
    other.start()
    other.join()
    assert found == [7]


def stream(content: bytes, entries: str) -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries.encode(), content)


def cross_references(content: bytes, entries: str) -> bytes:
    """A PDF that is one stream of cross references."""
    return b"%%PDF-1.7\n1 0 obj\n%s\nendobj\nstartxref\n9\n%%%%EOF\n" % stream(content, f"/Type /XRef {entries}")


def doubled(kind: str, last: str) -> list[str]:
    """Objects from 7 on: forty groups, each of which holds the next one twice, and what the last one holds."""
    groups = [f"<< {kind} /Count 2 /Kids [{number} 0 R {number} 0 R] >>" for number in range(8, 48)]
    return [*groups, f"<< {last} >>"]


PACKED = zlib.compress(b"\0" * (150 << 20), 9)
HOSTILE = {
    "fields within fields": small_pdf(catalog="/AcroForm << /Fields [7 0 R] >>", objects=doubled("/T (a)", "")),
    "endless cross references": cross_references(b"", "/Size 2000000000 /W [0 0 0]"),
    "packed cross references": cross_references(PACKED, "/Size 50000000 /W [1 1 1] /Filter /FlateDecode"),
    "digits without end": small_pdf() + b"9" * 5_000_000,
    "a long name": small_pdf(catalog=f"/{'A' * 9_000_000} 1"),
}


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time is over after half a second."""
    monkeypatch.setattr(limits, "SECONDS", 0.5)
    monkeypatch.setattr("cchc.signing.document._SECONDS", 0.5)


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_is_told_in_time_when_it_is_verified(name: str) -> None:
    start = time.process_time()
    file = verified(HOSTILE[name], (), SIGNED_AT)
    assert time.process_time() - start < 5
    assert file.flaws in ((Flaw.NOT_READ,), (Flaw.BROKEN,))
    assert bool(file.reason) == (file.flaws == (Flaw.NOT_READ,))


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_is_told_in_time_when_it_is_to_be_signed(name: str) -> None:
    start = time.process_time()
    with pytest.raises(CchcError, match=r"^Tệp PDF “a\.pdf” (hỏng, không đọc được|cần )"):
        signable(HOSTILE[name], "a.pdf")
    assert time.process_time() - start < 5


@pytest.mark.usefixtures("soon")
def test_pages_within_pages_end_in_time(lab: Lab) -> None:
    tree = small_pdf(objects=doubled("/Type /Pages", "/Type /Page /MediaBox [0 0 9 9] /Resources << >>"))
    content = lab.countersigned(tree.replace(b"/Kids [3 0 R]", b"/Kids [7 0 R]"))
    assert verified(content, (), SIGNED_AT).flaws == (Flaw.NOT_READ,)
