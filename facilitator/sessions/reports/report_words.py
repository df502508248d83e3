"""What each report is called, and for whom it is."""

from __future__ import annotations

from facilitator.language import tr
from facilitator.sessions.reports.minutes import ReportKind


def report_title(report: ReportKind) -> str:
    """As it stands above the document and on screen."""
    words: dict[ReportKind, str] = {
        "minutes": tr("Verslag"),
        "summary": tr("Verslag voor de teamleider"),
        "actions": tr("Actie- en besluitenlijst"),
        "attendance": tr("Presentielijst"),
        "proof": tr("Bewijs van deelname"),
        "personal sheet": tr("Persoonlijk blad"),
        "times": tr("Plan en werkelijkheid"),
        "run sheet": tr("Draaiboek"),
    }
    return words[report]


def report_readers(report: ReportKind) -> str:
    """For whom it is made."""
    words: dict[ReportKind, str] = {
        "minutes": tr("de groep"),
        "summary": tr("de teamleider"),
        "actions": tr("de groep en de teamleider"),
        "attendance": tr("het dossier van de organisatie"),
        "proof": tr("wie er was, voor het eigen register"),
        "personal sheet": tr("één persoon, en niemand anders"),
        "times": tr("wie draaiboeken maakt"),
        "run sheet": tr("de begeleider"),
    }
    return words[report]
