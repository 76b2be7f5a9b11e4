/* 「更新」: the dialog that makes an update record and hands it to the forge's page for a new file.
   Nothing is sent anywhere else, and nothing is stored. Loaded when somebody opens it. */
(() => {
  "use strict";

  const data = window.strategyTrackerUpdates;
  const { forge, words } = data;
  const { clean, fileName, text: recordText } = window.strategyTrackerRecords;
  const { dayOf, fill } = window.strategyTrackerFields;
  const { Item, dayField, field, make } = window.strategyTrackerForm;
  const ALL = "all";

  /* Today and now in the site's time zone; the day alone where the site shows a fixed day. */
  function now() {
    if (data.day) return { day: data.day, time: "" };
    const parts = new Intl.DateTimeFormat("en-CA", { timeZone: data.zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
    const { year, month, day, hour, minute } = Object.fromEntries(parts.formatToParts().map(({ type, value }) => [type, value]));
    return { day: `${year}-${month}-${day}`, time: `${hour}${minute}` };
  }

  /* The page on which the forge makes the file; without its text where the page takes none or it is too long. */
  function newFile(path, content) {
    const full = forge.folder + path;
    const cut = full.lastIndexOf("/") + 1;
    const [folder, name] = forge.folder_in_path ? [full.slice(0, cut), full.slice(cut)] : ["", full];
    const below = folder ? `/${folder.replace(/\/$/, "").split("/").map(encodeURIComponent).join("/")}` : "";
    const address = `${forge.address}${below}?${forge.name}=${encodeURIComponent(name)}`;
    const whole = `${address}&${forge.text}=${encodeURIComponent(content)}`;
    return forge.text && whole.length <= data.longest.address ? { address: whole, filled: true } : { address, filled: false };
  }

  /* Puts a text on the clipboard, over plain HTTP too; false where the browser refuses. */
  function copied(content, inside) {
    const area = make("textarea", { value: content, className: "st-up-aside", readOnly: true, tabIndex: -1 });
    inside.append(area);
    const before = document.activeElement;
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    before?.focus();
    return done;
  }

  class Dialog {
    /* `items` are the records that can be changed; `folder` is where the record goes, `subject` what it is named after. */
    constructor({ title, about, author, subject, folder, items }) {
      Object.assign(this, { items, folder, subject });
      this.now = now();
      this.day = dayField(this.now.day);
      this.author = make("input", { type: "text", value: author, autocomplete: "off" });
      this.path = make("code");
      this.preview = make("pre", { tabIndex: 0 });
      this.status = make("p", { className: "st-up-status" });
      this.status.setAttribute("role", "status");
      const heading = make("h2", { textContent: title, id: "st-up-title" });
      const summary = make("summary", { textContent: words.record });
      const shown = make("details", { open: matchMedia("(min-width: 45em)").matches }, summary, this.path, this.preview);
      const foot = make("div", { className: "st-up-foot" }, field(words.day, this.day, "day"), field(data.labels.update.author, this.author, "text"), shown);
      const body = make("div", { className: "st-up-body" }, ...items.map(({ element }) => element), ...(items.length ? [foot] : []));
      const form = make("form", { noValidate: true }, make("div", { className: "st-up-head" }, heading, ...(about ? [make("p", { textContent: about })] : [])), body, this.footer());
      this.element = make("dialog", { className: `st-up-dialog md-typeset ${items.length > 1 ? "st-up-dialog--all" : ""}` }, form);
      this.element.setAttribute("aria-labelledby", heading.id);
      for (const kind of ["input", "change"]) form.addEventListener(kind, () => this.changed());
      form.addEventListener("submit", (event) => this.save(event));
      this.element.addEventListener("keydown", (event) => event.stopPropagation()); // the theme has keys of its own
      this.element.addEventListener("cancel", (event) => this.leave(event));
      this.element.addEventListener("close", () => this.closed());
      this.changed();
    }

    footer() {
      const button = (label, act, kind = "button") => {
        const made = make("button", { type: kind, textContent: label, className: kind === "submit" ? "st-up-main" : "" });
        if (act) made.addEventListener("click", act);
        return made;
      };
      const buttons = [button(words.cancel, () => this.element.close())];
      if (this.items.length) buttons.push(button(words.copy, () => this.copy()), button(forge ? fill(words.save, { forge: forge.title }) : words.download, null, "submit"));
      return make("div", { className: "st-up-end" }, this.status, make("div", { className: "st-up-buttons" }, ...buttons));
    }

    open() {
      document.body.append(this.element);
      this.element.showModal();
      const first = this.items[0]?.controls.values().next().value;
      if (first) first.focus();
    }

    /* Reads the form: the record to be saved, and whether anything in it is wrong. */
    changed() {
      const { day, findings } = dayOf(clean(this.day.value), "day", [this.now.day, this.now.day]);
      this.wrong = findings.length > 0 || !day;
      this.day.toggleAttribute("aria-invalid", this.wrong);
      const record = { day: day || this.now.day, author: clean(this.author.value), tasks: {}, kpis: {}, steps: [] };
      this.empty = true;
      for (const item of this.items) {
        const { values, findings: found } = item.changes(record.day);
        item.say(found);
        this.wrong ||= found.some(({ forbids }) => forbids);
        if (!Object.keys(values).length) continue;
        this.empty = false;
        if (item.kind === "step") record.steps.push({ text: item.key, ...values });
        else record[`${item.kind}s`][item.key] = values;
      }
      this.content = this.empty ? "" : recordText(record);
      const time = record.day === this.now.day ? this.now.time : "";
      this.file = this.empty ? "" : this.folder + fileName(record.day, time, this.subject || record.author, this.content);
      this.preview.textContent = this.empty ? words.unchanged : this.content;
      this.path.textContent = this.file;
      this.say("");
    }

    say(text, values = {}) {
      this.warned = false;
      this.status.textContent = fill(text, { forge: forge?.title, file: this.file, folder: this.folder, ...values });
    }

    /* Tells whether the record can go out; says why where it cannot. */
    ready() {
      if (!this.empty && !this.wrong) return true;
      this.say(this.wrong ? words.wrong : words.unchanged);
      if (this.wrong) this.element.querySelector("[aria-invalid]")?.focus();
      return false;
    }

    save(event) {
      event.preventDefault();
      if (!this.ready()) return;
      this.saved = this.content;
      if (!forge) {
        window.strategyTrackerFiles.save(new Blob([this.content], { type: "text/markdown" }), this.file.split("/").pop());
        this.say(words.downloaded);
        return;
      }
      const { address, filled } = newFile(this.file, this.content);
      const said = filled ? words.opened : copied(this.content, this.element) ? words.paste : words.uncopied;
      make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }).click();
      this.say(said);
    }

    copy() {
      if (!this.ready()) return;
      const done = copied(this.content, this.element);
      if (done) this.saved = this.content;
      this.say(done ? words.copied : words.uncopied);
    }

    /* Esc leaves at once where nothing would be lost, else at the second time. */
    leave(event) {
      if (this.empty || this.warned || this.saved === this.content) return;
      event.preventDefault();
      this.say(words.unsaved);
      this.warned = true;
    }

    closed() {
      this.element.remove();
      if (current === this) current = null;
      const address = new URL(location.href);
      if (!address.searchParams.has("update")) return;
      address.searchParams.delete("update");
      history.replaceState(history.state, "", address); // a reload does not open it again
    }
  }

  let current = null;

  const idOf = (key) => key.slice(key.lastIndexOf("/") + 1);

  function legend(...parts) {
    return make("legend", {}, ...parts.filter(Boolean).map((part, index) => make(index ? "span" : "strong", { textContent: part })));
  }

  /* What stands below the heading: what it is, for a KPI with what it is to reach. */
  function aboutOf({ title, target, total }) {
    return [title, target && `${data.labels.kpi.target} ${target}`, total && fill(words.total, { total })].filter(Boolean).join(" · ");
  }

  /* Opens the dialog for what `name` calls: an id, slug/id, or all open tasks of a person. */
  function show(present, name) {
    current?.element.close();
    const { slug, person, items } = present ?? { items: {} };
    const across = slug === undefined;
    const own = (key) => (across || items[key].kind === "step" ? key : idOf(key));
    const keys = name === ALL ? Object.keys(person ? items : {}) : [name, `${slug}/${name}`].filter((key) => items[key]).slice(0, 1);
    const made = keys.map((key) => {
      const item = { ...items[key], period: items[key].period ?? present.period };
      const label = name === ALL ? legend(idOf(key), item.title, item.of) : make("legend", { className: "st-up-aside", textContent: item.title ?? idOf(key) });
      return new Item(idOf(key), item.kind === "step" ? item.title : own(key), item, label);
    });
    const [only] = made;
    const titles = only ? { title: fill(words.task, { name: only.kind === "step" ? "" : only.id }).trim(), about: aboutOf(only.item) } : { title: fill(words.missing, { name }) };
    if (name === ALL) Object.assign(titles, { title: fill(words.all, { name: person ?? "" }), about: made.length ? "" : words.none });
    const author = person ?? only?.item.owner ?? "";
    const subject = name === ALL || only?.kind === "step" ? author : only?.id;
    current = new Dialog({ ...titles, author, subject, folder: present?.folder ?? data.across, items: made });
    current.open();
  }

  window.strategyTrackerDialog = { show, close: () => current?.element.close() };
})();
