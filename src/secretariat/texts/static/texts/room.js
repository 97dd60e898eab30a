// A room that others change is shown as it stands now, without reloading: the server tells that something happened, the
// page is asked for by its reader's own rights, and its live part takes the place of the old one. What is new is marked for
// a second. Without script or without a stream, reloading does the same.

import { mark } from "../site/js/keyboard.js";

const live = () => document.querySelector("[data-live]");
let shown = Number(live()?.dataset.version ?? 0);
let isAsking = false;

const words = (root) => new Map([...root.querySelectorAll(".paragraph[id]")].map((p) => [p.id, p.textContent]));

async function renew() {
  if (isAsking || !live()) return;
  isAsking = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
    if (!fresh) return;
    const before = words(live());
    const current = document.querySelector("[data-item].is-current")?.id;
    const hadFocus = live().contains(document.activeElement) ? document.activeElement.id : "";
    live().replaceWith(fresh);
    shown = Number(fresh.dataset.version);
    const changed = [...fresh.querySelectorAll(".paragraph[id]")].filter((p) => before.get(p.id) !== p.textContent);
    for (const paragraph of changed) paragraph.classList.add("just-added");
    if (current) mark(document.getElementById(current), { focus: hadFocus === current });
    const note = document.querySelector("[data-live-note]");
    if (note && changed.length) note.textContent = `${note.dataset.liveNote} ${changed.map((p) => p.dataset.called).join(", ")}`;
  } finally {
    isAsking = false;
  }
}

function listen() {
  const source = new EventSource(live().dataset.stream);
  const heard = async (event) => {
    if (Number(event.data) === shown) return;
    await new Promise((done) => setTimeout(done, Math.random() * 300)); // so that not all ask at once
    await renew();
  };
  source.addEventListener("begun", heard);
  source.addEventListener("changed", heard);
  addEventListener("pagehide", () => source.close());
}

if (live()?.dataset.stream) listen();
