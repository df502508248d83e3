"""A locked file opens with its passphrase and with nothing else, and is never half open."""

from __future__ import annotations

import json

import pytest

from facilitator.sessions.errors import StorageError
from facilitator.storage.locked_file import Cost, WrongPassphrase, check_whole, is_locked, locked, opened

CHEAP = Cost(n=2**4)
WORDS = "paard batterij nietje correct"
DATA = "wat er is gezegd é👍".encode()


def test_what_was_locked_comes_out_with_the_same_words() -> None:
    data = locked(DATA, WORDS, CHEAP)

    assert is_locked(data)
    assert DATA not in data
    assert opened(data, WORDS) == DATA
    assert opened(data, f" {WORDS}\n") == DATA
    assert locked(DATA, WORDS, CHEAP) != data, "the same twice would tell that it is the same"


def test_the_same_letters_typed_on_another_keyboard_open_it() -> None:
    assert opened(locked(DATA, "café met één koekje", CHEAP), "cafe\u0301 met e\u0301e\u0301n koekje") == DATA


@pytest.mark.parametrize("words", ["", "Paard batterij nietje correct", "paard batterij nietje correc"])
def test_other_words_are_told_in_a_sentence(words: str) -> None:
    with pytest.raises(WrongPassphrase, match="past niet"):
        opened(locked(DATA, WORDS, CHEAP), words)


def test_a_passphrase_of_a_few_letters_locks_nothing() -> None:
    with pytest.raises(StorageError, match="12 tekens"):
        locked(DATA, "welkom01 ", CHEAP)


def test_a_byte_that_was_changed_or_is_gone_is_found() -> None:
    data = locked(DATA, WORDS, CHEAP)

    for length in range(len(data)):
        with pytest.raises(StorageError, match="niet heel"):
            check_whole(data[:length])
    for at in range(data.index(b"\n") + 1, len(data)):
        with pytest.raises(StorageError, match="niet heel"):
            opened(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], WORDS)


@pytest.mark.parametrize(
    "head",
    [{"n": 2**30}, {"n": 2**20, "r": 16}, {"n": 3}, {"n": 0}, {"n": True}, {"r": "8"}, {"p": 10**9}, {"kdf": "none"}, {"cipher": "rot13"},
     {"salt": ""}, {"nonce": "zz"}, {"facilitator_locked": 0}, {"length": -1}],
)  # fmt: skip
def test_a_file_that_asks_for_something_else_is_refused_before_anything_is_done(head: dict[str, object]) -> None:
    line, body = locked(DATA, WORDS, CHEAP).split(b"\n", 1)

    with pytest.raises(StorageError, match="niet heel"):
        opened(json.dumps({**json.loads(line), **head}).encode() + b"\n" + body, WORDS)


def test_a_newer_way_of_locking_is_said() -> None:
    line, body = locked(DATA, WORDS, CHEAP).split(b"\n", 1)

    with pytest.raises(StorageError, match="nieuwere versie"):
        check_whole(json.dumps({**json.loads(line), "facilitator_locked": 2}).encode() + b"\n" + body)


def test_what_is_bound_to_it_cannot_be_changed_unseen() -> None:
    line, body = locked(DATA, WORDS, CHEAP).split(b"\n", 1)
    spaced = json.dumps(json.loads(line), sort_keys=True, separators=(", ", ":  ")).encode()

    with pytest.raises(StorageError, match="niet heel"):
        opened(spaced + b"\n" + body, WORDS)
