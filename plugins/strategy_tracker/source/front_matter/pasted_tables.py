"""Tables pasted among the fields: rows of Markdown (`| a | b |`) and of spreadsheets (cells between tabs).

A table whose head names the fields of the list above it says where each value belongs: its rows are reported,
mended in memory and read on. So are rows of two cells, a field's name and its value, as the form has them.
Rows without a head become texts of the list; what they may mean is a matter of `records_from_text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.front_matter.lines import NamedLine, indentation, named_lines
from strategy_tracker.source.front_matter.quoting import as_value, quoted
from strategy_tracker.vocabulary.fields import Field, Kind, folded_name, names_of

# A row of more cells is no table that somebody has pasted.
MOST_CELLS = 40
LONGEST_SHOWN = 1500
_MAY_HAVE_ROWS = re.compile(r"^[ \t　]*(?:-[ \t]+)?\|.*\||^[^#\n]*[^\s#:：-][ ]*\t+[ ]*\S", re.MULTILINE)
_BETWEEN_PIPES = re.compile(r"[^|\\]*(?:\\.[^|\\]*)*")
_EMPTY_ROW = re.compile(r"[ \t　]*(?:\|[ \t　]*){2,}")
_BETWEEN_TABS = re.compile(r"[^\t]+")
_RULE_OF_TABLE = re.compile(r":?-+:?")
# A bullet or a number with a tab behind it, as word processors begin the items of a list.
_SIGN = re.compile(r"[^\w\s]|o|[\uf0a7-\uf0d8]|[(（]?\d{1,2}[.、)）]")
_NAMED_VALUE = re.compile(r"[^\s:：]{1,40}[:：]\t")
# A field and its value, whatever tabs are in that. Below other rows it may be a cell, as `Launch: phase 1`.
_ENTRY = re.compile(r"[ \t　]*(?:-[ \t]+)?[^\s:：|][^:：|\t]*:[ ]+\S")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something: its text, where it stands on its line, and which column it is."""

    text: str
    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class Mend:
    """A line's index and what becomes of it, one replaced stretch after the other."""

    index: int
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PastedTable:
    """A table: its lines as they were meant, and what is said of it where that is certain."""

    mends: tuple[Mend, ...]
    problem: Problem | None


def pasted_tables(lines: Sequence[str], file: str, first_line: int, root: str) -> Iterator[PastedTable]:
    """Yield the tables among the lines of a front matter, from the top."""
    text = "\n".join(lines)
    if ("|" not in text and "\t" not in text) or not _MAY_HAVE_ROWS.search(text):
        return
    named = {line.index: line for line in named_lines(lines, root)}
    for block, above, before in _blocks(lines, named):
        if _is_text(lines, block[0], before, named):
            continue
        table = _records(lines, block, above, file, first_line) if above is not None else None
        table = table or _named_values(lines, block, root, file, first_line)
        if table is not None:
            yield table


def cells_of(line: str) -> list[Cell]:
    """Return the cells of a row that hold something; [] where a line is no row."""
    start = len(line) - len(line.lstrip(" \t　"))
    if line[start : start + 1] == "-" and line[start + 1 : start + 2].isspace():
        start += 1 + len(line[start + 1 :]) - len(line[start + 1 :].lstrip(" \t"))
    piped = line.startswith("|", start)
    if piped and line.rstrip().count("|") < 2:
        return []
    quoted_text = line.startswith(("'", '"'), start)
    if not piped and (quoted_text or "\t" not in line[start:].strip() or _NAMED_VALUE.match(line, start)):
        return []
    pattern = _BETWEEN_PIPES if piped else _BETWEEN_TABS
    stretches: list[tuple[int, int]] = []
    position = start + 1 if piped else start
    while position < len(line) and len(stretches) <= MOST_CELLS:
        found = pattern.match(line, position)
        end = found.end() if found is not None else position
        stretches.append((position, end))
        position = end + 1
    cells = []
    for column, (begin, end) in enumerate(stretches):
        text = line[begin:end].strip()
        if text:
            offset = begin + len(line[begin:end]) - len(line[begin:end].lstrip())
            cells.append(
                Cell(text.replace("\\|", "|") if piped else text, offset, offset + len(text), column)
            )
    return cells if len(cells) >= (1 if piped else 2) and len(stretches) <= MOST_CELLS else []


