"""Three languages: lazy messages, their catalogues, and how numbers and dates are printed."""

from strategy_tracker.language.catalogue import ByLanguage, Language, translate
from strategy_tracker.language.message import Localizable, Message, Term, localize, message
from strategy_tracker.language.worded_error import WordedError

__all__ = [
    "ByLanguage",
    "Language",
    "Localizable",
    "Message",
    "Term",
    "WordedError",
    "localize",
    "message",
    "translate",
]
