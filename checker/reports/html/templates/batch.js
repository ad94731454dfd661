"use strict";
// Sorting, filtering and tabs over tables that are complete without this script.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  // Tabs: arrows, Home and End move between them, as the pattern for tabs asks.
  const tabs = all("[role=tab]");
  function open(tab, focus) {
    for (const other of tabs) {
      const chosen = other === tab;
      other.setAttribute("aria-selected", String(chosen));
      other.tabIndex = chosen ? 0 : -1;
      byId(other.getAttribute("aria-controls")).classList.toggle("open", chosen);
    }
    if (focus) tab.focus();
  }
  for (const tab of tabs) {
    byId(tab.getAttribute("aria-controls")).setAttribute("role", "tabpanel");
    tab.addEventListener("click", () => open(tab));
    tab.addEventListener("keydown", (event) => {
      const at = tabs.indexOf(tab);
      const to = { ArrowRight: (at + 1) % tabs.length, ArrowLeft: (at + tabs.length - 1) % tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      open(tabs[to], true);
    });
  }
  if (tabs.length) open(tabs[0]);

  // Sorting: a heading's text becomes a button; ties keep the order that stood before.
  const order = new Intl.Collator(root.lang, { numeric: true });
  function value(row, column, kind) {
    const cell = row.cells[column];
    const text = cell.dataset.v ?? cell.textContent.trim();
    return kind === "number" ? Number.parseFloat(text) : text;
  }
  function sort(table, heading, column) {
    const kind = heading.dataset.kind;
    const before = heading.getAttribute("aria-sort");
    const first = heading.dataset.first === "down" ? "descending" : "ascending";
    const now = before ? (before === "ascending" ? "descending" : "ascending") : first;
    for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", now);
    const sign = now === "ascending" ? 1 : -1;
    const keyed = all("tbody > tr", table).map((row) => [value(row, column, kind), row]);
    keyed.sort(([a], [b]) => sign * (kind === "number" ? (Number.isNaN(a) ? -Infinity : a) - (Number.isNaN(b) ? -Infinity : b) || 0 : order.compare(a, b)));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
  }
  for (const table of all("table[data-sort]")) {
    for (const heading of all("th[data-kind]", table)) {
      const column = heading.cellIndex;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...(heading.querySelector("span") ?? heading).childNodes);
      heading.replaceChildren(button);
      button.addEventListener("click", () => sort(table, heading, column));
    }
  }

  // Filtering: one choice for all tables and sections; rows of one document share data-i.
  const form = document.querySelector(".filter");
  if (form) {
    const [search, band, verdict, rule, shown] = ["search", "band", "verdict", "rule", "shown"].map(byId);
    const main = all(".scores tbody > tr").map((row) => ({
      i: row.dataset.i,
      text: row.cells[1].textContent.toLowerCase(),
      band: row.dataset.band,
      ok: row.dataset.ok,
      gaps: new Set(row.dataset.gaps.split(" ")),
    }));
    const parts = new Map();
    for (const part of all("[data-i]")) parts.set(part.dataset.i, [...(parts.get(part.dataset.i) ?? []), part]);
    const filter = () => {
      const wanted = search.value.trim().toLowerCase();
      let count = 0;
      for (const row of main) {
        const visible = row.text.includes(wanted) && (!band.value || row.band === band.value) && (!verdict.value || row.ok === verdict.value) && (!rule.value || row.gaps.has(rule.value));
        count += visible;
        for (const part of parts.get(row.i)) part.hidden = !visible;
      }
      shown.textContent = count ? shown.dataset.text.replace("%s", count) : shown.dataset.none;
    };
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", filter);
    form.addEventListener("change", filter);  // not every browser sends "input" for a list
    const clear = () => {
      for (const field of [search, band, verdict, rule]) field.value = "";
    };
    byId("reset").addEventListener("click", () => {
      clear();
      filter();
      search.focus();
    });
    document.addEventListener("click", (event) => {
      const chosen = event.target.closest("[data-rule], button[data-band]");
      if (!chosen) return;
      clear();
      if (chosen.dataset.rule) rule.value = chosen.dataset.rule;
      else band.value = chosen.dataset.band;
      filter();
      open(tabs[0]);
      byId("tables").scrollIntoView();
      byId("tables").focus({ preventScroll: true });
    });
    filter();
  }

  // Sections: a link to one opens it.
  const sections = all("details.one");
  function reveal() {
    const target = location.hash.startsWith("#plan-") && byId(location.hash.slice(1));
    if (!target) return;
    target.open = true;
    target.scrollIntoView();
    target.querySelector("summary").focus({ preventScroll: true });
  }
  addEventListener("hashchange", reveal);
  reveal();
  const toggle = byId("open-all");
  if (toggle) {
    toggle.addEventListener("click", () => {
      const opening = sections.some((section) => !section.open && !section.hidden);
      for (const section of sections) section.open = opening;
      [toggle.textContent, toggle.dataset.other] = [toggle.dataset.other, toggle.textContent];
    });
  }
})();
