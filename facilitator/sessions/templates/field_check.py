"""Checks what a step leaves behind, and remembers which fields were asked before."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from facilitator.language import tr
from facilitator.sessions.templates.did_you_mean import hint
from facilitator.sessions.templates.key_check import KeyCheck, texts
from facilitator.sessions.templates.small_texts import is_dots
from facilitator.sessions.templates.strict_yaml import Path
from facilitator.sessions.templates.template_keys import FIELDS, OUTCOMES, POLICIES

_CHOOSERS = frozenset({"hands", "turns", "urgency"})


class FieldCheck:
    """`asked` is what a later step can refer to: the kind of each field by its name."""

    def __init__(
        self, keys: KeyCheck, policy: Callable[[str, Path], None], blanks: Callable[[str, Path], None], is_blank: Callable[[str], bool]
    ) -> None:
        self._keys, self._policy, self._blanks, self._is_blank = keys, policy, blanks, is_blank
        self.asked: dict[str, str] = {}

    def known(self, name: str, path: Path) -> None:
        """A field that is used must have been asked before."""
        if name not in self.asked:
            text = tr("veld '{name}' is nog niet gevraagd; {hint}", name=name, hint=hint(name, self.asked))
            if path[-1] == "until":
                text = tr("{problem}; hier kan ook een tijd (16:30) of the end", problem=text)
            self._keys.wrong(path, text, key=str(path[-1]))

    def check(self, field: Any, path: Path, notes: str, roles: Collection[str]) -> None:
        """One field; `notes` is the policy it inherits."""
        kind = next(iter(field), "") if isinstance(field, dict) else ""
        if kind not in FIELDS:
            shown = kind or str(field)[:40]
            self._keys.wrong(path, tr("onbekend veld '{kind}'; {hint}", kind=shown, hint=hint(shown, FIELDS)), key=shown)
            return
        data = self._keys.checked(field, FIELDS[kind], path, kind)
        name = data.get(kind, "")
        if name in self.asked:
            self._keys.wrong((*path, kind), tr("veld '{name}' is er al", name=name), key=kind)
        self._kept(data, path, notes, roles)
        for key in ("rows", "columns", "options", "text", "readers", "advice"):
            for text in texts(list(data[key].values()) if key == "advice" and key in data else data.get(key)):
                self._blanks(text, (*path, key))
        self._outcomes(data.get("advice", {}), (*path, "advice"))
        if kind == "settle":
            self._settled(data, path, roles)
        self._about_another(data, path, kind, roles)
        if name:
            self.asked[name] = kind

    def _kept(self, data: dict[str, Any], path: Path, inherited: str, roles: Collection[str]) -> None:
        if data.get("notes") == "nothing":
            text = tr("een veld waarvan niets bewaard wordt is geen veld; laat het weg of kies session")
            self._keys.wrong((*path, "notes"), text, key="notes")
        self._policy(data.get("notes", ""), (*path, "notes"))
        holder = data.get("notes", inherited)
        if data.get("board") == "yes" and holder in roles and holder not in POLICIES:
            text = tr("dit veld is van de {role}; ook met board komt het niet op de beamer", role=holder)
            self._keys.wrong(path, text, key="board", warning=True)

    def _outcomes(self, advice: dict[str, Any], path: Path) -> None:
        for outcome in advice:
            if outcome not in OUTCOMES:
                text = tr("onbekende uitkomst '{outcome}'; {hint}", outcome=outcome, hint=hint(outcome, OUTCOMES))
                self._keys.wrong((*path, "", outcome), text, key=outcome)

    def _settled(self, data: dict[str, Any], path: Path, roles: Collection[str]) -> None:
        known = POLICIES | set(roles)
        for index, policy in enumerate(texts(data.get("options"))):
            if policy not in known:
                text = tr("'notes: {policy}' kan niet; {hint}", policy=policy, hint=hint(policy, known))
                self._keys.wrong((*path, "options", index), text, key="options")

    def _about_another(self, data: dict[str, Any], path: Path, kind: str, roles: Collection[str]) -> None:
        if "from" in data and not self._is_blank(data["from"]):
            self.known(data["from"], (*path, "from"))
        by = data.get("by", "hands")
        if by not in _CHOOSERS and by not in roles and not is_dots(by) and not (kind == "mark" and by == "anyone"):
            text = tr("'{by}': schrijf hands, turns, urgency, '3 dots each' (eventueel ', may stack') of een rol; {hint}")
            self._keys.wrong((*path, "by"), text.format(by=by, hint=hint(by, _CHOOSERS | set(roles))), key="by")
