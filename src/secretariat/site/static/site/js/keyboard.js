// Keys for those who want them; every page works without. `/` searches, `?` shows all keys, `j` and `k` walk a
// [data-list] of [data-item]s, Enter opens the first link (or [data-open]) of the marked item. Any visible control with
// data-key="a" gives this page the key `a`: the one inside the marked item goes first, else the first one outside any
// item. data-key-help says in the `?` dialog what it does.

const TYPING = "input, select, textarea, [contenteditable]:not([contenteditable='false'])";

const isTyping = (target) => target instanceof Element && target.closest(TYPING) !== null;
const isVisible = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? element.offsetParent !== null;
const items = () => [...document.querySelectorAll("[data-list] [data-item]")].filter(isVisible);
const current = () => document.querySelector("[data-item].is-current");

export function mark(item, { focus = true } = {}) {
  if (!item) return;
  for (const other of document.querySelectorAll("[data-item].is-current")) {
    other.classList.remove("is-current");
    other.removeAttribute("aria-current");
  }
  item.classList.add("is-current");
  item.setAttribute("aria-current", "true");
  if (focus) {
    if (!item.hasAttribute("tabindex")) item.tabIndex = -1;
    item.focus({ preventScroll: true });
  }
  item.scrollIntoView({ block: "nearest" });
  item.dispatchEvent(new CustomEvent("secretariat:marked", { bubbles: true }));
}

function step(by) {
  const all = items();
  const at = all.indexOf(current());
  mark(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function open(event) {
  const item = current();
  if (!item || document.activeElement !== item) return;
  const target = item.querySelector("[data-open]") ?? item.querySelector("a[href]");
  if (target) {
    event.preventDefault();
    target.click();
  }
}

function control(key) {
  const all = [...document.querySelectorAll("[data-key]")].filter((e) => e.dataset.key === key && isVisible(e));
  const item = current();
  return all.find((e) => item?.contains(e)) ?? all.find((e) => !e.closest("[data-item]"));
}

function press(element) {
  if (element instanceof HTMLFormElement) element.requestSubmit();
  else if (element.matches(TYPING)) element.focus();
  else element.click();
}

function search() {
  const field = document.querySelector("[data-find]");
  field?.focus();
  field?.select();
}

function showKeys() {
  const dialog = document.getElementById("keys");
  if (!dialog || dialog.open) return;
  const list = dialog.querySelector("dl");
  for (const old of list.querySelectorAll("[data-added]")) old.remove();
  const seen = new Set();
  for (const element of document.querySelectorAll("[data-key]")) {
    const { key, keyHelp } = element.dataset;
    if (seen.has(key) || !isVisible(element)) continue;
    seen.add(key);
    list.append(term("dt", key), term("dd", keyHelp ?? element.textContent.trim()));
  }
  dialog.showModal();
}

function term(tag, words) {
  const element = document.createElement(tag);
  element.dataset.added = "";
  if (tag === "dt") element.append(Object.assign(document.createElement("kbd"), { textContent: words }));
  else element.textContent = words;
  return element;
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && isTyping(event.target)) return event.target.blur();
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "Enter") return open(event);
  const known = { "/": search, "?": showKeys, j: () => step(1), k: () => step(-1) }[event.key];
  const element = known ? null : control(event.key);
  if (!known && !element) return;
  event.preventDefault();
  known ? known() : press(element);
}

document.addEventListener("keydown", onKey);
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const hint of document.querySelectorAll("[data-keys-hint]")) hint.hidden = false;
