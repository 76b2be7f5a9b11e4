"""The reference in docs/reference, made from the code in three languages: rules, fields, settings, commands.

`uv run python tests/guide/guide_tables.py` writes it with the other made parts; a test holds it to the code.
What the code does not say in Chinese (settings, kinds of values) stands in `words.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import guide_tables
import yaml

from strategy_tracker.cli import main
from strategy_tracker.language import Language, Term, translate
from strategy_tracker.rules import Entry, entry_of, rules_by_family
from strategy_tracker.vocabulary.fields import FIELDS, Field

FOLDER = guide_tables.ROOT / "docs" / "reference"
WORDS = Path(__file__).with_name("words.yaml")
NAMES = ("rules", "fields", "settings", "commands")
PLACES: Mapping[Language, str] = {
    Language.TRADITIONAL: "",
    Language.SIMPLIFIED: "zh-Hans/",
    Language.ENGLISH: "en/",
}
TITLES = {Language.TRADITIONAL: "繁體中文", Language.SIMPLIFIED: "简体中文", Language.ENGLISH: "English"}
_INTRODUCTIONS = {
    "rules": "What `check` finds, by family. The name stands in brackets behind each finding; "
    "`strategy-tracker explain NAME` prints the same text.",
    "fields": "Every field by record: its three names, which may be mixed in one file, and what it takes.",
    "settings": "The options of the plugin in `mkdocs.yml`. The command line reads the same ones.",
    "commands": "Every command with its options. All of them take the common options below.",
}
COMMON = ("--config", "--as-of", "--language", "-q", "-V")


def terms() -> dict[str, Term]:
    """Return the words of `words.yaml` by their English and by their Traditional text."""
    found: dict[str, Term] = {}
    for entry in yaml.safe_load(WORDS.read_text("utf-8")):
        term = Term(entry["hant"], entry["hans"], entry.get("en", ""))
        found[entry["hant"]] = term
        found[entry.get("en", entry["hant"])] = term
    return found


class Pages:
    """The pages of the reference in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.terms = terms()

    def say(self, text: str) -> str:
        """Return a text of `words.yaml` in the language; one that is not there is a KeyError."""
        text = " ".join(text.split())
        if self.language is Language.ENGLISH and text.isascii():
            return text
        if text not in self.terms:
            raise KeyError(f"translate {text!r} in {WORDS.relative_to(guide_tables.ROOT)}")
        return self.terms[text].localize(self.language)

    def told(self, text: str) -> str:
        """Return a text of a command's help in the language, as the command says it."""
        return translate(" ".join(text.split()), self.language)

    def page(self, name: str) -> str:
        """Return a page with its head: the same page in the other languages."""
        up = "../" if PLACES[self.language] else ""
        languages = " · ".join(
            f"**{title}**" if language is self.language else f"[{title}]({up}{PLACES[language]}{name}.md)"
            for language, title in TITLES.items()
        )
        unsearched = "" if self.language is Language.TRADITIONAL else "---\nsearch:\n  exclude: true\n---\n\n"
        made = f"<!-- {self.say('Made from the code; do not edit.')} -->"
        head = f"# {self.say(name.capitalize())}\n\n{languages}\n\n{self.say(_INTRODUCTIONS[name])}\n"
        body = "\n\n".join(getattr(self, name)())
        return f"{unsearched}{head}\n{made}\n\n{body}\n"

    def rules(self) -> Iterator[str]:
        """Yield the rules by family."""
        for family, rules in rules_by_family():
            yield f"## {family.term.localize(self.language)} {{ #{family.value} }}"
            for rule in rules:
                yield from self._rule(entry_of(rule, self.language))

    def _rule(self, entry: Entry) -> Iterator[str]:
        yield f"### {entry.name} {{ #{entry.name} }}"
        yield entry.kind
        yield from map(_escaped, entry.paragraphs)
        for section in entry.sections:
            text = f"```yaml\n{section.text}\n```" if section.code else _escaped(section.text)
            yield f"**{section.title}**\n\n{text}"
        settings = "\n".join(f"- `{name}`: {_escaped(meaning)}" for name, meaning in entry.settings)
        yield f"**{entry.settings_title}**\n\n{settings}"

    def fields(self) -> Iterator[str]:
        """Yield the fields of each record."""
        for record, title in guide_tables.RECORDS.items():
            yield f"## {self.say(title)} {{ #{_anchor(record)} }}"
            for known in FIELDS[record]:
                yield self._field(record, known)

    def _field(self, record: str, known: Field) -> str:
        names = f"`{known.label.hant}` · `{known.label.hans}` · `{known.key}`"
        takes = self.say(guide_tables.KINDS[known.kind])
        if known.record and not known.part_of:
            inner = self.say(guide_tables.RECORDS[known.record])
            takes = f"{takes} ([{inner}](#{_anchor(known.record)}))"
            takes += f", {self.say('or a text alone')}" if known.shorthand else ""
        lines = [
            f"### {known.label.localize(self.language)} {{ #{_anchor(record)}-{_anchor(known.key)} }}",
            "",
            names,
            "",
            f"- {self.say('Takes')}: {takes}",
            f"- {self.say('Belongs to')}: [{self.say(guide_tables.RECORDS[record])}](#{_anchor(record)})",
        ]
        if known.required:
            lines.append(f"- {self.say('Required')}: {self.say('yes')}")
        if known.also:
            lines.append(f"- {self.say('Also written')}: {'、'.join(f'`{name}`' for name in known.also)}")
        return "\n".join(lines)

    def settings(self) -> Iterator[str]:
        """Yield each option of the plugin."""
        for name, field in guide_tables.options():
            english = self.language is Language.ENGLISH
            meaning = field.description or "" if english else self.say(guide_tables.SETTINGS[name])
            anchor = name.replace(".", "-")
            yield f"### {name} {{ #{anchor} }}\n\n{meaning}"
            yield f"- {self.say('Default')}: {guide_tables.default_of(field)}"
            yield f"```yaml\n{_example(name)}\n```"

    def commands(self) -> Iterator[str]:
        """Yield each command with its options, and the common ones at the end."""
        common: dict[str, click.Option] = {}
        for name, command in commands_of(main, ()):
            yield f"## {name} {{ #{name.replace(' ', '-')} }}"
            context = click.Context(command, info_name=f"strategy-tracker {name}")
            usage = f"strategy-tracker {name} {' '.join(command.collect_usage_pieces(context))}"
            yield f"```\n{usage}\n```"
            paragraphs = (command.help or "").partition("\f")[0].split("\n\n")
            yield "\n\n".join(self.told(text) for text in paragraphs if text.strip())
            options = [one for one in command.params if isinstance(one, click.Option) and one.help]
            common |= {one.opts[0]: one for one in options if one.opts[0] in COMMON}
            own = [one for one in options if one.opts[0] not in COMMON]
            if own:
                yield self._options(own)
            examples = _examples(command)
            if examples:
                yield f"**{self.say('Examples')}**\n\n```\n{examples}\n```"
        yield f"## {self.say('Common options')} {{ #common }}"
        yield self._options([common[name] for name in COMMON])

    def _options(self, options: list[click.Option]) -> str:
        head = f"| {self.say('Option')} | {self.say('Meaning')} |\n|---|---|"
        rows = [f"| {_named(one)} | {self.told(one.help or '')} |" for one in options]
        return "\n".join((head, *rows))


