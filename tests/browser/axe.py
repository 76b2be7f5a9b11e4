"""axe-core in a page: every fault that it can find."""

from __future__ import annotations

from collections.abc import Sequence

from browsing import Reader

_RUN = """
const [rules, done] = arguments;
const runOnly = rules.length ? {runOnly: {type: "rule", values: rules}} : {};
const frame = () => new Promise(requestAnimationFrame);
frame().then(frame)  // what follows a change of the window has happened, and no colour is on its way
  .then(() => document.getAnimations().filter((one) => one instanceof CSSTransition))
  .then((changing) => Promise.allSettled(changing.map((one) => one.finished)))
  .then(() => axe.run(document, {resultTypes: ["violations"], ...runOnly}))
  .then(
    (found) => done(found.violations.flatMap((one) => one.nodes.map(
      (node) => [one.id, node.target, node.failureSummary, node.html.slice(0, 160)].join(" ")))),
    (error) => done(["axe failed: " + error]));
"""


OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that ask how a page is coloured."""


def faults(reader: Reader, script: str, rules: Sequence[str] = ()) -> list[str]:
    """Return the faults that axe-core's script finds on the page as it is, by all or by some of its rules."""
    if not reader.run("return 'axe' in window"):
        reader.run(script)
    return list(reader.driver.execute_async_script(_RUN, rules))
