// How Decap CMS reads and writes a strategy's file: the form's values by canonical keys, and only what was changed
// goes back into the file. What the form cannot show stays where it is, with comments and order.
import { Document, isMap, parseDocument, visit } from "./yaml/index.js";
import { Fields } from "./fields.js";
import { spliced } from "./splicing.js";

const FRONT_MATTER = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*(?:\r?\n|$))/m;
// Every value is a text, as in all readers of these files; what is empty stays without quotes.
const EMPTY = { tag: "tag:yaml.org,2002:null", default: true, identify: (value) => value === null, stringify: () => "" };
const READING = { schema: "failsafe", customTags: (tags) => [...tags, EMPTY] };
const WRITING = { lineWidth: 0, flowCollectionPadding: false };

/** Return Decap's custom format for the records of a vocabulary. */
export function recordFormat(vocabulary) {
  const fields = new Fields(vocabulary);
  return {
    fromFile: (text) => fromFile(fields, text),
    toFile: (data) => toFile(fields, data),
  };
}

/** Return a file's values; `source` keeps its text for writing, `record` tells Decap's list what to show. */
function fromFile(fields, text) {
  const file = split(text);
  if (file === null) return { record: "none", title: "", source: text };
  const document = parsed(file.yaml);
  const readable = document.errors.length === 0 && isMap(document.contents);
  if (!readable) return { record: "strategy", title: `⚠ ${fields.words.unreadable}`, source: text };
  const values = fields.read("strategy", document.contents);
  if (fields.strange("strategy", document.contents).length) values.title = `⚠ ${values.title ?? ""}`;
  const record = fields.isStrategy(document.contents) ? "strategy" : "none";
  return { ...values, body: file.body.replace(/^(?:\r?\n)+/, ""), record, source: text };
}

/** Return the text of a file with the form's values; an Error where that cannot be done without a loss. */
function toFile(fields, { body = "", source = "", record, ...values }) {
  if (source === "") return newFile(fields, values, body);
  const file = split(source);
  const document = file === null ? null : parsed(file.yaml);
  if (document === null || document.errors.length || !isMap(document.contents)) throw new Error(fields.words.unreadable);
  const strange = fields.strange("strategy", document.contents);
  if (strange.length) throw new Error(`${fields.words.strange} ${strange.join(", ")}`);
  const changes = { scalars: [], structure: false };
  fields.write("strategy", document, document.contents, values, changes);
  const old = fromFile(fields, source);
  const newBody = body === old.body ? file.body : body === "" ? "" : `\n${body.replace(/\n*$/, "\n")}`;
  const yaml = spliced(file.yaml, changes, parsed) ?? rewritten(document, file.yaml, changes);
  const text = file.opening + yaml + file.closing + newBody;
  return held(fields, values, text);
}

function newFile(fields, values, body) {
  const document = new Document({}, READING);
  fields.write("strategy", document, document.contents, values, { scalars: [], structure: false });
  const text = `---\n${document.toString(WRITING)}---\n${body === "" ? "" : `\n${body.replace(/\n*$/, "\n")}`}`;
  return held(fields, values, text);
}

/** Return the text if it reads back as the values that it was made from. */
function held(fields, values, text) {
  const { body, source, record, ...again } = fromFile(fields, text);
  if (!fields.same("strategy", again, values)) throw new Error(fields.words.unwritable);
  return text;
}

function split(text) {
  const found = FRONT_MATTER.exec(text);
  if (found === null || found.index !== 0) return null;
  const [whole, opening, yaml, closing] = found;
  return { opening, yaml, closing, body: text.slice(whole.length) };
}

function parsed(yaml) {
  const document = parseDocument(yaml, READING);
  visit(document, {
    Scalar(_, node) {
      if (node.value === "" && node.type === "PLAIN") node.value = null;
    },
  });
  return document;
}

/** Return a document written anew, in the file's own line ends and indentation of lists. */
function rewritten(document, yaml, changes) {
  if (!changes.structure && !changes.scalars.length) return yaml;
  const indentSeq = !/^[^\s#-][^\n]*:[ \t]*\r?\n- /m.test(yaml);
  const text = document.toString({ ...WRITING, indentSeq });
  return /\r\n/.test(yaml) ? text.replace(/\r?\n/g, "\r\n") : text;
}
