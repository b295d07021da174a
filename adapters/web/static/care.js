// What takes care of who reports: figures that can be copied and printed, a quick way out, and no files.

const state = document.getElementById("state");
const say = document.getElementById("words").dataset; // in the language of the page
const text = document.getElementById("text");

// Buttons that only a script can serve.
function enliven() {
  for (const button of document.querySelectorAll("button.copy[hidden], button.print[hidden]")) button.hidden = false;
}

new MutationObserver(enliven).observe(document.getElementById("log"), { childList: true, subtree: true });
enliven();

document.addEventListener("click", (event) => {
  const button = event.target.closest("button.copy, button.print");
  if (button?.classList.contains("copy")) copy(button);
  else if (button) print(button.closest(".reply"));
});

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.figures);
    button.textContent = state.textContent = say.copied;
  } catch {
    getSelection().selectAllChildren(button.closest(".reply").querySelector(".figures"));
    state.textContent = say.selected;
  }
}

// Only the reply with the figures goes on paper, and nothing of the rest of the conversation.
function print(reply) {
  const root = document.documentElement;
  reply.classList.add("printed");
  root.classList.add("print-one");
  window.print();
  root.classList.remove("print-one");
  reply.classList.remove("printed");
}

// Another page takes the place of this one, so that going back does not lead here.
document.querySelector("form.quick")?.addEventListener("submit", (event) => {
  const form = event.target;
  event.preventDefault();
  document.body.hidden = true;
  document.title = "Weather";
  fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams({ leave: "yes" }), keepalive: true }).catch(() => {});
  location.replace(form.dataset.to);
});

// Files are not taken, and dropping one may not make the browser open it in place of this page.
const isFiles = (given) => Boolean(given) && [...given.types].includes("Files");

document.addEventListener("dragover", (event) => {
  if (isFiles(event.dataTransfer)) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  if (!isFiles(event.dataTransfer)) return;
  event.preventDefault();
  refuse(event.target);
});

document.addEventListener("paste", (event) => {
  // What office programs put there is words and a picture of them: the words are welcome.
  if (!isFiles(event.clipboardData) || event.clipboardData.getData("text/plain")) return;
  event.preventDefault();
  refuse(event.target);
});

function refuse(target) {
  const field = target.closest?.("textarea, input") ?? text;
  const place = field.closest(".field, .inner") ?? text.closest(".inner");
  place.querySelector(".refused")?.remove();
  const told = document.getElementById("no-files").content.firstElementChild.cloneNode(true);
  place.append(told);
  state.textContent = told.textContent;
  place.addEventListener("input", () => told.remove(), { once: true });
}
