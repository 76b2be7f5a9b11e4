/* The day that a text names, as values/one_day.py reads it: the patterns come with the page. */
(() => {
  "use strict";

  const { grammar, years, zone } = window.strategyTrackerUpdates;
  const REPUBLIC = 1911;
  const anywhere = (source) => new RegExp(source, "g");
  const whole = (source) => new RegExp(`^(?:${source})$`);
  const once = (name) => new RegExp(grammar[name]);
  const READ = {
    dates: grammar.dates.map(whole),
    names: grammar.names.map(([kind, source]) => [kind, whole(source)]),
    deadlines: grammar.deadlines.map(whole),
    glossed: whole(grammar.glossed),
    remarks: grammar.remarks.map((source) => new RegExp(source)),
  };
  const DIGITS = new Map([..."〇零一二三四五六七八九"].map((letter, index) => [letter, Math.max(index - 1, 0)]).concat([["○", 0], ["兩", 2]]));

  const isoDay = (year, month, day) => [String(year).padStart(4, "0"), month, day].map((part) => String(part).padStart(2, "0")).join("-");
  const lastOf = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

  function calendarDay(year, month, day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= lastOf(year, month) ? isoDay(year, month, day) : "";
  }

  /* 十五 is 15, 廿一 is 21 and 二〇二四 is 2024; null for what is no such number. */
  function numeral(text) {
    const full = text.replace(/廿/g, "二十").replace(/卅/g, "三十");
    const hundreds = /^(?:([一二兩三四五六七八九])百零?)?(?:([一二三四五六七八九]?)十)?([一二三四五六七八九])?$/.exec(full);
    if ([...full].every((letter) => DIGITS.has(letter))) return Number([...full].map((letter) => DIGITS.get(letter)).join(""));
    if (!hundreds) return null;
    const ten = full.includes("十") ? DIGITS.get(hundreds[2]) ?? 1 : 0;
    return 100 * (DIGITS.get(hundreds[1]) ?? 0) + 10 * ten + (DIGITS.get(hundreds[3]) ?? 0);
  }

  function normalised(text) {
    let folded = text.normalize("NFKC").trim().toLowerCase().replace(/[‐‑−﹣]/g, "-").replace(/\s+/g, " ");
    folded = folded.replace(anywhere(grammar.bracketed_weekday), "").replace(anywhere(grammar.spaces_by_sign), "$1");
    folded = folded.replace(anywhere(grammar.era), "").replace(anywhere(grammar.republic_short), "民國");
    return folded.replace(anywhere(grammar.first_year), "$11").replace(anywhere(grammar.numeral), (typed) => numeral(typed) ?? typed);
  }

  /* The year that was typed in full; null where it has too few digits to be sure of. */
  function fullYear(typed, republic) {
    if (republic || /^1\d\d$/.test(typed)) return Number(typed) + REPUBLIC;
    return typed.length === 4 ? Number(typed) : null;
  }

  /* {year, month, day} of a date, {short} where its year is; the year is undefined where there is none. */
  function dateParts(folded) {
    let bare = folded.replace(once("leading_weekday"), "").replace(once("weekday"), "");
    const clock = once("time").exec(bare);
    bare = clock ? bare.slice(0, clock.index) : bare.replace(once("hour"), "").replace(once("day_part"), "");
    bare = bare.trim().replace(once("weekday"), "");
    const found = READ.dates.map((form) => form.exec(bare)).find(Boolean)?.groups;
    if (!found) return null;
    const [month, day] = [found.name ? grammar.months[found.name] : Number(found.month), Number(found.day)];
    if (!found.year) return { month, day, clock };
    const year = fullYear(found.year, found.republic);
    return year === null ? { short: [[Number(found.year) + (found.year.length < 3 ? 2000 : REPUBLIC), month, day]] } : { year, month, day, clock };
  }

  /* What a year of two digits may mean: it stands first, or last with day and month either way round. */
  function shortYear(folded) {
    const found = /^(\d{1,3})([-/.年])(\d{1,2})(?:\2|月)(\d{1,3})[日號号]?$/.exec(folded);
    if (!found) return null;
    const [first, middle, last] = [found[1], found[3], found[4]].map(Number);
    const yearFirst = [first + (found[1].length < 3 ? 2000 : REPUBLIC), middle, last];
    return found[2] === "年" || first > 99 || last > 99 ? [yearFirst] : [yearFirst, [2000 + last, first, middle], [2000 + last, middle, first]];
  }

  /* The last day of days with a name, in a year; "" where it is none. */
  function endOf({ kind, number, part }, year) {
    const month = kind === "year_end" ? 12 : kind === "quarter_end" ? number * 3 : number;
    return calendarDay(year, month, part ? Math.min(part[1], lastOf(year, month)) : lastOf(year, month));
  }

  function named(folded) {
    for (const [kind, form] of READ.names) {
      const match = form.exec(folded);
      if (!match) continue;
      const found = match.groups ?? {};
      const typed = found.number ?? found.quarter;
      const number = found.name ? grammar.months[found.name] : typed === undefined ? (kind === "year_end" ? 1 : null) : /\d/.test(typed) ? Number(typed) : numeral(typed);
      if (number !== null && (number < 1 || number > (kind === "quarter_end" ? 4 : 12))) continue;
      const written = found.year ?? found.later;
      const year = written === undefined ? undefined : fullYear(written, found.republic);
      if (year !== null) return { kind, number, year, part: grammar.parts[found.part ?? found.half ?? found.bare] };
    }
    return null;
  }

  const days = (one, other) => (Date.parse(one) - Date.parse(other)) / 864e5;
  const outside = (day, [first, last]) => Math.max(days(first, day), days(day, last), 0);

  /* The one of some days that lies in the period, or nearest to it. */
  function nearest(period, dayIn) {
    const near = [...new Set(period.flatMap((side) => [-1, 0, 1].map((more) => Number(side.slice(0, 4)) + more)))].sort();
    const found = near.map(dayIn).filter(Boolean);
    return found.sort((one, other) => outside(one, period) - outside(other, period) || days(one, other))[0] ?? "";
  }

  /* 月底 of a period that has only one. */
  function onlyOne(name, [first, last]) {
    const found = [];
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1)
      for (let number = 1; number <= (name.kind === "quarter_end" ? 4 : 12); number += 1) {
        const end = endOf({ ...name, number }, year);
        const start = name.part ? calendarDay(year, number, name.part[0]) : end;
        if (start >= first && start <= last) found.push(end);
      }
    return found.length === 1 ? found[0] : "";
  }

  /* A moment with its zone is the day in the site's zone. */
  function inZone(day, clock) {
    const typed = clock?.groups.zone;
    if (!typed || !zone || (typed.includes("-") && clock.groups.sign !== "t" && !clock.groups.second)) return day;
    const [, sign, hours = 0, minutes = 0] = /([+-])(\d{1,2}?):?(\d\d)?$/.exec(typed) ?? [];
    const ahead = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    const { hour, minute } = clock.groups;
    const moment = Date.parse(`${day}T00:00Z`) + (Number(hour) * 60 + Number(minute) - ahead) * 6e4;
    return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(moment);
  }

  /* {day} of a name or a date, {rule, values} of what is wrong with it; null for what is neither. */
  function readOne(folded, text, period, framed = false) {
    const name = named(folded);
    const parts = name ?? dateParts(folded);
    const short = parts?.short ?? (parts ? null : shortYear(folded));
    if (short) {
      const meant = short.map((one) => calendarDay(...one)).filter(Boolean);
      return { rule: "date-year-too-short", values: { text, suggestion: [...new Set(meant)].join(" / ") } };
    }
    if (!parts || (framed && name?.part)) return null;
    const { year } = parts;
    if (year !== undefined && (year < years[0] || year > years[1])) return { rule: "date-year-implausible", values: { text, first: years[0], last: years[1] } };
    const dayIn = (one) => (name ? endOf(name, one) : calendarDay(one, parts.month, parts.day));
    if (year === undefined && !period.length) {
      const ever = name || calendarDay(2000, parts.month, parts.day);
      return { rule: ever ? "date-without-year" : "date-not-on-calendar", values: { text, suggestion: "" } };
    }
    const day = year !== undefined ? dayIn(year) : name?.number === null ? onlyOne(name, period) : nearest(period, dayIn);
    if (day) return { day: inZone(day, parts.clock) };
    const inMonth = year !== undefined && parts.month >= 1 && parts.month <= 12 && parts.day > 0;
    return { rule: name ? "date-unreadable" : "date-not-on-calendar", values: { text, suggestion: inMonth ? isoDay(year, parts.month, lastOf(year, parts.month)) : "" } };
  }

  /* Words around a day that leave it as it is: 7月20日前, 截至7月20日, 約7月20日, 7月20日（預計）. */
  function readFramed(folded, text, period) {
    for (const form of READ.deadlines) {
      const found = form.exec(folded)?.groups;
      const before = form === READ.deadlines[0] || folded.startsWith("before");
      const read = found && readOne(found.date, text, period, before);
      if (read) return read;
    }
    const glossed = READ.glossed.exec(folded)?.groups;
    if (glossed && !/\d/.test(glossed.gloss) && !once("undone").test(glossed.gloss)) return readOne(glossed.main, text, period);
    const [start, end, stage] = READ.remarks;
    return readOne(folded.replace(start, "").replace(end, "").replace(stage, "").trim(), text, period);
  }

  /* The day that a text names, as {day} or as {rule, values} of what is wrong with it. `period` is what gives a
     missing year: [] or the first and last day of the strategy. */
  function readDay(text, period = []) {
    const folded = normalised(text);
    const read = readOne(folded.replace(/完成$/, "").trimEnd(), text, period) ?? readFramed(folded, text, period);
    return read ?? { rule: "date-unreadable", values: { text } };
  }

  window.strategyTrackerDays = { numeral, readDay };
})();
