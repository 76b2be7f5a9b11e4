"""Refuses what a spreadsheet shows or keeps in place of a number: #DIV/0!, =(E2-C2)/D2, #####."""

import re

from strategy_tracker.vocabulary.patterns import Pattern

from .errors import Unreadable
from .folded_text import fold_width

_ERROR = Pattern(
    r"#(?:DIV/0!?|N/A|NAME\??|NULL!?|NUM!?|REF!?|VALUE!?|SPILL!?|CALC!?|ERROR!?|GETTING_DATA|FIELD!?|BLOCKED!?"
    r"|CONNECT!?|UNKNOWN!?)|#{3,}|Err:[0-9]{3}",
    re.IGNORECASE,
)
_FORMULA = Pattern(
    r"=\s*(?:[-+]?\s*[(\[$'{]|[-+]?\s*\$?[A-Za-z]|.*[0-9)]\s*[-+*/^&]\s*[(0-9A-Za-z$])", re.DOTALL
)


def refuse_spreadsheet_text(text: str) -> None:
    """Raise Unreadable "spreadsheet-text" for a spreadsheet's error value or a formula."""
    folded = fold_width(text)
    if _ERROR.search(folded) or _FORMULA.match(folded):
        raise Unreadable("spreadsheet-text", text=text)
