/* Tools above the tables: chips, filter, find, sort, group, and download what is shown. The pages are complete
   without them. All words come from the page, in its language; the address keeps the choices, nothing else is
   remembered. */
(() => {
  "use strict";

  const { BATCH, collator, folded, make, readTable, valuesOf, rowText, matcher } = window.strategyTrackerRows;

  /* The tools of one set of tables. */
  class Tools {
    constructor(element, prefix, tables) {
      this.element = element;
      this.words = element.dataset;
      this.prefix = prefix;
      this.tables = tables ?? [...document.querySelectorAll("[data-st-table]")]
        .filter((table) => table.dataset.stTable === this.words.stFor)
        .map(readTable);
      for (const table of this.tables) table.again = () => this.apply();
      this.total = this.tables.reduce((sum, table) => sum + table.rows.length, 0);
      this.sort = "";
      this.pressed = new Set();
      this.build();
      this.readAddress();
      this.apply();
      this.followScrolling();
      element.hidden = false;
      const warm = () => this.tables.forEach((table) => table.rows.forEach(rowText));
      (window.requestIdleCallback || setTimeout)(warm);
    }

    build() {
      const { words } = this;
      this.find = make("input", { type: "search", placeholder: words.stFind, ariaLabel: words.stFind, autocomplete: "off", className: "st-tool__find" });
      const known = JSON.parse(words.stFilters);
      this.filters = known.map((filter) => this.filter(...filter)).filter(Boolean);
      this.order = this.sortSelect();
      this.group = this.groupSelect(known);
      this.chips = JSON.parse(words.stChips || "[]").map(([key, label]) => this.chip(key, label)).filter(Boolean);
      this.nothing = make("p", { className: "st-empty", textContent: words.stNothing, hidden: true });
      this.shown = make("span", { className: "st-shown" });
      this.shown.setAttribute("role", "status");
      this.clear = make("button", { type: "button", textContent: words.stClear, className: "st-tool__button" });
      const files = [["csv", words.stCsv], ["xlsx", words.stXlsx]].map(([kind, label]) => {
        const button = make("button", { type: "button", textContent: label, className: "st-tool__button" });
        button.dataset.stDownload = kind;
        button.addEventListener("click", () => this.download(kind));
        return button;
      });
      /* On a phone the choices wait behind this button; the style sheet shows it there alone. */
      this.fold = make("button", { type: "button", textContent: words.stMore, className: "st-tool__button st-tool__fold", ariaExpanded: "false" });
      this.fold.addEventListener("click", () => { this.fold.ariaExpanded = String(this.fold.ariaExpanded !== "true"); });
      const hasColumns = this.tables.some((table) => table.columns.size);
      if (this.chips.length) this.element.append(make("div", { className: "st-chips" }, ...this.chips.map(({ button }) => button)));
      this.element.append(this.find, this.fold, ...this.filters.map((filter) => filter.field));
      this.element.append(...[this.group, hasColumns && this.order].filter(Boolean).map(({ field }) => field));
      this.element.append(this.clear, this.shown, ...(hasColumns ? files : []));
      this.element.after(this.nothing);
      this.find.addEventListener("input", (event) => event.isComposing || this.changed());
      this.find.addEventListener("compositionend", () => this.changed());
      for (const { select } of [...this.filters, this.order, this.group].filter(Boolean)) select.addEventListener("change", () => this.changed());
      this.clear.addEventListener("click", () => this.reset());
      for (const table of this.tables) for (const column of table.columns.values()) this.makeSortable(column);
    }

    field(label, key, options) {
      const select = make("select", {}, ...options.map(([value, word]) => make("option", { value, textContent: word })));
      select.dataset.stFilter = key;
      return { select, field: make("label", { className: "st-tool" }, make("span", { textContent: label }), select) };
    }

    /* A select of all values that the rows have, in their own order or as the language sorts; none where there
       is no choice. */
    filter(key, label, choices) {
      const found = new Set(this.tables.flatMap((table) => [...table.counts(key).keys()]));
      if (found.size < 2) return null;
      const known = new Map(choices.filter(([value]) => found.has(value)));
      const others = [...found].filter((value) => !known.has(value)).sort(collator.compare);
      for (const value of others) known.set(value, value);
      return { key, known, ...this.field(label, key, [["", this.words.stAll], ...known]) };
    }

    /* A button for what is true of some rows, with their number; of several that are pressed any is enough. */
    chip(key, label) {
      const count = this.tables.reduce((sum, table) => sum + (table.counts("is").get(key) ?? 0), 0);
      if (!count) return null;
      const button = make("button", { type: "button", className: "st-chip" }, `${label} `, make("span", { textContent: count }));
      button.dataset.stChip = key;
      button.addEventListener("click", () => {
        if (!this.pressed.delete(key)) this.pressed.add(key);
        this.changed();
      });
      return { key, button };
    }

    groupSelect(known) {
      const keys = (this.words.stGroups || "").split(" ");
      const choices = this.filters.filter(({ key }) => keys.includes(key)).map(({ key }) => [key, known.find(([name]) => name === key)[1]]);
      return choices.length ? this.field(this.words.stGroup, "group", [["", "—"], ...choices]) : null;
    }

    /* Where the heads are not shown (on a phone), the order is chosen here. */
    sortSelect() {
      const columns = [...(this.tables[0]?.columns.values() ?? [])];
      const choices = columns.flatMap(({ key, label }) => [[key, `${label} ↑`], [`-${key}`, `${label} ↓`]]);
      const order = this.field(this.words.stOrder, "sort", [["", "—"], ...choices]);
      order.field.classList.add("st-tool--order");
      return order;
    }

    makeSortable(column) {
      const button = make("button", { type: "button", className: "st-sort" }, ...column.head.childNodes);
      button.addEventListener("click", () => {
        const next = { "": column.key, [column.key]: `-${column.key}` };
        this.order.select.value = next[this.sort] ?? (this.sort === `-${column.key}` ? "" : column.key);
        this.changed();
      });
      column.head.append(button);
    }

    /* The controls by their names in the address; `q` is taken there, by Material's search. */
    choices() {
      const selects = this.filters.map(({ key, select }) => [key, select]);
      const group = this.group ? [["group", this.group.select]] : [];
      return [...selects, ...group, ["find", this.find], ["sort", this.order.select]];
    }

    readAddress() {
      const address = new URLSearchParams(location.search);
      this.pressed = new Set((address.get(`${this.prefix}is`) || "").split(" ").filter(Boolean));
      for (const [key, control] of this.choices()) {
        const value = address.get(this.prefix + key);
        if (value === null) continue;
        control.value = value;
        const filter = this.filters.find((one) => one.key === key);
        if (!filter || control.value === value) continue;
        const named = [...filter.known].find(([, word]) => word === value);
        if (!named) control.append(make("option", { value, textContent: value }));
        control.value = named ? named[0] : value;
      }
    }

    /* Writes the choices into the address of their page, where that is still the one that is shown. */
    writeAddress(page) {
      if (!this.element.isConnected || location.pathname !== page) return;
      const address = new URL(location.href);
      const values = [...this.choices().map(([key, control]) => [key, control.value]), ["is", [...this.pressed].join(" ")]];
      for (const [key, value] of values) {
        if (value) address.searchParams.set(this.prefix + key, value);
        else address.searchParams.delete(this.prefix + key);
      }
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    }

    changed() {
      for (const table of this.tables) table.limit = BATCH;
      this.apply();
      clearTimeout(this.writing);
      this.writing = setTimeout((page) => this.writeAddress(page), 150, location.pathname); // browsers refuse a new address on every key
    }

    reset() {
      for (const [, control] of this.choices()) control.value = "";
      this.pressed.clear();
      this.changed();
      this.find.focus();
    }

    apply() {
      const order = this.order.select.value;
      if (order !== this.sort) {
        for (const table of this.tables) table.sort(order.replace(/^-/, ""), order.startsWith("-"));
        this.sort = order;
      }
      const terms = folded(this.find.value).split(/\s+/).filter(Boolean);
      const chosen = this.filters.filter(({ select }) => select.value);
      const tests = chosen.map(({ key, known, select }) => [key, matcher(select.value, known)]);
      if (this.pressed.size) tests.push(["is", (fact) => this.pressed.has(fact)]);
      let shown = 0;
      for (const table of this.tables) {
        for (const row of table.rows)
          row.kept = tests.every(([key, test]) => valuesOf(table, row, key).some(test)) && terms.every((term) => rowText(row).includes(term));
        shown += table.show(this.group?.select.value);
      }
      this.shown.textContent = this.words.stCount.replace("{shown}", shown).replace("{total}", this.total);
      this.nothing.hidden = shown > 0 || !this.total;
      for (const { key, button } of this.chips) button.ariaPressed = this.pressed.has(key);
      this.clear.disabled = !this.pressed.size && this.choices().every(([, control]) => !control.value);
    }

    followScrolling() {
      const observer = new IntersectionObserver(
        (entries) => {
          for (const { isIntersecting, target } of entries) {
            const table = this.tables.find(({ sentinel }) => sentinel === target);
            if (!isIntersecting || !table.rows.some((row) => row.later)) continue;
            table.limit += BATCH;
            table.show(this.group?.select.value);
            observer.unobserve(target); // watching again reports again where the end is still near
            observer.observe(target);
          }
        },
        { rootMargin: "1500px" },
      );
      for (const { element, sentinel, rows } of this.tables) {
        if (!sentinel || rows.length <= BATCH) continue;
        element.after(sentinel);
        observer.observe(sentinel);
      }
    }

    async download(kind) {
      const files = window.strategyTrackerFiles;
      const rows = await files.table(this.tables, this.words);
      const file = kind === "csv" ? files.csv(rows) : files.workbook(rows, this.words.stTitle);
      files.save(file, `${this.words.stFor}.${kind}`);
    }
  }

  let current = [];
  addEventListener("beforeprint", () => {
    for (const { tables } of current) for (const table of tables) table.print();
  });

  /* A list that is divided into parts: the tools work over all of them, as soon as these are here. */
  async function startLarge(element, prefix) {
    const { stOnly, stPieces, stLoading, stOverAll } = element.dataset;
    const note = make("p", { className: "st-small st-scope", textContent: stLoading ?? stOnly });
    element.before(note);
    let tables;
    if (stPieces)
      try {
        const first = document.querySelector(".st-pieces").href;
        await window.strategyTrackerLoad(new URL("../../assets/strategy-tracker-large.js", first).href);
        tables = [await window.strategyTrackerLarge(element, first)];
      } catch (error) {
        console.warn(error); // a page that was opened as a file may not fetch any other
      }
    if (!element.isConnected) return;
    note.textContent = tables ? stOverAll : stOnly;
    current.push(new Tools(element, prefix, tables));
  }

  const begun = new WeakSet();
  function start() {
    current = current.filter(({ element }) => element.isConnected);
    document.querySelectorAll(".st-tools[hidden]").forEach((element, index) => {
      if (element.childElementCount || begun.has(element)) return;
      begun.add(element);
      const prefix = index ? `${index + 1}.` : "";
      if (element.dataset.stOnly) startLarge(element, prefix);
      else current.push(new Tools(element, prefix));
    });
  }

  /* With instant navigation Material swaps pages in place and tells so; otherwise, and always where pages are
     opened as files, each page is loaded. */
  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
