/* What a page tells of itself: its age, the name of its search, which tables fit their frame, and where a record
   stands on it. */

(() => {
  const STALE_AFTER_DAYS = 7;
  const DAY = 24 * 60 * 60 * 1000;

  /* Says how old the page is, where it was made for the day it was made on. */
  function sayAge(note) {
    const made = new Date(`${note.dataset.stAsOf}T00:00`);
    const days = Math.floor((Date.now() - made.getTime()) / DAY);
    if (note.dataset.stLive === undefined || !(days > STALE_AFTER_DAYS)) return;
    note.textContent = note.dataset.stText.replace("{days}", days);
    note.hidden = false;
  }

  /* A table that fits needs no scrolling of its own, so that its head can stay below the site's. */
  const fitting = new ResizeObserver((entries) => {
    for (const { target } of entries)
      target.classList.toggle("st-fits", target.firstElementChild.offsetWidth <= target.clientWidth);
  });

  /* Material's search is a dialog without a name; it takes its field's. */
  function nameSearch() {
    const field = document.querySelector(".md-search__input");
    const dialog = field && field.closest('[role="dialog"]');
    if (dialog) dialog.setAttribute("aria-label", field.placeholder);
  }

  /* A strategy prints its form and its schedule; with this button all of its page, what is folded included. */
  function offerPrinting(button) {
    button.hidden = false;
    button.onclick = () => {
      const folded = [...document.querySelectorAll("details.st-fold:not([open])")];
      folded.forEach((one) => (one.open = true));
      document.documentElement.classList.add("st-print-all");
      addEventListener("afterprint", () => {
        document.documentElement.classList.remove("st-print-all");
        folded.forEach((one) => (one.open = false));
      }, { once: true });
      print();
    };
  }

  /* On a phone a task's row is a card of a few lines: this button shows the rest of it. */
  const phone = matchMedia("(max-width: 44.9375em)");
  function offerDetails(rows) {
    if (!phone.matches) return;
    for (const row of rows) {
      // Beside the bar: that cell is always shown.
      const bar = row.querySelector(".st-c-progress");
      if (!bar || bar.querySelector(".st-details")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "st-details";
      button.textContent = row.closest("table").dataset.stDetails;
      button.setAttribute("aria-expanded", "false");
      bar.append(button);
    }
  }
  const offerAllDetails = () => offerDetails(document.querySelectorAll("[data-st-details] > tbody > tr"));
  addEventListener("st-rows", ({ target }) => target.closest("[data-st-details]") && offerDetails(target.rows));
  phone.addEventListener("change", offerAllDetails);

  /* What scrolls sideways, at the width that the window has, can be scrolled with the keyboard too: code and tables
     of hand-written pages. A frame later, since Material takes that from code where nothing hovers. */
  const scrolling = new ResizeObserver((entries) =>
    requestAnimationFrame(() => {
      for (const { target } of entries) if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    }),
  );

  /* An address may name a record as people call it (#T003); its row has an id of its own. */
  function showRecord() {
    const name = location.hash.slice(1).toLowerCase();
    if (!name || document.getElementById(location.hash.slice(1))) return;
    const row = ["task", "kpi"].map((kind) => document.getElementById(`${kind}-${name}`)).find(Boolean);
    if (row) location.replace(`#${row.id}`);
  }

  /* A record's number leads to its row, and its address is copied by a click. */
  addEventListener("click", (event) => {
    const details = event.target.closest?.(".st-details");
    details?.setAttribute("aria-expanded", details.closest("tr").classList.toggle("st-open"));
    const link = event.target.closest?.(".st-copy");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    navigator.clipboard?.writeText(link.href).then(() => {
      link.classList.add("st-copied");
      setTimeout(() => link.classList.remove("st-copied"), 1500);
    });
  });

  addEventListener("hashchange", showRecord);

  function start() {
    nameSearch();
    showRecord();
    document.querySelectorAll(".st-stale").forEach(sayAge);
    document.querySelectorAll(".st-print").forEach(offerPrinting);
    offerAllDetails();
    fitting.disconnect();
    document.querySelectorAll(".st-scroll").forEach((box) => fitting.observe(box));
    scrolling.disconnect();
    document.querySelectorAll(".md-typeset pre > code, .md-typeset__scrollwrap").forEach((box) => scrolling.observe(box));
  }

  /* With instant navigation Material swaps pages in place and tells so; otherwise, and always where pages are
     opened as files, each page is loaded. */
  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
