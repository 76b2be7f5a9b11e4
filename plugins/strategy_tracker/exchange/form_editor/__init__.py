"""A form in the browser for whole strategies: Decap CMS, configured from the fields' tables."""

from strategy_tracker.exchange.form_editor.configuration import editor_configuration
from strategy_tracker.exchange.form_editor.packages import PackageError, editor_packages
from strategy_tracker.exchange.form_editor.vocabulary import editor_vocabulary
from strategy_tracker.exchange.form_editor.writing import NotAnEditorError, write_editor

__all__ = [
    "NotAnEditorError",
    "PackageError",
    "editor_configuration",
    "editor_packages",
    "editor_vocabulary",
    "write_editor",
]
