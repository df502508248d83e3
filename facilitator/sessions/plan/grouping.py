"""In which groups people fall apart, and who is with whom. People are ids in the order of the circle."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations
from math import ceil

from facilitator.sessions.templates.small_texts import Groups

Group = tuple[str, ...]


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


def form(people: Sequence[str], want: Groups, before: Sequence[Group] = (), met: Collection[frozenset[str]] = ()) -> tuple[Group, ...]:
    """Who sits with whom, after these groups.

    Neighbours sit together at first. Larger groups after smaller ones join whole groups, as near to the size as that goes;
    the same sizes keep the same groups. `mixed` makes them anew, with as few as can be who `met` before; `host stays` keeps
    the first of each group where they are.
    """
    sizes = split(len(people), want)
    before = settled(people, before)
    if want.mixed and before:
        return _mixed(people, sizes, _hosts(before, sizes) if want.host_stays else (), met)
    if want.inner_ring or not before:
        return _sliced(people, sizes)
    if sorted(map(len, before)) == sorted(sizes):
        return before
    if not want.fewer and max(map(len, before)) < want.low:
        return _joined(before, want)
    return _sliced([person for group in before for person in group], sizes)


def settled(people: Sequence[str], groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups without who left; who came in joins the smallest, and who was left alone does too."""
    here = set(people)
    stayed = [[p for p in group if p in here] for group in groups]
    kept = sorted((group for group in stayed if len(group) > 1), key=len)
    if not kept:
        return ()
    there = {person for group in kept for person in group}
    order = {id(group): index for index, group in enumerate(stayed)}
    for person in (p for p in people if p not in there):
        min(kept, key=len).append(person)
    return tuple(tuple(group) for group in sorted(kept, key=lambda g: order[id(g)]))


def mixed_again(groups: Sequence[Group], met: Collection[frozenset[str]], *, hosts_stay: bool) -> tuple[Group, ...]:
    """The same people in other groups of the same sizes."""
    people = [person for group in reversed(groups) for person in group]
    return _mixed(people, tuple(map(len, groups)), tuple(group[0] for group in groups) if hosts_stay else (), met)


def pairs_of(groups: Sequence[Group]) -> set[frozenset[str]]:
    """Everyone who sits with someone in these groups."""
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def _number(people: int, want: Groups) -> int:
    if want.fewer:
        return ceil(people / want.low)
    return people // want.low if want.low == want.high else ceil(people / want.high)


def _spread(people: int, number: int) -> tuple[int, ...]:
    return tuple(people // number + (1 if index < people % number else 0) for index in range(number))


def _sliced(people: Sequence[str], sizes: tuple[int, ...]) -> tuple[Group, ...]:
    groups, at = [], 0
    for size in sizes:
        groups.append(tuple(people[at : at + size]))
        at += size
    return tuple(groups)


def _joined(before: tuple[Group, ...], want: Groups) -> tuple[Group, ...]:
    """Whole groups together: as many new groups as come nearest to the size, none of them much too small."""
    people = sum(map(len, before))
    fewest = max(1, people // want.high)
    options = [_balanced(before, number) for number in range(fewest, max(fewest, people // want.low) + 2)]
    fit = [groups for groups in options if min(map(len, groups)) >= max(2, want.low - 1)]
    return min(fit or options[:1], key=lambda groups: sum(_off(len(group), want) for group in groups))


def _balanced(before: tuple[Group, ...], number: int) -> tuple[Group, ...]:
    joined: list[list[str]] = [[] for _ in range(min(number, len(before)))]
    for group in sorted(before, key=len, reverse=True):
        min(joined, key=len).extend(group)
    return tuple(sorted((tuple(group) for group in joined), key=len, reverse=True))


def _off(size: int, want: Groups) -> int:
    return max(want.low - size, size - want.high, 0)


def _hosts(before: tuple[Group, ...], sizes: tuple[int, ...]) -> Group:
    return tuple(group[0] for group in before[: len(sizes)])


def _mixed(people: Sequence[str], sizes: tuple[int, ...], hosts: Group, met: Collection[frozenset[str]]) -> tuple[Group, ...]:
    groups: list[list[str]] = [[host] for host in hosts] + [[] for _ in sizes[len(hosts) :]]
    known = _acquaintances(people, met)
    for person in (p for p in people if p not in hosts):
        free = [i for i, group in enumerate(groups) if len(group) < sizes[i]]
        friends = known[person]
        best = min(free, key=lambda i: (len(friends.intersection(groups[i])), len(groups[i])))
        groups[best].append(person)
    if met:
        _swap(groups, len(hosts) > 0, known)
    return tuple(map(tuple, groups))


def _acquaintances(people: Sequence[str], met: Collection[frozenset[str]]) -> dict[str, set[str]]:
    """By person, everybody they have sat with."""
    known: dict[str, set[str]] = {person: set() for person in people}
    for pair in met:
        one, other = pair
        if one in known and other in known:
            known[one].add(other)
            known[other].add(one)
    return known


def _swap(groups: list[list[str]], hosts_stay: bool, known: dict[str, set[str]]) -> None:
    """What was dealt one by one may end with old acquaintances at the last table; trade places where that helps."""
    first = 1 if hosts_stay else 0
    for one, other in combinations(groups, 2):
        if _strangers(one, known) and _strangers(other, known):
            continue
        for i in range(first, len(one)):
            for k in range(first, len(other)):
                _trade(one, i, other, k, known)


def _strangers(group: Sequence[str], known: dict[str, set[str]]) -> bool:
    return all(known[person].isdisjoint(group) for person in group)


def _trade(one: list[str], i: int, other: list[str], k: int, known: dict[str, set[str]]) -> None:
    a, b = one[i], other[k]
    now = len(known[a].intersection(one)) + len(known[b].intersection(other))
    # Whoever they know among each other they leave behind.
    if now and len(known[b].intersection(one)) + len(known[a].intersection(other)) - 2 * (b in known[a]) < now:
        one[i], other[k] = b, a
