"use strict";
// Everything here works without it, too: forms, links and tables are plain HTML.

const NAMES_WAIT = 150; // milliseconds after the last letter
// Characters that cannot be seen, or turn the direction of what follows, are shown by their number.
const HIDDEN =
  /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const visible = (words) =>
  words.replace(HIDDEN, (one) => {
    const number = one.codePointAt(0).toString(16).toUpperCase();
    return `\u27e8U+${number.padStart(4, "0")}\u27e9`;
  });

function walkByArrows(svg) {
  const boxes = [...svg.querySelectorAll("a.box")];
  const at = (column, row) => {
    const there = boxes.filter((box) => Number(box.dataset.column) === column);
    return there[Math.max(0, Math.min(row, there.length - 1))];
  };
  svg.addEventListener("keydown", (event) => {
    const box = event.target.closest("a.box");
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const move = moves[event.key];
    if (!box || !move) return;
    const column = Number(box.dataset.column) + move[0];
    const row = Number(box.dataset.row) + move[1];
    const next = row >= 0 && at(column, row);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
  const here = svg.querySelector("a.here");
  // Not before all is loaded: until then the browser itself goes to the place after the #.
  const stand = () => here.focus({ preventScroll: true });
  if (location.hash === "#walk") addEventListener("load", () => setTimeout(stand));
}

function sortable(table) {
  const body = table.tBodies[0];
  table.classList.add("sorts");
  table.querySelectorAll("thead th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      table.querySelectorAll("th").forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const key = (row) => row.cells[column].textContent.trim();
      const order = (a, b) => {
        const [x, y] = [key(a), key(b)];
        const numbers = x !== "" && y !== "" && !isNaN(x) && !isNaN(y);
        return numbers ? Number(x) - Number(y) : x.localeCompare(y, "en");
      };
      const rows = [...body.rows].sort((a, b) => (up ? order(a, b) : order(b, a)));
      body.append(...rows);
    });
  });
}

// A list of names below a field: arrow keys choose, Enter takes, Escape closes (ARIA combobox).
let lists = 0;
class Suggestions {
  constructor(field, ask, take) {
    Object.assign(this, { field, ask, take, chosen: -1, found: [], asked: 0 });
    const early = document.activeElement === field; // who types before this script is there
    const frame = document.createElement("span");
    frame.className = "completing";
    field.replaceWith(frame);
    this.list = document.createElement("ul");
    this.list.className = "suggested";
    this.list.id = `suggested-${(lists += 1)}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Names");
    this.list.hidden = true;
    this.told = document.createElement("span");
    this.told.className = "told";
    this.told.setAttribute("role", "status");
    frame.append(field, this.list, this.told);
    if (early) field.focus();
    if (early && field.value) this.later();
    // A field of several lines is no combobox to ARIA: its names are told by the status only.
    this.expands = field.tagName === "INPUT";
    if (this.expands) field.setAttribute("role", "combobox");
    if (this.expands) field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
    field.addEventListener("input", () => this.later());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), NAMES_WAIT);
  }
  async look() {
    const number = (this.asked += 1);
    let found = [];
    try {
      found = await this.ask(this.field);
    } catch {
      found = []; // the server is busy: one goes on typing
    }
    if (number === this.asked) this.show(found);
  }
  show(found) {
    this.found = found;
    this.chosen = -1;
    this.field.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(
      ...found.map((one, place) => {
        const item = document.createElement("li");
        item.id = `${this.list.id}-${place}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.textContent = visible(one.shown);
        item.addEventListener("mousedown", (event) => {
          event.preventDefault();
          this.pick(place);
        });
        return item;
      }),
    );
    this.list.hidden = found.length === 0;
    if (this.expands) this.field.setAttribute("aria-expanded", String(found.length > 0));
    this.told.textContent = found.length ? `${found.length} names; arrow keys choose` : "";
  }
  close() {
    this.show([]);
  }
  mark() {
    [...this.list.children].forEach((item, place) => {
      item.setAttribute("aria-selected", String(place === this.chosen));
      if (place === this.chosen) item.scrollIntoView({ block: "nearest" });
    });
    const item = this.list.children[this.chosen];
    if (item) this.field.setAttribute("aria-activedescendant", item.id);
  }
  pick(place) {
    const one = this.found[place];
    this.asked += 1;
    this.close();
    this.take(this.field, one);
    if (one.more) this.look();
  }
  key(event) {
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.chosen = (this.chosen + step + this.found.length) % this.found.length;
      this.mark();
    } else if (event.key === "Enter" && this.chosen >= 0) {
      event.preventDefault();
      this.pick(this.chosen);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }
}

