"""The programs that the table measures against, each in an environment as `pip install NAME` alone makes it."""

import subprocess
import sys
import venv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PACKAGES = {
    "check-jsonschema": ("check-jsonschema",),
    "check-jsonschema+clib": ("check-jsonschema", "ruamel.yaml.clib"),
    "yamllint": ("yamllint",),
    "yamale": ("yamale",),
    "docxtpl": ("docxtpl",),
    "typer": ("typer",),
    "floor": ("pyyaml", "pydantic-core"),
}
"""The packages of each environment; the second one has our C parser besides."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer's environment, its first package, and the version of that."""

    folder: Path
    package: str
    version: str

    @property
    def python(self) -> str:
        """The path of its Python."""
        return str(self.folder / "bin" / "python")

    def script(self, name: str) -> str:
        """The path of one of its programs."""
        return str(self.folder / "bin" / name)


def peers(cache: Path, names: Iterable[str]) -> dict[str, Peer]:
    """The peers of these names that can be had; one whose environment stands in the cache is taken as it is."""
    found = {name: _peer(cache / name, PACKAGES[name]) for name in names}
    return {name: peer for name, peer in found.items() if peer is not None}


def _peer(folder: Path, packages: tuple[str, ...]) -> Peer | None:
    """A peer, installed where it is not there yet; `None` where that fails."""
    found = _version(folder, packages[0])
    if found is None:
        venv.create(folder, with_pip=True, clear=True)
        command = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *packages]
        if subprocess.run(command, check=False, capture_output=True).returncode == 0:  # noqa: S603 — pip
            found = _version(folder, packages[0])
    return None if found is None else Peer(folder, packages[0], found)


def _version(folder: Path, package: str) -> str | None:
    """The version of a package in an environment of this Python; `None` where there is none."""
    place = folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    found = next(place.glob(f"{package.replace('-', '_')}-*.dist-info"), None)
    return None if found is None else found.name.removesuffix(".dist-info").split("-")[1]
