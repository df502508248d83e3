"""Looks whether everything that is kept is as it should be, changes nothing, and says what to do where it is not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from facilitator.keeping.doctor_sealed import sealed_as_should_be
from facilitator.keeping.doctor_sessions import judge_sessions
from facilitator.keeping.findings import Finding, fine, notice, wrong
from facilitator.keeping.which_are_sealed import demanded_words, locked_words
from facilitator.language import day, tr, trn
from facilitator.logbook import FILE as LOG
from facilitator.logbook import versions
from facilitator.paths import backup_folder
from facilitator.sessions.errors import StorageError
from facilitator.settings import Settings
from facilitator.storage import free_space
from facilitator.storage.backup_folders import folders_of
from facilitator.storage.checks import broken_references, damage, version_of
from facilitator.storage.copies import FILE_NAME, Copy, check_whole, copies
from facilitator.storage.earlier_keys import salts_of_earlier
from facilitator.storage.encrypting import GOING, MADE
from facilitator.storage.half_made import UNPACKED
from facilitator.storage.keys import is_marked, is_plain, salt_of
from facilitator.storage.owed import is_owed
from facilitator.storage.schema import SHIPPED
from facilitator.storage.to_wipe import to_wipe

Told = Callable[[int], object]
LEAST_FREE = 200_000_000
"""Bytes that a disk should have free for a day of work with documents."""
OLDEST = timedelta(days=7)
"""How old the newest copy may be while something changed since."""
_SYNCED = ("onedrive", "dropbox", "nextcloud", "google drive", "icloud", "mobile documents")
_LEFT_BEHIND = ("*.beschadigd-*", "*.part", "*.tmp", f"{UNPACKED}*", f"*{MADE}", f"*{GOING}")


def examine(data: Path, settings: Settings, now: datetime, told: Told = lambda _done: None) -> tuple[Finding, ...]:
    """Everything, in the order in which one would mend it. `told` hears how many sessions were read."""
    file = data / FILE_NAME
    return (
        fine(versions()), *_folder(data), *_shared(settings), *_database(file, settings, told), *_backups(file, settings, now),
        *_room(data, file, settings), *_left_behind(file), *_log(data),
    )  # fmt: skip


# the folder


def _folder(data: Path) -> Iterator[Finding]:
    if not data.is_dir():
        yield fine(tr("De map {folder} is er nog niet; hij komt er bij de eerste keer openen.", folder=data))
        return
    if not os.access(data, os.W_OK):
        yield wrong(tr("In {folder} mag niet geschreven worden. Vraag om schrijfrechten, of kies een andere map met --data.", folder=data))
    else:
        yield fine(tr("Je gegevens staan in {folder}.", folder=data))
    if os.name == "posix" and data.stat().st_mode & 0o077:
        text = tr("Anderen op deze computer mogen in {folder} kijken. Neem dat recht weg, bijvoorbeeld met chmod 700.", folder=data)
        yield notice(text)
    if _is_synced(data):
        text = tr("{folder} ligt in een map die met internet of een server gelijk wordt gehouden. Kies een andere met --data.", folder=data)
        yield notice(text)


def _is_synced(folder: Path) -> bool:
    path = str(folder.absolute())
    return path.startswith(("\\\\", "//")) or any(name in part.casefold() for part in folder.absolute().parts for name in _SYNCED)


def _shared(settings: Settings) -> Iterator[Finding]:
    """Only where it is: without who signs in, and without a connection, which `facilitator shared` makes."""
    if not settings.database:
        return
    from facilitator.storage.server.address import read_address, shown  # nearly nobody shares an archive

    try:
        place = shown(read_address(settings.database))
    except StorageError as error:
        yield wrong(str(error))
        return
    text = tr("Het archief is gedeeld: {place}. Afgeronde sessies staan daar; `facilitator shared` zegt of het bereikbaar is.", place=place)
    yield fine(text)


# the database


def _database(file: Path, settings: Settings, told: Told) -> Iterator[Finding]:
    if not file.exists() or not file.stat().st_size:
        yield fine(tr("Er zijn nog geen sessies."))
        if settings.encrypted == "confidential":
            yield notice(demanded_words())
        return
    try:
        version = version_of(file)
        broken = damage(file) if version is not None else ()
        loose = broken_references(file) if version is not None and not broken else 0
    except StorageError as error:
        yield wrong(tr("{what} Sluit Facilitator en open het opnieuw; dan wordt een reservekopie aangeboden.", what=error))
        return
    yield from _encrypted(file)
    yield from sealed_as_should_be(file, settings) if not broken else ()
    yield from _judged(file, version, broken, loose)
    if version == SHIPPED.version and not broken:
        yield from _sessions(file, told)


def _encrypted(file: Path) -> Iterator[Finding]:
    yield from _archive_encrypted(file)
    locked = {copy.path.name: salt for copy in copies(file) if (salt := salt_of(copy.path)) not in (None, salt_of(file))}
    later = {name for name, salt in locked.items() if salt in salts_of_earlier(file)}
    if later:
        yield notice(tr("Nog niet alle reservekopieën hebben de nieuwe wachtzin. Open Facilitator; dan krijgen ze die."))
    if locked.keys() - later:
        names = ", ".join(sorted(locked.keys() - later))
        yield notice(_locked_otherwise(names) if salt_of(file) is not None else _locked_still(names))


def _locked_otherwise(names: str) -> str:
    return tr(
        "Met een andere wachtzin op slot: {names}. Wat je wist, blijft daarin staan. Geef die wachtzin bij Herstel; dan geldt daarna "
        "die van nu. Of verwijder ze.",
        names=names,
    )  # fmt: skip


def _locked_still(names: str) -> str:
    return tr("Met een wachtzin op slot: {names}. Wat je wist, blijft daarin staan. Verwijder ze als ze weg mogen.", names=names)


def _archive_encrypted(file: Path) -> Iterator[Finding]:
    if salt_of(file) is not None:
        yield fine(tr("Het archief is versleuteld."))
        readable = [copy.path.name for copy in copies(file) if is_plain(copy.path)]
        if readable:
            names = ", ".join(readable)
            yield notice(tr("Zonder wachtzin te lezen: {names}. Maak bij Herstel een kopie; dan worden ze ook versleuteld.", names=names))
    elif is_marked(file):
        text = tr("{file} hoort versleuteld te zijn en is het niet. Versleutel het met `facilitator encryption on`.", file=file)
        yield wrong(text)


def _judged(file: Path, version: int | None, broken: tuple[str, ...], loose: int) -> Iterator[Finding]:
    if version is None:
        yield wrong(tr("{file} is een bestand van een ander programma. Verplaats het.", file=file))
    elif version > SHIPPED.version:
        yield wrong(tr("{file} is van een nieuwere versie van het programma. Installeer die versie.", file=file))
    elif version < SHIPPED.version:
        yield notice(tr("De gegevens zijn van een oudere versie; bij de volgende start worden ze bijgewerkt, na een kopie."))
    if broken:
        what = "; ".join(broken)
        text = tr("Het bestand met je sessies is beschadigd ({what}). Begin niets nieuws; zet bij Herstel een kopie terug.", what=what)
        yield wrong(text)
    elif version is not None:
        yield fine(tr("Het bestand met je sessies is heel."))
    if loose:
        text = trn("{n} regel hoort bij niets. Kies Herstel, of meld dit.", "{n} regels horen bij niets. Kies Herstel, of meld dit.", loose)
        yield wrong(text)


def _sessions(file: Path, told: Told) -> Iterator[Finding]:
    try:
        found = judge_sessions(file.parent, told)
    except StorageError as error:
        yield wrong(tr("De sessies zijn niet na te lezen: {why}", why=error))
        return
    yield fine(trn("{n} sessie nagelezen.", "{n} sessies nagelezen.", found.read))
    yield from map(wrong, found.wrong)
    if found.locked:
        yield notice(tr("{what} Geef de wachtzin en controleer dan nog eens.", what=locked_words(found.locked)))
    if found.not_found_right:
        text = trn(
            "Van {n} sessie klopt de zoekindex niet. `facilitator doctor --reindex` maakt die opnieuw.",
            "Van {n} sessies klopt de zoekindex niet. `facilitator doctor --reindex` maakt die opnieuw.",
            found.not_found_right,
        )
        yield notice(text)
    left = len(to_wipe(file))
    if left:
        text = trn(
            "Van {n} sessie is nog niet gewist wat alleen tijdens de sessie was. Open Facilitator, of sluit de sessie die open staat.",
            "Van {n} sessies is nog niet gewist wat alleen tijdens de sessie was. Open Facilitator, of sluit de sessie die open staat.",
            left,
        )
        yield notice(text)
    if free_space.is_owed(file):
        yield notice(tr("Wat gewist is, wordt in het bestand nog overschreven. Dat gebeurt uiterlijk als je Facilitator afsluit."))
    if found.stray:
        text = trn("{n} tekst hoort bij geen notitie. Meld dit.", "{n} teksten horen bij geen notitie. Meld dit.", found.stray)
        yield notice(text)


# copies


def _backups(file: Path, settings: Settings, now: datetime) -> Iterator[Finding]:
    if not file.exists():
        return
    found = copies(file)
    if not found:
        folder = backup_folder(file.parent, settings.backups)
        yield notice(tr("Er is nog geen reservekopie. Ze komen in {folder}; `facilitator backups make` maakt er een.", folder=folder))
        return
    yield from _newest(file, found, now)
    if is_owed(file):
        yield notice(tr("Iets wat gewist is, staat nog in reservekopieën. Open Facilitator; dan verdwijnt het ook daaruit."))
    for folder in folders_of(file)[1:]:
        if not folder.is_dir():
            text = tr(
                "De map {folder} met eerdere reservekopieën is er nu niet. Wat je wist gaat daaruit bij de eerste start dat ze er is; een "
                "naam wis je dan nog eens.",
                folder=folder,
            )  # fmt: skip
            yield notice(text)


def _newest(file: Path, found: tuple[Copy, ...], now: datetime) -> Iterator[Finding]:
    newest = found[0]
    when = day(newest.made_at.astimezone())
    count = trn("Er is {n} reservekopie", "Er zijn {n} reservekopieën", len(found))
    if now - newest.made_at > OLDEST and file.stat().st_mtime > newest.made_at.timestamp():
        yield notice(tr("{count}, de laatste van {when}; daarna is er iets veranderd. Maak er een bij Herstel.", count=count, when=when))
    else:
        yield fine(tr("{count}, de laatste van {when}.", count=count, when=when))
    try:
        check_whole(newest.path)
    except StorageError as error:
        yield wrong(tr("De laatste reservekopie is niet te gebruiken: {why} Maak een nieuwe bij Herstel.", why=error))


# around it


def _room(data: Path, file: Path, settings: Settings) -> Iterator[Finding]:
    size = file.stat().st_size if file.exists() else 0
    for folder in (data, backup_folder(data, settings.backups)):
        there = next(f for f in (folder, *folder.parents) if f.exists())
        free = shutil.disk_usage(there).free
        if free < max(LEAST_FREE, 3 * size):
            yield wrong(tr("Op de schijf van {folder} is nog {n} MB vrij. Maak ruimte.", folder=folder, n=free // 1_000_000))
            return
    yield fine(tr("Er is genoeg ruimte op de schijf."))


def _left_behind(file: Path) -> Iterator[Finding]:
    found = {left for folder in (file.parent, *folders_of(file)) for pattern in _LEFT_BEHIND for left in folder.glob(pattern)}
    for left in sorted(found):
        if ".beschadigd-" in left.name:
            text = tr("{file} was beschadigd en staat apart. Er kan in staan wat er gezegd is; verwijder het zodra het weg mag.", file=left)
        else:
            text = tr("{file} is achtergebleven toen het programma stopte. Sluit Facilitator en verwijder het.", file=left)
        yield notice(text)


def _log(data: Path) -> Iterator[Finding]:
    file = data / LOG
    try:
        errors = sum(" ERROR " in line for line in file.read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return
    if errors:
        text = trn(
            "In {file} staat {n} fout van het programma. Stuur dat bestand naar wie het beheert.",
            "In {file} staan {n} fouten van het programma. Stuur dat bestand naar wie het beheert.",
            errors, file=file,
        )  # fmt: skip
        yield notice(text)
