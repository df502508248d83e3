"""What the user may choose once, with defaults. Kept as YAML in the data folder; a wrong value falls back and says so.

Who manages the computers has a file of their own beside it (docs/beheer.md): other defaults, and what nobody changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from facilitator.catalogues import CODE
from facilitator.language import tr
from facilitator.lock_code import KEPT
from facilitator.sessions.privacy.retention import read_retention

Theme = Literal["system", "light", "dark", "contrast"]
"""A look, or `system`: the one that the computer is set to."""

Encrypted = Literal["", "all", "confidential"]
"""The whole archive, or only confidential sessions."""


@dataclass(frozen=True)
class Policy:
    """What the administrator of a computer set, by the name of a setting."""

    defaults: Mapping[str, object] = field(default_factory=dict)
    """What holds for who has chosen nothing else."""
    fixed: Mapping[str, object] = field(default_factory=dict)
    """What holds for everybody, whatever they chose."""


@dataclass(frozen=True)
class Settings:
    """Everything that can be set, with its default."""

    language: str = "nl"
    theme: Theme = "light"
    dark_room: bool = False
    """The beamer on a dark ground."""
    accent: str = "#1F3F94"
    """The one colour of the municipality, as #RRGGBB."""
    organisation: str = ""
    address: str = ""
    logo: str = ""
    """Path of a picture: PNG, JPEG or SVG."""
    cover: bool = False
    """A verslag begins with a page of its own (*voorblad*)."""
    archive_category: str = ""
    """Under which a verslag is kept in the archive, in the organisation's own words."""
    archive_term: str = ""
    """How long it is kept there, such as '5 jaar'."""
    opening_text: str = ""
    """Stands at the begin of every verslag; an empty line begins a new paragraph."""
    closing_text: str = ""
    """Stands at the end of every verslag."""
    facilitator: str = ""
    timezone: str = "Europe/Amsterdam"
    templates: str = ""
    """A folder with draaiboeken of one's own, beside the one in the data folder."""
    exports: str = ""
    """Where documents go; empty: the folder `Documenten`."""
    backups: str = ""
    """A folder for copies of all sessions; empty: where this system keeps such things, outside the data folder."""
    database: str = ""
    """URL of an archive on a server that several facilitators share; empty: everything is on this computer."""
    editor: str = ""
    """Command that opens a draaiboek to be changed; empty: what this computer uses for it."""
    retention: str = ""
    """How long a session is kept whose draaiboek does not say, as `sessions.retention` has it; empty: until somebody says so."""
    encrypted: Encrypted = ""
    """What has to be behind a passphrase; for who manages computers, as without one `all` opens nothing, and `confidential` makes no
    confidential session. `true` and `false` are `all` and nothing."""
    lock_after: int = 0
    """Minutes without a key or the mouse after which the console is covered; 0: never by itself."""
    lock_wall: Literal["on", "black"] = "on"
    """What the room sees meanwhile: the wall as it is, or black."""
    lock_code: str = ""
    """What was made of the code that opens it again; empty: no code."""
    sound: bool = True
    """A gong as the warning of a step begins, and as its time is over."""
    volume: int = 60
    """How loud, from 0 to 100."""
    announcements: bool = True
    """A screen reader tells what changes: another step, the time, news."""
    magnification: int = 100
    """How large the windows are, in percent of what the computer says, from 100 to 200; holds from the next start."""
    transitions: bool = True
    """One screen of the beamer fades into the next."""
    beamer_screen: str = ""
    """Name of the screen that the room sees, as somebody chose it; empty: whichever is not the console's."""
    beamer_serial: str = ""
    beamer_maker: str = ""
    beamer_model: str = ""
    policy: Policy = field(default=Policy(), compare=False)
    """Where these come from; never chosen here, and never kept with them."""

    def with_database(self, url: str) -> Settings:
        """The same with this archive, as if it were fixed: it is of whoever started the program, and is not kept."""
        return replace(self, database=url, policy=replace(self.policy, fixed={**self.policy.fixed, "database": url}))

    def within_policy(self) -> Settings:
        """The same, with what the administrator fixed as they fixed it."""
        return replace(self, **self.policy.fixed)  # type: ignore[arg-type]


LONGEST: Mapping[str, int] = {
    "organisation": 120, "address": 200, "archive_category": 120, "archive_term": 60, "opening_text": 2000, "closing_text": 2000,
}  # fmt: skip
"""The most letters of what is printed."""
_MEANT: Mapping[str, Mapping[bool, str]] = {"encrypted": {True: "all", False: ""}}
"""What a yes or no stands for, as it was written before there was more to choose."""
_CHOICES: Mapping[str, frozenset[str]] = {
    "theme": frozenset(get_args(Theme)), "lock_wall": frozenset(("on", "black")), "encrypted": frozenset(get_args(Encrypted)),
}  # fmt: skip
_PATHS = frozenset(("logo", "templates", "exports", "backups"))
_RANGES: Mapping[str, range] = {"volume": range(101), "magnification": range(100, 201), "lock_after": range(241)}


