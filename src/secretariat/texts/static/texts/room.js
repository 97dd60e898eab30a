// A room that others change is shown as it stands now, without reloading. The server sends the parts anew on the open line,
// or only that something happened; then the page is asked for, by its reader's own rights. What is new is marked for a
// second. Without script or without a stream, reloading does the same.

import { mark } from "../site/js/keyboard.js";

const live = () => document.querySelector("[data-live]");
let shown = Number(live()?.dataset.version ?? 0);
let heardOf = shown;
let isAsking = false;
let line;

const words = (root) => new Map([...root.querySelectorAll(".paragraph[id]")].map((p) => [p.id, p.textContent]));

// Put parts (name → nodes) in the place of those that stand, keep the place of the reader, and mark what is new.
function show(version, parts) {
  const before = words(live());
  const current = document.querySelector("[data-item].is-current")?.id;
  const hadFocus = live().contains(document.activeElement) ? document.activeElement.id : "";
  for (const [name, nodes] of Object.entries(parts)) live().querySelector(name)?.replaceChildren(...nodes);
  live().dataset.version = version;
  shown = Number(version);
  const changed = [...live().querySelectorAll(".paragraph[id]")].filter((p) => before.get(p.id) !== p.textContent);
  for (const paragraph of changed) paragraph.classList.add("just-added");
  if (current) mark(document.getElementById(current), { focus: hadFocus === current });
  const note = document.querySelector("[data-live-note]");
  if (note && changed.length) note.textContent = `${note.dataset.liveNote} ${changed.map((p) => p.dataset.called).join(", ")}`;
}

const nodes = (html) => new DOMParser().parseFromString(html, "text/html").body.childNodes;
const BAR = '[data-live-part="bar"]';
const TEXT = '[data-live-part="text"]';

// Ask for the page; and once more where a newer version was heard of before it came.
async function renew(version) {
  heardOf = Math.max(heardOf, version);
  if (isAsking) return;
  isAsking = true;
  try {
    for (let asked = shown; shown < heardOf && asked < heardOf; ) {
      asked = heardOf;
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
      if (!fresh) return;
      if (Number(fresh.dataset.version) <= shown) continue;
      const found = [BAR, "[data-live-since]", TEXT].map((name) => [name, fresh.querySelector(name).childNodes]);
      show(fresh.dataset.version, Object.fromEntries(found));
    }
  } finally {
    isAsking = false;
  }
}

// A browser gives a line up that is refused, as by a server too busy; it is asked for again, ever more rarely.
function listen(wait = 10_000) {
  const source = new EventSource(live().dataset.stream);
  let again = wait;
  line?.close();
  line = source;
  const heard = async (event) => {
    if (Number(event.data) <= shown) return;
    await new Promise((done) => setTimeout(done, Math.random() * 300)); // so that not all ask at once
    await renew(Number(event.data));
  };
  source.addEventListener("begun", heard);
  source.addEventListener("changed", heard);
  source.addEventListener("room", (event) => {
    const told = JSON.parse(event.data);
    if (told.version > shown) show(told.version, { [BAR]: nodes(told.bar), [TEXT]: nodes(told.text) });
  });
  source.addEventListener("open", () => {
    again = 10_000;
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(Math.min(2 * again, 300_000)), again * (0.5 + Math.random()));
  });
}

addEventListener("pagehide", () => line?.close());
addEventListener("pageshow", (event) => {
  if (event.persisted && live()?.dataset.stream) listen(); // whoever comes back finds the page as they left it
});
if (live()?.dataset.stream) listen();
