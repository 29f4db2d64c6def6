"""Operations that cannot go on.

A fault of a *file* is a value (`cchc.diagnostics`): every file is still checked and every finding shown. An *operation*
that cannot go on raises one of these; the message is one Vietnamese sentence that says what, where, and how to mend it,
and `cli` prints it. Anything else that is raised is a bug and keeps its traceback.
"""


class CchcError(Exception):
    """An operation could not be done: nothing to work on, or the world refused (exit code 3)."""

    exit_code = 3

    def after(self, *done: str) -> "CchcError":
        """This error, its message preceded by `done`: sentences on finished work, with or without a full stop."""
        if not done:
            return self
        told = " ".join(f"{sentence.removesuffix('.')}." for sentence in done)
        return CchcError(f"{told} Việc này đã làm xong. {self}")


class LeftOutError(CchcError):
    """No result can be made, since the files needed for it have errors (exit code 1)."""

    exit_code = 1


class WrongUsageError(CchcError):
    """The command was asked for something that it does not understand or that does not exist (exit code 2)."""

    exit_code = 2
