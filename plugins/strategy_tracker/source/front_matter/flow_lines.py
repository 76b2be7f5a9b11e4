"""What was meant by a value in `{ }` or `[ ]` that YAML cannot take, or takes for something else.

People write a task on one line, `{任務編號: T1, 負責人: 王*}`, and do not think of commas, colons, quotes
and brackets inside the values as signs. This reading knows the names of fields: a value goes on to the next
comma that has a field's name and a colon behind it, or to the bracket that closes the line.
"""

from __future__ import annotations

import re

from strategy_tracker.source.front_matter.flow_reading import Edit, FlowReading, NotFlowError, Slip
from strategy_tracker.source.front_matter.lines import Names, closes_quote, names_inside
from strategy_tracker.source.front_matter.quoting import is_words, quoted, sign_in, without_outer_quotes
from strategy_tracker.vocabulary.fields import Field, folded_name

_KEY = re.compile(
    r"""\s*(?:(?P<quoted>"[^"\n]{1,60}"|'[^'\n]{1,60}')|(?P<key>[^\s,，:：{}\[\]'"#?-][^,，:：{}\[\]'"\n]{0,40}?))"""
    r"[ \t]*(?P<colon>[:：])"
)
_KEY_BEHIND_SPACE = re.compile(
    r"""[ \t]+(?P<key>[^\s,，:：{}\[\]'"#-][^\s,，:：{}\[\]'"]{0,40})[ \t]*(?::(?=\s)|：)"""
)
_LAST_COMMA = re.compile(r"\s*(?:$|\})")
_CLOSING_BRACKETS = re.compile(r"[ \t]*[}\]]+")
_BEHIND = re.compile(r"\s*(?:$|[,，}\]]|#)")
_END = re.compile(r"[ \t]*(?:[ \t]#.*)?")
_CLOSING = {"{": "}", "[": "]"}
_DEEPEST = 20


def read_flow(text: str, start: int, names: Names, *, of_texts: bool = False) -> FlowReading:
    """Return the reading of the collection whose bracket opens at an offset of a text.

    `names` are those of the fields that belong into it; one `of_texts` is a list that holds no other. Raises
    NotFlowError where it is a text rather than a collection.
    """
    flow = _Flow(text, of_texts=of_texts)
    end = flow.collection(start, names)
    reading = flow.reading
    if not reading.closed:
        return reading
    extra = _CLOSING_BRACKETS.match(text, end)
    if extra is not None and _END.fullmatch(text, extra.end()):
        first = extra.end() - len(extra[0].strip())
        reading.slips.append(Slip("yaml-bracket-unpaired", first, extra.end(), text[first]))
        reading.edits.append(Edit(end, extra.end(), ""))
        end = extra.end()
    if not _END.fullmatch(text, end):
        raise NotFlowError
    return reading


