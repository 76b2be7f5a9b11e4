/* Rows as files, made in the browser: CSV, and a small Excel workbook. Nothing leaves the reader's machine.
   The same care for spreadsheets as in the published files: no text can become a formula.

   The workbook of the rows shown can only be made here, where they are chosen. It is written by hand because
   every page would carry a library for it: write-excel-file 4.1 has 19 KB when gzipped and exceljs 4.4 237 KB,
   this file 3, of at most 40 for all scripts and styles of a page. */
(() => {
  "use strict";

  const CELL_LIMIT = 32767; // the most that Excel keeps in a cell, in UTF-16 code units
  const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
  const FORBIDDEN = /[\0-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\p{Surrogate}/gu;
  const BEFORE_A_FORMULA = /^[\s\p{Cc}\p{Cf}'"`‘’“”「」『』＇＂]*/u;

  const clean = (text) => text.replace(LINE_ENDS, "\n").replace(FORBIDDEN, "\ufffd");
  const shortened = (text) =>
    text.length <= CELL_LIMIT ? text : text.slice(0, CELL_LIMIT - 1).replace(/[\ud800-\udbff]$/, "") + "…";

  function looksLikeFormula(text) {
    const before = BEFORE_A_FORMULA.exec(text)[0];
    if (/[\t\r\n]/.test(before)) return true;
    const [first = ""] = text.slice(before.length);
    return first !== "" && "=+-@".includes(first.normalize("NFKC")[0]);
  }

  function csvCell({ text, number, percent }) {
    if (number !== undefined && !percent) return String(number);
    const cell = shortened((looksLikeFormula(text) ? "'" : "") + clean(text));
    return /[",\n]/.test(cell) ? '"' + cell.replaceAll('"', '""') + '"' : cell;
  }

  /* CSV by RFC 4180, with the byte order mark that Excel needs to read it as UTF-8. */
  function csv(rows) {
    const lines = rows.map((row) => row.map(csvCell).join(",") + "\r\n");
    return new Blob(["\ufeff", ...lines], { type: "text/csv;charset=utf-8" });
  }

  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

  /* What looks like the format's own escape (_x0041_) stays as typed. */
  const workbookText = (text) =>
    escaped(shortened(shortened(clean(text)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")));

  function columnName(index) {
    const letter = String.fromCharCode(65 + (index % 26));
    return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
  }

  const PLAIN = 0, DAY = 1, PERCENT = 2; // the styles of cells, by their places in the workbook's list
  const FIRST_DAY = Date.UTC(1899, 11, 30); // from which Excel counts; right from 1900-03-01 on
  const serial = (day) => (Date.parse(`${day}T00:00Z`) - FIRST_DAY) / 86400000;

  function sheetCell({ text, number, percent, day }, name) {
    const value = day > "1900-02-28" ? serial(day) : number;
    if (value !== undefined) return `<c r="${name}" s="${day ? DAY : percent ? PERCENT : PLAIN}"><v>${value}</v></c>`;
    return text === "" ? "" : `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${workbookText(text)}</t></is></c>`;
  }

  function sheetRow(row, index) {
    const cells = row.map((cell, column) => sheetCell(cell, `${columnName(column)}${index + 1}`));
    return `<row r="${index + 1}">${cells.join("")}</row>`;
  }

  const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const OFFICE = "http://schemas.openxmlformats.org";
  const PACKAGE = `${OFFICE}/package/2006`;
  const DOCUMENT = `${OFFICE}/officeDocument/2006/relationships`;
  const MAIN = `${OFFICE}/spreadsheetml/2006/main`;
  const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

  function relationships(...targets) {
    const parts = targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`);
    return `<Relationships xmlns="${PACKAGE}/relationships">${parts.join("")}</Relationships>`;
  }

  const STYLES =
    `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font/></fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>' +
    '<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs>' +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

  function workbookParts(rows, title) {
    const name = escaped(clean(title).replace(/[[\]:*?/\\'"\n]/g, " ").slice(0, 31)) || "1";
    return {
      "[Content_Types].xml":
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
        `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
      "_rels/.rels": relationships(["officeDocument", "xl/workbook.xml"]),
      "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": relationships(["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]),
      "xl/styles.xml": STYLES,
      "xl/worksheets/sheet1.xml":
        `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
        `<sheetData>${rows.map(sheetRow).join("")}</sheetData></worksheet>`,
    };
  }

  const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });

  function checksum(bytes) {
    let value = 0xffffffff;
    for (const byte of bytes) value = CHECKSUMS[(value ^ byte) & 255] ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
  }

  /* Little-endian numbers: pairs of width in bytes and value. */
  function numbers(...pairs) {
    const bytes = [];
    for (const [width, value] of pairs)
      for (let place = 0; place < width; place += 1) bytes.push((value >>> (8 * place)) & 255);
    return Uint8Array.from(bytes);
  }

  /* A ZIP archive whose files are stored as they are (names in ASCII, dated 1980-01-01). */
  function archive(parts) {
    const encoder = new TextEncoder();
    const files = [];
    const directory = [];
    let offset = 0;
    for (const [path, text] of Object.entries(parts)) {
      const name = encoder.encode(path);
      const content = encoder.encode(XML + text);
      const common = [[2, 20], [2, 0], [2, 0], [2, 0], [2, 33], [4, checksum(content)], [4, content.length], [4, content.length], [2, name.length], [2, 0]];
      directory.push(numbers([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
      const header = numbers([4, 0x04034b50], ...common);
      files.push(header, name, content);
      offset += header.length + name.length + content.length;
    }
    const size = directory.reduce((sum, part) => sum + part.length, 0);
    const count = directory.length / 2;
    return [...files, ...directory, numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0])];
  }

  /* A workbook with one sheet; its head stays in sight. */
  function workbook(rows, title) {
    return new Blob(archive(workbookParts(rows, title)), { type: `${TYPES}.sheet` });
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  window.strategyTrackerFiles = { csv, workbook, save };
})();