def _named(option: click.Option) -> str:
    """Return an option's names, and what it may be where it takes one of a few words."""
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    words = f" {', '.join(f'`{choice}`' for choice in choices)}" if choices else ""
    return f"`{', '.join(option.opts)}`{words}"


def commands_of(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name; a group itself has nothing to say."""
    if not isinstance(command, click.Group):
        yield " ".join(path), command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        if inner is not None:
            yield from commands_of(inner, (*path, name))


def _examples(command: click.Command) -> str:
    """Return the examples of a command's help."""
    lines = (command.epilog or "").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip().startswith("strategy-tracker "))


def _example(name: str) -> str:
    """Return where an option stands in mkdocs.yml."""
    lines = ["plugins:", "  - strategy-tracker:"]
    parts = name.split(".")
    lines += [f"{'  ' * (depth + 3)}{part}:" for depth, part in enumerate(parts)]
    return "\n".join(lines) + " …"


def _anchor(name: str) -> str:
    return name.replace("_", "-")


def _escaped(text: str) -> str:
    """Return a text as Markdown shows it as it is."""
    return "".join(f"\\{letter}" if letter in "*_<>[]#|" else letter for letter in text)


def made() -> dict[Path, str]:
    """Return every file of the reference with its text."""
    files: dict[Path, str] = {}
    for language, place in PLACES.items():
        pages = Pages(language)
        files |= {FOLDER / f"{place}{name}.md": pages.page(name) for name in NAMES}
    return files


def write() -> None:
    """Write the reference."""
    for path, text in made().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
