// Changes of single values, made in the text itself: every other character of the file stays as it is.
import { Document, Scalar } from "./yaml/index.js";

const LINEAR = ["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE"];

/** Return the text with its changed values put in their places; null where it has to be written anew. */
export function spliced(yaml, changes, parsed) {
  if (changes.structure) return null;
  const edits = [];
  for (const { scalar, flow, before } of changes.scalars) {
    const [start, end] = scalar.range;
    if (!LINEAR.includes(scalar.type) || before === "" || start === end) return null;
    const text = written(scalar, flow);
    if (text === null) return null;
    edits.push({ start, end, text });
  }
  edits.sort((one, other) => other.start - one.start);
  let result = yaml;
  for (const { start, end, text } of edits) result = result.slice(0, start) + text + result.slice(end);
  return parsed(result).errors.length ? null : result;
}

/** Return a value as YAML on one line, in the quotes that it has; null where it takes several lines. */
function written({ value, type }, flow) {
  if (value === "" || value.includes("\n")) return null;
  if (flow) return { QUOTE_DOUBLE: JSON.stringify(value), QUOTE_SINGLE: `'${value}'` }[type] ?? value;
  const document = new Document({}, { schema: "failsafe" });
  document.set("a", Object.assign(new Scalar(value), { type }));
  const text = document.toString({ lineWidth: 0 });
  return text.split("\n").length === 2 ? text.slice(3, -1) : null;
}
