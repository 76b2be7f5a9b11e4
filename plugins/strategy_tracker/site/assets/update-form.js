/* The fields of one task, KPI or next step in the dialog: present values filled in, judged while one types. */
(() => {
  "use strict";

  const { labels, nothing, statuses, words } = window.strategyTrackerUpdates;
  const { booleans, clean, kpi, step, task } = window.strategyTrackerFields;
  // The fields of each kind: [field, control, how wide].
  const FIELDS = {
    task: [["progress", "short", ""], ["status", "choice", ""], ["start", "day", ""], ["end", "day", ""], ["problem", "area", "half"], ["solution", "area", "half"], ["note", "area", "whole"]],
    kpi: [["value", "short", ""], ["date", "day", ""], ["source", "text", "half"]],
    step: [["done", "choice", ""], ["carried_to", "text", "half"]],
  };
  let made = 0; // fields have ids, so that their labels and findings are theirs

  function make(name, properties = {}, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  const controls = {
    short: (value) => make("input", { type: "text", value, autocomplete: "off" }),
    text: (value) => make("input", { type: "text", value, autocomplete: "off" }),
    area: (value) => make("textarea", { rows: 2, value }),
    day: (value) => make("input", { type: "text", value, autocomplete: "off", inputMode: "numeric" }),
  };

  function choice(value, options) {
    const known = options.includes(value) ? options : [value, ...options];
    const select = make("select", {}, ...known.map((word) => make("option", { value: word, textContent: word || "—" })));
    select.value = value;
    return select;
  }

  /* A labelled control; a day can also be chosen from a calendar. */
  function field(label, control, kind, width = "") {
    control.id = `st-up-${(made += 1)}`;
    const box = (inner) => make("div", { className: `st-up-field ${width && `st-up-field--${width}`}` }, make("label", { htmlFor: control.id, textContent: label }), inner);
    if (kind !== "day") return box(control);
    const picker = make("input", { type: "date", tabIndex: -1, ariaLabel: `${label}: ${words.pick}`, className: "st-up-pick" });
    picker.addEventListener("focus", () => (picker.value = control.value));
    picker.addEventListener("input", (event) => {
      event.stopPropagation();
      control.value = picker.value;
      control.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return box(make("span", { className: "st-up-day" }, control, picker));
  }

  function labelOf(kind, name, item) {
    if (name === "value" && item.sum) return words.reading;
    if (kind === "task" && (name === "start" || name === "end")) return words[name];
    const label = labels[`${kind}_update`][name];
    return name === "progress" ? `${label}%` : label;
  }

  /* One record in the form. `id` is what the file calls it, `key` what it is called in a record. */
  class Item {
    constructor(id, key, item, legend) {
      Object.assign(this, { id, key, item, kind: item.kind });
      this.controls = new Map();
      this.says = make("ul", { className: "st-up-says", id: `st-up-says-${(made += 1)}` });
      this.says.setAttribute("aria-live", "polite");
      const boxes = FIELDS[this.kind].map(([name, control, width]) => this.field(name, control, width));
      this.element = make("fieldset", { className: `st-up-item st-up-item--${this.kind}` }, legend, ...boxes, this.says);
      this.before = this.read("").values;
    }

    field(name, kind, width) {
      const value = this.item[name] ?? "";
      const options = name === "done" ? booleans : statuses.map(([word]) => word);
      const control = kind === "choice" ? choice(value, options) : controls[kind](value);
      if (name === "progress") control.inputMode = "decimal";
      control.name = name;
      control.setAttribute("aria-describedby", this.says.id);
      this.controls.set(name, control);
      return field(labelOf(this.kind, name, this.item), control, kind, width);
    }

    /* What is typed: {values, findings}. `day` is that of the record. */
    read(day) {
      const typed = Object.fromEntries([...this.controls].map(([name, { value }]) => [name, clean(value)]));
      if (this.kind === "task") return task(this.id, this.item, typed, day);
      return this.kind === "kpi" ? kpi(this.id, this.item, typed, day) : step(this.item, typed);
    }

    /* What an update record is to say, {field: value}: only what was changed; with what `check` says of it. */
    changes(day) {
      const { values, findings } = this.read(day);
      const changed = Object.entries(values).filter(([name, value]) => String(value) !== String(this.before[name]));
      const said = Object.fromEntries(changed.map(([name, value]) => [name, value.length ? value : nothing]));
      if (this.kind === "kpi" && values.value && (said.value || said.date)) Object.assign(said, { value: values.value, date: values.date || day });
      else if (this.kind === "kpi") delete said.date; // a day without a value says nothing
      if (this.kind === "step" && said.carried_to === nothing) delete said.carried_to;
      const touched = changed.length > 0 || findings.some(({ field: name }) => this.controls.get(name)?.value !== (this.item[name] ?? ""));
      return { values: said, findings: touched ? findings : [] };
    }

    /* Says the findings below the fields, and marks the fields that they are about. */
    say(findings) {
      const lines = findings.map(({ severity, message, hint, forbids }) => {
        const grave = make("strong", { textContent: severity });
        return make("li", { className: forbids ? "st-up-bad" : "st-up-watch" }, grave, ` ${message} `, make("span", { textContent: hint }));
      });
      const text = lines.map((line) => line.textContent).join("\n");
      if (text !== this.said) this.says.replaceChildren(...lines);
      this.said = text;
      for (const [name, control] of this.controls) {
        const wrong = findings.some((one) => one.field === name && one.forbids);
        if (wrong) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
    }
  }

  window.strategyTrackerForm = { Item, dayField: controls.day, field, make };
})();