const cut = (words) => (words.length > 80 ? `${words.slice(0, 79)}…` : words);

async function terms(words, kind) {
  const fields = new URLSearchParams({ words, kind: kind || "", limit: "12" });
  const answer = await fetch(`/api/terms?${fields}`);
  return answer.ok ? (await answer.json()).terms : [];
}

// Parameters of questions bear the name of a kind of term, but for these.
const KINDLESS = ["iri", "object", "other", "subject", "term"];
function completeTerms(field) {
  const kind = KINDLESS.includes(field.dataset.kind) ? "" : field.dataset.kind;
  new Suggestions(
    field,
    async () => {
      const words = field.value.trim();
      if (words.length < 2) return [];
      let found = await terms(words, kind);
      if (!found.length && kind) found = await terms(words, "");
      return found.map((one) => ({
        shown: `${cut(one.label)} (${one.kind})`,
        taken: one.label.length > 200 || visible(one.label) !== one.label ? one.id : one.label,
      }));
    },
    (_, one) => {
      field.value = one.taken;
    },
  );
}

// In the editor the word before the caret is completed: a prefix, a term by its name, or what a
// prefix has; no variable, and nothing within an IRI or a string.
const WORD = /(?<![?$\w"'<:/#-])[A-Za-z][\w-]*(?::[\w-]*)?$/;
function completeQuery(field) {
  const prefixes = field.dataset.prefixes.split(" ");
  const before = () => WORD.exec(field.value.slice(0, field.selectionStart))?.[0] || "";
  new Suggestions(
    field,
    async () => {
      const [first, after] = before().split(":");
      const name = after === undefined ? first : after;
      const begun = after === undefined && first ? prefixes : [];
      const fitting = begun.filter((one) => one.toLowerCase().startsWith(first.toLowerCase()));
      const known = fitting.map((one) => ({ shown: `${one}:`, taken: `${one}:`, more: true }));
      if (after === undefined ? name.length < 3 : !prefixes.includes(first)) return known;
      const found = await terms(name.replaceAll("-", " "), after === undefined ? "" : first);
      const named = found.map((one) => ({ shown: `${one.id} · ${cut(one.label)}`, taken: one.id }));
      return [...known, ...named];
    },
    (_, one) => {
      const end = field.selectionStart;
      field.setRangeText(one.taken, end - before().length, end, "end");
    },
  );
}

// Where a query is no SPARQL, the caret stands there.
function atFault(field) {
  const lines = field.value.split("\n").slice(0, Number(field.dataset.line) - 1);
  const place = lines.reduce((sum, line) => sum + line.length + 1, Number(field.dataset.column) - 1);
  field.focus();
  field.setSelectionRange(place, place);
}

for (const svg of document.querySelectorAll(".walk svg")) walkByArrows(svg);
for (const table of document.querySelectorAll("table[data-sortable]")) sortable(table);
for (const field of document.querySelectorAll("input[data-complete]")) completeTerms(field);
for (const field of document.querySelectorAll("textarea[data-complete]")) completeQuery(field);
for (const field of document.querySelectorAll("textarea[data-line]")) atFault(field);
