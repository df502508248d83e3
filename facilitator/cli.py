"""The same program without a window. Each command is a few lines over the layers below; none starts Qt unless it must."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator import __version__, paths
from facilitator.commands.archive import add_archive_commands
from facilitator.commands.arguments import code, shape_export, shape_import, shape_rehearsal
from facilitator.commands.passphrase import demand_encryption, opening_locks
from facilitator.commands.privacy import add_privacy_commands
from facilitator.commands.safety import add_safety_commands
from facilitator.commands.sealed import settle_sealed, unlock_first
from facilitator.commands.shared import add_shared_command
from facilitator.commands.translations import add_translations_command, translations_folder
from facilitator.language import language, languages, look_in, refusals, tr, trn, use_language
from facilitator.sessions.errors import FacilitatorError, TemplateError

if TYPE_CHECKING:
    from facilitator.keeping.keeper import Keeper, Overview
    from facilitator.sessions.templates.library import Library
    from facilitator.sessions.templates.template import Template
    from facilitator.settings import Settings
    from facilitator.storage.store import Store

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Run one command. Gives 0, 1 when something is wrong with what it was given, 2 for wrong usage."""
    options = _parser().parse_args(list(arguments))
    look_in(translations_folder(options))
    use_language(options.language or _settings(options).language)
    try:
        _check_language(options.language)
        demand_encryption(paths.data_folder(options.data))
        done = opening_locks(options.command, options)
        if "store" in options:
            settle_sealed(options.store, lambda: _settings(options))
        return done
    except TemplateError as error:
        _print_problems(error)
    except FacilitatorError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    finally:
        if "store" in options:
            options.store.close()
    return 1


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", metavar="DIR", help="which data folder (or FACILITATOR_DATA)")
    common.add_argument("--language", type=code, metavar="XX", help="language of what is shown: nl, en or one of `translations`")
    common.add_argument("--unlock", action="store_true", default=False, help="ask the passphrase of confidential sessions first")
    parser = argparse.ArgumentParser("facilitator", description="Lead a group session from a draaiboek.", parents=[common])
    parser.add_argument("--version", action="version", version=f"facilitator {__version__}")
    parser.set_defaults(command=_open)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, does: Command, text: str) -> argparse.ArgumentParser:
        # A subparser would reset an option that was given before the command, so it has no default of its own.
        added = commands.add_parser(name, help=text, description=text, argument_default=argparse.SUPPRESS)
        added.add_argument("--data", metavar="DIR")
        added.add_argument("--language", type=code, metavar="XX")
        added.add_argument("--unlock", action="store_true")
        added.set_defaults(command=does)
        return added

    shape_rehearsal(command("rehearse", _rehearse, "play a whole session off-screen and leave minutes, session file and pictures"))
    templates = command("templates", _templates, "the draaiboeken that are there, and where they are from")
    templates.add_argument("--json", action="store_true", default=False)
    check = command("check", _check, "what is wrong or odd with draaiboeken: FILE:LINE:COLUMN; exit 1 if anything is wrong")
    check.add_argument("files", nargs="*", default=[], type=Path, metavar="FILE", help="or a folder; without any: all that are there")
    schema = command("schema", _schema, "the JSON Schema of the format, for an editor that then helps to write a draaiboek")
    schema.add_argument("--of", choices=("draaiboek", "session"), default="draaiboek", help="of a draaiboek, or of a session file")
    schema.add_argument("--out", default=None, type=Path, metavar="PATH", help="where to put it; else it is printed")
    house = command("house", _house, "what a house style in a file of design tokens would become, and whether it can be read")
    house.add_argument("file", type=Path, metavar="FILE")
    share = command("share", _share, "write a draaiboek with what it includes as one file for a colleague")
    share.add_argument("template")
    share.add_argument("--out", required=True, type=Path, metavar="FILE")
    sessions = command("sessions", _sessions, "the sessions that are kept, the last one first")
    sessions.add_argument("--json", action="store_true", default=False)
    series = command("series", _series, "teams with a draaiboek that comes back: when the next session is due, and what was skipped")
    series.add_argument("--json", action="store_true", default=False)
    add_archive_commands(command, _settings, _store)
    shape_export(command("export", _export, "make a document of a session"))
    verify = command("verify", _verify, "whether a PDF is exactly a report that was adopted, and which one; exit 1 if it is not")
    verify.add_argument("file", type=Path, metavar="FILE")
    shape_import(command("import", _import, "take in a session file from somebody else, or from another laptop"))
    add_safety_commands(command, _settings)
    add_privacy_commands(command, _find, _settings, _store)
    add_shared_command(command, _store)
    add_translations_command(command)
    return parser