def read_settings(file: Path, policy: Policy | None = None) -> tuple[Settings, tuple[str, ...]]:
    """The settings, and a sentence for each value that could not be used. A missing file is all defaults."""
    chosen, wrong = _read(file)
    policy = policy or Policy()
    made: dict[str, Any] = {**policy.defaults, **chosen, **policy.fixed}
    return Settings(**made, policy=policy), wrong


def read_policy(file: Path) -> tuple[Policy, tuple[str, ...]]:
    """What the administrator set, and a sentence for each value that could not be used. A missing file sets nothing."""
    data, wrong = _read_map(file)
    found = {}
    for part in ("defaults", "fixed"):
        values = data.pop(part, None) or {}
        if isinstance(values, dict):
            found[part], more = _checked(values)
            wrong = (*wrong, *more)
        else:
            wrong = (*wrong, tr("In {file} hoort onder '{part}' een lijst met instellingen.", file=file, part=part))
    unknown = (tr("Onbekend deel '{part}' in {file}; er zijn `defaults` en `fixed`.", part=_short(part), file=file) for part in data)
    return Policy(**found), (*wrong, *unknown)


def write_settings(file: Path, settings: Settings) -> None:
    """Keep what was chosen and is not what holds anyway; whole, or not at all. Raises OSError."""
    import yaml

    usual = asdict(replace(Settings(), **settings.policy.defaults))  # type: ignore[arg-type]
    made = asdict(settings)
    if "database" in settings.policy.fixed:  # a password may be in it
        made["database"] = _read(file)[0].get("database", usual["database"])
    chosen = {key: value for key, value in made.items() if key in _NAMES and value != usual[key]}
    part = file.with_suffix(".part")
    part.write_text(yaml.safe_dump(chosen, allow_unicode=True, sort_keys=False) if chosen else "", encoding="utf-8")
    part.replace(file)


_NAMES = frozenset(each.name for each in fields(Settings)) - {"policy"}


def _read(file: Path) -> tuple[dict[str, object], tuple[str, ...]]:
    data, unreadable = _read_map(file)
    found, wrong = _checked(data)
    return found, (*unreadable, *wrong)


def _read_map(file: Path) -> tuple[dict[object, object], tuple[str, ...]]:
    if not file.exists():
        return {}, ()
    from facilitator.settings_file import Unreadable, read_values  # only where there is a file: it would hold up the first window

    data: object = ""
    with suppress(Unreadable):
        data = read_values(file)
    if isinstance(data, dict):
        return data, ()
    return {}, () if data is None else (tr("De instellingen in {file} zijn niet te lezen; de standaard geldt.", file=file),)


def _checked(data: Mapping[object, object]) -> tuple[dict[str, object], tuple[str, ...]]:
    found: dict[str, object] = {}
    wrong = []
    for key, given in data.items():
        value = _MEANT.get(str(key), {}).get(given, given) if isinstance(given, bool) else given
        if key not in _NAMES:
            wrong.append(tr("Onbekende instelling '{key}'.", key=_short(key)))
        elif not _fits(str(key), value):
            shown = "…" if key == "database" else _short(value)
            wrong.append(tr("Instelling '{key}: {value}' kan niet; de standaard geldt.", key=key, value=shown))
        else:
            found[str(key)] = value
    return found, tuple(wrong)


def _short(value: object) -> str:
    text = str(value)[:61].encode("utf-8", "replace").decode()  # half a character could not be shown
    return text if len(text) <= 60 else f"{text[:59]}…"


def _fits(key: str, value: object) -> bool:
    if key in ("dark_room", "sound", "transitions", "cover", "announcements"):
        return isinstance(value, bool)
    if key in _RANGES:
        return isinstance(value, int) and not isinstance(value, bool) and value in _RANGES[key]
    if not isinstance(value, str) or any("\ud800" <= c <= "\udfff" for c in value):
        return False
    if key in _CHOICES:
        return value in _CHOICES[key]
    if key in _PATHS:
        return _may_be_path(value)
    if key == "language":
        return CODE.fullmatch(value) is not None
    if key == "lock_code":
        return not value or KEPT.fullmatch(value) is not None
    if key == "retention":
        return not value or read_retention(value) is not None
    if key in LONGEST:
        return len(value) <= LONGEST[key]
    if key == "accent":
        return len(value) == 7 and value[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in value[1:])
    return key != "timezone" or _is_zone(value)


def _may_be_path(text: str) -> bool:
    try:
        Path(text).expanduser()
    except RuntimeError:  # ~ of somebody who is not here
        return False
    return "\0" not in text


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True
