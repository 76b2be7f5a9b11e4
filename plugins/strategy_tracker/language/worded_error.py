"""An error that tells its reason in the reader's language."""

from __future__ import annotations

from strategy_tracker.language.catalogue import Language
from strategy_tracker.language.message import Localizable


class WordedError(ValueError):
    """What was given cannot be used; `reason` says why in each language, the error's own text in English."""

    def __init__(self, reason: Localizable) -> None:
        super().__init__(reason.localize(Language.ENGLISH))
        self.reason = reason
