"""What the command palette of the console can find: every action, step, person and note, from what is on screen now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from facilitator.catalogues import own_name
from facilitator.language import language, languages, speaking, tr
from facilitator.sessions.people import Person
from facilitator.sessions.screens.console_view import ConsoleView, ProgrammeRow
from facilitator.ui.actions import ActionSpec
from facilitator.ui.finding import Entry
from facilitator.ui.key_sheet import key_words, spoken_languages
from facilitator.ui.look.icons import KIND_ICON
from facilitator.ui.parts.words import kind_word


@dataclass(frozen=True)
class Doing:
    """What can be done with what was found; each is handed the id of it."""

    act: Callable[[str], object]
    go_to: Callable[[str], object]
    move: Callable[[str, bool], object]
    switch: Callable[[str, bool], object]
    set_presence: Callable[[str, bool], object]
    give_turn: Callable[[str], object]
    give_role: Callable[[str, str], object]
    tap: Callable[[str], object]
    edit_note: Callable[[str], object]
    roles: Callable[[], tuple[str, ...]]
    speak: Callable[[str], object]
    seal: Callable[[], object]


def kind_words() -> Mapping[str, str]:
    """How each kind of thing and each thing to do is called in every language, for who types that."""
    found: dict[str, list[str]] = {}
    for each in spoken_languages():
        with speaking(each):
            words = {
                "step": tr("stap, ga naar"), "earlier": tr("eerder, verplaats omhoog"), "later": tr("later, verplaats omlaag"),
                "drop": tr("laat weg, vervalt"), "take": tr("neem op, zet aan"), "person": tr("persoon, deelnemer"),
                "comes": tr("komt binnen, is er"), "leaves": tr("gaat weg, vertrekt"), "turn": tr("krijgt de beurt"),
                "role": tr("krijgt de rol"), "speaks": tr("spreekt"), "note": tr("notitie, wijzig"),
                "language": tr("taal van het programma"), "seal": tr("Vertrouwelijke sessies op slot, of open"),
            }  # fmt: skip
        for key, said in words.items():
            found.setdefault(key, []).append(said)
    return {key: " ".join(said) for key, said in found.items()}


class PaletteEntries:
    """Makes the entries; the words by which they are also known are looked up once."""

    def __init__(self, specs: Mapping[str, ActionSpec], also: Mapping[str, str], do: Doing) -> None:
        self._specs, self._also, self._do, self._words = specs, also, do, kind_words()

    def all(self, view: ConsoleView) -> tuple[Entry, ...]:
        """Everything there is now: what the draaiboek proposes first, then actions, steps, people and notes."""
        actions = [*self._offers(view), *self._actions(view)]
        on, off = [e for e in actions if e.on], [e for e in actions if not e.on]
        return (*on, *self._steps(view), *self._people(view), *self._notes(view), *self._languages(), self._seal(), *off)

    def _offers(self, view: ConsoleView) -> Iterator[Entry]:
        for number, offer in enumerate(view.offers[:5], 1):
            spec = self._specs[f"offer{number}"]
            detail = " · ".join(part for part in (offer.heading, offer.detail) if part)
            act = lambda action=spec.id: self._do.act(action)  # noqa: E731 - bound to this offer
            yield Entry(spec.id, "action", offer.text, detail, key_words(spec.keys), "check", also=self._also[spec.id], act=act)

    def _actions(self, view: ConsoleView) -> Iterator[Entry]:
        for spec in self._specs.values():
            if not spec.id.startswith("offer") and spec.id != "find":
                act = lambda action=spec.id: self._do.act(action)  # noqa: E731 - bound to this action
                icon = "keyboard" if spec.id == "shortcuts" else "arrow-right"
                yield Entry(spec.id, "action", spec.text, "", key_words(spec.keys), icon, spec.enabled(view), self._also[spec.id], act)

    def _seal(self) -> Entry:
        text, key = tr("Vertrouwelijke sessies op slot, of open"), tr("Ctrl Shift K")
        return Entry("seal", "action", text, key=key, icon="lock-keyhole", also=self._words["seal"], act=self._do.seal)

    def _languages(self) -> Iterator[Entry]:
        for code in languages():
            if code != language():
                act = _with(self._do.speak, code)
                name = tr("Taal: {name}", name=own_name(code))
                yield Entry(f"language {code}", "action", name, icon="message-circle", also=self._words["language"], act=act)

    # steps

    def _steps(self, view: ConsoleView) -> Iterator[Entry]:
        states = {"done": tr("geweest"), "skipped": tr("overgeslagen"), "now": tr("nu"), "todo": tr("straks"), "off": tr("staat uit")}
        for row in view.programme:
            detail = " · ".join(part for part in (states[row.state], row.starts if row.state != "off" else "", row.block_label) if part)
            if row.state != "off":
                yield self._step(row, "step", detail, "circle-dot", _with(self._do.go_to, row.path))
            if row.state == "todo":
                yield self._step(row, "earlier", tr("eerder"), "list", _with(self._do.move, row.path, True))
                yield self._step(row, "later", tr("later"), "list", _with(self._do.move, row.path, False))
                yield self._step(row, "drop", tr("laat weg"), "x", _with(self._do.switch, row.path, False))
            elif row.state == "off":
                yield self._step(row, "take", tr("neem op"), "plus", _with(self._do.switch, row.path, True))

    def _step(self, row: ProgrammeRow, what: str, detail: str, icon: str, act: Callable[[], object]) -> Entry:
        return Entry(f"{what} {row.path}", "step", row.title, detail, icon=icon, also=self._words[what], act=act)

    # people

    def _people(self, view: ConsoleView) -> Iterator[Entry]:
        for person in view.people:
            yield from self._person(view, person)

    def _person(self, view: ConsoleView, person: Person) -> Iterator[Entry]:
        do, words, name = self._do, self._words, f"person {person.id}"
        also = words["person"]
        if not person.here:
            act = _with(do.set_presence, person.id, True)
            yield Entry(name, "person", person.label, tr("komt binnen"), icon="user-check", also=f"{also} {words['comes']}", act=act)
            return
        if view.turns is not None:
            act = _with(do.give_turn, person.id)
            yield Entry(f"{name} turn", "person", person.label, tr("krijgt de beurt"), icon="mic", also=f"{also} {words['turn']}", act=act)
        act = _with(do.set_presence, person.id, False)
        yield Entry(name, "person", person.label, tr("gaat weg"), icon="user-x", also=f"{also} {words['leaves']}", act=act)
        for role in do.roles():
            act = _with(do.give_role, role, person.id)
            said = tr("is nu {role}", role=role) if person.role == role else tr("wordt {role}", role=role)
            yield Entry(f"{name} {role}", "person", person.label, said, icon="user", also=f"{also} {words['role']}", act=act)
        if view.path and view.names_shown:
            act = _with(do.tap, person.id)
            yield Entry(f"{name} speaks", "person", person.label, tr("spreekt"), icon="ear", also=f"{also} {words['speaks']}", act=act)

    # notes

    def _notes(self, view: ConsoleView) -> Iterator[Entry]:
        for row in reversed([row for row in view.notes if not row.covered]):
            detail = " · ".join(part for part in (kind_word(row.kind), row.owner, row.at) if part)
            act = _with(self._do.edit_note, row.id)
            yield Entry(f"note {row.id}", "note", row.text, detail, icon=KIND_ICON[row.kind], also=self._words["note"], act=act)


def _with(do: Callable[..., object], *values: object) -> Callable[[], object]:
    return lambda: do(*values)
