"""How the site's templates become Python: what is known beforehand is not asked again in every row."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer

from strategy_tracker.site.html import html_of

# Indentation is for those who read the templates; in pages of thousands of rows it weighs. The end of the
# line stays and keeps words apart; behind a block that is the indentation's part.
_INDENTED = re.compile(r"(?<!%\})\n +(?=<)")


class _PlainCode(CodeGenerator):
    """Writes `task.owner` as just that: templates here have no dictionaries whose keys look like attributes.

    A name that is missing stays an error, as it must be.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the library's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape = environment.html_of")


class SiteTemplates(Environment):
    """Compiles templates with the results of calls such as `_("Owner")` in their places.

    `fixed` names the functions whose result depends on nothing but their arguments. A call with an argument
    that is known only later stays a call.
    """

    code_generator_class = _PlainCode
    html_of = staticmethod(html_of)
    fixed: Mapping[str, Callable[..., str]] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(_INDENTED.sub("\n", source), name, filename)
        _Words(self.fixed).visit(template)
        return template


class _Words(NodeTransformer):
    def __init__(self, fixed: Mapping[str, Callable[..., str]]) -> None:
        self.fixed = fixed

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802 - the library looks for this name
        self.generic_visit(node)
        function = self.fixed.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        words = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
        if function is None or len(words) < len(node.args) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        return nodes.Const(function(*words), lineno=node.lineno)
