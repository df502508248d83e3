"""In which groups a number of people falls apart."""

from __future__ import annotations

from math import ceil

from facilitator.sessions.small_texts import Groups


def split(people: int, want: Groups) -> tuple[int, ...]:
    """Sizes, largest first. Nobody sits alone; what is left over joins, unless it says `or fewer`."""
    if people <= 0:
        return ()
    if want.inner_ring:
        inner = min(people, want.high)
        return (inner, people - inner) if people > inner else (inner,)
    if people <= want.low:
        return (people,)
    return _spread(people, max(1, min(_number(people, want), people // 2)))


def form(people: int, want: Groups, before: tuple[int, ...]) -> tuple[int, ...]:
    """As `split`, but larger groups after smaller ones join whole groups: pairs become fours."""
    plain = not (want.mixed or want.fewer or want.inner_ring)
    smallest = min(before, default=0)
    if not plain or smallest < 2 or sum(before) != people or want.low <= max(before) or want.low % smallest:
        return split(people, want)
    sizes = [0] * max(1, len(before) // (want.low // smallest))
    for index, size in enumerate(sorted(before)):
        sizes[index % len(sizes)] += size
    return tuple(sorted(sizes, reverse=True))


def _number(people: int, want: Groups) -> int:
    if want.fewer:
        return ceil(people / want.low)
    return people // want.low if want.low == want.high else ceil(people / want.high)


def _spread(people: int, number: int) -> tuple[int, ...]:
    return tuple(people // number + (1 if index < people % number else 0) for index in range(number))
