"""The PDF as two readers find it: all that was noted, in a file that is accessible and can be archived."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from facilitator.contrast import contrast
from facilitator.export.pdf.colour import hex_of
from facilitator.export.pdf.layout import BODY
from facilitator.export.pdf.paragraphs import TaggedParagraph
from facilitator.export.reports import HouseStyle, characters_missing, minutes_pdf
from facilitator.files.documents import house_style
from facilitator.sessions.errors import ExportError
from facilitator.sessions.reports.minutes import Attendee, MinutesStep, MinutesTable, ReportKind
from facilitator.settings import Settings
from tests.export.reading import flat, read
from tests.export.sample import ACTIONS, DECISIONS, HOUSE, PRESENT, START, STEPS, empty, noted, sample, step, with_note

REPORTS: tuple[ReportKind, ...] = ("minutes", "actions", "attendance")


def test_everything_noted_is_in_the_verslag() -> None:
    minutes = sample()

    text = flat(read(minutes_pdf(minutes, HOUSE)).text)

    notes = [note.text for s in minutes.steps for note in s.notes]
    fields = [words for s in minutes.steps for _, words in s.texts]
    cells = [cell for s in minutes.steps for table in s.tables for row in table.rows for cell in row]
    people = [p.name for p in (*minutes.present, *minutes.absent)]
    for words in (*notes, *fields, *cells, *people, *minutes.withheld, minutes.place, minutes.goal, minutes.facilitator):
        assert flat(words) in text, words


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_says_what_it_is(report: ReportKind) -> None:
    minutes = sample(report=report)

    found = read(minutes_pdf(minutes, HOUSE))

    assert found.language == "nl-NL"
    assert "Activeringsdialoog Team Zuid" in found.title
    assert found.shows_title
    assert found.unembedded == ()
    assert found.outline[0] == "Activeringsdialoog Team Zuid"
    assert found.tags.count("H1") == 1


@pytest.mark.parametrize("report", REPORTS)
def test_the_same_minutes_give_the_same_bytes(report: ReportKind) -> None:
    minutes = sample(report=report)

    first, second = minutes_pdf(minutes, HOUSE), minutes_pdf(minutes, HOUSE)

    assert first == second


def test_every_page_says_which_it_is_and_of_how_many() -> None:
    data = minutes_pdf(with_note("Een lange notitie. " * 3000), HOUSE)

    found = read(data)

    assert found.pages >= 10
    pages = found.pages - 1  # the first one has the contents
    assert all(flat(f"Pagina {n} van {pages}") in flat(found.text) for n in (1, 9, pages))


def test_times_are_those_of_the_room() -> None:
    found = read(minutes_pdf(sample(), HOUSE))

    assert "Donderdag 12 november 2026, 13:32 – 15:14 uur" in found.text.replace("\u00a0", " ")


def test_days_are_those_of_the_room() -> None:
    late = datetime(2026, 11, 12, 23, 30, tzinfo=UTC)

    found = read(minutes_pdf(sample(started_at=late, ended_at=None), HOUSE))

    assert "vrijdag 13 november 2026" in found.title


@pytest.mark.fault("F17")
@pytest.mark.parametrize(
    "words",
    [
        "a<b en <b>vet</b> & <font size=99>groot</font> </para> &amp; &#65;",
        "100%s %d %(naam)s {naam} {0} \\n \\",
        "‘enkel’ \"dubbel\" 'recht' „laag” (haakjes) [blok]",
        "Hoi\x07 daar\x00!\x1b[31m",
        "e\u0301e\u0301n",
    ],
)
def test_what_is_typed_is_what_is_read(words: str) -> None:
    shown = flat(words.replace("\x07", "").replace("\x00", "").replace("\x1b", "").replace("e\u0301", "é"))

    found = read(minutes_pdf(with_note(words, title=words, team=words, place=words), HOUSE))

    assert shown in flat(found.text)
    assert found.unembedded == ()


def test_lines_of_a_note_stay_lines() -> None:
    found = read(minutes_pdf(with_note("eerste\r\ntweede\nderde"), HOUSE))

    assert "eerste\r\ntweede\r\nderde" in found.text


def test_right_to_left_text_keeps_what_was_typed() -> None:
    found = read(minutes_pdf(with_note("Zij zei مرحبا بالعالم en שלום daarna."), HOUSE))

    assert "مرحبا بالعالم" in found.said
    assert "שלום" in found.said
    assert "Zij zei" in found.text.replace("\u00a0", " ")
    assert found.unembedded == ()


def test_emoji_are_drawn() -> None:
    minutes = with_note("Top 😀👍🏽 gedaan")

    found = read(minutes_pdf(minutes, HOUSE))

    assert "😀👍🏽" in found.said
    assert characters_missing(minutes, HOUSE) == ()


@pytest.mark.fault("F17")
def test_a_character_that_no_font_has_is_shown_as_a_box_and_named() -> None:
    minutes = with_note("Het teken 𓀀 kwam voorbij")

    found = read(minutes_pdf(minutes, HOUSE))

    assert "□" in found.text
    assert "U+13000" in found.text
    assert "𓀀" in found.said
    assert characters_missing(minutes, HOUSE) == ("𓀀",)


def test_a_note_of_ten_thousand_letters_flows_over_pages() -> None:
    words = " ".join(f"woord{i}" for i in range(1200))[:10_000]

    found = read(minutes_pdf(with_note(words), HOUSE))

    parts = [flat(word) for word in words.split()]
    assert all(part in flat(found.text) for part in parts)
    assert found.pages > 3


def test_the_lines_of_a_long_note_are_not_broken_again_on_its_next_page() -> None:
    """That took half a minute for a note of a hundred pages."""
    paragraph = TaggedParagraph("Een lange notitie. " * 300, BODY)
    paragraph.wrap(300, 1e6)

    rest = paragraph.split(300, 100)[1]
    rest.wrap(300, 1e6)

    assert all(kept is line for kept, line in zip(rest.blPara.lines, paragraph.blPara.lines[6:], strict=True))


def test_a_word_of_ten_thousand_letters_breaks() -> None:
    found = read(minutes_pdf(with_note("x" * 10_000), HOUSE))

    assert found.text.count("x") >= 10_000


def test_a_name_of_two_hundred_letters_breaks() -> None:
    name = "Wolfeschlegelsteinhausen" * 9
    action = noted("action", "Bellen.", owner=name[:200])

    text = flat(read(minutes_pdf(sample(actions=(action,), present=(Attendee(name[:200]),), team=name[:200]), HOUSE)).text)

    assert text.count(name[:24]) >= 8 * 3


def test_cells_of_sixty_words_break_over_pages() -> None:
    cell = " ".join(f"woord{i}" for i in range(60))
    table = MinutesTable("overzicht", ("onderwerp", "a", "b", "c", "d"), tuple((f"rij {i}", cell, cell, cell, cell) for i in range(12)))
    minutes = sample(steps=(replace(STEPS[0], tables=(table,)),))

    text = read(minutes_pdf(minutes, HOUSE)).text

    assert text.count("woord59") == 12 * 4


def test_an_empty_session_says_so_in_sentences() -> None:
    text = flat(read(minutes_pdf(empty(), HOUSE)).text)

    for sentence in ("Geen besluiten genomen.", "Geen afspraken gemaakt.", "Geen actiepunten.", "Er is niets genoteerd."):
        assert flat(sentence) in text


def test_a_session_without_steps_people_or_particulars_is_still_a_document() -> None:
    bare = sample(
        title="",
        team="",
        place="",
        organisation="",
        facilitator="",
        goal="",
        present=(),
        absent=(),
        steps=(),
        started_at=None,
        ended_at=None,
    )

    for report in REPORTS:
        assert read(minutes_pdf(replace(bare, report=report), HouseStyle())).pages == 1


def test_steps_without_notes_are_named() -> None:
    text = flat(read(minutes_pdf(sample(), HOUSE)).text)

    assert flat("Bij deze stappen is niets genoteerd: Check-in, Je zei – wij deden.") in text
    assert flat("Niet aan toegekomen") in text


def test_two_hundred_people_are_all_named() -> None:
    crowd = tuple(Attendee(f"Persoon{i:03d} Jansen", "bewoner") for i in range(200))

    for report in REPORTS[::2]:
        text = read(minutes_pdf(sample(report=report, present=crowd), HOUSE)).text
        assert all(f"Persoon{i:03d}" in text for i in range(200))


def test_actions_are_listed_by_date_with_their_own_numbers() -> None:
    text = read(minutes_pdf(sample(report="actions"), HOUSE)).text

    places = [flat(text).index(flat(ACTIONS[i].text)[:20]) for i in (1, 0, 3, 2)]
    assert places == sorted(places)
    assert all(flat(d.text) in flat(text) for d in DECISIONS)


def test_the_attendance_list_says_nothing_of_what_was_discussed() -> None:
    minutes = sample(report="attendance", classification="Vertrouwelijk – blijft in de groep")

    text = flat(read(minutes_pdf(minutes, HOUSE)).text)

    for note in (*DECISIONS, *ACTIONS):
        assert flat(note.text) not in text


def test_before_the_session_everyone_expected_is_on_the_attendance_list() -> None:
    minutes = sample(report="attendance", present=(), absent=(Attendee("Lotte Meijer"),), started_at=None, ended_at=None)

    text = read(minutes_pdf(minutes, HOUSE)).text

    assert "Lotte Meijer" in text
    assert "Afwezig" not in text


def test_confidential_minutes_say_so_on_every_page() -> None:
    minutes = replace(with_note("Een lange notitie. " * 600), classification="Vertrouwelijk – blijft in de groep")

    found = read(minutes_pdf(minutes, HOUSE))

    assert found.text.count("Vertrouwelijk") == found.pages + 1


def test_the_chart_is_told_in_words() -> None:
    found = read(minutes_pdf(sample(), HOUSE))

    assert any("Het verhaal: gepland 10 min, werkelijk 11 min" in words for words in found.said)


def test_tables_have_heads_for_rows_and_columns() -> None:
    found = read(minutes_pdf(sample(report="actions"), HOUSE))

    assert found.tags.count("TH") == 4 + len(ACTIONS)
    assert found.tags.count("TR") == 1 + len(ACTIONS)


@pytest.mark.parametrize("accent", ["#FFB400", "#FFFFFF", "#000000", "#1F3F94", "#EEEEEE"])
def test_any_accent_can_be_read(accent: str) -> None:
    house = HouseStyle(accent=accent)

    assert contrast(hex_of(house.text), "#FFFFFF") >= 4.5
    assert contrast(hex_of(house.text), hex_of(house.tint)) >= 4.5
    assert contrast(hex_of(house.mark), "#FFFFFF") >= 3
    assert contrast(hex_of(house.on_mark), hex_of(house.mark)) >= 4.5


def test_an_accent_that_is_no_colour_is_refused() -> None:
    with pytest.raises(ExportError, match="is geen kleur"):
        house_style(Settings(accent="groen"))


def test_a_logo_that_cannot_be_read_leaves_the_name(tmp_path: Path) -> None:
    broken = tmp_path / "logo.png"
    broken.write_bytes(b"not a picture")
    house = HouseStyle("Gemeente Rietveen", logo=broken)

    found = read(minutes_pdf(sample(), house))

    assert "Gemeente Rietveen" in found.text
    assert "logo.png" in house.logo_problem()


@pytest.mark.parametrize(("size", "cut", "said"), [((8000, 5000), 0, "40 miljoen"), ((300, 90), 40, "halverwege")])
def test_a_logo_that_is_too_large_or_cut_short_leaves_the_name(size: tuple[int, int], cut: int, said: str, tmp_path: Path) -> None:
    picture = tmp_path / "logo.png"
    Image.new("L", size).save(picture)
    picture.write_bytes(picture.read_bytes()[: -cut or None])
    house = HouseStyle("Gemeente Rietveen", logo=picture)

    assert said in house.logo_problem()
    assert "Gemeente Rietveen" in read(minutes_pdf(sample(), house)).text


def test_a_logo_is_a_figure_with_the_name_of_the_organisation(tmp_path: Path) -> None:
    picture = tmp_path / "logo.png"
    Image.new("RGBA", (300, 90), (10, 107, 94, 128)).save(picture)

    found = read(minutes_pdf(sample(), HouseStyle("Gemeente Rietveen", logo=picture)))

    assert "Gemeente Rietveen" in found.said


def test_a_step_that_lasted_no_time_does_not_break_the_chart() -> None:
    minutes = sample(planned_start=START, planned_end=START, steps=(step("1", "Start", 0, 0, 0),))

    assert "Start: gepland 0 min, werkelijk 0 min" in " ".join(read(minutes_pdf(minutes, HOUSE)).said)


@pytest.mark.fault("F17")
@pytest.mark.parametrize("words", ["W" * 1200, "wijd " * 300, "שלום " * 200, "中" * 600, "𓀀" * 300, "x" + "\n" * 60 + "x", "\ud800"])
@pytest.mark.parametrize("report", REPORTS)
def test_no_text_is_too_long_for_any_place(report: ReportKind, words: str) -> None:
    table = MinutesTable(words, (words, words), ((words, words),))
    everywhere = MinutesStep(words, words, STEPS[0].planned, STEPS[0].took, START, (noted("insight", words),), ((words, words),), (table,))
    note = noted("action", words, owner=words)
    minutes = sample(
        report=report,
        title=words,
        team=words,
        place=words,
        organisation=words,
        facilitator=words,
        goal=words,
        present=(Attendee(words, words),),
        absent=(Attendee(words),) * 2,
        decisions=(note,),
        agreements=(note,),
        actions=(note,),
        steps=(everywhere,),
        classification=words,
        audience=words,
    )

    assert read(minutes_pdf(minutes, HouseStyle(words, address=words))).unembedded == ()


def test_a_table_of_many_columns_becomes_a_list() -> None:
    table = MinutesTable("scores", tuple(f"kolom{i}" for i in range(40)), (("rij", *(f"waarde{i}" for i in range(1, 40))),))

    text = read(minutes_pdf(sample(steps=(replace(STEPS[0], tables=(table,)),)), HOUSE)).text

    assert all(f"Kolom{i}: waarde{i}" in text for i in range(1, 40))


def test_each_proof_begins_as_a_document_of_its_own() -> None:
    pages = pypdfium2.PdfDocument(minutes_pdf(sample(report="proof"), HOUSE))
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    pages.close()

    assert len(texts) == len(PRESENT)
    assert [text.count("Bewijs van deelname") for text in texts] == [1] * len(texts)
