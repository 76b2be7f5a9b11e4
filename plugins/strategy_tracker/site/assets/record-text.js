/* Update records as files: written and named here as editing/new_records.py and record_names.py do it. */
(() => {
  "use strict";

  const { invisible, longest, names } = window.strategyTrackerUpdates;
  const INVISIBLE = new RegExp(invisible, "gu");
  // What may stand without quotes: letters, digits and signs that mean nothing to YAML, single spaces between.
  const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}、。，；（）「」！？%+.·_/~*-]| (?=[^ ]))*$/u;
  const NULLS = /^null$/i;
  const ESCAPED = /[\x7f-\x9f\u2028\u2029\ufeff]/g;

  /* A text as it is kept: one kind of line end, nothing that nobody sees, no half of a character. */
  function clean(text) {
    const whole = text.replace(/\r\n?/g, "\n").replace(/\p{Surrogate}/gu, "");
    return whole.replace(INVISIBLE, "").trim();
  }

  /* A text as a YAML value in one line. */
  function scalar(text) {
    if (PLAIN.test(text) && !NULLS.test(text)) return text;
    return JSON.stringify(text).replace(ESCAPED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  }

  const written = (value) => (Array.isArray(value) ? `[${value.map(scalar).join(", ")}]` : scalar(value));

  /* A record's text: {day, author, tasks: {id: {field: value}}, kpis, steps: [{field: value}]}, fields by their keys. */
  function text(record) {
    const line = (kind, key, value) => `${names[kind][key]}: ${written(value)}`;
    const lines = ["---", line("update", "date", record.day)];
    if (record.author) lines.push(line("update", "author", record.author));
    for (const [key, kind] of [["tasks", "task_update"], ["kpis", "kpi_update"]]) {
      const items = Object.entries(record[key]);
      if (items.length) lines.push(`${names.update[key]}:`);
      for (const [id, values] of items) {
        lines.push(`  ${scalar(id)}:`);
        for (const [field, value] of Object.entries(values)) lines.push(`    ${line(kind, field, value)}`);
      }
    }
    if (record.steps.length) lines.push(`${names.update.next_steps}:`);
    for (const step of record.steps)
      Object.entries(step).forEach(([field, value], index) => lines.push(`  ${index ? "  " : "- "}${line("step_update", field, value)}`));
    return [...lines, "---", ""].join("\n");
  }

  function harmless(subject) {
    const kept = subject.normalize("NFKC").replace(/[^\p{L}\p{N}-]/gu, " ");
    const joined = kept.split(" ").filter(Boolean).join("_");
    return [...joined].slice(0, longest.name).join("").replace(/^[-_]+|[-_]+$/g, "");
  }

  /* Eight hexadecimal digits of a text's UTF-8: FNV-1a, which needs no HTTPS. */
  function shortHash(content) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(content)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    return value.toString(16).padStart(8, "0");
  }

  /* The name of a record's file; `time` is "" where the day is not today. */
  function fileName(day, time, subject, content) {
    return `${[day, time, harmless(subject), shortHash(content)].filter(Boolean).join("-")}.md`;
  }

  window.strategyTrackerRecords = { clean, scalar, text, fileName };
})();
