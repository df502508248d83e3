"""Finding on the server: `tsvector` with a GIN index, over words that are folded here: no extension of the server is needed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, TextClause, text

from facilitator.sessions.finding.searching import Query

_WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 500
"""Letters of a word that count; the server takes no more than two thousand bytes."""
MOST_LETTERS = 100_000
"""Of one thing that is found; the server takes a megabyte."""
_ADD = text("INSERT INTO found_words (id, words) VALUES (:id, CAST(:words AS tsvector))")
_FITS = "found_words.words @@ CAST(:match AS tsquery)"
_PLAN = text(f"EXPLAIN (FORMAT JSON) SELECT 1 FROM found_words WHERE {_FITS}")
MANY_MORE = 5
_COUNT = text(f"SELECT count(*) FROM (SELECT 1 FROM found_words WHERE {_FITS} LIMIT :most) few")


def words_of(said: str) -> tuple[str, ...]:
    """The words of a text as they are found: without accents and capitals, and nothing but letters and figures."""
    apart = unicodedata.normalize("NFKD", said[:MOST_LETTERS].casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return tuple(word[:LONGEST_WORD] for word in _WORD.findall(plain[:MOST_LETTERS]))


def add_words(connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    """Let rows of `found` be found by their words."""
    if rows:
        connection.execute(_ADD, [{"id": row["id"], "words": _vector(row)} for row in rows])


def _vector(row: Mapping[str, object]) -> str:
    """In the notation of the server itself: its own parser would take words apart that FTS5 leaves whole."""
    weighed = (("A", f"{row['text']} {row['owner']}"), ("B", str(row["team"])), ("C", str(row["kind"])))
    return " ".join(f"'{word}':{n}{weight}" for weight, said in weighed for n, word in enumerate(words_of(said), start=1))


def match_of(query: Query) -> str:
    """The query in the language of the server. Words hold letters and figures only, so nothing in them is an operator."""
    parts = [
        *(f"'{word}':*A" for said in query.words for word in words_of(said)),
        *(f"'{word}':*B" for said in query.team for word in words_of(said)),
        *([f"'{query.kind}':C"] if query.kind else []),
    ]
    return " & ".join(parts)


def few(connection: Connection, match: str, most: int) -> bool:
    """Whether at most so many things fit. Where many more do, the newest are gone through from now on instead of all.

    The begin of a word is in hundreds of thousands of things: only to count them the server would take a second.
    """
    many = _estimate(connection, match) > MANY_MORE * most
    if many or int(connection.execute(_COUNT, {"match": match, "most": most + 1}).scalar_one()) > most:
        connection.execute(text("SET LOCAL enable_bitmapscan = off"))
        return False
    return True


def _estimate(connection: Connection, match: str) -> float:
    """How many things fit, as the server guesses."""
    (plan,) = connection.execute(_PLAN, {"match": match}).scalar_one()
    return float(plan["Plan"]["Plan Rows"])


def statement(query: Query, ranked: bool) -> TextClause:
    """The same columns as a file gives, the best first, or the newest."""
    match = match_of(query)
    conditions = [
        *([_FITS] if match else []),
        *(["found.day >= :since"] if query.since else []),
        *(["found.day <= :until"] if query.until else []),
    ]
    newest = "found_words.id DESC" if match else "found.id DESC"
    order = f"ts_rank(found_words.words, CAST(:match AS tsquery), 1) DESC, {newest}" if ranked else newest
    return text(
        "SELECT found.session_id, found.kind, found.text, found.owner, found.note, found.day, "
        "session.template_title AS title, session.team, session.starts_at, session.state, "
        "EXISTS (SELECT 1 FROM example WHERE example.session_id = found.session_id AND example.note = found.note) AS example "
        f"FROM {_tables(query, match)} JOIN session ON session.id = found.session_id "
        f"WHERE {' AND '.join(conditions) or 'true'} ORDER BY {order} LIMIT :limit OFFSET :offset"
    )


def _tables(query: Query, match: str) -> str:
    found = "found_words JOIN found ON found.id = found_words.id" if match else "found"
    return f"{found} JOIN example marked ON marked.session_id = found.session_id AND marked.note = found.note" if query.examples else found
