/* What a page tells of itself: its age, the name of its search, and which tables fit their frame. */

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

  function start() {
    nameSearch();
    document.querySelectorAll(".st-stale").forEach(sayAge);
    fitting.disconnect();
    document.querySelectorAll(".st-scroll").forEach((box) => fitting.observe(box));
  }

  /* With instant navigation Material swaps pages in place and tells so; otherwise each page is loaded. */
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
