from cchc.guessing import nearest, question


def test_a_guess_is_made_only_when_one_is_near() -> None:
    assert question(nearest("max_scores", ["score", "max_score"])) == "; có phải “max_score”?"
    assert question(nearest("xyz", ["score", "max_score"])) == "."
