/* Tables and lists of records, as the tools above them see them: what a row says, which are kept, in which
   order and in which groups they stand. */
(() => {
  "use strict";

  const BATCH = 200; // rows of one table that are laid out at once; more follow as the reader scrolls
  const collator = new Intl.Collator(document.documentElement.lang || "zh-Hant", { numeric: true });

  /* A text for comparing: width, case and the script of Chinese (會員, 会员) do not count. */
  const [traditional, simplified] = (window.strategyTrackerScripts || ["", ""]).map((text) => [...text]);
  const scripts = new Map(traditional.map((sign, index) => [sign, simplified[index]]));
  const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[\u3400-\u9fff]/g, (sign) => scripts.get(sign) ?? sign);

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

  /* What a cell says, and what it is sorted by. */
  const partsOf = (cell) => ({ text: cellText(cell), sort: cell?.dataset.stSort, amount: cell?.dataset.stAmount });

  /* One table, or a list whose items have no columns: its columns by key and its rows in the order written. */
  function readTable(element) {
    const columns = new Map();
    const body = element.tBodies ? element.tBodies[0] : element;
    [...(element.tHead ? element.tHead.rows[0].cells : [])].forEach((head, index) => {
      const key = head.dataset.stKey;
      if (key) columns.set(key, { key, index, head, label: head.textContent.trim(), type: head.dataset.stType });
    });
    const rows = [...body.children].map((row, index) => {
      return { element: row, index, kept: true, out: false, later: false, known: new Map() };
    });
    const frame = element.closest(".st-scroll") || element;
    const heading = frame.previousElementSibling;
    const around = heading && /^H\d$/.test(heading.tagName) ? [heading, frame] : [frame];
    const badge = around[0].querySelector(":scope > .st-badge");
    const sentinel = make("div", { className: "st-sentinel" });
    const table = { element, body, around, badge, columns, rows, limit: BATCH, ranks: new Map(), groups: new Map(), sentinel };
    return Object.assign(table, {
      sort: (key, descending) => sortTable(table, key, descending),
      show: (group) => showRows(table, group),
      cell: (row, column) => partsOf(row.element.cells[column.index]),
      counts: (key) => countsOf(table, key),
      print: () => table.shuffled && place(table, table.order),
    });
  }

  function valueOf(table, row, key) {
    if (!row.known.has(key)) {
      const column = table.columns.get(key);
      const own = row.element.getAttribute(`data-st-${key}`);
      row.known.set(key, own ?? cellText(column && row.element.cells[column.index]));
    }
    return row.known.get(key);
  }

  /* The values of a row that filters compare: some facts, such as the departments of a person, are several. */
  const valuesOf = (table, row, key) => valueOf(table, row, key).split("\n").filter(Boolean);

  /* How often each value of a fact is there. */
  function countsOf(table, key) {
    const found = new Map();
    for (const row of table.rows) for (const value of valuesOf(table, row, key)) found.set(value, (found.get(value) ?? 0) + 1);
    return found;
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
      const texts = table.rows.map((row) => table.cell(row, column)).map(({ text, sort }) => sort ?? text);
      const values = [...new Set(texts)].filter((text) => text !== "");
      if (values.every((text) => Number.isFinite(Number(text)))) values.sort((one, other) => one - other);
      else if (values.every((text) => /^[\d-]*$/.test(text))) values.sort();
      else values.sort(collator.compare);
      const ranks = new Map(values.map((text, rank) => [text, rank]));
      table.ranks.set(column.key, new Map(table.rows.map((row, index) => [row, ranks.get(texts[index]) ?? null])));
    }
    return table.ranks.get(column.key);
  }

  /* Says above its column by what a table is sorted. */
  function sayOrder(table, key, descending) {
    for (const { head } of table.columns.values()) head.removeAttribute("aria-sort");
    const column = table.columns.get(key);
    column?.head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    return column;
  }

  /* Sorts a table's rows; rows without a value come last either way, equal ones stay in the order written. */
  function sortTable(table, key, descending) {
    const column = sayOrder(table, key, descending);
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
    }
    table.shuffled = true;
  }

  /* Puts elements first in their table; moving all of a long table on each sort would be felt. */
  function place(table, elements) {
    let next = table.body.firstElementChild;
    for (const element of elements) {
      if (element !== next) return table.body.prepend(...elements);
      next = next.nextElementSibling;
    }
  }

  function setClass(row, name, property, value) {
    if (row[property] !== value) row.element.classList.toggle(name, (row[property] = value));
  }

  /* The rows by what they are grouped by, groups as the language sorts and those without a value last. */
  function grouped(table, rows, key) {
    if (!key) return [["", rows]];
    const groups = new Map();
    for (const row of rows) {
      const value = valueOf(table, row, key);
      if (!groups.has(value)) groups.set(value, []);
      groups.get(value).push(row);
    }
    return [...groups].sort(([one], [other]) => !one - !other || collator.compare(one, other));
  }

  /* The heading of a group: a row across all columns, or an item of the list. */
  function groupHead(table, name, count) {
    if (!table.groups.has(name)) {
      const cell = table.element.tHead ? make("th", { scope: "rowgroup", colSpan: table.element.tHead.rows[0].cells.length }) : make("strong");
      cell.append(name || "—", " ", make("span", { className: "st-badge" }));
      table.groups.set(name, make(table.element.tHead ? "tr" : "li", { className: "st-group" }, cell));
    }
    const head = table.groups.get(name);
    head.querySelector(".st-badge").textContent = count;
    return head;
  }

  /* Lets out the rows that are not kept, puts off those beyond the limit, and says how many are kept. */
  function showRows(table, group) {
    const groups = grouped(table, table.rows.filter((row) => row.kept), group);
    const kept = groups.flatMap(([, rows]) => rows);
    for (const row of table.rows) setClass(row, "st-out", "out", !row.kept);
    kept.forEach((row, index) => setClass(row, "st-later", "later", index >= table.limit));
    for (const head of table.groups.values()) head.remove();
    table.order = group ? groups.flatMap(([name, rows]) => [groupHead(table, name, rows.length), ...rows.map((row) => row.element)]) : kept.map((row) => row.element);
    if (group) table.shuffled = true;
    if (table.shuffled) place(table, table.order.slice(0, table.limit + groups.length));
    if (table.badge) table.badge.textContent = kept.length;
    for (const element of table.around) element.classList.toggle("st-out", table.rows.length > 0 && !kept.length);
    return kept.length;
  }

  window.strategyTrackerRows = { BATCH, collator, folded, make, readTable, valueOf, valuesOf, rowText, matcher, sayOrder };
})();
