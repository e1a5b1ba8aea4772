"""Writes values into a SPARQL text where its variables stand, for stores that bind none.

SPARQL 1.1 Protocol has no parameters. The text is cut into tokens by the grammar of SPARQL 1.1
Query Language (section 19.8), so that a variable in a string, a comment or an IRI is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from etiograph.errors import QueryError

TOKEN = re.compile(
    r"""(?P<space>[\s]+|\#[^\n\r]*)
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
        |'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")
    |(?P<variable>[?$]\w+)
    |(?P<name>(?:\w[\w.-]*)?:(?:[\w:%.-]|\\.)*(?<!\.)|_:\w+)
    |(?P<word>@[A-Za-z]+(?:-\w+)*|[A-Za-z]\w*)
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
ROLES = ("CONSTRUCT", "MINUS", "VALUES")
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
AMBIGUOUS = re.compile(r"\\[uU]")
"""Some stores read an escape before they look for the end of a string, some after."""


@dataclass(slots=True)
class Token:
    """A piece of the text: what it is, and how it is written."""

    kind: str
    text: str

    @property
    def word(self) -> str:
        """Upper case of a keyword or sign; empty for what cannot be one."""
        return self.text.upper() if self.kind in ("word", "other") else ""

    @property
    def plain(self) -> str:
        """The text as it is."""
        return self.text


@dataclass(slots=True)
class Group:
    """What stands between braces: tokens, and groups in it.

    Attributes:
        parts: tokens without the braces, and groups.
        role: which of ``ROLES`` stands before it, if any.
    """

    role: str = ""
    parts: list[Token | Group] = field(default_factory=list)

    @property
    def word(self) -> str:
        """Empty: a group is no keyword."""
        return ""

    @property
    def plain(self) -> str:
        """The text as it is, braces included."""
        return f"{{{''.join(part.plain for part in self.parts)}}}"

    def tokens(self) -> Iterator[Token]:
        """Return every token, also of the groups in it."""
        for part in self.parts:
            if isinstance(part, Group):
                yield from part.tokens()
            else:
                yield part


def form(text: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE; empty where the text is no query."""
    words = (one.word for one in _tokens(text))
    return next((word for word in words if word in FORMS), "")


def reaches_out(text: str) -> bool:
    """Tell whether the text has SERVICE in it, which sends a store to other hosts."""
    return any(token.word == "SERVICE" for token in _tokens(text))


def declared(text: str, prefixes: Mapping[str, str]) -> str:
    """Return the text with those prefixes declared that it uses and does not declare."""
    tokens = [one for one in _tokens(text) if one.kind != "space"]
    used: set[str] = set()
    own: set[str] = set()
    for before, token in zip([Token("", ""), *tokens], tokens, strict=False):
        if token.kind == "name":
            (own if before.word == "PREFIX" else used).add(token.text.partition(":")[0])
    lacking = sorted((used - own) & set(prefixes))
    # On the first line, so that the lines that a store names in its messages stay.
    return "".join(f"PREFIX {one}: <{prefixes[one]}> " for one in lacking) + text


def bound(text: str, values: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Return the text with values written where their variables stand in its patterns.

    The variables stay where a value cannot stand: after SELECT, in GROUP BY and ORDER BY, in a
    template. There each has its one value by a VALUES at the head of the pattern. A sub-SELECT
    that does not name the variable has one of its own, which is left alone. So the rows are those
    that pyoxigraph gives for ``substitutions``.

    Args:
        text: SPARQL that has been parsed without error.
        values: by name of the variable, which the query must give back.

    Raises:
        QueryError: if a value has an escape that stores read differently.
    """
    for name, term in values.items():
        if AMBIGUOUS.search(term.value):
            raise QueryError(name, "a value with a backslash before u", "ask without it")
        text = _query(_grouped(text), Variable(name, str(term)))
    return text


def _tokens(text: str) -> Iterator[Token]:
    for found in TOKEN.finditer(text):
        yield Token(str(found.lastgroup), found.group())


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable and the value that it is to have, as SPARQL writes it."""

    name: str
    value: str

    @property
    def row(self) -> str:
        """The pattern that gives the variable its value."""
        return f" VALUES ?{self.name} {{ {self.value} }}"

    def at(self, part: Token | Group) -> bool:
        """Tell whether a part is this variable."""
        return isinstance(part, Token) and part.kind == "variable" and part.text[1:] == self.name


def _grouped(text: str) -> Group:
    here, role = Group(), ""
    around: list[Group] = []
    for token in _tokens(text):
        if token.word == "{":
            inner = Group(role)
            here.parts.append(inner)
            around.append(here)
            here, role = inner, ""
        elif token.word == "}" and around:
            here = around.pop()
        else:
            here.parts.append(token)
            if token.word in ROLES:
                role = token.word
            elif token.word == "WHERE":
                role = ""
    return here


def _query(query: Group, variable: Variable) -> str:
    """Return a SELECT, ASK, CONSTRUCT or DESCRIBE: only its patterns have values."""
    words = [one.word for one in _telling(query)]
    short = "CONSTRUCT WHERE" in " ".join(words)  # a pattern of triples only
    said = []
    for part in query.parts:
        if isinstance(part, Token) or part.role in ("VALUES", "CONSTRUCT"):
            said.append(part.plain)
        else:
            said.append(_pattern(part, variable, headed=not short))
    return "".join(said)


def _pattern(group: Group, variable: Variable, *, headed: bool = False) -> str:
    telling = _telling(group)
    if telling and telling[0].word == "SELECT":
        return f"{{{_query(group, variable)}}}" if _projects(telling, variable) else group.plain
    fixed = _fixed(telling, variable)
    # MINUS compares by what both sides bind, so that both must bind the variable.
    headed = headed or bool(fixed) or any(one.word == "MINUS" for one in telling)
    if group.role == "MINUS":
        headed = any(variable.at(token) for token in group.tokens())
    said = [variable.row if headed else ""]
    for part in group.parts:
        if isinstance(part, Group):
            said.append(part.plain if part.role == "VALUES" else _pattern(part, variable))
        else:
            said.append(
                variable.value if variable.at(part) and id(part) not in fixed else part.text
            )
    return f"{{{''.join(said)}}}"


def _telling(group: Group) -> list[Token | Group]:
    return [one for one in group.parts if isinstance(one, Group) or one.kind != "space"]


def _fixed(telling: list[Token | Group], variable: Variable) -> set[int]:
    """Return the tokens, by identity, at which only a variable may stand."""
    fixed, listing = set(), False
    for at, part in enumerate(telling):
        listing = (listing or part.word == "VALUES") and isinstance(part, Token)
        before = [one.word for one in telling[max(0, at - 2) : at]]
        if variable.at(part) and (listing or before[-1:] == ["AS"] or before == ["BOUND", "("]):
            fixed.add(id(part))
    return fixed


def _projects(telling: list[Token | Group], variable: Variable) -> bool:
    """Tell whether a SELECT gives the variable to what is around it."""
    depth, before = 0, ""
    for part in telling:
        if isinstance(part, Group) or part.word in ("WHERE", "FROM"):
            return False
        depth += (part.word == "(") - (part.word == ")")
        if part.word == "*" and not depth:
            return True
        if variable.at(part) and (not depth or (depth == 1 and before == "AS")):
            return True
        before = part.word
    return False
