"""Names what can go wrong: one small tree, each message saying where, what, and what to do next."""

from __future__ import annotations

FINDINGS, USAGE, UNREADABLE, SYNTAX, TIMEOUT, STOPPED = 1, 2, 3, 4, 5, 130


class EtiographError(Exception):
    """Something that a user can cause and can put right.

    Attributes:
        where: file, argument or term that the trouble is in.
        what: the trouble, without a full stop.
        hint: what to do next.
        status: exit status of the command line.
    """

    status = UNREADABLE

    def __init__(self, where: object, what: str, hint: str) -> None:
        self.where, self.what, self.hint = str(where), what, hint
        super().__init__(f"{self.where}: {what}; {hint}")

    def __reduce__(self) -> tuple[type[EtiographError], tuple[str, str, str]]:
        """Let an error pass from one process to another."""
        return type(self), (self.where, self.what, self.hint)


class InputError(EtiographError):
    """A file cannot be read, or lacks what it must hold."""


class InputSyntaxError(InputError):
    """A file or query breaks the grammar of its language."""

    status = SYNTAX


class OutputError(EtiographError):
    """A result cannot be written; whatever stood there before is untouched."""


class UsageError(EtiographError):
    """An argument does not fit."""

    status = USAGE


class UnknownTermError(UsageError):
    """No term of the graph goes by this name."""


class UnknownQuestionError(UsageError):
    """No shipped question goes by this name."""


class UnknownFormatError(UsageError):
    """No export goes by this name."""


class StoppedError(EtiographError):
    """A long work was stopped by its user; what is done already is kept."""

    status = STOPPED


class ExportError(EtiographError):
    """An export would say other than the graph does; it is not written."""


class ReleaseError(EtiographError):
    """A release would be described wrongly; it is not written."""


class ParameterError(UsageError):
    """A question lacks a parameter, or was given one that it does not know."""


class QueryError(UsageError):
    """A query asks for more than the engine can take, or for what it does not do."""


class QueryTimeoutError(EtiographError):
    """A query took longer than it was allowed to."""

    status = TIMEOUT


class MissingPackageError(EtiographError):
    """A package that only some conversions need is not installed."""
