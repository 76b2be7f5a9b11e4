/* A list that is divided into parts, as the tools above it see it: all of its rows, fetched in pieces, of which
   only those near the screen are in the page. Nothing here keeps the page busy for long: what takes longer is
   done in slices. Loaded by pages with such a list alone. */
(() => {
  "use strict";

  const { BATCH, collator, make, folded, readTable, sayOrder, valueOf, valuesOf } = window.strategyTrackerRows;
  const BLOCK = 30; // rows that come into the page, and leave it, together
  const RUN = 500; // values that are sorted in one go
  const SLICE = 30; // milliseconds after which others have their turn
  const MOST_PRINTED = 1000;
  const FIRST = 60; // rows of the page's own part that are laid out before the reader scrolls
  const CELL = /<t[dh]\b([^>]*)>(.*?)<\/t[dh]>/gs;
  const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"' };

  let begun = performance.now();
  async function pause() {
    if (performance.now() - begun < SLICE) return;
    await (globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve)));
    begun = performance.now();
  }

  const unescaped = (text) => text.replace(/&(?:#(\d+)|(\w+));/g, (all, code, name) => (code ? String.fromCodePoint(code) : SIGNS[name] ?? all));
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

  /* The text of a row or cell that is not in the page; a drawing has none. */
  function plain(html) {
    const text = html.replace(/<svg.*?<\/svg>/gs, "").replace(/<\/?(?:br|div|p|li|t[dhr])\b[^>]*>/g, " ").replace(/<[^>]*>/g, "");
    return unescaped(text).replace(/\s+/g, " ").trim();
  }

  const attributesOf = (tag) => new Map([...tag.matchAll(/ data-st-(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, unescaped(value)]));

  let last = {}; // the cells of one row are asked for one after the other
  function cellsOf(row) {
    if (last.row !== row) last = { row, cells: [...row.html.matchAll(CELL)] };
    return last.cells;
  }

  function cellOf(row, { index }) {
    const cell = cellsOf(row)[index];
    if (!cell) return { text: "" };
    const own = attributesOf(cell[1]);
    const text = own.get("text") ?? plain(cell[2]);
    return { text: text === "—" ? "" : text, sort: own.get("sort") };
  }

  /* What the tools compare: a row's own facts, or what its cell says. */
  function factsOf(row, keys, columns) {
    const own = attributesOf(row.html.slice(0, row.html.indexOf(">")));
    return new Map(keys.map((key) => [key, own.get(key) ?? (columns.has(key) ? cellOf(row, columns.get(key)).text : "")]));
  }

  async function sortedTexts(values) {
    let runs = [];
    for (let start = 0; start < values.length; start += RUN) {
      runs.push(values.slice(start, start + RUN).sort(collator.compare));
      await pause();
    }
    while (runs.length > 1) {
      const longer = [];
      for (let place = 0; place < runs.length; place += 2)
        longer.push(runs[place + 1] ? await merged(runs[place], runs[place + 1]) : runs[place]);
      runs = longer;
    }
    return runs[0] ?? [];
  }

  async function merged(left, right) {
    const found = [];
    let [one, other] = [0, 0];
    while (one < left.length && other < right.length) {
      found.push(collator.compare(left[one], right[other]) <= 0 ? left[one++] : right[other++]);
      if (found.length % RUN === 0) await pause();
    }
    return found.concat(left.slice(one), right.slice(other));
  }

  class LargeTable {
    /* `parts` are the tables of the page itself, which show one part; `rows` is the HTML of all. */
    constructor(parts, rows) {
      const [{ element, body, columns }] = parts;
      Object.assign(this, { parts, element, body, columns, pause, blocks: [], ranks: new Map() });
      this.rows = rows.map((html, index) => ({ html, index, kept: true }));
      this.partCount = parts.reduce((sum, part) => sum + part.rows.length, 0);
      this.isTable = Boolean(element.tHead);
      this.printed = make("p", { className: "st-printed" });
      this.frame = parts[0].around.at(-1);
      this.frame.before(this.printed);
      this.observer = new IntersectionObserver((entries) => this.follow(entries), { rootMargin: "1000px" });
      this.more = new IntersectionObserver((entries) => this.showMore(entries), { rootMargin: "1000px" });
      for (const part of parts) {
        part.element.after(part.sentinel);
        this.more.observe(part.sentinel);
      }
    }

    /* Reads what the tools compare and find, all rows in slices. */
    async read(keys) {
      this.found = new Map(keys.map((key) => [key, new Map()]));
      for (const row of this.rows) {
        row.known = factsOf(row, keys, this.columns);
        row.text = folded(plain(row.html));
        for (const [key, counts] of this.found) for (const value of valuesOf(this, row, key)) counts.set(value, (counts.get(value) ?? 0) + 1);
        await pause();
      }
    }

    counts(key) {
      return this.found.get(key);
    }

    cell(row, column) {
      return cellOf(row, column);
    }

    sort(key, descending) {
      sayOrder(this, key, descending);
      this.order = this.columns.has(key) ? { key, descending } : null;
    }

    async rank(column) {
      this.ranks.set(column.key, null); // under way
      const texts = [];
      for (const row of this.rows) {
        const { text, sort } = cellOf(row, column);
        texts.push(sort ?? text);
        await pause();
      }
      let values = [...new Set(texts)].filter((text) => text !== "");
      if (values.every((text) => Number.isFinite(Number(text)))) values.sort((one, other) => one - other);
      else if (values.every((text) => /^[\d-]*$/.test(text))) values.sort();
      else values = await sortedTexts(values);
      const places = new Map(values.map((text, place) => [text, place]));
      this.ranks.set(column.key, texts.map((text) => places.get(text) ?? null));
    }

    inOrder(rows) {
      if (!this.order) return rows;
      const ranks = this.ranks.get(this.order.key);
      const sign = this.order.descending ? -1 : 1;
      return rows.sort((one, other) => {
        const [left, right] = [ranks[one.index], ranks[other.index]];
        if (left === null || right === null) return Number(left === null) - Number(right === null) || one.index - other.index;
        return sign * (left - right) || one.index - other.index;
      });
    }

    /* Shows the rows that are kept, or the page's own part where nothing was chosen; returns how many. */
    show(group) {
      const kept = this.rows.filter((row) => row.kept);
      const asWritten = kept.length === this.rows.length && !this.order && !group;
      if (this.order && !this.ranks.get(this.order.key)) {
        if (!this.ranks.has(this.order.key)) this.rank(this.columns.get(this.order.key)).then(() => this.again());
        return this.shown ?? this.partCount;
      }
      this.shown = asWritten ? this.partCount : kept.length;
      this.list(asWritten ? null : this.grouped(this.inOrder(kept), group));
      return this.shown;
    }

    /* Rows in their order, below the head of their group where they are grouped. */
    grouped(rows, key) {
      if (!key) return rows;
      const groups = new Map();
      for (const row of rows) {
        const name = valueOf(this, row, key);
        if (!groups.has(name)) groups.set(name, []);
        groups.get(name).push(row);
      }
      const sorted = [...groups].sort(([one], [other]) => !one - !other || collator.compare(one, other));
      return sorted.flatMap(([name, own]) => [{ name: name || "—", count: own.length }, ...own]);
    }

    htmlOf(item, place) {
      if (item.html) {
        const said = this.isTable ? `aria-rowindex="${place + 2}"` : `aria-posinset="${place + 1}" aria-setsize="${this.items.length}"`;
        return item.html.replace(/^<\w+/, `$& ${said}`).replaceAll('href="../', `href="${this.root}`);
      }
      const words = `${escaped(item.name)} <span class="st-badge">${item.count}</span>`;
      return this.isTable
        ? `<tr class="st-group" aria-rowindex="${place + 2}"><th scope="rowgroup" colspan="${this.element.tHead.rows[0].cells.length}">${words}</th></tr>`
        : `<li class="st-group"><strong>${words}</strong></li>`;
    }

    /* Puts rows or heads of groups in the place of the page's own part; null brings the part back. */
    list(items) {
      this.observer.disconnect();
      for (const { element } of this.blocks) element.remove();
      this.blocks = [];
      this.items = items ?? [];
      if (items && !this.frozen) this.freeze();
      this.rowHeight ??= this.parts[0].body.offsetHeight / Math.min(this.parts[0].rows.length, this.parts[0].limit);
      for (const { body, around } of this.parts) for (const one of [body, ...around]) one.classList.toggle("st-out", Boolean(items));
      if (items?.length && this.isTable) this.frame.classList.remove("st-out");
      document.querySelector(".st-parts").classList.toggle("st-over-all", Boolean(items));
      if (this.isTable) this.element.ariaRowCount = items ? items.length + 1 : null;
      if (!items) {
        for (const part of this.parts) Object.assign(part, { limit: FIRST }).show();
        return this.thaw();
      }
      for (let start = 0; start < items.length; start += BLOCK) {
        const element = this.body.cloneNode(false);
        element.classList.remove("st-out");
        element.removeAttribute("id");
        this.blocks.push({ element, start, size: Math.min(BLOCK, items.length - start), height: 0, filled: false });
      }
      const elements = this.blocks.map(({ element }) => element);
      this.isTable ? this.element.append(...elements) : this.element.after(...elements);
      this.blocks.forEach((block, place) => (place ? this.empty(block) : this.fill(block)));
      elements.forEach((element) => this.observer.observe(element));
    }

    fill(block) {
      if (block.filled) return;
      block.filled = true;
      block.element.style.height = "";
      block.element.innerHTML = this.items.slice(block.start, block.start + block.size).map((item, place) => this.htmlOf(item, block.start + place)).join("");
      block.element.dispatchEvent(new CustomEvent("st-rows", { bubbles: true }));
    }

    empty(block) {
      if (block.filled) block.height = block.element.offsetHeight;
      block.filled = false;
      const height = `${Math.round(block.height || block.size * this.rowHeight)}px`;
      if (this.isTable) block.element.innerHTML = `<tr aria-hidden="true" class="st-space"><td colspan="99" style="height:${height}"></td></tr>`;
      else {
        block.element.replaceChildren();
        block.element.style.height = height;
      }
    }

    /* Lays out more of the page's own part as the reader scrolls. */
    showMore(entries) {
      for (const { isIntersecting, target } of entries) {
        const part = this.parts.find(({ sentinel }) => sentinel === target);
        if (!isIntersecting || this.blocks.length || part.limit >= part.rows.length) continue;
        part.limit += BATCH;
        part.show();
        this.more.unobserve(target); // watching again reports again where the end is still near
        this.more.observe(target);
      }
    }

    /* Keeps the rows near the screen in the page, and those that the keyboard is in. */
    follow(entries) {
      for (const { isIntersecting, target } of entries) {
        const block = this.blocks.find(({ element }) => element === target);
        if (!block) continue;
        if (isIntersecting) this.fill(block);
        else if (block.filled && !target.contains(document.activeElement)) this.empty(block);
      }
    }

    /* Keeps the columns as wide as they are, whichever rows come into the page. */
    freeze() {
      this.thaw();
      const heads = this.isTable ? [...this.element.tHead.rows[0].cells] : [];
      const widths = heads.map((head) => head.getBoundingClientRect().width);
      if (!widths.some(Boolean)) return;
      this.frozen = true;
      this.element.style.width = `${this.element.getBoundingClientRect().width}px`;
      this.element.style.tableLayout = "fixed";
      heads.forEach((head, place) => (head.style.width = `${widths[place]}px`));
    }

    thaw() {
      this.frozen = false;
      if (!this.isTable) return;
      this.element.style.width = this.element.style.tableLayout = "";
      for (const head of this.element.tHead.rows[0].cells) head.style.width = "";
    }

    /* Brings into the page what is printed of a long choice, and says so where that is not all. */
    print() {
      const printed = this.blocks.filter(({ start }) => start < MOST_PRINTED);
      printed.forEach((block) => this.fill(block));
      this.blocks.slice(printed.length).forEach(({ element }) => (element.style.display = "none"));
      const words = this.items.length > MOST_PRINTED ? this.words.stPrinted : this.words.stCount;
      const said = { shown: Math.min(this.shown, MOST_PRINTED), total: this.items.length > MOST_PRINTED ? this.shown : this.rows.length };
      this.printed.textContent = this.blocks.length ? words.replace(/{(\w+)}/g, (_, name) => said[name]) : "";
    }
  }

  let live = null; // the table of the page that is shown; those of pages left before are let go
  addEventListener("resize", () => live?.frozen && live.freeze());
  addEventListener("afterprint", () => live?.blocks.forEach(({ element }) => (element.style.display = "")));

  async function fetched(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  }

  /* The table below some tools, with all rows; `first` is the address of the first piece. */
  window.strategyTrackerLarge = async (tools, first) => {
    const words = tools.dataset;
    const parts = [...document.querySelectorAll("[data-st-table]")].filter((table) => table.dataset.stTable === words.stFor).map(readTable);
    const pieces = Array.from({ length: Number(words.stPieces) }, (_, index) => first.replace(/1\.json$/, `${index + 1}.json`));
    const table = new LargeTable(parts, (await Promise.all(pieces.map(fetched))).flat());
    live = Object.assign(table, { words, root: new URL("../../", first).href });
    await table.read([...JSON.parse(words.stFilters).map(([key]) => key), "is"]);
    return table;
  };
})();
