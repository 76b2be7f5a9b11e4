// Changes of a form put into the nodes of a file: what is unchanged keeps its node, with comments and quotes.
import { isMap, isScalar, isSeq, Pair, Scalar, YAMLMap, YAMLSeq } from "./yaml/index.js";
import { isEmpty, text } from "./fields.js";

// What needs no quotes between brackets for any reader; the readers of YAML 1.1 and 1.2 differ on the rest.
const SIMPLE = /^[\p{L}\p{N}](?:[\p{L}\p{N}_.%*+\/ -]*[\p{L}\p{N}_.%*+-])?$/u;

export function styled(scalar, flow) {
  if (flow && !SIMPLE.test(scalar.value)) scalar.type = "QUOTE_DOUBLE";
  return scalar;
}

export class Writer {
  constructor(fields, document, changes) {
    Object.assign(this, { fields, document, changes });
  }

  record(record, map, values) {
    const old = this.fields.read(record, map);
    for (const field of this.fields.shown(record)) {
      const value = values[field.key];
      if (this.fields.sameValue(field, old[field.key], value) && !this.reordered(field, value)) continue;
      this.field(record, map, field, value);
    }
  }

  /** Whether items that say the same are no longer the items that they were. */
  reordered(field, value) {
    return field.kind === "records" && Array.isArray(value) && value.some((item, at) => item.at !== undefined && item.at !== String(at));
  }

  field(record, map, field, value) {
    const pair = this.fields.pairs(record, map).get(field.key);
    if (pair === undefined) {
      if (isEmpty(value)) return this.withoutEnds(record, map, field);
      this.add(record, map, field, this.node(field, null, value, map.flow));
      return this.withoutEnds(record, map, field);
    }
    pair.value = isEmpty(value) ? this.emptied(pair.value) : this.node(field, pair.value, value, map.flow);
  }

  emptied(node) {
    this.changes.structure = true;
    const empty = new Scalar(null);
    if (isScalar(node)) empty.comment = node.comment;
    return empty;
  }

  /** Take away the ends of a period that stands in its own field now. */
  withoutEnds(record, map, field) {
    for (const side of ["start", "end"]) {
      const pair = this.fields.pairs(record, map).get(this.fields.part(record, field, side)?.key);
      if (pair === undefined) continue;
      map.items.splice(map.items.indexOf(pair), 1);
      this.changes.structure = true;
    }
  }

  /** Put a new pair after the fields that come before it in the table. */
  add(record, map, field, node) {
    this.changes.structure = true;
    const order = this.fields.records[record].map(({ key }) => key);
    const before = new Set(order.slice(0, order.indexOf(field.key)));
    let place = 0;
    for (const [key, pair] of this.fields.pairs(record, map)) {
      if (before.has(key)) place = Math.max(place, map.items.indexOf(pair) + 1);
    }
    const language = map.items.length ? this.fields.languageOf(record, map) : this.language();
    map.items.splice(place, 0, new Pair(new Scalar(field.names[language]), node));
  }

  language() {
    return this.fields.languageOf("strategy", this.document.contents);
  }

  node(field, node, value, flow) {
    if (field.kind === "record") {
      const map = isMap(node) ? node : this.fresh(new YAMLMap());
      this.record(field.record, map, value);
      return map;
    }
    if (field.kind === "records") return this.items(field, node, value);
    if (Array.isArray(value)) return this.list(node, value.filter((one) => !isEmpty(one)), flow);
    return this.scalar(node, value, flow);
  }

  scalar(node, value, flow) {
    if (!isScalar(node)) return this.fresh(styled(new Scalar(String(value)), flow));
    this.changes.scalars.push({ scalar: node, flow, before: text(node) });
    node.value = String(value);
    delete node.source;
    return styled(node, flow);
  }

  list(node, values, flow) {
    if (isScalar(node) && values.length === 1) return this.scalar(node, values[0], flow);
    this.changes.structure = true;
    const sequence = isSeq(node) ? node : new YAMLSeq();
    if (!isSeq(node)) sequence.flow = true;
    const unused = [...sequence.items];
    sequence.items = values.map((value) => {
      const place = unused.findIndex((item) => text(item) === value);
      return place < 0 ? styled(new Scalar(value), sequence.flow) : unused.splice(place, 1)[0];
    });
    return sequence;
  }

  /** Return the items of a list of records: those that were there in their own nodes, whatever their order. */
  items(field, node, values) {
    const old = isSeq(node) ? node.items : node === null || text(node) === "" ? [] : [node];
    const used = new Set();
    const items = values.filter((item) => !isEmpty(item)).map((item) => {
      const known = item.at !== undefined && !used.has(item.at) ? old[Number(item.at)] : undefined;
      used.add(item.at);
      return this.item(field, known, item, isSeq(node) && node.flow);
    });
    if (isSeq(node) && items.length === old.length && items.every((item, at) => item === old[at])) return node;
    if (items.length === 1 && items[0] === node) return node;
    this.changes.structure = true;
    const sequence = isSeq(node) ? node : new YAMLSeq();
    sequence.items = items;
    return sequence;
  }

  item(field, node, item, flow) {
    const others = Object.entries(item).filter(([key, value]) => key !== "at" && key !== field.shorthand && !isEmpty(value));
    const plain = field.shorthand && others.length === 0;
    if (plain && (node === undefined || isScalar(node))) {
      return text(node) === item[field.shorthand] ? node : this.scalar(node, item[field.shorthand], flow);
    }
    const map = isMap(node) ? node : this.fresh(Object.assign(new YAMLMap(), { flow }));
    this.record(field.record, map, item);
    return map;
  }

  fresh(node) {
    this.changes.structure = true;
    return node;
  }
}
