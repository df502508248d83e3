"""What each report tells of the minutes, in the words and the order of design; how a document is drawn is `export/pdf`.

    tell         which report is told how, to any `Telling`
    minutes_pdf  the report as PDF
    written      the report as OpenDocument text, Markdown, plain text and HTML
    about        what a file says of itself
    account      the verslag: what was decided, what was said step by step, planned and real times, who was there
    lists        the action list and the attendance list
    parts        what more than one report has: decisions, the table of actions, people and their roles
    looked_back  what became of earlier promises
    time_strip   planned and real times as a figure, and the same in words
    moments      dates, hours and lengths of time in words
"""

from facilitator.export.pdf.house import HouseStyle
from facilitator.export.reports.minutes_pdf import characters_missing, minutes_pdf

__all__ = ["HouseStyle", "characters_missing", "minutes_pdf"]
