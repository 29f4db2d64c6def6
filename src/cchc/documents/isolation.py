"""Working with a template that may be hostile, within a limit of time and memory.

The language of templates (`language`) keeps such a template from reaching anything. What remains is a file that is
built to be slow: no check of ours can tell how long docxtpl's patterns take on it. So the work is done in a process of
its own, which is ended when its time is over.
"""

import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cchc.errors import CchcError

SECONDS = 30
_MEMORY = 2 * 1024**3
_NO_MEMORY = 4


def isolated(work: Callable[..., bytes], *arguments: object, template: Path, seconds: float = SECONDS) -> bytes:
    """What `work(*arguments)` gives, from a process of its own; `template` is named when it takes too much.

    Raises:
        CchcError: As `work`; or the template takes too long or too much memory.
    """
    command = [sys.executable, "-P", "-m", __name__]
    try:
        done = subprocess.run(  # noqa: S603 — this program itself
            command, input=pickle.dumps((work, arguments)), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise CchcError(
            f"Mẫu “{template}” xuất quá {seconds:g} giây nên đã dừng. Đề nghị bớt nội dung của mẫu."
        ) from error
    if done.returncode == CchcError.exit_code:
        raise CchcError(done.stderr.decode(errors="surrogatepass").strip())
    if done.returncode < 0 or done.returncode == _NO_MEMORY:
        raise CchcError(f"Mẫu “{template}” cần quá nhiều bộ nhớ nên đã dừng. Đề nghị dùng mẫu khác.")
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    return done.stdout


def _limit_memory() -> None:
    """Where the system can (not on Windows), no more memory than any annex needs."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _main() -> int:
    work, arguments = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 — from `isolated`
    _limit_memory()
    try:
        sys.stdout.buffer.write(work(*arguments))
    except CchcError as error:
        sys.stderr.buffer.write(str(error).encode(errors="surrogatepass"))  # it may quote a name that is no text
        return error.exit_code
    except MemoryError:
        return _NO_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(_main())
