// The fields' own tables, read by the form: which key of a file is which field, and what stands there.
import { isMap, isScalar, isSeq } from "./yaml/index.js";
import { Writer } from "./writing.js";

const LISTS = ["texts", "references"];

/** A name without differences of width, case, spacing and a trailing percent sign. */
export function folded(name) {
  return name.normalize("NFKC").replace(/\s+/g, "").toLowerCase().replace(/%$/, "");
}

export function isEmpty(value) {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === "object" && Object.entries(value).every(([key, one]) => key === "at" || isEmpty(one));
}

export class Fields {
  constructor({ language, records, names, choices, words }) {
    Object.assign(this, { language, records, names, choices, words });
  }

  /** The fields of a record that the form shows. */
  shown(record) {
    return this.records[record].filter(({ kind, part }) => kind !== "free" && !part);
  }

  /** The pairs of a mapping by their fields' keys; keys that are no fields are left out. */
  pairs(record, map) {
    const found = new Map();
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? this.names[record][folded(String(pair.key.value))] : undefined;
      if (key !== undefined && !found.has(key)) found.set(key, pair);
    }
    return found;
  }

  /** The language in which a mapping names most of its fields; that of the site where none is ahead. */
  languageOf(record, map) {
    const counts = new Map([[this.language, 0]]);
    for (const [key, pair] of this.pairs(record, map)) {
      const { names } = this.records[record].find((field) => field.key === key);
      for (const [language, name] of Object.entries(names)) {
        if (folded(name) === folded(pair.key.value)) counts.set(language, (counts.get(language) ?? 0) + 1);
      }
    }
    return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  }

  /** Whether a mapping is a strategy's, and not that of an update or a retrospective in a file of its own. */
  isStrategy(map) {
    const pairs = this.pairs("strategy", map);
    return ["title", "department", "goals", "kpis"].some((key) => pairs.has(key)) && !isMap(pairs.get("kpis")?.value);
  }

  read(record, map) {
    const pairs = this.pairs(record, map);
    const values = {};
    for (const field of this.shown(record)) {
      const value = pairs.has(field.key) ? this.value(field, pairs.get(field.key).value) : this.ends(record, field, pairs);
      if (!isEmpty(value)) values[field.key] = value;
    }
    return values;
  }

  value(field, node) {
    if (node === null) return "";
    if (field.kind === "record") return isMap(node) ? this.read(field.record, node) : "";
    if (field.kind === "records") return this.items(field, node);
    if (LISTS.includes(field.kind)) {
      return (isSeq(node) ? node.items : [node]).filter(isScalar).map(text).filter((one) => one !== "");
    }
    if (field.kind === "period" && isMap(node)) {
      const pairs = this.pairs("period", node);
      return this.period(text(pairs.get("start")?.value), text(pairs.get("end")?.value));
    }
    const written = text(node);
    return this.choices[field.kind]?.[choice(written)] ?? written;
  }

  items(field, node) {
    const items = isSeq(node) ? node.items : text(node) === "" ? [] : [node];
    return items.map((item, at) => {
      if (isMap(item)) return { at: String(at), ...this.read(field.record, item) };
      return { at: String(at), ...(text(item) === "" ? {} : { [field.shorthand]: text(item) }) };
    });
  }

  /** A period whose ends are fields of their own. */
  ends(record, field, pairs) {
    const [start, end] = ["start", "end"].map((side) => text(pairs.get(this.part(record, field, side)?.key)?.value));
    return this.period(start, end);
  }

  part(record, field, side) {
    return this.records[record].find(({ part }) => part === `${field.key}.${side}`);
  }

  period(start, end) {
    if (start && end) return this.words.period.replace("{start}", start).replace("{end}", end);
    if (end) return this.words.by.replace("{end}", end);
    return start ? this.words.from.replace("{start}", start) : "";
  }

  /** The names of what the form cannot show as it stands in a file. */
  strange(record, map) {
    const found = [];
    for (const [key, { key: name, value: node }] of this.pairs(record, map)) {
      const field = this.records[record].find((one) => one.key === key);
      if (!this.fits(field, node)) found.push(name.value);
      else if (field.record) {
        for (const item of isSeq(node) ? node.items : [node]) if (isMap(item)) found.push(...this.strange(field.record, item));
      }
    }
    return found;
  }

  fits(field, node) {
    if (node === null || field.kind === "free" || isScalar(node)) {
      return field.kind !== "record" || node === null || text(node) === "";
    }
    if (field.kind === "record") return isMap(node);
    if (field.kind === "period" && !field.part) return isMap(node);
    if (field.kind === "records") return isSeq(node) && node.items.every((item) => isMap(item) || (field.shorthand && isScalar(item)));
    return LISTS.includes(field.kind) && isSeq(node) && node.items.every(isScalar);
  }

  /** Whether two records say the same; what is empty says nothing. */
  same(record, one, other) {
    return this.shown(record).every((field) => this.sameValue(field, one[field.key], other[field.key]));
  }

  sameValue(field, one, other) {
    if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
    if (field.kind === "record") return this.same(field.record, one, other);
    if (field.kind === "records") {
      const [left, right] = [one, other].map((items) => items.filter((item) => !isEmpty(item)));
      return left.length === right.length && left.every((item, at) => this.same(field.record, item, right[at]));
    }
    if (LISTS.includes(field.kind)) {
      const [left, right] = [one, other].map((items) => items.filter((item) => !isEmpty(item)));
      return left.length === right.length && left.every((item, at) => item === right[at]);
    }
    return String(one) === String(other);
  }

  write(record, document, map, values, changes) {
    new Writer(this, document, changes).record(record, map, values);
  }
}

export function text(node) {
  return isScalar(node) && node.value !== null && node.value !== undefined ? String(node.value) : "";
}

function choice(written) {
  return written.normalize("NFKC").replace(/[\s_-]+/g, "").toLowerCase();
}
