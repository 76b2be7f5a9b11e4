"""Small wrong changes of a module: each the text that is there, what stands in its place, and where."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

OTHER_BOUND: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OTHER_SIGN: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
}
OTHER_NAME = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "floor": "ceil",
    "ceil": "floor",
    "startswith": "endswith",
    "endswith": "startswith",
    "ROUND_FLOOR": "ROUND_CEILING",
    "ROUND_CEILING": "ROUND_FLOOR",
    "ROUND_HALF_UP": "ROUND_FLOOR",
    "sorted": "list",
    "reversed": "list",
}


@dataclass(frozen=True)
class Change:
    """One wrong change: in `file` (below the package), from character `start` to `end` of its text.

    `function` is the one outermost function that holds it, by its qualified name, `line` counts from one.
    """

    file: str
    function: str
    line: int
    start: int
    end: int
    was: str
    becomes: str

    @property
    def layer(self) -> str:
        return self.file.split("/")[0]

    @property
    def name(self) -> str:
        """What it is known by, wherever its line moves to."""
        return f"{self.file} {self.function}: {' '.join(self.was.split())} -> {self.becomes}"

    def made_in(self, text: str) -> str:
        """Return the module's text with the change, every line after it where it was."""
        lines = "\n" * self.was.count("\n")
        becomes = self.becomes
        if lines:
            becomes = f"return (None{lines})" if becomes == "return None" else f"({becomes}{lines})"
        return text[: self.start] + becomes + text[self.end :]


def changes_of(path: Path, package: Path) -> Iterator[Change]:
    """Yield every small wrong change of what the functions of a module do; tables of data are left alone."""
    text = path.read_text(encoding="utf-8")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode()))
    raw = text.encode()

    def place(node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        first = starts[node.lineno - 1] + node.col_offset
        last = starts[node.end_lineno - 1] + node.end_col_offset
        return len(raw[:first].decode()), len(raw[:last].decode())

    for name, function in _functions(ast.parse(text), ""):
        for node, others in _wrong(function):
            start, end = place(node)
            for other in others:
                becomes = other if isinstance(other, str) else f"({ast.unparse(other)})"
                file = path.relative_to(package).as_posix()
                if becomes.strip("()") != text[start:end].strip("()"):
                    yield Change(file, name, node.lineno, start, end, text[start:end], becomes)


def named_change(package: Path, file: str, was: str, becomes: str, within: str = "") -> Change:
    """Return the change of what a module has once, or once within a function; ValueError where it has not."""
    text = (package / file).read_text(encoding="utf-8")
    found = []
    for name, function in _functions(ast.parse(text), ""):
        assert isinstance(function, ast.FunctionDef | ast.Lambda)
        assert function.end_lineno is not None
        lines = text.splitlines(keepends=True)
        begin = sum(map(len, lines[: function.lineno - 1]))
        finish = sum(map(len, lines[: function.end_lineno]))
        for match in re.finditer(re.escape(was), text[begin:finish]) if within in name else ():
            start, end = begin + match.start(), begin + match.end()
            line = text.count("\n", 0, start) + 1
            found.append(Change(file, name, line, start, end, was, becomes))
    if len(found) != 1:
        raise ValueError(f"{file} has {len(found)} times: {was}")
    return found[0]


@functools.cache
def line_marks(path: Path) -> dict[tuple[str, int], int]:
    """Return a number for each line of each outermost function, of its text and the line's place in it."""
    text = path.read_text(encoding="utf-8")
    marks: dict[tuple[str, int], int] = {}
    for name, function in _functions(ast.parse(text), ""):
        assert isinstance(function, ast.FunctionDef | ast.Lambda)
        assert function.end_lineno is not None
        lines = range(function.lineno, function.end_lineno + 1)
        begun = crc32(str(ast.get_source_segment(text, function)).encode())
        marks |= {(name, line): crc32(str(line - function.lineno).encode(), begun) for line in lines}
    return marks


def _functions(node: ast.AST, within: str) -> Iterator[tuple[str, ast.AST]]:
    """Yield the outermost functions, lambdas in tables among them, with their qualified names."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.Lambda):
            yield within + getattr(child, "name", "<lambda>"), child
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{within}{child.name}.")
        else:
            yield from _functions(child, within)


def _wrong(function: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, list[ast.expr | str]]]:
    """Yield what stands in a function's body with what is put in its place."""
    assert isinstance(function, ast.FunctionDef | ast.Lambda)
    body = function.body if isinstance(function.body, list) else [function.body]
    for node in (node for statement in body for node in _parts(statement)):
        others: list[ast.expr | str] = []
        match node:
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                wrong = OTHER_BOUND[type(operator)]
                others = [ast.Compare(left, [other()], [right]) for other in wrong]
            case ast.Compare(left=left, ops=[first, *rest], comparators=right):
                others = [ast.Compare(left, [other(), *rest], right) for other in OTHER_BOUND[type(first)]]
            case ast.BoolOp(op=operator, values=values):
                turned = ast.Or() if isinstance(operator, ast.And) else ast.And()
                without = [[*values[:place], *values[place + 1 :]] for place in range(len(values))]
                others = [
                    ast.BoolOp(turned, values),
                    *(ast.BoolOp(operator, rest) for rest in without if rest[1:]),
                ]
                others += [rest[0] for rest in without if not rest[1:]]
            case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
                others = [operand]
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in OTHER_SIGN:
                texts = (ast.JoinedStr, ast.List, ast.Tuple)
                if not any(isinstance(side, texts) or _is_text(side) for side in (left, right)):
                    others = [ast.BinOp(left, OTHER_SIGN[type(operator)](), right)]
            case ast.Constant(value=bool(value)):
                others = [str(not value)]
            case ast.Constant(value=int(value)):
                others = [str(value + 1)]
            case ast.UnaryOp():
                pass
            case ast.Call(func=ast.Name(id=called), args=arguments, keywords=named) if called in OTHER_NAME:
                keep = [] if OTHER_NAME[called] == "list" else named
                others = [ast.Call(ast.Name(OTHER_NAME[called]), arguments, keep)]
            case ast.Call(func=ast.Attribute(value=owner, attr=called), args=arguments) if (
                called in OTHER_NAME
            ):
                others = [ast.Call(ast.Attribute(owner, OTHER_NAME[called]), arguments, [])]
            case ast.Name(id=called) if called.startswith("ROUND_") and called in OTHER_NAME:
                others = [OTHER_NAME[called]]
            case ast.IfExp(body=yes, orelse=no):
                others = [yes, no]
            case ast.Continue():
                others = ["pass", "break"]
            case ast.Break():
                others = ["pass"]
            case ast.Return(value=ast.Constant(value=False)):
                pass  # None would be no other answer
            case ast.Return(value=ast.expr()):
                others = ["return None"]
            case _:
                pass
        if others:
            assert isinstance(node, ast.expr | ast.stmt)
            yield node, others
        if isinstance(node, ast.If):
            yield node.test, ["False"]
        if isinstance(node, ast.comprehension):
            for condition in node.ifs:
                yield condition, ["True"]


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all below it whose places Python tells rightly, and which are no types."""
    if isinstance(node, ast.JoinedStr | ast.pattern):
        return
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return  # of zip: a guard against a mistake that nothing makes
    yield node
    for name, value in ast.iter_fields(node):
        if name not in ("annotation", "returns"):
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, ast.AST):
                    yield from _parts(part)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
