"""What a field is called in a file: as it is called elsewhere there, or in the language of its names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from strategy_tracker.language import Language
from strategy_tracker.source.front_matter.nodes import Mapping, Node, Sequence
from strategy_tracker.source.node_access import looked_up
from strategy_tracker.source.reading import read_text
from strategy_tracker.vocabulary.fields import Field, folded_name, names_of


def records_in(node: Node | None, record: str) -> Iterator[tuple[str, Mapping]]:
    """Yield every mapping of a strategy's or retrospective's tree with the kind of record that it is."""
    if not isinstance(node, Mapping):
        return
    yield record, node
    names = names_of(record)
    for key, child in node.entries:
        known = names.get(looked_up(key.text))
        if known is None or not known.record:
            continue
        for inner in child.items if isinstance(child, Sequence) else [child]:
            yield from records_in(inner, known.record)


def language_of(text: str, file: str, otherwise: Language) -> Language:
    """Return the language that the text of a strategy's file names its fields in."""
    parts = read_text(text.encode(), file).parts
    tree = parts.tree if parts is not None else None
    return Names(tree, "strategy", otherwise).language("strategy", tree)


class Names:
    """The names that a file has for its fields, and the language that most of them are in."""

    def __init__(self, tree: Node | None, root: str, otherwise: Language) -> None:
        self._used: dict[tuple[str, str], Counter[str]] = {}
        self._otherwise = otherwise
        self._all: Counter[Language] = Counter()
        for record, mapping in records_in(tree, root):
            self._all += self._languages(record, mapping)
            for key, _ in mapping.entries:
                known = names_of(record).get(looked_up(key.text))
                if known is not None:
                    self._used.setdefault((record, known.key), Counter())[key.text.strip()] += 1

    def _languages(self, record: str, mapping: Mapping) -> Counter[Language]:
        """Return how many names of a mapping are in each language; what both share is neither's."""
        found: Counter[Language] = Counter()
        for key, _ in mapping.entries:
            name = looked_up(key.text)
            known = names_of(record).get(name)
            if known is None:
                continue
            hant, hans = folded_name(known.label.hant), folded_name(known.label.hans)
            if name == known.key:
                found[Language.ENGLISH] += 1
            elif hant != hans and name in (hant, hans):
                found[Language.TRADITIONAL if name == hant else Language.SIMPLIFIED] += 1
        return found

    def language(self, record: str, mapping: Mapping | None = None) -> Language:
        """Return the language of a mapping's names; that of the file's where they do not tell."""
        own = self._languages(record, mapping) if mapping is not None else Counter()
        english = own.pop(Language.ENGLISH, 0)
        if english and english >= (len(mapping.entries) if mapping is not None else 0) / 2:
            return Language.ENGLISH
        for votes in (own, self._all):
            if votes:
                return votes.most_common(1)[0][0]
        return self._otherwise

    def name(self, record: str, field: Field, mapping: Mapping | None = None) -> str:
        """Return what to call a field that a mapping does not have yet."""
        language = self.language(record, mapping)
        used = self._used.get((record, field.key))
        if used:
            for name, _ in used.most_common():
                if (folded_name(name) == field.key) == (language is Language.ENGLISH):
                    return name
        return field.key if language is Language.ENGLISH else field.label.localize(language)
