"""What figures stand on: Python, the libraries and the machine, without its name or any path."""

import os
import platform
import re
import textwrap
from collections.abc import Mapping
from importlib.metadata import requires, version
from pathlib import Path

from bench.peers import Peer

_CPU_NAME = re.compile(r"^model name\s*: (.+)$", re.MULTILINE)
_WIDTH = 108
_SHOWN = ("cchc", "pydantic", "pydantic-core", "typer")


def libraries() -> dict[str, str]:
    """The version of each library that the program needs, without those of its extras."""
    needed = [each for each in requires("cchc") or () if "extra ==" not in each]
    names = sorted({re.split(r"[^\w.-]", each)[0] for each in needed})
    return {name: version(name) for name in names}


def ground() -> dict[str, str]:
    """What a count of instructions depends on: with the same ground it repeats."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    build = f"{platform.python_compiler()} {' '.join(platform.python_build())}"
    system = f"{platform.system()} {platform.machine()} {' '.join(platform.libc_ver())}"
    return {"python": python, "build": build, "system": system, **libraries()}


def minor(python: str) -> str:
    """The language's version in what `ground` says of Python: “CPython 3.11” of “CPython 3.11.7”."""
    return python.rpartition(".")[0]


def cpu_model(file: Path = Path("/proc/cpuinfo")) -> str:
    """The model of the processor, as far as the system tells it."""
    told = _CPU_NAME.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    return told[1] if told else platform.processor() or platform.machine()


def headline(peers: Mapping[str, Peer]) -> str:
    """The versions and the machine in two sentences, in lines that a narrow window shows whole."""
    told = [f"{name} {version(name)}" for name in _SHOWN]
    told += [f"{peer.package} {peer.version}" for name, peer in peers.items() if "+" not in name]
    versions = ", ".join(dict.fromkeys(told))
    machine = f"Máy: {os.cpu_count()} CPU ({cpu_model()})."
    return textwrap.fill(f"Python {platform.python_version()}, {versions}. {machine}", _WIDTH, break_on_hyphens=False)
