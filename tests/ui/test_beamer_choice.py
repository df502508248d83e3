"""What stands on the wall while a group chooses, and how lines are evened out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from facilitator.sessions.screens.beamer_view import BeamerView, Option
from facilitator.ui.beamer.painting import pages_needed
from facilitator.ui.beamer.parts import largest
from facilitator.ui.beamer.screens_lists import choosing
from facilitator.ui.look.theme import load_fonts

LONG = "Waarvan leren we het meest als we er vandaag maar twee kunnen bespreken, en wie heeft er deze week haast mee? " * 2


def test_what_is_asked_stands_above_the_choice_until_the_counts_take_its_room(qapp: QApplication) -> None:
    options = (Option("De brief"), Option("De tolk"))
    view = BeamerView("choosing", "Kiezen", "Waarvan leren we het meest?", options=options, to_count=6)

    (asked,) = choosing(1920, 1080, view).fixed

    assert asked.cell.block.lines == ("Waarvan leren we het meest?",)
    counted = replace(view, options=tuple(replace(o, count=3) for o in options))
    assert choosing(1920, 1080, counted).fixed == ()


def test_what_is_asked_takes_no_page_of_its_own(qapp: QApplication) -> None:
    view = BeamerView("choosing", "Kiezen", LONG, options=tuple(Option(f"Onderwerp {n}") for n in range(7)), to_count=6)

    assert pages_needed(view, 1920, 1080) == pages_needed(replace(view, question=""), 1920, 1080)


def test_lines_are_evened_out_without_breaking_a_word(qapp: QApplication) -> None:
    load_fonts()
    laid = largest("Activeringsdialoog – wijkteams", 600, (168, 150), 1728, 500, 4)

    assert " ".join(laid.lines) == "Activeringsdialoog – wijkteams"
    assert len(laid.lines) == 2
