"""axe-core in a page: every fault that it can find."""

from __future__ import annotations

from collections.abc import Sequence

from browsing import Reader

# Contrast is most of an audit, and a table's rows look alike. It is asked of a few texts of each look, with
# the same tags, classes and colours all the way up, and of all that are drawn or placed over something else.
_RUN = """
const canBeJudged = (one) => one.matches("input, select, textarea") ||
  (one.textContent.trim().length > 1 &&  // axe-core leaves a single letter to people
    [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
const markSomeOfEachLook = () => {
  const looks = new Map([[null, ""]]), names = new Map(), asked = [];
  for (const one of document.querySelectorAll("*")) {
    const style = getComputedStyle(one);
    const isPlaced = ["absolute", "fixed", "sticky"].includes(style.position);
    const isAlone = isPlaced || one.namespaceURI.endsWith("svg");
    const own = [one.localName, one.getAttribute("class"), isAlone && looks.size, style.color, style.opacity,
      style.backgroundColor, style.backgroundImage, style.fontSize, style.fontWeight];
    const path = looks.get(one.parentElement) + own.join();
    if (!names.has(path)) names.set(path, asked.push(0) - 1);
    const look = names.get(path);
    looks.set(one, `${look} `);
    const isAsked = asked[look] < 3 && canBeJudged(one) && one.checkVisibility({ visibilityProperty: true });
    one.toggleAttribute("data-look", isAsked);
    asked[look] += Number(isAsked);
  }
};
axe.configure({ rules: [{ id: "color-contrast", selector: "[data-look]" }] });
const [rules, within, done] = arguments;
const runOnly = rules.length ? {runOnly: {type: "rule", values: rules}} : {};
const whole = within === "html" ? document : within;
const frame = () => new Promise(requestAnimationFrame);
frame().then(frame)  // what follows a change of the window has happened, and no colour is on its way
  .then(() => document.getAnimations().filter((one) => one instanceof CSSTransition))
  .then((changing) => Promise.allSettled(changing.map((one) => one.finished)))
  .then(markSomeOfEachLook)
  .then(() => axe.run(whole, {resultTypes: ["violations"], ...runOnly}))
  .then(
    (found) => done(found.violations.flatMap((one) => one.nodes.map(
      (node) => [one.id, node.target, node.failureSummary, node.html.slice(0, 160)].join(" ")))),
    (error) => done(["axe failed: " + error]));
"""


OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that ask how a page is coloured."""
OF_PLACES = ("scrollable-region-focusable", "skip-link")
"""The rules that ask where on a page something is; how wide the screen is makes a difference to them."""


def faults(reader: Reader, script: str, rules: Sequence[str] = (), within: str = "html") -> list[str]:
    """Return the faults that axe-core's script finds on the page as it is, or in an element of a selector.

    By all of its rules, or by some.
    """
    if not reader.run("return 'axe' in window"):
        reader.run(script)
    return list(reader.driver.execute_async_script(_RUN, rules, within))
