"""A query as FTS5 expressions, from the strictest reading to the most generous one."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from corpus.query import Clause, Query, Term
from corpus.words import FOLDED, fold, parts, stem

Reading = Callable[..., str]  # a query, and the columns it is looked for in, as an expression
Alike = Callable[[str], Sequence[str]]  # words of the archive that are spelt nearly like one

_ALL: Final = ("title", "fields", "body")
PROMINENT: Final = ("title", "fields")


def literal(query: Query, columns: Sequence[str] = _ALL) -> str:
    """Words in any inflection and as parts of compounds, å ä ö as typed."""
    return _expression(query, lambda term: _literally(term, columns))


def folded(query: Query, columns: Sequence[str] = _ALL) -> str:
    """The same, å ä ö or none being one."""
    return _expression(query, lambda term: _folded(term, columns))


def alike(query: Query, near: Alike) -> str:
    """The same, and words spelt nearly like these, and the parts of a compound by themselves."""
    return _expression(query, lambda term: _alike(term, near))


def some(query: Query, near: Alike) -> str:
    """Any of the clauses, read like that."""
    wanted = [_clause(clause, lambda term: _alike(term, near)) for clause in query.wanted]
    return _without(_either(wanted), query, lambda term: _literally(term, _ALL))


def any_folded(query: Query, columns: Sequence[str]) -> str:
    """Any of the clauses, å ä ö or none being one, in some columns."""
    return _either([_clause(clause, lambda term: _folded(term, columns)) for clause in query.wanted])


def negated(query: Query) -> str:
    """Any of the clauses that must not be found."""
    return _either([_clause(clause, lambda term: _literally(term, _ALL)) for clause in query.clauses])


def _expression(query: Query, read: Callable[[Term], str]) -> str:
    wanted = " AND ".join(_clause(clause, read) for clause in query.wanted)
    return _without(wanted, query, lambda term: _literally(term, _ALL))


def _without(wanted: str, query: Query, read: Callable[[Term], str]) -> str:
    unwanted = [_clause(clause, read) for clause in query.clauses if clause.negated]
    return f"({wanted}) NOT {_either(unwanted)}" if unwanted and wanted else wanted


def _clause(clause: Clause, read: Callable[[Term], str]) -> str:
    return _either([read(term) for term in clause.terms])


def _either(expressions: Iterable[str]) -> str:
    return "(" + " OR ".join(dict.fromkeys(expressions)) + ")"


def _literally(term: Term, columns: Sequence[str]) -> str:
    options = [_in(columns, _phrase(term.words) + (" *" if term.prefix else ""))]
    if len(term.words) == 1 and not term.prefix:
        options.append(_in_terms(columns, (stem(term.words[0]),)))
    return _either(options)


def _folded(term: Term, columns: Sequence[str]) -> str:
    options = [_literally(term, columns)]
    if len(term.words) == 1:
        plain = fold(term.words[0])
        plain = plain if term.prefix else fold(stem(term.words[0]))
        star = " *" if term.prefix else ""
        options += [_in_terms(columns, (word,), star) for word in (FOLDED + plain, plain)]
    return _either(options)


def _alike(term: Term, near: Alike) -> str:
    options = [_folded(term, _ALL)]
    if len(term.words) == 1 and not term.prefix:
        word = term.words[0]
        options += [_in(_ALL, _phrase((other,))) for other in near(word)]
        halves = parts(word)
        for first, last in zip(halves[::2], halves[1::2], strict=False):
            options.append("(" + " AND ".join(_in_terms(_ALL, (stem(half),)) for half in (first, last)) + ")")
    return _either(options)


def _in(columns: Sequence[str], phrase: str) -> str:
    return f"{{{' '.join(columns)}}} : {phrase}"


def _in_terms(columns: Sequence[str], words: Sequence[str], star: str = "") -> str:
    return _in([f"{column}_terms" for column in columns], _phrase(words) + star)


def _phrase(words: Sequence[str]) -> str:
    # Words are letters and digits alone, so that nothing in them can end the string.
    return '"' + " ".join(words) + '"'
