/* The rows that are shown as the cells of a file: numbers, percentages and days as such, all else as text. */
(() => {
  "use strict";

  const DAY = /^\d{4}-\d\d-\d\d$/;
  const NUMBER = /^[-−]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

  const day = (text) => (DAY.test(text) ? { text, day: text } : { text });

  /* A figure: its number where it is one; percentages are exact in what they are sorted by, in ten thousandths. */
  function figure(text, sort) {
    if (/^[\d.,−-]+%$/.test(text) && sort) return { text, number: Number(sort) / 10000, percent: true };
    return NUMBER.test(text) ? { text, number: Number(text.replaceAll(",", "").replace("−", "-")) } : { text };
  }

  /* A stretch of days is two cells; one that could not be read stands in the first as it was typed. */
  function days(text) {
    const [start, end] = text.split("~").map((part) => part.trim());
    return [day(start), day(end ?? "")];
  }

  /* A number and its unit are two cells; what is none stands in the first as it was typed. */
  function quantity(text, amount) {
    const [number, unit] = (amount ?? "").split(/ (.*)/);
    return number ? [{ text: number, number: Number(number) }, { text: unit ?? "" }] : [{ text }, { text: "" }];
  }

  function cells(table, row, { key, type }) {
    const { text, sort, amount } = table.cell(row, table.columns.get(key));
    if (type === "amount") return quantity(text, amount);
    if (type === "days") return days(text);
    if (type === "figure") return [figure(text, sort)];
    return [sort && DAY.test(sort) ? { text: sort, day: sort } : { text }];
  }

  /* The head and the rows that are kept, each a list of cells: { text, number?, percent?, day? }. */
  async function table(tables, words) {
    const columns = [...tables[0].columns.values()];
    const heads = columns.flatMap(({ label, type }) => (type === "days" ? [`${label}${words.stFrom}`, `${label}${words.stTo}`] : type === "amount" ? [label, `${label}${words.stUnit}`] : [label]));
    const rows = [heads.map((text) => ({ text }))];
    for (const one of tables)
      for (const row of one.rows.filter(({ kept }) => kept)) {
        rows.push(columns.flatMap((column) => cells(one, row, column)));
        await one.pause?.();
      }
    return rows;
  }

  Object.assign(window.strategyTrackerFiles, { table });
})();
