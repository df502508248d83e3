"""The keys of the Verslag page, in one table: its shortcuts are made from it, and so is what the sheet of keys says."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.language import tr


@dataclass(frozen=True)
class ReportKey:
    """Something that a key does. `keys` are Qt's portable names. `of_note`: only where the cursor is in a note, which takes it itself."""

    id: str
    text: str
    keys: tuple[str, ...]
    of_note: bool = False


def report_keys() -> tuple[ReportKey, ...]:
    """All of them, in the order in which one needs them."""
    return (
        ReportKey("keep", tr("Notitie: bewaar de woorden"), ("Return",), of_note=True),
        ReportKey("take_back", tr("Notitie: terug naar hoe het was"), ("Esc",), of_note=True),
        ReportKey("up", tr("Notitie: omhoog, ook naar de vorige stap"), ("Alt+Up",), of_note=True),
        ReportKey("down", tr("Notitie: omlaag, ook naar de volgende stap"), ("Alt+Down",), of_note=True),
        ReportKey("split", tr("Notitie: splits bij de cursor"), ("Ctrl+Return",), of_note=True),
        ReportKey("merge", tr("Notitie: voeg samen met de volgende"), ("Ctrl+J",), of_note=True),
        ReportKey("kind", tr("Notitie: andere soort, op het pictogram"), ("N I V A B !",), of_note=True),
        ReportKey("remove", tr("Notitie: haal weg, op het pictogram"), ("Del",), of_note=True),
        ReportKey("example", tr("Notitie: goed voorbeeld"), ("Ctrl+Shift+G",), of_note=True),
        ReportKey("undo", tr("Ongedaan maken"), ("Ctrl+Z",)),
        ReportKey("redo", tr("Opnieuw"), ("Ctrl+Y", "Ctrl+Shift+Z")),
        ReportKey("next_report", tr("Volgend verslag"), ("Ctrl+Tab",)),
        ReportKey("last_report", tr("Vorig verslag"), ("Ctrl+Shift+Tab",)),
        ReportKey("whose", tr("Voor wie, bij een blad of bewijs per persoon"), ("F4",)),
        ReportKey("sides", tr("Van de tekst naar het voorbeeld, en terug"), ("F6",)),
        ReportKey("next_page", tr("Voorbeeld: volgende bladzijde"), ("PgDown",)),
        ReportKey("last_page", tr("Voorbeeld: vorige bladzijde"), ("PgUp",)),
        ReportKey("larger", tr("Voorbeeld: groter"), ("Ctrl++", "Ctrl+=")),
        ReportKey("smaller", tr("Voorbeeld: kleiner"), ("Ctrl+-",)),
        ReportKey("width", tr("Voorbeeld: paginabreedte"), ("Ctrl+0",)),
        ReportKey("page", tr("Voorbeeld: hele bladzijde"), ("Ctrl+9",)),
        ReportKey("true_size", tr("Voorbeeld: ware grootte"), ("Ctrl+1",)),
        ReportKey("wider", tr("Voorbeeld: breder"), ("F8",)),
        ReportKey("narrower", tr("Voorbeeld: smaller"), ("F7",)),
        ReportKey("copy", tr("Kopieer dit verslag, met opmaak"), ("Ctrl+Shift+C",)),
        ReportKey("save", tr("Bewaar documenten"), ("Ctrl+S",)),
    )
