// Makes the page livelier where scripts run: the same forms are sent without leaving the page, and answers are
// added to the conversation as they come. Without this file everything works by whole pages.

const WAIT = 60000; // milliseconds until "try again" is offered
const log = document.getElementById("log");
const state = document.getElementById("state");
const say = document.getElementById("words").dataset; // in the language of the page
const composer = document.getElementById("ask");
const here = composer.getAttribute("action");
const text = document.getElementById("text");
const below = document.querySelector(".below");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const fine = matchMedia("(pointer: fine)");

class Refused extends Error {}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.getAttribute("action") !== here) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  if (form === composer) ask(body);
  else if (form.classList.contains("submit")) submit(form, body);
  else press(form, body);
});

text.addEventListener("keydown", (event) => {
  // On a touch keyboard Enter stays what it is, since there is no other way to begin a line.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !fine.matches) return;
  event.preventDefault();
  composer.requestSubmit();
});

async function ask(body) {
  composer.elements.cause.value = fresh();
  text.value = "";
  if (!fine.matches) text.blur(); // puts the touch keyboard away, so that the answer can be read
  await converse(turn(body.get("text")), body);
}

async function press(form, body) {
  form.dataset.busy = "yes";
  const made = turn(body.get("label"));
  try {
    await converse(made, body);
    form.elements.cause.value = fresh(); // pressed once more, it is meant once more
  } finally {
    delete form.dataset.busy;
  }
  focus(made.querySelector(".reply, .failed"));
}

// Shows what was asked, then the answers one by one; offers to try again where they do not come.
async function converse(made, body) {
  const answer = made.querySelector(".answer");
  const asking = answer.querySelector(".asking");
  show(made);
  let first = true;
  try {
    await replies(body, (reply) => {
      asking.before(reply);
      if (first) show(made);
      first = false;
    });
    asking.remove();
    show(made); // there is more below it now
    listen();
  } catch (error) {
    const failed = failure(error, () => {
      failed.replaceWith(asking);
      for (const old of answer.querySelectorAll(".reply")) old.remove();
      text.focus({ preventScroll: true });
      converse(made, body);
    });
    asking.replaceWith(failed);
    if (error instanceof Refused && body.get("do") === "say" && !text.value) text.value = body.get("text");
    show(made);
  }
}

// A form keeps its place: it comes back with its errors, or is marked as sent and the answer follows below.
async function submit(form, body) {
  const article = form.closest(".reply");
  const button = form.querySelector("button[type=submit]");
  const label = button.textContent;
  form.dataset.busy = "yes";
  form.querySelector(".failed")?.remove();
  button.textContent = state.textContent = say.sending;
  const come = [];
  try {
    await replies(body, (reply) => come.push(reply));
  } catch (error) {
    const failed = failure(error, () => form.requestSubmit());
    button.after(failed);
    focus(failed);
    button.textContent = label;
    return;
  } finally {
    delete form.dataset.busy;
    state.textContent = "";
  }
  const again = come.find((reply) => reply.dataset.form === article.dataset.form && "errors" in reply.dataset);
  if (again) {
    article.replaceWith(...come);
    show(come[0]);
    focus(come[0] === again ? again.querySelector(".summary") : come[0]);
    return;
  }
  button.textContent = say.sent;
  form.querySelector("fieldset").disabled = true;
  const made = turn(body.get("label"), say.yours);
  made.querySelector(".asking").replaceWith(...come);
  listen();
  show(made);
  focus(made.querySelector(".reply"));
}

async function replies(body, take) {
  const response = await fetch(here, {
    method: "POST",
    body,
    headers: { Accept: "text/event-stream" },
    signal: AbortSignal.timeout(WAIT),
  });
  if (!response.ok) throw new (response.status < 500 ? Refused : Error)(await response.text());
  let done = false;
  for await (const { kind, data } of events(response.body)) {
    if (kind === "reply") take(drawn(JSON.parse(data)));
    done ||= kind === "done";
  }
  if (!done) throw new TypeError("cut off");
}

async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n\n");
    rest = parts.pop();
    for (const part of parts) {
      const lines = Object.fromEntries(part.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
      yield { kind: lines.event, data: lines.data };
    }
  }
}

function drawn(html) {
  const made = document.createElement("template");
  made.innerHTML = html; // from our own server, which escapes every word
  made.content.querySelector("[autofocus]")?.removeAttribute("autofocus"); // for pages without a script
  return made.content.firstElementChild;
}

// What is posted while the page is open. The server keeps it until it hears that it was shown.
let news;
const shown = new Set();

function listen() {
  if (!("news" in composer.dataset) || (news && news.readyState !== EventSource.CLOSED)) return;
  news = new EventSource(`${here}/news`);
  news.addEventListener("news", (event) => {
    const { html, ids } = JSON.parse(event.data);
    if (!ids.every((id) => shown.has(id))) tell(drawn(html));
    for (const id of ids) shown.add(id);
    const body = new URLSearchParams(ids.map((id) => ["shown", id]));
    fetch(`${here}/news`, { method: "POST", body }).catch(() => {}); // else it comes again, and is known here
  });
  news.addEventListener("error", () => {
    if (news.readyState === EventSource.CLOSED) setTimeout(listen, WAIT); // too many pages are open, or nobody is known
  });
}

function tell(reply) {
  const atEnd = log.getBoundingClientRect().bottom < innerHeight;
  const made = turn(null);
  made.querySelector(".asking").replaceWith(reply);
  if (atEnd) {
    made.scrollIntoView({ block: "nearest" });
    return;
  }
  if (!below.hidden) return; // it leads to the first
  made.id = `news-${fresh()}`;
  below.firstElementChild.href = `#${made.id}`;
  below.hidden = false;
}

below.addEventListener("click", (event) => {
  event.preventDefault();
  below.hidden = true;
  const made = document.getElementById(below.firstElementChild.hash.slice(1));
  show(made);
  focus(made.querySelector(".reply"));
});

listen();

function turn(words, who) {
  const made = document.getElementById("turn").content.firstElementChild.cloneNode(true);
  if (words === null) made.querySelector(".asked").remove();
  else made.querySelector(".words").textContent = words;
  if (who) made.querySelector(".who").firstChild.data = who;
  log.append(made);
  return made;
}

function failure(error, again) {
  const made = document.getElementById("failed").content.firstElementChild.cloneNode(true);
  const button = made.querySelector("button");
  const told = error.constructor === Error || error instanceof Refused;
  if (told && error.message) made.querySelector("p").textContent = error.message;
  if (error instanceof Refused) button.remove();
  else button.addEventListener("click", again);
  return made;
}

function show(made) {
  made.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
}

function focus(element) {
  if (!element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

function fresh() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
