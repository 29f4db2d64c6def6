"""Working with a template that may be hostile, within a limit of time and memory.

The language of templates (`templating.language`) keeps such a template from reaching anything. What remains is a file
that is built to be slow: no check of ours can tell how long docxtpl's patterns take on it. So the work is done in a
process of its own, which is ended when its time is over.
"""

import json
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from math import ceil

from cchc.documents.templating.template import Template
from cchc.documents.trial import TemplateFault, template_faults
from cchc.documents.views.view import View
from cchc.documents.word.render import docx
from cchc.errors import CchcError
from cchc.reading.bounds import LARGEST

SECONDS = 7
"""The computing time of the separate process in seconds; with all around it, no template takes more than ten."""
_PATIENCE = 4
"""How many times as long the process may take on a machine that is busy, or that cannot limit computing time."""
_MEMORY = 450 * 1024**2
"""The memory limit of the separate process in bytes, its libraries included (an ordinary template uses 120 MiB)."""
_LONGEST = LARGEST
"""The longest answer, in bytes."""
_LONGEST_SENTENCE = 2000
_NO_MEMORY = 4
_OUT_OF_TIME = -signal.SIGXCPU if sys.platform != "win32" else None
"""The exit code of a process that has used up its computing time."""


@dataclass(frozen=True, slots=True)
class RenderingTask:
    """A view to be rendered with a template; the document says the time `at`."""

    view: View
    template: Template
    at: datetime | None = None

    def answer(self) -> bytes:
        """The Word file."""
        return docx(self.view, self.template, self.at)


@dataclass(frozen=True, slots=True)
class TrialTask:
    """A template to be tried."""

    template: Template

    def answer(self) -> bytes:
        """Its faults, as `faults_apart` reads them."""
        return json.dumps([asdict(fault) for fault in template_faults(self.template)]).encode()


def rendered_apart(view: View, template: Template, at: datetime | None = None) -> bytes:
    """The Word file that a foreign template makes of a view.

    Raises:
        CchcError: As `docx`; or the template takes too long or too much memory.
    """
    return answered(RenderingTask(view, template, at))


def faults_apart(template: Template) -> list[TemplateFault]:
    """The faults of a foreign template.

    Raises:
        CchcError: As `template_faults`; or the template takes too long or too much memory.
    """
    return [TemplateFault(**fault) for fault in json.loads(answered(TrialTask(template)))]


def answered(work: RenderingTask | TrialTask, seconds: float = SECONDS) -> bytes:
    """The answer of this work, from a process of its own.

    Raises:
        CchcError: As the work; or the template takes too long or too much memory.
    """
    name = work.template.path
    too_long = f"Mẫu “{name}” xuất quá {seconds:g} giây nên đã dừng. Đề nghị bớt nội dung của mẫu."
    command = [sys.executable, "-P", "-m", __name__]
    try:
        done = subprocess.run(  # noqa: S603 — this program itself
            command, input=pickle.dumps((work, seconds)), capture_output=True, timeout=_PATIENCE * seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise CchcError(too_long) from error
    if done.returncode == _OUT_OF_TIME:
        raise CchcError(too_long)
    if done.returncode == CchcError.exit_code:
        raise CchcError(done.stderr.decode(errors="surrogatepass").strip())
    if done.returncode < 0 or done.returncode == _NO_MEMORY:
        raise CchcError(f"Mẫu “{name}” cần quá nhiều bộ nhớ nên đã dừng. Đề nghị dùng mẫu khác.")
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    return done.stdout


def _limit(seconds: float) -> None:
    """Limit this process's memory and time, and forbid files and core dumps, where the system can (not on Windows)."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        for kind, limit in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
            resource.setrlimit(kind, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CPU, (ceil(seconds), ceil(seconds) + 1))  # at the second number it is killed


def _main() -> int:
    work: RenderingTask | TrialTask
    work, seconds = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 — from `answered`
    _limit(seconds)
    try:
        answer = work.answer()
        if len(answer) > _LONGEST:
            return _NO_MEMORY
        sys.stdout.buffer.write(answer)
    except CchcError as error:
        sentence = str(error)[:_LONGEST_SENTENCE]
        sys.stderr.buffer.write(sentence.encode(errors="surrogatepass"))  # it may quote a name that is no text
        return error.exit_code
    except MemoryError:
        return _NO_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(_main())
