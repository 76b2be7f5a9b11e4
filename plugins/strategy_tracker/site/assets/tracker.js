/* Tools above the tables: filter, find, sort, and download what is shown. The pages are complete without them.
   All words come from the page, in its language; the address keeps the choices, nothing else is remembered. */
(() => {
  "use strict";

  const BATCH = 200; // rows of one table that are laid out at once; more follow as the reader scrolls
  const collator = new Intl.Collator(document.documentElement.lang || "zh-Hant", { numeric: true });

  const folded = (text) => text.normalize("NFKC").toLowerCase();

  function make(name, properties = {}, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  /* A cell's text on one line; a drawing has none, and a dash stands for nothing. */
  function cellText(cell) {
    if (!cell) return "";
    if (cell.dataset.stText !== undefined) return cell.dataset.stText;
    const parts = [];
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.localName === "svg" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    while (walker.nextNode()) {
      const node = walker.currentNode;
      parts.push(node.nodeType === Node.TEXT_NODE ? node.data : /^(br|div|p|li)$/.test(node.localName) ? " " : "");
    }
    const text = parts.join("").replace(/\s+/g, " ").trim();
    return text === "—" ? "" : text;
  }

  /* One table: its columns by key and its rows in the order written. */
  function readTable(element) {
    const heads = [...element.tHead.rows[0].cells];
    const columns = new Map();
    heads.forEach((head, index) => {
      const key = head.dataset.stKey;
      if (key) columns.set(key, { key, index, head, label: head.textContent.trim() });
    });
    const rows = [...element.tBodies[0].rows].map((row, index) => {
      return { element: row, index, kept: true, out: false, later: false, known: new Map() };
    });
    return { element, columns, rows, limit: BATCH, ranks: new Map(), sentinel: make("div", { className: "st-sentinel" }) };
  }

  function valueOf(table, row, key) {
    if (!row.known.has(key)) {
      const column = table.columns.get(key);
      const own = row.element.getAttribute(`data-st-${key}`);
      row.known.set(key, own ?? cellText(column && row.element.cells[column.index]));
    }
    return row.known.get(key);
  }

  /* The word for a row's value: a status is kept as its key and shown as its cell's first word. */
  function wordOf(table, row, key) {
    const column = table.columns.get(key);
    if (!column || row.element.getAttribute(`data-st-${key}`) === null) return valueOf(table, row, key);
    const cell = row.element.cells[column.index];
    return cellText(cell.firstElementChild || cell);
  }

  const rowText = (row) => (row.text ??= folded(row.element.textContent));

  /* A value stands for itself first; with * in it, and none of that name, for all that match. */
  function matcher(wanted, known) {
    if (known.has(wanted) || !wanted.includes("*")) return (value) => value === wanted;
    const [start, ...rest] = wanted.split("*");
    const end = rest.pop();
    return (value) => {
      let place = start.length;
      for (const part of rest) {
        const found = value.indexOf(part, place);
        if (found < 0) return false;
        place = found + part.length;
      }
      return value.startsWith(start) && value.endsWith(end) && value.length - end.length >= place;
    };
  }

  /* Each row's rank by a column: numbers and dates by value, all else as the language sorts; null where empty. */
  function ranksOf(table, column) {
    if (!table.ranks.has(column.key)) {
      const texts = table.rows.map(({ element }) => element.cells[column.index]).map((cell) => (cell && cell.dataset.stSort) ?? cellText(cell));
      const values = [...new Set(texts)].filter((text) => text !== "");
      if (values.every((text) => Number.isFinite(Number(text)))) values.sort((one, other) => one - other);
      else if (values.every((text) => /^[\d-]*$/.test(text))) values.sort();
      else values.sort(collator.compare);
      const ranks = new Map(values.map((text, rank) => [text, rank]));
      table.ranks.set(column.key, new Map(table.rows.map((row, index) => [row, ranks.get(texts[index]) ?? null])));
    }
    return table.ranks.get(column.key);
  }

  /* Sorts a table's rows; rows without a value come last either way, equal ones stay in the order written. */
  function sortTable(table, key, descending) {
    const column = table.columns.get(key);
    for (const { head } of table.columns.values()) head.removeAttribute("aria-sort");
    const inOrder = (one, other) => one.index - other.index;
    if (!column) table.rows.sort(inOrder);
    else {
      const ranks = ranksOf(table, column);
      const sign = descending ? -1 : 1;
      table.rows.sort((one, other) => {
        const [left, right] = [ranks.get(one), ranks.get(other)];
        if (left === null || right === null) return Number(left === null) - Number(right === null) || inOrder(one, other);
        return sign * (left - right) || inOrder(one, other);
      });
      column.head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    }
    table.shuffled = true;
  }

  /* Puts rows first in their table; moving all of a long table on each sort would be felt. */
  function place(table, rows) {
    const body = table.element.tBodies[0];
    let next = body.firstElementChild;
    for (const { element } of rows) {
      if (element !== next) return body.prepend(...rows.map((row) => row.element));
      next = next.nextElementSibling;
    }
  }

  function setClass(row, name, property, value) {
    if (row[property] !== value) row.element.classList.toggle(name, (row[property] = value));
  }

  /* Lets out the rows that are not kept, and puts off those beyond the limit. */
  function showRows(table) {
    const kept = table.rows.filter((row) => row.kept);
    const now = kept.slice(0, table.limit);
    for (const row of table.rows) setClass(row, "st-out", "out", !row.kept);
    kept.forEach((row, index) => setClass(row, "st-later", "later", index >= table.limit));
    if (table.shuffled) place(table, now);
    return kept.length;
  }

  /* The tools of one set of tables. */
  class Tools {
    constructor(element, prefix) {
      this.element = element;
      this.words = element.dataset;
      this.prefix = prefix;
      this.tables = [...document.querySelectorAll("table[data-st-table]")]
        .filter((table) => table.dataset.stTable === this.words.stFor)
        .map(readTable);
      this.total = this.tables.reduce((sum, table) => sum + table.rows.length, 0);
      this.sort = "";
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
      this.filters = words.stFilters.split(" ").map((key) => this.filter(key)).filter(Boolean);
      this.order = this.sortSelect();
      this.shown = make("span", { className: "st-shown" });
      this.shown.setAttribute("role", "status");
      this.clear = make("button", { type: "button", textContent: words.stClear, className: "st-tool__button" });
      const files = [["csv", words.stCsv], ["xlsx", words.stXlsx]].map(([kind, label]) => {
        const button = make("button", { type: "button", textContent: label, className: "st-tool__button" });
        button.dataset.stDownload = kind;
        button.addEventListener("click", () => this.download(kind));
        return button;
      });
      this.element.append(this.find, ...this.filters.map((filter) => filter.field), this.order.field, this.clear, this.shown, ...files);
      this.find.addEventListener("input", (event) => event.isComposing || this.changed());
      this.find.addEventListener("compositionend", () => this.changed());
      for (const { select } of [...this.filters, this.order]) select.addEventListener("change", () => this.changed());
      this.clear.addEventListener("click", () => this.reset());
      for (const table of this.tables) for (const column of table.columns.values()) this.makeSortable(column);
    }

    field(label, key, options) {
      const select = make("select", {}, ...options.map(([value, word]) => make("option", { value, textContent: word })));
      select.dataset.stFilter = key;
      return { select, field: make("label", { className: "st-tool" }, make("span", { textContent: label }), select) };
    }

    /* A select of all values that the rows have; none where there is no choice. */
    filter(key) {
      const known = new Map();
      for (const table of this.tables)
        for (const row of table.rows) {
          const value = valueOf(table, row, key);
          if (value && !known.has(value)) known.set(value, key === "status" ? wordOf(table, row, key) : value);
        }
      if (known.size < 2) return null;
      const column = this.tables.map((table) => table.columns.get(key)).find(Boolean);
      const label = column ? column.label : this.element.getAttribute(`data-st-${key}`) || key;
      const choices = [...known].sort((one, other) => collator.compare(one[1], other[1]));
      return { key, known, ...this.field(label, key, [["", this.words.stAll], ...choices]) };
    }

    /* Where the heads are not shown (on a phone), the order is chosen here. */
    sortSelect() {
      const columns = this.tables.length ? [...this.tables[0].columns.values()] : [];
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
      return [...selects, ["find", this.find], ["sort", this.order.select]];
    }

    readAddress() {
      const address = new URLSearchParams(location.search);
      for (const [key, control] of this.choices()) {
        const value = address.get(this.prefix + key);
        if (value === null) continue;
        control.value = value;
        if (key === "find" || key === "sort" || control.value === value) continue;
        const filter = this.filters.find((one) => one.key === key);
        const named = [...filter.known].find(([, word]) => word === value);
        if (!named) control.append(make("option", { value, textContent: value }));
        control.value = named ? named[0] : value;
      }
    }

    writeAddress() {
      if (!this.element.isConnected) return;
      const address = new URL(location.href);
      for (const [key, control] of this.choices()) {
        if (control.value) address.searchParams.set(this.prefix + key, control.value);
        else address.searchParams.delete(this.prefix + key);
      }
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    }

    changed() {
      for (const table of this.tables) table.limit = BATCH;
      this.apply();
      clearTimeout(this.writing);
      this.writing = setTimeout(() => this.writeAddress(), 150); // browsers refuse a new address on every key
    }

    reset() {
      for (const [, control] of this.choices()) control.value = "";
      this.changed();
      this.find.focus();
    }

    apply() {
      const order = this.order.select.value;
      if (order !== this.sort) {
        for (const table of this.tables) sortTable(table, order.replace(/^-/, ""), order.startsWith("-"));
        this.sort = order;
      }
      const terms = folded(this.find.value).split(/\s+/).filter(Boolean);
      const chosen = this.filters.filter(({ select }) => select.value);
      const tests = chosen.map(({ key, known, select }) => [key, matcher(select.value, known)]);
      let shown = 0;
      for (const table of this.tables) {
        for (const row of table.rows)
          row.kept = tests.every(([key, test]) => test(valueOf(table, row, key))) && terms.every((term) => rowText(row).includes(term));
        shown += showRows(table);
      }
      this.shown.textContent = this.words.stCount.replace("{shown}", shown).replace("{total}", this.total);
      this.clear.disabled = this.choices().every(([, control]) => !control.value);
    }

    followScrolling() {
      const observer = new IntersectionObserver(
        (entries) => {
          for (const { isIntersecting, target } of entries) {
            const table = this.tables.find(({ sentinel }) => sentinel === target);
            if (!isIntersecting || !table.rows.some((row) => row.later)) continue;
            table.limit += BATCH;
            showRows(table);
            observer.unobserve(target); // watching again reports again where the end is still near
            observer.observe(target);
          }
        },
        { rootMargin: "1500px" },
      );
      for (const { element, sentinel, rows } of this.tables) {
        if (rows.length <= BATCH) continue;
        element.after(sentinel);
        observer.observe(sentinel);
      }
    }

    download(kind) {
      const columns = [...this.tables[0].columns.keys()];
      const cells = (table, row) => columns.map((key) => {
        const column = table.columns.get(key);
        return cellText(column && row.element.cells[column.index]);
      });
      const kept = this.tables.flatMap((table) => table.rows.filter((row) => row.kept).map((row) => cells(table, row)));
      const rows = [columns.map((key) => this.tables[0].columns.get(key).label), ...kept];
      const files = window.strategyTrackerFiles;
      const file = kind === "csv" ? files.csv(rows) : files.workbook(rows, this.words.stTitle);
      files.save(file, `${this.words.stFor}.${kind}`);
    }
  }

  let current = [];
  addEventListener("beforeprint", () => {
    for (const { tables } of current) for (const table of tables) if (table.shuffled) place(table, table.rows);
  });

  function start() {
    current = current.filter(({ element }) => element.isConnected);
    document.querySelectorAll(".st-tools[hidden]").forEach((element, index) => {
      if (!element.childElementCount) current.push(new Tools(element, index ? `${index + 1}.` : ""));
    });
  }

  /* With instant navigation Material swaps pages in place and tells so; otherwise each page is loaded. */
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
