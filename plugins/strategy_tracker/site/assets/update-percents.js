/* The progress that a text says, as values/percents.py reads it; a table of cases is run through both. */
(() => {
  "use strict";

  const { numeral } = window.strategyTrackerDays;
  const NUMERAL = "[〇零一二兩三四五六七八九十百]+";
  const PLAIN = /^([+-]?\d{1,15}(?:\.\d{1,30})?) ?%?$/;
  const LEAD = /^(?:(?:已經|已经|目前|現在|现在|當前|当前|已)?(?:完成|做到|做了|達成|达成|達到|达到|進度|进度)(?:度|率)?[了為为是:]?|目前|現在|现在|當前|当前) ?(?=.*[%成‰]|百分|.*(?:percent|pct))/;
  const TAIL = / ?(?:已?完成度?)$/;
  const WORDED = new RegExp(`^(?:(\\d{1,15}(?:\\.\\d{1,30})?) ?(%|‰|percent|pct)|(\\d{1,2}(?:\\.\\d)?|[一二兩三四五六七八九十])成([一二三四五六七八九半0-9])?|百分之(${NUMERAL})(?:點(${NUMERAL}))?|百分之(\\d{1,3}(?:\\.\\d+)?)|(百分百))$`);
  const LEFT = /^[^(]*(?:未|[剩餘余欠缺]|[還还尚]有|\b(?:left|remain\w*|to go|not|undone)\b)/i;
  const ROUGHLY = /^(?:[約约近~]|大[約约]|大概|接近|[>≥])? ?(\d{1,2}|100) ?%?(?:左右|以上|\+)?$/;
  const BEFORE_REMARK = /^(?:已?完成)?(\d{1,3}(?:\.\d{1,2})?) ?% ?[(,;:].*$/;
  const COUNTED = /^(?:已?完成)? ?(\d{1,5}) ?([^\d/\s]{0,2})\/ ?(\d{1,5}) ?([^\d/\s]{0,2})$/;
  const BARE = /^(?:已?完成|進度|进度|做到|做了)?[:為为了]? ?(?:(\d{1,3})|([一二三四五六七八九]?[十百][一二三四五六七八九]?)) ?[%分]?$/;

  const folded = (text) => text.normalize("NFKC").trim();
  const tidy = (number) => String(Number(number.toPrecision(12)));
  const shown = (number) => (Number.isInteger(number) ? String(number) : number.toFixed(1));
  const spoken = (text) => numeral(text.replace(/两/g, "兩"));

  /* The number of a share in words: 六成五, 百分之三點五, 50‰. */
  function worded(text) {
    const found = WORDED.exec(text.replace(/点/g, "點").toLowerCase());
    if (!found) return null;
    const [, digits, unit, tenths, rest, whole, decimals, percent, all] = found;
    if (all) return 100;
    if (digits) return Number(digits) / (unit === "‰" ? 10 : 1);
    if (tenths) return 10 * (/\d/.test(tenths) ? Number(tenths) : spoken(tenths)) + (rest === "半" ? 5 : /\d/.test(rest ?? "") ? Number(rest) : rest ? spoken(rest) : 0);
    if (percent) return Number(percent);
    const number = whole === "百" ? 100 : spoken(whole);
    return number === null ? null : Number(`${number}${decimals ? `.${[...decimals].map(spoken).join("")}` : ""}`);
  }

  function read(text) {
    const bare = folded(text).replace(/\s*#[^#\d]*$/, "").replace(/[。,.;!、]+$/, "");
    const plain = PLAIN.exec(bare);
    if (plain) return plain[1];
    const number = worded(bare.replace(/ ?\([^()\d]*\)$/, "").replace(TAIL, "").replace(LEAD, ""));
    return number === null || LEFT.test(bare) ? null : tidy(number);
  }

  /* The number that is to be written where a text says another one roughly, or what is left, or how many of how many. */
  function meant(text, done) {
    const bare = folded(text);
    const left = LEFT.test(bare) ? worded(bare.replace(/^[^\d一二三四五六七八九十百]*/, "").replace(/[^%成\d]+$/, "")) : null;
    if (left !== null) return left <= 100 ? shown(100 - left) : "";
    const found = BEFORE_REMARK.exec(bare) ?? ROUGHLY.exec(bare);
    if (found) return found[1];
    const counted = COUNTED.exec(bare);
    if (counted && ["", counted[4]].includes(counted[2]) && counted[3] > 0 && Number(counted[3]) >= Number(counted[1])) return shown((100 * counted[1]) / counted[3]);
    const alone = BARE.exec(bare);
    if (alone) return String(alone[1] ? Number(alone[1]) : spoken(alone[2]));
    return { done: "100", not_started: "0" }[done] ?? "";
  }

  window.strategyTrackerPercents = { meant, read };
})();
