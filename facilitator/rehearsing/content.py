"""What people might say in a rehearsed session: invented names and lines, in the tone of a real one."""

from __future__ import annotations

NAMES = (
    "Fatima el Amrani",
    "Joost van den Berg",
    "Marieke Hofstra",
    "Yusuf Kaya",
    "Sanne de Wit",
    "Tom Verhoeven",
    "Els Jansen",
    "Mehmet Yılmaz",
    "Anneke Postma",
    "Daan Willems",
    "Priya Ramdin",
    "Lotte Brouwer",
    "Bilal Aydin",
    "Corine de Jong",
    "Dirk Haverkamp",
    "Esra Demir",
    "Frank Oosting",
    "Hanna Kuipers",
    "Iris van Leeuwen",
    "Jeroen Smit",
    "Kees Dijkman",
    "Loubna Chaoui",
    "Maartje Bos",
    "Nico Scholten",
)
TEAM, PLACE, FACILITATOR = "Team Zuid", "Stadskantoor, kamer 2.14", "Ruben Dijkstra"
LINES = (
    "Waarom moet een huisbezoek vooraf worden goedgekeurd?",
    "Wie beslist er bij spoed in het weekend?",
    "Drie brieven over één besluit: kan dat er één worden?",
    "Nieuwe collega’s leren het meest door mee te lopen, niet uit het handboek.",
    "Op maandag staat de telefoon nooit stil.",
    "We wachten weken op een handtekening voor honderd euro.",
    "De inwoner vertelt haar verhaal nu vier keer.",
    "Mogen we zelf een tolk bellen, zonder aanvraag?",
    "Vraag eerst wat iemand zelf al geprobeerd heeft.",
    "Het helpt als er iemand meeluistert bij een lastig gesprek.",
)
INSIGHTS = (
    "i Wie eerst luistert, hoeft minder uit te leggen.",
    "i De regel is ruimer dan wij hem gebruiken.",
    "v Wat gebeurt er als we het gewoon doen?",
)
AGREEMENTS = (
    "a We bellen de inwoner voordat de brief de deur uit gaat.",
    "b Een tolk bellen we zelf; een aanvraag vooraf is niet meer nodig.",
)
PRIVATE = "De leider reageert snel; herinneren aan alleen luisteren."
TEXTS = (
    "Een moeder met twee kinderen vraagt hulp bij een schuld die groeit terwijl zij op ons antwoord wacht.",
    "Zij wil weer zelf haar post openen zonder buikpijn.",
    "We hadden een betalingsregeling in gedachten; nu zien we dat rust eerst komt.",
)
CELLS = (
    "ja, sterk",
    "het geeft rust in huis",
    "eerst lastig, daarna lichter",
    "artikel 18, ruimte voor maatwerk",
    "een vast aanspreekpunt",
)
GAPS = (
    "eerst bellen",
    "zij al drie weken wacht",
    "het hele dossier vooraf lezen",
    "te zeggen wat ik nog niet weet",
    "een uur op dinsdagochtend",
)
SUBJECTS = ("artikel 18", "artikel 35")