def _is_rule(cells: Sequence[Cell]) -> bool:
    """Tell the line of dashes below a head, or one of empty cells, from a row."""
    return all(_RULE_OF_TABLE.fullmatch(cell.text) for cell in cells)


def _blocks(
    lines: Sequence[str], named: Mapping[int, NamedLine]
) -> Iterator[tuple[list[int], NamedLine | None, int | None]]:
    """Yield rows that follow each other, the line of the list above them, and the line before them."""
    block: list[int] = []
    above, before = None, None
    for index, line in enumerate(lines):
        if _is_row(line, index in named, block):
            block.append(index)
            continue
        if block:
            yield block, above, before
            before, block = block[-1], []
        here = named.get(index)
        if here is not None and here.field.kind is Kind.RECORDS and not here.rest.strip():
            above = here
        elif here is not None and here.column == 0:
            above = None
        before = index if line.strip() else before
    if block:
        yield block, above, before


def _is_row(line: str, known: bool, rows: Sequence[int]) -> bool:
    """Tell a row from a field whose value has tabs; below other rows only a known field is none of them."""
    if ("|" not in line and "\t" not in line) or (_ENTRY.match(line) and (known or not rows)):
        return False
    return bool(cells_of(line)) or (bool(rows) and _EMPTY_ROW.fullmatch(line) is not None)


def _is_text(lines: Sequence[str], index: int, before: int | None, named: Mapping[int, NamedLine]) -> bool:
    """Tell whether the rows go on with the value of the line before them."""
    if before is None or not indentation(lines[index]):
        return False
    line = named.get(before)
    if line is None:
        return not cells_of(lines[before]) and not lines[before].lstrip().startswith("#")
    return bool(line.rest.strip()) and indentation(lines[index]) > line.column


def _records(
    lines: Sequence[str], block: Sequence[int], above: NamedLine, file: str, first_line: int
) -> PastedTable | None:
    """Return the rows below a list's name as records, where a head names their fields, else as texts."""
    names = names_of(above.field.record)
    head = cells_of(lines[block[0]])
    known = [names.get(folded_name(cell.text)) for cell in head]
    indent = " " * _indent_of_items(lines, above)
    if sum(field is not None for field in known) < max(2, len(head) / 2):
        texts = [index for index in block if not _is_rule(cells_of(lines[index]))]
        rules = [Mend(index, ("",)) for index in block if index not in texts]
        mends = [Mend(index, (_as_text(lines[index], indent),)) for index in texts]
        problem = None
        if above.field.shorthand:
            shown = [f"{indent}- {as_value(_joined(lines[index]))}" for index in texts]
            problem = _problem(lines, block[0], file, first_line, shown)
        return PastedTable((*rules, *mends), problem)
    keys = {cell.column: cell.text for cell in head}
    mends, shown = [Mend(block[0], ("",))], []
    for index in block[1:]:
        cells = cells_of(lines[index])
        if _is_rule(cells):
            mends.append(Mend(index, ("",)))
            continue
        # A cell beyond the head belongs to no field; as a name of none it is told.
        pairs = [f"{keys[one.column]}: {as_value(one.text)}" for one in cells if one.column in keys]
        pairs += [f"{as_value(one.text)}: " for one in cells if one.column not in keys]
        mends.append(Mend(index, tuple(_steps(lines[index], cells, keys, f"{indent}- {{", "}"))))
        shown.append("\n".join(f"{indent}{'  ' if n else '- '}{one}".rstrip() for n, one in enumerate(pairs)))
    return PastedTable(tuple(mends), _problem(lines, block[0], file, first_line, shown))


