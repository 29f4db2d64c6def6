"""The Word templates: those in use, copies of our own to be restyled, and the faults of a template."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import files, resources
from cchc.errors import CchcError
from cchc.operations.paths import template_in_use

if TYPE_CHECKING:
    from cchc.documents.trial import TemplateFault


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies that were made, and the files that were there before and were kept."""

    made: tuple[Path, ...]
    kept: tuple[Path, ...]


def in_use() -> list[tuple[str, Path | None]]:
    """The name of each template, and the office's own file that is used in its place, if any.

    Raises:
        CchcError: The office's folder leads out of the repository, or may not be entered.
    """
    used = zip(resources.templates(), in_use_paths(), strict=True)
    return [(ours.name, None if own == ours else own) for ours, own in used]


def in_use_paths() -> list[Path]:
    """The file of each template that is used, our own or the office's.

    Raises:
        CchcError: As with `in_use`.
    """
    return [template_in_use(path.name) for path in resources.templates()]


def copy(names: Sequence[str] | None, folder: Path, *, force: bool) -> Copies:
    """Copy our templates of these names, or all of them, into a folder.

    When all are copied, files that are there already (restyled by the office) are kept; unless all are there, or with
    `force`.

    Raises:
        CchcError: A file is there already, or the usual folder is a link; nothing was copied.
    """
    chosen = {folder / path.name: path for path in _of_names(names)}
    kept = () if names or force else _restyled(chosen)
    wanted = [target for target in chosen if target not in kept]
    for target in wanted:
        if folder == resources.TEMPLATES_FOLDER:
            files.refuse_linked_folder(target)
        files.refuse_overwriting(target, force=force)
    return Copies(files.write_all({target: chosen[target].read_bytes() for target in wanted}, said_of), kept)


def _of_names(names: Sequence[str] | None) -> list[Path]:
    """Our templates of these names; without names, all of them."""
    return [path for path in resources.templates() if not names or path.name in names]


def _restyled(targets: Collection[Path]) -> tuple[Path, ...]:
    """The targets that are there already; none when all are there, since then there is nothing else to copy."""
    there = tuple(target for target in targets if files.is_file(target))
    return there if len(there) < len(targets) else ()


def said_of(target: Path) -> str:
    """The message for a template that was copied."""
    return f"Đã chép {target.as_posix()}"


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """A template with its faults; or with the error of one that is not there, cannot be opened or takes too long."""

    path: Path
    faults: "tuple[TemplateFault, ...]" = ()
    refusal: CchcError | None = None


def checked(paths: Sequence[Path] | None) -> "Iterator[CheckedTemplate]":
    """The templates at these paths, or those in use, each checked whatever the others are."""
    from cchc.documents.isolation import faults_apart
    from cchc.documents.templating.template import template

    for path in paths or in_use_paths():
        try:
            yield CheckedTemplate(path, tuple(faults_apart(template(path))))
        except CchcError as error:
            yield CheckedTemplate(path, refusal=error)
