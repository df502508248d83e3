"""Documents on paper and on screen: `minutes_pdf` is all that the rest of the program needs."""

from facilitator.export.pdf.house import HouseStyle
from facilitator.export.pdf.reports import characters_missing, minutes_pdf

__all__ = ["HouseStyle", "characters_missing", "minutes_pdf"]
