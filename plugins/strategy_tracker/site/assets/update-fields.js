/* What is typed into the form of an update, and what `check` would say of it: its words and limits come with
   the page, and no rule is checked here that is not named there. */
(() => {
  "use strict";

  const { booleans, labels, longest, nothings, periods, rules, statuses } = window.strategyTrackerUpdates;
  const { readDay } = window.strategyTrackerDays;
  const percents = window.strategyTrackerPercents;
  const { clean } = window.strategyTrackerRecords;

  const folded = (text) => text.normalize("NFKC").trim();
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  const NOTHINGS = new Set(nothings.map((word) => folded(word).toLowerCase()));
  const isNothing = (text) => text === "" || NOTHINGS.has(folded(text).toLowerCase());

  function quoted(text) {
    const line = text.split(/\s+/).join(" ").trim();
    return line.length <= longest.quote ? line : `${line.slice(0, longest.quote - 1)}…`;
  }

  /* What a rule says of a value of the field `field`; nothing where the site does not check it. */
  function finding(rule, field, values) {
    const words = rules[rule];
    if (!words) return [];
    const hint = values.suggestion ? words.suggested : words.hint;
    const filled = { ...values, text: quoted(values.text ?? "") };
    return [{ rule, field, forbids: words.forbids, severity: words.severity, message: fill(words.message, filled), hint: fill(hint, filled) }];
  }

  /* A day that was typed: {day: "" where there is none, findings}; one without a year is in or near the period. */
  function dayOf(text, field, period) {
    if (isNothing(text)) return { day: "", findings: [] };
    const { day, rule, values } = readDay(text, period);
    return day ? { day, findings: [] } : { day: "", findings: finding(rule, field, values) };
  }

  /* A percentage that was typed: {number, text, findings}; number is null where there is none. */
  function percentOf(text) {
    if (isNothing(text)) return { number: null, text: "", findings: [] };
    const bare = percents.read(text);
    const status = statuses.find(([name]) => name === folded(text))?.[1];
    if (bare === null) return { number: null, text, findings: finding("percent-unreadable", "progress", { text, suggestion: percents.meant(text, status) }) };
    const number = Number(bare);
    const within = number >= 0 && number <= 100;
    return { number: within ? number : null, text: bare, findings: within ? [] : finding("percent-out-of-range", "progress", { text }) };
  }

  function periodOf(start, end) {
    if (start && end) return fill(periods.both, { start, end });
    return start ? fill(periods.start, { start }) : end ? fill(periods.end, { end }) : "";
  }

  /* What a status means: one of the five; "" where it cannot be told here. */
  const meaning = (word, item) => statuses.find(([name]) => name === word)?.[1] ?? (word === item.status ? item.means ?? "" : "");

  /* What is typed for a task: {values: what an update record sets, findings}. */
  function task(id, item, typed, day) {
    const [progress, start, end] = [percentOf(typed.progress), dayOf(typed.start, "start", item.period), dayOf(typed.end, "end", item.period)];
    const findings = [...progress.findings, ...start.findings, ...end.findings];
    const values = { progress: progress.text, status: typed.status, actual: periodOf(start.day, end.day), problem: typed.problem, solution: typed.solution, note: typed.note };
    if (start.day && end.day && end.day < start.day)
      findings.push(...finding("period-end-before-start", "end", { text: values.actual, suggestion: fill("{end}~{start}", { start: start.day, end: end.day }) }));
    const status = meaning(typed.status, item);
    if (status === "done" && progress.number !== null && progress.number < 100)
      findings.push(...finding("done-not-complete", "progress", { task: id, status: typed.status, text: progress.text }));
    if (progress.number === 100 && status && status !== "done" && status !== "cancelled")
      findings.push(...finding("complete-not-done", "status", { task: id, progress: progress.text, text: typed.status }));
    if (status === "not_started" && progress.number > 0)
      findings.push(...finding("progress-before-start", "status", { task: id, text: progress.text }));
    if (status === "not_started" && values.actual)
      findings.push(...finding("dates-before-start", "status", { task: id, text: values.actual }));
    const last = end.day > start.day ? end.day : start.day;
    if (day && last > day) findings.push(...finding("actual-in-future", last === end.day ? "end" : "start", { task: id, day: last, as_of: day }));
    if (status !== "cancelled" && !isNothing(typed.problem) && isNothing(typed.solution))
      findings.push(...finding("problem-without-solution", "solution", { task: id, text: typed.problem }));
    return { values, findings };
  }

  const BARE_NUMBER = /^(?:[<>≤≥]=?)?\s*([+-]?\d[\d,]*(?:\.\d+)?)$/;

  /* What a number without its unit is probably meant as: 28% for 0.28 beside a percentage. */
  function withUnit(number, unit) {
    const value = Number(number.replace(/,/g, ""));
    const text = unit.endsWith("%") && Math.abs(value) < 1 ? String(Number((value * 100).toPrecision(12))) : number;
    return unit ? fill(unit, { number: text }) : "";
  }

  /* What is typed for a KPI. A new value is of the record's day unless another one is given. */
  function kpi(id, item, typed, day) {
    const moved = typed.value !== (item.value ?? "");
    const of = moved && typed.date === (item.date ?? "") ? day : typed.date;
    const dated = dayOf(of, "date", item.period);
    const findings = [...dated.findings];
    const named = `${id} ${item.title ?? ""}`.trim();
    const bare = BARE_NUMBER.exec(folded(typed.value));
    if (moved && item.bare && bare && Number(bare[1].replace(/,/g, "")) !== 0) {
      const words = { kpi: named, typed_field: labels.kpi.current, typed: typed.value, other_field: labels.kpi.target, other: item.target, text: typed.value };
      findings.push(...finding("unit-missing", "value", { ...words, suggestion: withUnit(bare[1], item.unit ?? "") }));
    }
    if (!isNothing(typed.value) && isNothing(of)) findings.push(...finding("kpi-without-date", "date", { kpi: named, text: typed.value }));
    if (!isNothing(typed.value) && day && dated.day > day)
      findings.push(...finding("value-in-future", "date", { kpi: named, value: typed.value, day: dated.day, as_of: day, text: of }));
    return { values: { value: typed.value, source: typed.source, date: dated.day }, findings, moved };
  }

  function step(item, typed) {
    const carried = typed.carried_to.split(/[,，、;；\s]+/).filter(Boolean);
    return { values: { done: typed.done, carried_to: carried }, findings: [] };
  }

  window.strategyTrackerFields = { booleans, clean, dayOf, fill, isNothing, kpi, percentOf, step, task };
})();
