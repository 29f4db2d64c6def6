"""Tokens of SoftHSM2, which behave like real ones, with what the tests of PKCS#11 need on them."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from helpers.signing_lab import PIN, Issued, Lab, new_key


def module() -> Path | None:
    """SoftHSM's library, where the systems put it."""
    folders = ("/usr/lib/softhsm", "/usr/lib64/softhsm", "/usr/local/lib/softhsm", "/opt/homebrew/lib/softhsm")
    found: Iterator[Path] = (Path(folder, "libsofthsm2.so") for folder in folders)
    return next(filter(Path.is_file, found), None)


@dataclass(frozen=True)
class Tokens:
    """A token with one key (and the CA's certificate), and others that tests go wrong with."""

    module: Path
    one: str = "UBND xã Mẫu"
    rsa: str = "RSA"
    two: str = "Hai khóa"
    empty: str = "Trống"
    mismatched: str = "Không khớp"


def call(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)


def make_tokens(folder: Path, lab: Lab) -> Tokens:
    """The tokens in `folder`, and SoftHSM set to look there, for as long as the tests run."""
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    library = module()
    assert library, "softhsm2 is not installed"
    tokens = Tokens(library)
    for label in (tokens.one, tokens.rsa, tokens.two, tokens.empty, tokens.mismatched):
        call("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "87654321")
    desk = _Desk(folder, library)
    desk.put(tokens.one, "01", "con-dau", lab.agency)
    desk.certificate(tokens.one, "99", "CA", lab.authority.certificate.public_bytes(Encoding.DER))
    desk.put(tokens.rsa, "01", "con-dau", lab.authority.issue(key=new_key(use_rsa=True)))
    desk.put(tokens.two, "01", "khoa-cu", lab.authority.issue("Cũ"))
    desk.put(tokens.two, "02", "khoa-moi", lab.authority.issue("Mới"))
    desk.put(tokens.mismatched, "01", "con-dau", Issued(new_key(), lab.agency.certificate))
    return tokens


@dataclass(frozen=True)
class _Desk:
    folder: Path
    library: Path

    def put(self, token: str, identifier: str, label: str, issued: Issued) -> None:
        key = self.folder / "key.pem"
        key.write_bytes(issued.key_bytes(Encoding.PEM))
        named = ("--token", token, "--label", label, "--id", identifier, "--pin", PIN)
        call("softhsm2-util", "--import", key, *named)
        self.certificate(token, identifier, label, issued.certificate.public_bytes(Encoding.DER))

    def certificate(self, token: str, identifier: str, label: str, der: bytes) -> None:
        file = self.folder / "certificate.der"
        file.write_bytes(der)
        named = ("--token-label", token, "--label", label, "--id", identifier, "--login", "--pin", PIN)
        call("pkcs11-tool", "--module", self.library, *named, "--write-object", file, "--type", "cert")
