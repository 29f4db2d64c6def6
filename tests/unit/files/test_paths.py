from pathlib import Path

import pytest

from cchc import files


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository beside what is none of its business: r/.git, r/plans, r/common; outside."""
    for folder in ("r/.git", "r/plans/sub", "r/common", "outside"):
        (tmp_path / folder).mkdir(parents=True)
    for file in ("r/.git/config", "r/plans/a", "r/plans/sub/b", "r/common/c", "outside/d"):
        (tmp_path / file).write_bytes(b"")
    return tmp_path / "r"


@pytest.mark.parametrize(
    ("target", "strays"),
    [
        ("a", False),
        ("sub/b", False),
        ("missing", False),
        ("../common/c", False),
        ("../../r/common/c", False),
        ("../../outside/d", True),
        ("../../outside/missing", True),
        ("../../outside", True),
        ("/proc/self/environ", True),
        ("/dev/stdin", True),
        ("../.git/config", True),
        ("../.GIT/config", True),
        ("link", False),
    ],
)
def test_a_link_may_lead_anywhere_in_its_repository_but_not_out_of_it(
    repository: Path, target: str, strays: bool
) -> None:
    link = repository / "plans" / "link"
    link.symlink_to(target)
    assert files.strays(link) is strays


def test_a_link_to_a_link_that_leads_out_leads_out(repository: Path) -> None:
    (repository / "common" / "further").symlink_to("../../outside/d")
    (repository / "plans" / "link").symlink_to("../common/further")
    assert files.strays(repository / "plans" / "link")


def test_settings_stand_at_the_top_of_a_repository_too(repository: Path) -> None:
    (repository / ".git" / "config").unlink()
    (repository / ".git").rmdir()
    (repository / "plans" / "link").symlink_to("../common/c")
    assert files.strays(repository / "plans" / "link")
    (repository / "cchc.toml").write_bytes(b"")
    assert not files.strays(repository / "plans" / "link")


def test_a_folder_of_the_way_may_be_a_link(repository: Path) -> None:
    (repository.parent / "way").symlink_to("r/plans")
    assert not files.strays(repository.parent / "way" / "a")
    (repository / "plans" / "link").symlink_to("../common/c")
    assert not files.strays(repository.parent / "way" / "link")


@pytest.mark.parametrize("name", ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"])
def test_standard_input_has_several_names(name: str) -> None:
    path = Path(name)
    assert (files.is_stream(path), files.name_of(path), files.folder_of(path)) == (True, "<stdin>", Path())


def test_another_stream_keeps_its_name_and_a_file_its_folder() -> None:
    assert files.name_of(Path("/dev/fd/63")) == "/dev/fd/63"
    assert files.folder_of(Path("/dev/fd/63")) == Path()
    assert [files.is_stream(Path(name)) for name in ("/dev/null", "/dev/fd", "dev/fd/1", "/dev/fd/x")] == [False] * 4
    assert files.folder_of(Path("plans/a.yaml")) == Path("plans")


def test_the_first_linked_folder_of_a_path_is_named(tmp_path: Path) -> None:
    (tmp_path / "real" / "in").mkdir(parents=True)
    (tmp_path / "out").symlink_to("real")
    (tmp_path / "real" / "in" / "again").symlink_to(".")
    assert files.linked_folder(tmp_path / "out" / "in" / "again" / "x") == tmp_path / "out"
    assert files.linked_folder(tmp_path / "real" / "in" / "again" / "x") == tmp_path / "real" / "in" / "again"
    assert files.linked_folder(tmp_path / "real" / "in" / "x") is None


def test_a_folder_whose_names_may_not_be_read_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_: Path) -> None:  # nothing is forbidden to root, who runs the tests of CI
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", forbidden)
    assert files.names_in(tmp_path) == []
    assert files.existing(tmp_path / "a.pdf") == tmp_path / "a.pdf"


def test_what_is_not_found_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").symlink_to("nowhere")
    assert files.lookup_error(tmp_path / "a") is None
    assert isinstance(files.lookup_error(tmp_path / "b"), FileNotFoundError)
    assert isinstance(files.lookup_error(Path("a\0b")), ValueError)

    def forbidden(_: Path) -> None:  # nothing is forbidden to root, who runs the tests of CI
        raise PermissionError

    monkeypatch.setattr(Path, "lstat", forbidden)
    assert isinstance(files.lookup_error(tmp_path / "a"), PermissionError)


@pytest.mark.parametrize("question", [files.is_file, files.is_folder, files.exists])
@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "a/b/c", "\udcff"])
def test_what_cannot_be_looked_up_is_not_there(question: object, name: str) -> None:
    assert question(Path(name)) is False  # type: ignore[operator]
