/* What opens 「更新」: the mark beside a record, and the addresses that others have of it. */
(() => {
  "use strict";

  const DIALOG = new URL("strategy-tracker-update.js", document.currentScript.src);
  const ROOT = new URL("..", DIALOG);

  async function show(present, name) {
    await window.strategyTrackerLoad(DIALOG.href);
    window.strategyTrackerDialog.show(present, name);
  }

  /* What a page says at present of the records that stand on it; null where it says nothing. */
  function presentOf(page) {
    const block = page.querySelector("template.st-present");
    return block ? JSON.parse(block.content.textContent) : null;
  }

  async function presentAt(address) {
    const page = new URL(address);
    page.search = page.hash = "";
    if (page.pathname === location.pathname) return presentOf(document);
    const response = await fetch(page);
    if (!response.ok) throw new Error(`${response.status} ${page}`);
    return presentOf(new DOMParser().parseFromString(await response.text(), "text/html"));
  }

  async function follow(link) {
    const address = new URL(link.href);
    const name = address.searchParams.get("update");
    try {
      await show(await presentAt(address), name);
    } catch {
      location.assign(link.href); // a site that is opened from files: the record's own page has it
    }
  }

  /* The strategy's page for a slug that an address names: that of a link on this page, else by its usual path. */
  function pageOf(slug, name) {
    const usual = new URL(`strategies/${slug.split("/").map(encodeURIComponent).join("/")}${location.pathname.endsWith(".html") ? ".html" : "/"}`, ROOT);
    usual.searchParams.set("update", name);
    return usual;
  }

  async function fromAddress() {
    const name = new URLSearchParams(location.search).get("update");
    if (name === null) return;
    const present = presentOf(document);
    if (!present && !name.includes("/")) return;
    if (present && (present.items[name] || !name.includes("/"))) return show(present, name);
    const cut = name.lastIndexOf("/");
    const there = await presentAt(pageOf(name.slice(0, cut), name.slice(cut + 1))).catch(() => null);
    return show(there, name);
  }

  /* Before the theme's own navigation, which would leave the page. */
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.('a[href*="?update="]');
      if (!link?.matches(".st-up, .st-week-update a") || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      follow(link);
    },
    true,
  );

  function start() {
    window.strategyTrackerDialog?.close();
    document.querySelectorAll(".st-week-update[hidden]").forEach((one) => (one.hidden = false));
    fromAddress();
  }

  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
