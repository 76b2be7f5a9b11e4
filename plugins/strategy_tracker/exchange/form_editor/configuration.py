"""Decap CMS's configuration, from the fields' own tables: labels, hints and the input of each kind of value.

The options are those of Decap CMS 3: https://decapcms.org/docs/configuration-options/ and /docs/widgets/.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from strategy_tracker.exchange.form_editor.vocabulary import choices_of
from strategy_tracker.exchange.front_matter_kinds import examples_of, hint_of
from strategy_tracker.language import ByLanguage, Language, Term, message
from strategy_tracker.model import Strategy
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind

Configuration = dict[str, Any]

FORMAT = "strategy-record"
"""The name of the file format that the editor's own script registers."""

_LOCALES = ByLanguage(
    {Language.TRADITIONAL: "zh_Hant", Language.SIMPLIFIED: "zh_Hans", Language.ENGLISH: "en"}
)
_LISTS = (Kind.TEXTS, Kind.REFERENCES)
# Texts of several sentences.
_LONG = frozenset({"statement", "problem", "solution", "note", "definition", "cause", "action", "text"})
# What names a record of a list while it is folded.
_SUMMARIES: Mapping[str, str] = {
    "goal": "{{fields.id}} {{fields.statement}}",
    "initiative": "{{fields.id}} {{fields.name}}",
    "task": "{{fields.id}} {{fields.description}} · {{fields.owner}} · {{fields.status}}",
    "kpi": "{{fields.id}} {{fields.name}} · {{fields.target}}",
    "reading": "{{fields.date}} {{fields.value}}",
    "entry": "{{fields.text}}",
}
# One of what a list holds, for the button that adds it.
_ONE: Mapping[str, Term] = {
    "goal": Term("目標", "目标", "goal"),
    "initiative": Term("舉措", "举措", "initiative"),
    "task": Term("任務", "任务", "task"),
    "kpi": Term("指標", "指标", "KPI"),
    "reading": Term("數據", "数据", "reading"),
    "entry": Term("一條", "一条", "entry"),
}
_EXAMPLES = Term("例如：{examples}", "例如：{examples}", "For example: {examples}")


def editor_configuration(
    strategies: Iterable[Strategy],
    folder: str,
    language: Language,
    backend: Mapping[str, Any],
    *,
    base: str = "",
) -> Configuration:
    """Return the configuration for the strategies of a folder, kept where Decap's `backend` section says.

    `base` is put before all paths: the project's place in its repository. New strategies become files in the
    folder itself. Those that lie deeper are listed by name: Decap lists the files of one depth only.
    """
    shared = {"format": FORMAT, "editor": {"preview": False}}
    fields = [*_fields("strategy", language), _body(language)]
    collections: list[Configuration] = [
        {
            "name": "strategies",
            "label": message("Strategies").localize(language),
            "label_singular": Term("策略", "策略", "strategy").localize(language),
            "folder": f"{base}{folder}",
            "extension": "md",
            "create": True,
            "delete": False,
            "identifier_field": "title",
            "slug": "{{slug}}",
            "summary": "{{title}}",
            "filter": {"field": "record", "value": "strategy"},
            "fields": fields,
            **shared,
        }
    ]
    deeper = [one for one in strategies if "/" in one.file.removeprefix(f"{folder}/")]
    if deeper:
        files = [
            {"name": f"s{number}", "label": one.name, "file": f"{base}{one.file}", "fields": fields}
            for number, one in enumerate(deeper, 1)
        ]
        label = message("Strategies in folders of their own").localize(language)
        collections.append({"name": "folders", "label": label, "files": files, **shared})
    return {
        "backend": dict(backend),
        "locale": _LOCALES[language],
        "load_config_file": False,
        "show_preview_links": False,
        "media_folder": f"{base}{folder}/attachments",
        "slug": {"encoding": "unicode", "clean_accents": False},
        "collections": collections,
    }


def _body(language: Language) -> Configuration:
    label = message("Text below the fields").localize(language)
    return {"name": "body", "label": label, "widget": "text", "required": False}


def _fields(record: str, language: Language) -> list[Configuration]:
    """Return the inputs of a record: of all fields but the team's own, and the ends that periods have too."""
    shown = (field for field in FIELDS[record] if field.kind is not Kind.FREE and not field.part_of)
    return [_field(field, language) for field in shown]


def _field(field: Field, language: Language) -> Configuration:
    named = {"name": field.key, "label": field.label.localize(language), "required": field.required}
    hint = _hint(field.kind, language)
    if hint:
        named["hint"] = hint
    return {**named, **_input(field, language)}


def _input(field: Field, language: Language) -> Configuration:
    """Return the widget of a field. Dates and numbers are texts: files say more than such widgets hold."""
    if field.kind is Kind.RECORD:
        return {"widget": "object", "collapsed": True, "fields": _fields(field.record, language)}
    if field.kind is Kind.RECORDS:
        return {
            "widget": "list",
            "label_singular": _ONE[field.record].localize(language),
            "summary": _SUMMARIES[field.record],
            "collapsed": True,
            "minimize_collapsed": not field.required,
            **({"min": 1} if field.required else {}),
            "fields": _fields(field.record, language),
        }
    if field.kind in _LISTS:
        one = {"name": "one", "label": field.label.localize(language), "widget": "string"}
        return {"widget": "list", "collapsed": False, "field": one}
    words = choices_of(field.kind, language)
    if words:
        return {"widget": "select", "options": words}
    return {"widget": "text" if field.key in _LONG else "string"}


def _hint(kind: Kind, language: Language) -> str:
    """Return what to write for a kind of value, with examples that the reader's language has."""
    hint = hint_of(kind)
    told = hint.localize(language) if hint is not None else ""
    examples = [one for one in examples_of(kind) if language is not Language.ENGLISH or one.isascii()]
    if not examples:
        return told
    listed = (" / " if language is Language.ENGLISH else "、").join(examples)
    return f"{told} {_EXAMPLES.localize(language).format(examples=listed)}".strip()
