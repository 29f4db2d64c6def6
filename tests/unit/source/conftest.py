import pytest


@pytest.fixture(params=["C", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The test runs twice: with the C parser, and as if it were not there; no text is read line by line."""
    monkeypatch.setattr("cchc.source.document.read_by_line", lambda _: None)
    if request.param == "pure":
        monkeypatch.setattr("cchc.source.events.CParser", None)
    return str(request.param)