def _indent_of_items(lines: Sequence[str], above: NamedLine) -> int:
    """Return the column at which the items of a list stand, or are to stand."""
    column = above.column + 2
    for line in filter(str.strip, lines[above.index + 1 :]):
        if line.lstrip(" ").startswith("- "):
            column = indentation(line)
        if not cells_of(line) and not _EMPTY_ROW.fullmatch(line):
            break
    return column


def _named_values(
    lines: Sequence[str], block: Sequence[int], root: str, file: str, first_line: int
) -> PastedTable | None:
    """Return rows of two cells, a field's name and its value, as fields of the file's own record."""
    names = names_of(root)
    rows = {index: cells_of(lines[index]) for index in block}
    known: list[Field] = []
    for cells in filter(None, rows.values()):
        field = names.get(folded_name(cells[0].text))
        if field is not None and len(cells) == 2:
            known.append(field)
    if len(known) * 2 < len(block) - 1 or not known:
        return None
    mends, shown = [], []
    for position, (index, cells) in enumerate(rows.items()):
        heads = position == 0 and len(block) > 1 and _is_rule(rows[block[1]])
        if _is_rule(cells) or (heads and folded_name(cells[0].text) not in names):
            mends.append(Mend(index, ("",)))
            continue
        keys = {cell.column: cells[0].text for cell in cells[1:]}
        value = " ".join(cell.text for cell in cells[1:])
        steps = tuple(_steps(lines[index], cells[1:], keys, "", "")) if len(cells) == 2 else ()
        mends.append(Mend(index, steps or (f"{cells[0].text}: {quoted(value) if value else ''}",)))
        shown.append(f"{cells[0].text}: {as_value(value)}".rstrip())
    return PastedTable(tuple(mends), _problem(lines, block[0], file, first_line, shown))


def _steps(
    line: str, cells: Sequence[Cell], keys: Mapping[int, str], opening: str, closing: str
) -> Iterator[str]:
    """Yield a row on its way to `{name: "value", …}`, from its end to its start.

    A cell without a name becomes a name. One stretch is replaced at a time, so that every value is known to
    stand where it was typed.
    """
    end = len(line)
    behind = closing
    for position in range(len(cells) - 1, -1, -1):
        cell = cells[position]
        value = as_value(cell.text)
        quote = value[0] if value != cell.text else ""
        name = f"{as_value(keys[cell.column])}: " if cell.column in keys else ""
        line = line[: cell.end] + quote + ("" if name else ": ") + behind + line[end:]
        yield line
        inside = value[1:-1] if quote else value
        if inside != line[cell.start : cell.end]:
            line = line[: cell.start] + inside + line[cell.end :]
            yield line
        end = cell.start
        behind = f"{', ' if position else ''}{name}{quote}"
    yield f"{opening}{behind}{line[end:]}"


def _joined(line: str) -> str:
    return " ".join(cell.text for cell in cells_of(line))


def _as_text(line: str, indent: str) -> str:
    """Return a row as one text of a list; the tabs stay, for they tell its cells apart."""
    return f"{indent}- {quoted(chr(9).join(cell.text for cell in cells_of(line)))}"


def _problem(lines: Sequence[str], index: int, file: str, first_line: int, shown: Sequence[str]) -> Problem:
    """Return the problem of a table that begins on a line, with its first records as they were meant."""
    number, line = first_line + index, lines[index].rstrip()
    start = len(line) - len(line.lstrip())
    fitting: list[str] = []
    length = 0
    for one in shown:
        length += len(one)
        if fitting and length > LONGEST_SHOWN:
            fitting.append("…")
            break
        fitting.append(one)
    place = Place(file, number, start + 1, number, len(line) + 1)
    return Problem("table-in-fields", place, text=line.strip(), values={"mended": "\n".join(fitting)})