def _check_language(asked: str | None) -> None:
    """Say what is wrong with the language, before the command is done in another one."""
    if asked is not None and asked not in languages():
        raise FacilitatorError(tr("Er is geen vertaling ‘{code}’. `facilitator translations` laat zien welke er zijn.", code=asked))
    for sentence in refusals(language()):
        print(sentence, file=sys.stderr)


def _open(options: argparse.Namespace) -> int:
    from facilitator.app import run

    return run(paths.data_folder(options.data), _settings(options))


def _rehearse(options: argparse.Namespace) -> int:
    from facilitator.rehearsing.rehearsal import rehearse
    from facilitator.rehearsing.series import rehearse_series

    template = _template(options, options.template)
    series = options.times > 1
    asked = (template, options.people, options.out)
    played = rehearse_series(*asked, options.times, with_pictures=options.pictures) if series else ()
    for left in played or (rehearse(*asked, with_pictures=options.pictures),):
        print(tr("Gespeeld: {title}, {people} mensen.", title=template.title, people=options.people))
        print(tr("Verslag:       {path}", path=left.minutes))
        for path in left.documents:
            if path != left.minutes:
                print(tr("Document:      {path}", path=path))
        print(tr("Sessiebestand: {path}", path=left.session_file))
        if options.pictures:
            print(tr("Beelden:       {path} ({n})", path=left.pictures, n=left.picture_count))
    return 0


