"""Three languages: lazy messages, their catalogues, and how numbers and dates are printed."""

from strategy_tracker.language.catalogue import Language, translate
from strategy_tracker.language.message import Localizable, Message, Term, localize, message

__all__ = ["Language", "Localizable", "Message", "Term", "localize", "message", "translate"]
