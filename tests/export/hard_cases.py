"""Minutes that are hard to set: what people type, paste and leave out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from facilitator.sessions.plan.learning import LearnedStep
from facilitator.sessions.reports.minutes import Attendee, Minutes, MinutesStep, MinutesTable, ReportKind, Theme
from facilitator.sessions.reports.script import Script, ScriptStep
from tests.export.sample import ACTIONS, START, STEPS, empty, noted, sample, step, with_note

SCRIPTS = (
    "Nederlands: Sjoerd IJzerman uit ’s-Hertogenbosch, ĳ en é",
    "Türkçe: İpek Yıldız, Çağlar Öztürk",
    "Polski: Małgorzata Wiśniewska, Łódź",
    "Čeština, latviešu: Dvořák, Bērziņš",
    "Tiếng Việt: Nguyễn Thị Hồng",
    "Ελληνικά: Γιώργος Παπαδόπουλος",
    "Русский, українська: Наталья Кузнецова, Олександр",
    "العربية: محمد الأمين",
    "עברית: שרה כהן",
    "中文 en 日本語: 王小明, 山田花子",
    "한국어: 김민준, 이서연",
    "ትግርኛ, ܣܘܪܝܝܐ, ދިވެހި: ሰላም ኃይለማርያም, ܐܦܪܝܡ ܒܪ ܨܘܡܐ, މާލެ",
    "فارسی، پښتو، کوردی، اردو: پژمان گلچین، څرګند، ڕێبوار، بڑے (می‌خواهم، ۱۲٫۵)",
    "हिन्दी, বাংলা, ਪੰਜਾਬੀ, தமிழ்: क्षितिज कृष्णमूर्ति, শ্রেয়া চট্টোপাধ্যায়, ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ, மீனாட்சி",
    "ไทย, ລາວ, ខ្មែរ, မြန်မာ, සිංහල: ศิริพร เจริญสุข, ແກ້ວມະນີ, ចាន់ធី, အောင်ဆန်းစုကြည်, ශ්‍රී ලංකා",
    "ગુજરાતી, తెలుగు, ಕನ್ನಡ, മലയാളം: શ્રીકૃષ્ણ, శ్రీనివాస్, ಶ್ರೀಧರ್, കൃഷ്ണൻ",
    "Emoji: 😀👍🏽👨‍👩‍👧🇳🇱👩🏽‍⚕️ ✓ → ½ ☎ ❤️",
)
"""Names in the scripts of a municipality."""
LINKS = (
    "Zie https://www.rietveen.nl/regels?a=1&b=2, of mail naar j.jansen@rietveen.nl. Ook www.rietveen.nl (of www.vng.nl) helpt.",
    "https://www.rietveen.nl/alleen-een-adres",
    "Twee keer hetzelfde: www.rietveen.nl en www.rietveen.nl.",
    "Een lang adres: https://www.rietveen.nl/" + "zoeken-naar-iets-heel-langs/" * 12 + "einde en verder.",
    "Geen adres: a@b, @naam, 3://4, www., http:// en <www.x>. Wel in een lijst: (zie https://nl.wikipedia.org/wiki/Triz_(methode)).",
    "Voorbij de bladzijde " + "en verder en verder " * 200 + "staat www.rietveen.nl " * 90,
)
SIXTY_WORDS = " ".join(f"woord{i}" for i in range(60))
LONG_NAME = ("Wolfeschlegelsteinhausen" * 9)[:200]


LEARNED = tuple(
    LearnedStep(str(number), number, title, timedelta(minutes=15), tuple(timedelta(minutes=m) for m in took), proposal)
    for number, title, took, proposal in (
        (1, "Check-in", (15, 15, 14), None),
        (2, "Arbeidsongeschiktheidsverzekeringsgesprek " * 3 + "twee", (20, 21, 19, 240), timedelta(minutes=20)),
        (3, "Kort </para>", (1, 1, 1), timedelta(minutes=1)),
    )
)
"""Times of several sessions: as planned, much too long, much too short."""


def hard_cases() -> Mapping[str, Minutes]:
    """Name -> minutes."""
    table = MinutesTable("overzicht", ("onderwerp", "a", "b", "c", "d"), tuple((f"rij {i}", *[SIXTY_WORDS] * 4) for i in range(9)))
    crowd = tuple(Attendee(f"Persoon{i:02d} van der Oosterhof", "bewoner" if i % 3 else "") for i in range(40))
    return {
        "ten thousand letters": with_note(" ".join(f"woord{i}" for i in range(1300))[:10_000]),
        "one word of ten thousand letters": with_note("x" * 10_000),
        "forty people": sample(present=crowd),
        "forty people, list": sample(report="attendance", present=crowd),
        "five hundred notes": sample(steps=tuple(_crowded(i) for i in range(10))),
        "only emoji": with_note("😀👍🏽👨‍👩‍👧🎉", title="😀", team="🎉", goal="👍🏽"),
        "a name without a space": sample(present=(Attendee(LONG_NAME),), actions=(noted("action", "Bellen.", owner=LONG_NAME),)),
        "markup": with_note("</para> <para> <b>vet</b> & &amp; <a href='x'>y</a> <img src='z'/> %s {naam}", title="<para>"),
        "control characters": with_note("Hoi\x07 daar\x00!\x1b[31m\u2028nieuw\u200b\ufeff e\u0301 \ud800 einde", title="a\x0bb"),
        "every script": sample(steps=(step("1", "Namen", 10, 11, 2, *(noted("note", words) for words in SCRIPTS)),),
                                 present=tuple(Attendee(words) for words in SCRIPTS)),
        "right to left": with_note("مرحبا بالعالم، كيف الحال؟ " * 40 + "\nZij zei שלום (twee keer) en ging verder, 12 مارس 2026."),
        "tall cells": sample(steps=(replace(STEPS[0], tables=(table,)),)),
        "many actions": sample(report="actions", actions=ACTIONS * 30),
        "nothing": empty(),
        "learned": sample(report="times", learned=LEARNED),
        "English": sample(language="en"),
        "links": sample(steps=(step("1", "Adressen", 10, 11, 2, *(noted("note", words) for words in LINKS)),), goal=LINKS[1]),
    }  # fmt: skip


def hard_in_every_kind(kinds: Sequence[ReportKind]) -> Iterator[tuple[str, Minutes]]:
    """Name and minutes: each report with all at once that is hard, in all its places."""
    awkward = (LONG_NAME, SIXTY_WORDS, "</para> <b>& &amp; %s {naam}", "a\x07b\x00c\u2028d", *SCRIPTS)
    names = [f"{awkward[i % len(awkward)]} {i}" for i in range(40)]
    actions = tuple(noted("action", awkward[i % len(awkward)], owner=name) for i, name in enumerate(names))
    table = MinutesTable("overzicht", ("onderwerp", *awkward[:3]), tuple((name, *[SIXTY_WORDS] * 3) for name in names[:6]))
    steps = (*(_crowded(i) for i in range(10)), replace(STEPS[3], title=LONG_NAME, tables=(table,), texts=((SIXTY_WORDS, SCRIPTS[7]),)))
    lasts, least = timedelta(minutes=10), timedelta(minutes=5)
    paper = tuple(ScriptStep(words, START, lasts, least, *[awkward] * 6, writes=True) for words in awkward[:5])
    present = tuple(Attendee(name, awkward[(i + 1) % len(awkward)]) for i, name in enumerate(names))
    for kind in kinds:
        yield f"hard {kind}", sample(
            report=kind, title=f"<para> {SCRIPTS[8]}", team=LONG_NAME, place=SIXTY_WORDS, goal=SCRIPTS[10], steps=steps, actions=actions,
            present=present[:5] if kind == "proof" else present,  # each has pages of their own
            decisions=tuple(noted("decision", words) for words in awkward), themes=tuple(Theme(words, "9 stippen") for words in awkward),
            script=Script(SIXTY_WORDS, LONG_NAME, awkward, awkward, paper),
            recipient=names[0], role=SIXTY_WORDS, classification=f"Vertrouwelijk {LONG_NAME}",
        )  # fmt: skip


def _crowded(number: int) -> MinutesStep:
    notes = (noted("insight" if i % 4 else "note", f"Notitie {number}.{i}: wat er werd gezegd over de balie.", 20 + i) for i in range(50))
    return step(str(number), f"Stap {number}", 10, 11, 2, *notes)


def long_one(pages: int = 60) -> Minutes:
    """Minutes of about so many pages, with everything in them that a page can hold."""
    words = "Een moeder met drie kinderen kreeg vier brieven over dezelfde toeslag. Zij belde pas toen het licht uitging. " * 8
    notes = tuple(noted("note", f"{i}. {words}") for i in range(3))
    steps = tuple(replace(step(str(i), f"Ronde {i}", 10, 11, 2, *notes), tables=STEPS[3].tables) for i in range(pages))
    return sample(steps=steps)