def _templates(options: argparse.Namespace) -> int:
    shelf = _library(options).scan()
    if options.json:
        rows = [
            {"name": f.template.name, "title": f.template.title, "goal": f.template.goal, "origin": f.origin_label, "path": str(f.path)}
            for f in shelf.templates
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for found in shelf.templates:
            print(f"{found.template.name:<34} {found.template.title:<40} {found.origin_label}")
    for broken in shelf.broken:
        _print_problems(broken.error)
    return 1 if shelf.broken else 0


def _share(options: argparse.Namespace) -> int:
    from facilitator.export.writing import write_atomically
    from facilitator.sessions.templates.shared_file import to_share_as, to_shared

    template = _template(options, options.template)
    out = to_share_as(options.out)
    write_atomically(out, to_shared(template).encode())
    print(out)
    return 0


def _check(options: argparse.Namespace) -> int:
    from facilitator.checking import check

    return check(options.files, _library(options), print)


def _house(options: argparse.Namespace) -> int:
    from facilitator.house_check import check_house

    return check_house(options.file, print)


def _schema(options: argparse.Namespace) -> int:
    from facilitator.export.writing import write_atomically
    from facilitator.sessions.templates.format_schema import draaiboek_schema
    from facilitator.storage.session_file_schema import session_file_schema

    made = session_file_schema() if options.of == "session" else draaiboek_schema()
    text = json.dumps(made, ensure_ascii=False, indent=2)
    if options.out is None:
        print(text)
    else:
        write_atomically(options.out, f"{text}\n".encode())
        print(options.out)
    return 0


def _sessions(options: argparse.Namespace) -> int:
    from facilitator.sessions.coming_back.set_back import doubt_words

    overviews = _keeper(options).overviews()
    if options.json:
        rows = [
            {
                "id": o.id, "title": o.title, "team": o.team, "state": o.state, "starts_at": o.starts_at.isoformat(),
                "clock_doubted": o.clock_doubted, "sealed": o.sealed,
            }
            for o in overviews
        ]  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for overview in overviews:
        remarks = ", ".join(filter(None, (tr("vertrouwelijk") if overview.sealed else "", doubt_words(overview))))
        where = f"{overview.title}, {overview.team}" + (f" ({remarks})" if remarks else "")
        print(f"{overview.id[:8]}  {overview.starts_at:%Y-%m-%d}  {_state(overview):<14} {where}")
    if not overviews:
        print(tr("Er zijn nog geen sessies in {folder}.", folder=paths.data_folder(options.data)))
    return 0


def _series(options: argparse.Namespace) -> int:
    from facilitator.desk import Desk
    from facilitator.over_sessions.recurring import list_series
    from facilitator.sessions.clock import SystemClock

    desk = Desk(paths.data_folder(options.data), _settings(options), SystemClock(), _store(options))
    list_series(desk.series(desk.overviews()), desk.today, print, as_json=options.json)
    return 0


def _export(options: argparse.Namespace) -> int:
    from facilitator.commands.export import Order, export

    keeper = _keeper(options)
    session_id = _find(keeper, options.session)
    if options.format == "json":
        return _hand_over(options, session_id)
    if options.to != "self" or options.lock:
        raise FacilitatorError(tr("--to en --lock horen bij een sessiebestand. Kies --format json."))
    order = Order(session_id, options.report, options.format, options.recipient, options.series, options.out, options.force)
    return export(order, keeper, _settings(options), print)


def _hand_over(options: argparse.Namespace, session_id: str) -> int:
    from facilitator.commands.session_file import HandOver, hand_over

    if options.report or options.recipient:
        raise FacilitatorError(tr("Een sessiebestand is geen verslag: laat --report en --for weg."))
    made_by = _settings(options).facilitator
    order = HandOver(session_id, options.series, options.to, options.lock, options.out, made_by, options.force)
    return hand_over(order, _store(options), print)


def _verify(options: argparse.Namespace) -> int:
    from facilitator.files.verifying import verify

    sentence, adopted = verify(options.file, _keeper(options))
    print(sentence, file=sys.stdout if adopted else sys.stderr)
    return 0 if adopted else 1


def _import(options: argparse.Namespace) -> int:
    from facilitator.commands.session_file import take_in

    return take_in(options.file, _store(options), print, look=options.look, changed=options.changed, erased=options.erased)


def _settings(options: argparse.Namespace) -> Settings:
    from facilitator.settings import read_policy, read_settings

    policy, wrong_in_policy = read_policy(paths.policy_file())
    settings, wrong = read_settings(paths.data_folder(options.data) / "settings.yaml", policy)
    for sentence in (*wrong_in_policy, *wrong):
        print(sentence, file=sys.stderr)
    database = os.environ.get("FACILITATOR_DATABASE", "")
    return settings.with_database(database) if database and "database" not in policy.fixed else settings


def _library(options: argparse.Namespace) -> Library:
    from facilitator.shelves import library

    return library(paths.data_folder(options.data), _settings(options))


def _template(options: argparse.Namespace, name: str) -> Template:
    library = _library(options)
    if Path(name).suffix in (".yaml", ".yml", ".draaiboek"):
        return library.template(Path(name))
    found = library.find(name)
    if found is None:
        raise FacilitatorError(tr("Er is geen draaiboek '{name}'. `facilitator templates` laat zien welke er zijn.", name=name))
    return found


def _keeper(options: argparse.Namespace) -> Keeper:
    from facilitator.keeping.keeper import Keeper
    from facilitator.sessions.clock import SystemClock

    return Keeper(_store(options), SystemClock())


def _store(options: argparse.Namespace) -> Store:
    """The sessions of the data folder, with those of the archive that the settings name; says where that is not there."""
    from facilitator.commands.shared import store_for_commands

    if "store" not in options:
        options.store = store_for_commands(paths.data_folder(options.data), _settings(options))
        unlock_first(options.store.seal, asked=options.unlock)
    store: Store = options.store
    return store


def _find(keeper: Keeper, begins: str) -> str:
    overviews = keeper.overviews()
    found = overviews[:1] if begins == "last" else tuple(o for o in overviews if o.id.startswith(begins))
    if len(found) != 1:
        text = trn(
            "Geen sessie begint met '{begins}'.",
            "{n} sessies beginnen met '{begins}'; geef meer letters.",
            max(1, len(found)),
            begins=begins,
        )
        raise FacilitatorError(text)
    return found[0].id


def _state(overview: Overview) -> str:
    return {"prepared": tr("voorbereid"), "running": tr("niet afgerond"), "closed": tr("afgerond")}.get(overview.state, overview.state)


def _print_problems(error: TemplateError) -> None:
    for p in error.problems:
        level = tr("let op") if p.warning else tr("fout")
        print(f"{p.file or error.name}:{p.line}:{p.column}: {level}: {p.text}", file=sys.stderr)
