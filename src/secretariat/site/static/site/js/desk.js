// The desk with script: choosing a finding lights its passages and the other way round; the next finding is marked after
// a decision; files can be dropped. Without script, anchors and forms do the same.

import { mark } from "./keyboard.js";

const desk = () => document.getElementById("desk");

function light(finding) {
  const id = finding?.dataset.finding;
  let first = null;
  for (const segment of document.querySelectorAll(".original .lit")) {
    const isLit = id !== undefined && segment.dataset.findings.split(" ").includes(id);
    segment.classList.toggle("is-lit", isLit);
    if (isLit) first ??= segment;
  }
  if (first) keepInSight(first);
}

// Scrolls the text of the document alone, so that the list of findings stays where the reader looks.
function keepInSight(segment) {
  const pane = [segment.closest(".original"), segment.closest(".pane")].find((e) => e && e.scrollHeight > e.clientHeight + 4);
  if (!pane) return;
  const place = segment.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (place.top < frame.top + 24 || place.bottom > frame.bottom - 24) {
    pane.scrollTop += place.top - frame.top - pane.clientHeight / 3;
  }
}

function solidWhereAccepted() {
  const states = Object.fromEntries(
    [...document.querySelectorAll("[data-finding]")].map((finding) => [finding.dataset.finding, finding.dataset.state]),
  );
  for (const segment of document.querySelectorAll(".original .lit")) {
    const decided = segment.dataset.findings.split(" ").every((id) => states[id] !== "open");
    segment.classList.toggle("is-accepted", decided);
  }
}

function choose(finding, options) {
  if (!finding) return;
  mark(finding, options);
  light(finding);
}

function begin() {
  if (!desk()) return;
  desk().dataset.begun = "yes";
  solidWhereAccepted();
  const wanted = desk().dataset.marked || (location.hash.startsWith("#f-") ? location.hash.slice(3) : "");
  const finding = wanted ? document.getElementById(`f-${wanted}`) : document.querySelector("[data-finding][data-state='open']");
  if (wanted) choose(finding);
  else if (finding) {
    mark(finding, { focus: false });
    light(finding);
    scrollTo(0, 0);
  }
}

document.addEventListener("secretariat:marked", (event) => light(event.target.closest("[data-finding]")));

document.addEventListener("click", (event) => {
  const segment = event.target.closest(".original .lit");
  if (segment) {
    event.preventDefault();
    const ids = segment.dataset.findings.split(" ");
    const now = document.querySelector("[data-finding].is-current")?.dataset.finding;
    choose(document.getElementById(`f-${ids[(ids.indexOf(now) + 1) % ids.length]}`));
    return;
  }
  const evidence = event.target.closest("[data-evidence]");
  const finding = event.target.closest("[data-finding]");
  if (!finding || (event.target.closest("a, button, summary, input, label") && !evidence)) return;
  if (evidence) event.preventDefault();
  choose(finding, { focus: false });
  if (evidence) document.getElementById(evidence.hash.slice(1))?.scrollIntoView({ block: "center" });
});

document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.matches?.(".reject[open]")) event.target.querySelector("input[name=reason]").focus();
  },
  true,
);

// After a decision the server sends the desk anew: mark the next finding, once htmx has set all classes.
document.addEventListener("htmx:afterSettle", () => {
  if (desk() && !desk().dataset.begun) begin();
});

function receive() {
  const form = document.querySelector("[data-receive]");
  if (!form) return;
  const drop = form.querySelector("[data-drop]");
  const input = drop.querySelector("input[type=file]");
  const list = form.querySelector("[data-drop-list]");
  const show = () => list.replaceChildren(...[...input.files].map((f) => Object.assign(document.createElement("li"), { textContent: f.name })));
  input.addEventListener("change", () => input.files.length > 1 && show());
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("is-over", name === "dragover");
    });
  }
  drop.addEventListener("drop", (event) => {
    input.files = event.dataTransfer.files;
    show();
  });
  form.addEventListener("submit", () => {
    form.querySelector("[data-reading]").hidden = false;
  });
}

// The list of readers is long in a large body: show those whose name or seat holds the words, and those chosen.
function findReaders() {
  const readers = document.querySelector("[data-readers]");
  if (!readers) return;
  const search = readers.querySelector("[data-readers-search]");
  search.hidden = false;
  search.querySelector("input").addEventListener("input", (event) => {
    const words = event.target.value.trim().toLowerCase();
    for (const label of readers.querySelectorAll("fieldset label")) {
      const isShown = label.textContent.toLowerCase().includes(words) || label.querySelector("input").checked;
      label.parentElement.hidden = !isShown;
    }
  });
}

begin();
receive();
findReaders();