class _Flow:
    """Reads from left to right; keeps what was wrong. `names` are those of the open collections."""

    def __init__(self, text: str, *, of_texts: bool) -> None:
        self.text = text
        self.of_texts = of_texts
        self.reading = FlowReading()
        self.names: list[Names] = []
        self.in_list = False

    def collection(self, start: int, names: Names) -> int:
        """Read a mapping or a list; return the offset behind it."""
        if len(self.names) > _DEEPEST:
            raise NotFlowError
        around = self.in_list
        self.names.append(names)
        try:
            self.in_list = self.text[start] == "["
            return self._sequence(start) if self.in_list else self._mapping(start)
        finally:
            self.names.pop()
            self.in_list = around

    def _mapping(self, start: int) -> int:
        text, names = self.text, self.names[-1]
        position, seen = start + 1, set[str]()
        while True:
            position = self._after_space(position)
            below = self._until("\n", position)
            if position >= len(text) or (self._begins_remark(position) and below == len(text)):
                return self._not_closed(start, position)
            if self._begins_remark(position):
                position = below
                continue
            if text[position] in "}]":
                if len(self.names) > 1 or not self._goes_on(position + 1):
                    return self._close(start, position)
                slip = Slip("yaml-bracket-unpaired", position, position + 1, text[position])
                self._note(slip, Edit(position, position + 1, ""))
                position += 1
                continue
            if text[position] in ",，":
                position = self._separator(position)
                continue
            match = self._key(position)
            if match is None:
                if not seen and len(self.names) == 1:
                    raise NotFlowError
                position = self._until(",，}", position)
                continue
            name = folded_name(match["key"] or match["quoted"][1:-1])
            if name not in names and self._belongs_around(name):
                return self._not_closed(start, position)
            seen.add(name)
            self._colon(match, name in names)
            position = self._value(match.end(), names.get(name), seen)

    def _sequence(self, start: int) -> int:
        text, position = self.text, start + 1
        while True:
            position = self._after_space(position)
            below = self._until("\n", position)
            if position >= len(text) or (self._begins_remark(position) and below == len(text)):
                return self._not_closed(start, position)
            if self._begins_remark(position):
                position = below
                continue
            wrong = text[position] == "}" and (len(self.names) == 1 or self._goes_on(position + 1))
            if text[position] == "]" or wrong:
                return self._close(start, position)
            key = self._key(position)
            around = key is not None and self._belongs_around(folded_name(key["key"] or ""))
            if text[position] == "}" or around:
                return self._not_closed(start, position)
            position = self._separator(position) if text[position] in ",，" else self._item(position)

    def _belongs_around(self, name: str) -> bool:
        """Tell whether a field of a name belongs into what stands around this collection."""
        return any(name in names for names in self.names[:-1])

    def _goes_on(self, position: int) -> bool:
        """Tell whether a comma and a field follow, as behind a value and not behind a whole record."""
        behind = self._after_space(position)
        return self.text[behind : behind + 1] in (",", "，") and self._key(behind + 1) is not None

    def _begins_remark(self, position: int) -> bool:
        """Tell whether a `# …` stands at a position; `#新品` is a text."""
        return self.text[position] == "#" and self.text[position + 1 : position + 2] in ("", " ", "\n")

    def _item(self, start: int) -> int:
        """Read one item of a list."""
        text = self.text
        if text[start] in "\"'":
            return self._quoted(start, set())
        end = self._item_end(start)
        if text[start] in "{[" and (text[end - 1] in "}]" or not self.of_texts):
            before = len(self.reading.slips), len(self.reading.edits)
            behind = self.collection(start, self.names[-1])
            if not self.reading.closed or _BEHIND.match(text, behind):
                return behind
            del self.reading.slips[before[0] :], self.reading.edits[before[1] :]
        self._plain(start, end, None)
        return end

    def _item_end(self, start: int) -> int:
        """Return where an item that is a text ends; brackets that it opens and closes are part of it."""
        depth = 0
        for position in range(start, len(self.text)):
            character = self.text[position]
            if character == "\n" or (not depth and character in ",，]}"):
                return position
            depth += (character in "[{") - (character in "]}")
        return len(self.text)

    def _key(self, position: int) -> re.Match[str] | None:
        """Return the match of a field's name with its colon at a position, or None."""
        match = _KEY.match(self.text, position)
        if match is None:
            return None
        if match["quoted"]:
            return match if match["colon"] == ":" or self._is_known(match["quoted"][1:-1]) else None
        if self._is_known(match["key"]):
            return match
        # Behind a full-width comma a text goes on, and a known name at the end of it begins the next field.
        unknown = self.text[position - 1] != "，" and not self._is_known(match["key"].split()[-1])
        return match if unknown and match["colon"] == ":" and self._is_spaced(match.end()) else None

    def _is_known(self, key: str) -> bool:
        return any(folded_name(key) in names for names in self.names)

    def _is_spaced(self, position: int) -> bool:
        return position >= len(self.text) or self.text[position] in " \t\n,}]"

    def _colon(self, match: re.Match[str], known: bool) -> None:
        """Note a colon that is none for YAML."""
        start, end = match.start("colon"), self._after_space(match.end(), " \t")
        key = (match["key"] or match["quoted"][1:-1]).strip()
        if match["colon"] == "：":
            self._note(Slip("yaml-full-width-colon", start, start + 1, "：", key), Edit(start, end, ": "))
        elif known and not match["quoted"] and not self._is_spaced(match.end()):
            self._note(Slip("yaml-no-space-after-colon", start, start + 1, ":", key), Edit(start, end, ": "))

    def _separator(self, position: int) -> int:
        """Return the offset behind a comma; a full-width one is noted."""
        if self.text[position] == "，":
            end = self._after_space(position + 1, " \t")
            self._note(Slip("yaml-full-width-comma", position, position + 1, "，"), Edit(position, end, ", "))
        return position + 1

    def _value(self, start: int, known: Field | None, seen: set[str]) -> int:
        """Read the value of a field; return the offset behind it."""
        text, position = self.text, self._after_space(start)
        if position >= len(text) or text[position] in ",，}" or self._begins_remark(position):
            return position
        if text[position] in "{[":
            before = len(self.reading.slips), len(self.reading.edits)
            try:
                end = self.collection(position, names_inside(known) or self.names[-1])
            except NotFlowError:
                end = None
            if end is not None and _BEHIND.match(text, end):
                return end
            del self.reading.slips[before[0] :], self.reading.edits[before[1] :]
        elif text[position] in "\"'":
            return self._quoted(position, seen)
        end = self._text_end(position, seen)
        self._plain(position, end, known)
        return end

    def _quoted(self, start: int, seen: set[str]) -> int:
        """Read a value that begins with a quote."""
        text, quote = self.text, self.text[start]
        closing = closes_quote(text[start + 1 :], quote)
        if closing is not None and self._value_ends(start + 1 + closing):
            return start + 1 + closing
        raw = text[start : self._text_end(start, seen)].rstrip()
        end = start + len(raw)
        meant = without_outer_quotes(raw)
        if meant is not None:
            inner = start + (closing if closing is not None else 1 + raw[1:].index(quote))
            self._note(Slip("yaml-quote-inside", inner, inner + 1, quote), Edit(start, end, quoted(meant)))
        elif quote not in raw[1:]:
            self._note(Slip("yaml-quote-not-closed", start, end, quote), Edit(start, end, quoted(raw[1:])))
        else:
            self._note(Slip("yaml-text-after-quote", start, end, quote), Edit(start, end, quoted(raw)))
        return end

    def _value_ends(self, position: int) -> bool:
        """Tell whether a value may end at an offset: a bracket is closed there, or the next field begins."""
        behind = self._after_space(position)
        if self.text[behind : behind + 1] not in (",", "，") or self.in_list:
            return _BEHIND.match(self.text, position) is not None
        return self._key(behind + 1) is not None or _LAST_COMMA.match(self.text, behind + 1) is not None

    def _plain(self, start: int, end: int, known: Field | None) -> None:
        """Note what YAML would take for a sign in a text without quotes."""
        raw = self.text[start:end].rstrip()
        end = start + len(raw)
        remark = re.search(r"\s#", raw)
        if remark is not None and known is not None and not is_words(known.kind):
            rest = raw[: remark.start()].rstrip()
            slip = Slip("yaml-comment-in-value", start + remark.start() + 1, end, "#")
            self._note(slip, Edit(start + len(rest), end, ""))
            return
        if raw == "-":  # it means "nothing", which YAML cannot take here
            self.reading.edits.append(Edit(start, end, "'-'"))
            return
        found = ("yaml-comment-in-value", 0) if raw.startswith("#") else sign_in(raw)
        if found is not None:
            rule, offset = found
            at = start + offset
            last = end if rule in ("yaml-special-start", "yaml-comment-in-value") else at + 1
            self._note(Slip(rule, at, last, raw[offset]), Edit(start, end, quoted(raw)))

    def _text_end(self, start: int, seen: set[str]) -> int:
        """Return where a value ends that may hold any sign."""
        text, depth = self.text, 0
        for position in range(start, len(text)):
            character = text[position]
            if character in "{[":
                depth += 1
            elif character in "}]" and depth:
                depth -= 1
            elif character in "}]" and self._closes(position):
                return position
            elif character in ",，":
                if self._key(position + 1) or _LAST_COMMA.match(text, position + 1):
                    return position
            elif character in " \t" and position > start and self._comma_is_missing(position, seen):
                return position
        return len(text)

    def _closes(self, position: int) -> bool:
        """Tell whether a bracket inside a value rather closes the collection around it."""
        if self.text[position] == "}":
            return _BEHIND.match(self.text, position + 1) is not None
        return _END.fullmatch(self.text, position + 1) is not None

    def _comma_is_missing(self, position: int, seen: set[str]) -> bool:
        """Tell whether a field begins behind a space that this record has nowhere else, and note it."""
        match = _KEY_BEHIND_SPACE.match(self.text, position)
        if match is None:
            return False
        name = folded_name(match["key"])
        again = rf"[,，{{\s]{re.escape(match['key'])}[ \t]*[:：]"
        if name not in self.names[-1] or name in seen or re.search(again, self.text[match.end() :]):
            return False
        slip = Slip("yaml-comma-missing", match.start("key"), match.end("key"), ",", match["key"])
        self._note(slip, Edit(position, position, ","))
        return True

    def _until(self, signs: str, position: int) -> int:
        """Return the offset of the next of some signs, or the text's length."""
        while position < len(self.text) and self.text[position] not in signs:
            position += 1
        return position

    def _close(self, start: int, position: int) -> int:
        """Return the offset behind a closing bracket; one of the wrong kind is noted."""
        wanted = _CLOSING[self.text[start]]
        if self.text[position] != wanted:
            slip = Slip("yaml-bracket-unpaired", position, position + 1, self.text[position])
            self._note(slip, Edit(position, position + 1, wanted))
        return position + 1

    def _not_closed(self, start: int, position: int) -> int:
        """Note a bracket that is not closed; it is closed behind what was read last."""
        text = self.text
        end = len(text[:position].rstrip(" \t\n,，"))
        at_end = position >= len(text)
        # A comma behind it is read again, as one of the collection around it; what closes others stays.
        behind = [edit.replacement for edit in self.reading.edits if edit.start >= end]
        closed = "".join(one for one in behind if one.strip(" }]") == "") if at_end else ""
        self.reading.edits[:] = [edit for edit in self.reading.edits if edit.start < end]
        if not at_end:
            self.reading.slips[:] = [one for one in self.reading.slips if one.start < end]
        slip = Slip("yaml-bracket-not-closed", start, end, text[start])
        closing = (closed or " " * (text[end - 1] == ":")) + _CLOSING[text[start]]
        if at_end:
            edit = Edit(end, position, closing)
        elif len(self.names) == 1:  # before a remark, with no comma between
            edit = Edit(end, position, f"{closing} ")
        else:
            edit = Edit(end, end, closing)
        self._note(slip, edit)
        self.reading.closed = self.reading.closed and len(self.names) > 1
        return position if at_end else end

    def _after_space(self, position: int, spaces: str = " \t\n") -> int:
        while position < len(self.text) and self.text[position] in spaces:
            position += 1
        return position

    def _note(self, slip: Slip, edit: Edit) -> None:
        self.reading.slips.append(slip)
        self.reading.edits.append(edit)
