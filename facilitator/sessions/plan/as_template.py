"""Makes a draaiboek of a session as it turned out: the texts of its own draaiboek, changed in place where it became different.

What the format cannot say is left as it was, and said in a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from facilitator.language import tr
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.as_template_order import Order, orders
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.plan.turned_out import Instance, TurnedOut
from facilitator.sessions.templates.small_texts import Time
from facilitator.sessions.templates.strict_yaml import Path
from facilitator.sessions.templates.template import Break, Field, Include, Item, OneOf, Phase, Repeat, Step, Template
from facilitator.sessions.templates.template_file import template_from_sources
from facilitator.sessions.templates.time_text import duration_text, time_text
from facilitator.sessions.templates.yaml_edit import YamlText

_HALF_MINUTE = timedelta(seconds=30)


@dataclass(frozen=True)
class Made:
    """A new draaiboek: its texts by name, which of them is the draaiboek itself, and what could not be said in it."""

    main: str
    sources: Mapping[str, str]
    remarks: tuple[str, ...] = ()


def as_template(session: LiveSession, title: str) -> Made:
    """The draaiboek of this session as it turned out, with this title. Raises TemplateError if that cannot be read."""
    template, out = session.template, TurnedOut(session)
    remarks: dict[str, None] = {}
    sources = dict(template.sources)
    file = _File(template, out, sources, remarks)
    file.items(template.steps, "", ("steps",))
    file.arrange()
    file.head(title, len(out.planning.people), session.particulars.blanks)
    sources[template.name] = file.text()
    template_from_sources(sources, template.name)  # what could not be opened is better not kept
    return Made(template.name, sources, tuple(remarks))


@dataclass
class _File:
    """One file that is being changed. `whole`: its lengths were fitted from outside, so each of them is written here."""

    template: Template
    out: TurnedOut
    sources: dict[str, str]
    remarks: dict[str, None]
    whole: bool = False
    resized: bool = False
    changed: bool = False
    _orders: list[Order] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._yaml = YamlText(self.sources[self.template.name])

    def text(self) -> str:
        """The text with every change; items change places last, the inner ones first, so that every path still holds."""
        text = self._yaml.text
        for change in sorted(self._orders, key=lambda each: -len(each.where)):
            for title, length in change.added:
                yaml = YamlText(text)
                yaml.append(change.where, {"title": title.replace("{", "(").replace("}", ")"), "time": duration_text(length)})
                text = yaml.text
            yaml = YamlText(text)
            yaml.reorder(change.where, change.order)
            text = yaml.text
        return text

    def arrange(self) -> None:
        """Steps that came by and steps that changed places."""
        changed, remarks = orders(self.out.session)
        self._orders += changed
        self.changed = self.changed or bool(changed)
        self.resized = self.resized or any(each.added for each in changed)
        for sentence in remarks:
            self._remark(sentence)

    def _set(self, path: Path, key: str, value: str | Sequence[str] | Mapping[str, str | Sequence[str]]) -> None:
        self._yaml.set(path, key, value)
        self.changed = True

    # the top of the file

    def head(self, title: str, number: int, blanks: Mapping[str, str | tuple[str, ...]]) -> None:
        """Title, people, what was filled in, and where the minutes come from now."""
        self._set((), "title", title)
        people, origin = self.template.people, self.template.origin
        if people and number and (number < people.low or (people.high is not None and number > people.high)):
            low, high = min(people.low, number), people.high and max(people.high, number)
            self._set((), "people", f"{low} or more" if high is None else f"{low}-{high}")
        if self.resized and origin and origin.timing == "sourced":
            self._set(("origin",), "timing", "mixed")
        for name, value in blanks.items():
            if name in self.template.fill_in and value != self.template.fill_in[name] and value:
                self._set(("fill in",), name, value)

    # the items

    def items(self, items: tuple[Item, ...], prefix: str, where: Path, optional: str = "") -> None:
        """Walk the items as the expansion does; `prefix` is what their keys begin with."""
        for number, item in enumerate(items, 1):
            self._item(item, f"{prefix}{number}", (*where, number - 1), optional)

    def _item(self, item: Item, key: str, where: Path, optional: str) -> None:
        own = item.optional or optional
        if isinstance(item, Step | Break):
            self._step(item, key, where)
            return
        self._switch(key, where, own != "off")
        inner = "on" if own else ""
        if isinstance(item, Phase):
            self.items(item.steps, f"{key}.", (*where, "steps"), inner)
        elif isinstance(item, OneOf):
            self._one_of(item, key, where, inner)
        elif isinstance(item, Repeat):
            self._repeat(item, key, where)
            self.items(item.steps, f"{key}[].", (*where, "steps"), inner)
        else:
            self._include(item, key, where)

    def _switch(self, key: str, where: Path, planned: bool) -> None:
        on = self.out.switched.get(key, planned)
        if on != planned:
            self._set(where, "optional", "on" if on else "off")

    def _one_of(self, item: OneOf, key: str, where: Path, optional: str) -> None:
        chosen = self.out.choices.get(key, (0,))
        first = max(chosen, key=chosen.count)
        if len(set(chosen)) > 1:
            self._remark(tr("Bij ‘{title}’ koos je niet elke ronde hetzelfde; wat je het vaakst koos, staat nu voorop.", title=item.title))
        for number, choice in enumerate(item.choices):
            letter = chr(ord("a") + number) if number < 26 else f"({number + 1})"
            self._item(choice, f"{key}{letter}", (*where, "choices", number), optional)
        if first:
            others = [n for n in range(len(item.choices)) if n != first]
            self._orders.append(Order((*where, "choices"), (first, *others)))
            self.changed = True

    def _repeat(self, item: Repeat, key: str, where: Path) -> None:
        rounds, number = item.rounds, self.out.passes.get(key)
        if number is None:
            return
        if rounds.how == "times":
            number = max(0, min(number, rounds.high))
            if number != rounds.low:
                self._set(where, "repeat", f"{number} times" if number == rounds.high else f"{number}-{rounds.high} times")
            return
        pick = self._pick(rounds.source) if rounds.how == "each" else None
        if pick is None:
            title = item.steps[0].label
            self._remark(tr("Hoe vaak ‘{title}’ terugkomt, volgt uit de groep of de lijst; dat staat er nog zo.", title=title))
        elif number > 0 and pick[1].top != number:
            self._set(pick[0], "top", str(number))

    def _pick(self, name: str) -> tuple[Path, Field] | None:
        return next(((w, f) for w, f in _fields(self.template.steps, ("steps",)) if f.name == name and f.kind == "pick"), None)

    def _step(self, item: Step | Break, key: str, where: Path) -> None:
        instances = self.out.instances.get(key, ())
        if not instances:
            return
        on, planned = any(i.on for i in instances), any(i.planned.on for i in instances)
        if on != planned:
            self._set(where, "optional", "on" if on else "off")
        elif on and not all(i.on or not i.planned.on for i in instances):
            self._remark(tr("‘{title}’ viel in een van de rondes uit; in het draaiboek staat die stap aan.", title=instances[0].row.title))
        there = [i for i in instances if i.on]
        if there and (self.whole or any(i.decided and i.length != i.planned.length for i in there)):
            self._resize(item, there, where)

    def _resize(self, item: Step | Break, there: Sequence[Instance], where: Path) -> None:
        lengths = [i.length for i in there]
        length = lengths[0]
        if len(set(lengths)) > 1:
            length = round(sum(lengths, timedelta()) / len(lengths) / _HALF_MINUTE) * _HALF_MINUTE
            self._remark(tr("‘{title}’ duurde niet elke ronde even lang; er staat nu het gemiddelde.", title=there[0].row.title))
        self._set(where, "time", _said(item.time, length, there[0].planned))
        self.resized = True

    # files in files

    def _include(self, item: Include, key: str, where: Path) -> None:
        inner = self.template.included.get(item.name) or self.out.session.template.included.get(item.name)
        if inner is None:
            return
        self._fill_in(item, inner, where)
        inside = [i for k, each in self.out.instances.items() if k.startswith(f"{key}.") for i in each]
        there = [i for i in inside if i.on]
        total = sum((i.length for i in there), timedelta())
        same = all(i.on == i.planned.on for i in inside)
        if not there:
            if any(i.planned.on for i in inside):
                self._set(where, "optional", "off")
            return
        if len(there) == 1 and same:
            if self.whole or (there[0].decided and total != there[0].planned.length):
                self._set(where, "time", duration_text(total))
                self.resized = True
            return
        self._copy(item, inner, key, where, total)

    def _copy(self, item: Include, inner: Template, key: str, where: Path, total: timedelta) -> None:
        """Where more than its length is different, the included draaiboek is one of its own from now on."""
        trial = _File(inner, self.out, dict(self.sources), {})
        trial.items(inner.steps, f"{key}.", ("steps",))
        if not trial.changed:
            if self.whole:
                self._set(where, "time", duration_text(total))
            return
        file = _File(inner, self.out, self.sources, self.remarks, whole=self.whole or item.time is not None)
        file.items(inner.steps, f"{key}.", ("steps",))
        name = next(n for i in range(2, 1000) if (n := f"{item.name}-{i}") not in self.sources)
        self.sources[name] = file.text()
        self._set(where, "include", name)
        self._yaml.remove(where, "time")
        self.resized = self.resized or file.resized

    def _fill_in(self, item: Include, inner: Template, where: Path) -> None:
        """What was filled in for a blank that the include left open."""
        blanks = self.out.session.particulars.blanks
        given = {k: v for k, v in blanks.items() if k in inner.blanks and k not in item.given and v and v != inner.blanks[k]}
        if not given:
            return
        if item.given:
            for name, value in given.items():
                self._set((*where, "with"), name, value)
        else:
            self._set(where, "with", given)

    def _remark(self, sentence: str) -> None:
        self.remarks[sentence] = None


def _said(time: Time, length: timedelta, planned: RunStep) -> str:
    """The time as it is written: per person or per group as before, where that can be worked out."""
    shares = _shares(time, planned)
    return time_text(time, length, shares) if shares else time_text(replace(time, per=""), length)


def _shares(time: Time, planned: RunStep) -> int:
    if not time.per:
        return 1
    if time.per == "person" and planned.turn:
        return max(1, round(planned.length / planned.turn))  # both are fitted alike where the include has a time of its own
    shares = planned.length / time.length
    return round(shares) if shares == round(shares) else 0


def _fields(items: tuple[Item, ...], where: Path) -> list[tuple[Path, Field]]:
    """Every field in these items, with where it stands."""
    found: list[tuple[Path, Field]] = []
    for number, item in enumerate(items):
        here = (*where, number)
        if isinstance(item, Step):
            found += [((*here, "fields", n), f) for n, f in enumerate(item.fields)]
        elif isinstance(item, OneOf):
            found += _fields(item.choices, (*here, "choices"))
        elif isinstance(item, Phase | Repeat):
            found += _fields(item.steps, (*here, "steps"))
    return found
