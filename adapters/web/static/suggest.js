// Suggestions while somebody types, after the combobox pattern of WAI-ARIA: a list below the field, arrows to move in
// it, Enter to take one, Escape to close it. Without this file such a field is a plain one.

const PAUSE = 200; // milliseconds without a key until something is asked
const LEAST = 2; // characters
const state = document.getElementById("state");
const say = document.getElementById("words").dataset; // in the language of the page
const here = `${document.getElementById("ask").getAttribute("action")}/suggest`;
let made = 0;

function combobox(input) {
  const list = document.createElement("ul");
  let waiting = 0;
  let asked = 0;
  let chosen = -1;

  list.id = `suggestions-${(made += 1)}`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say.suggestions);
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-expanded", "false"],
    ["aria-controls", list.id],
    ["autocomplete", "off"],
  ])
    input.setAttribute(name, value);
  input.after(list);

  const options = () => [...list.children];

  function close() {
    clearTimeout(waiting);
    asked += 1; // what is still to come is too late
    list.hidden = true;
    list.replaceChildren();
    choose(-1);
    input.setAttribute("aria-expanded", "false");
  }

  function choose(which) {
    chosen = which;
    for (const [place, option] of options().entries()) option.setAttribute("aria-selected", String(place === which));
    const one = options()[which];
    if (one) {
      input.setAttribute("aria-activedescendant", one.id);
      one.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function take(option) {
    input.value = option.textContent;
    close();
    input.focus();
    state.textContent = "";
  }

  function show(found) {
    list.replaceChildren(
      ...found.map((words, place) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.dir = "auto";
        option.textContent = words;
        return option;
      }),
    );
    choose(-1);
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    state.textContent = found.length === 1 ? say.one : found.length ? say.many.replace("#", found.length) : "";
  }

  async function ask() {
    const mine = (asked += 1);
    const body = new URLSearchParams({ field: input.dataset.suggests, text: input.value });
    try {
      const response = await fetch(here, { method: "POST", body });
      const found = response.ok ? await response.json() : [];
      if (mine === asked && document.activeElement === input) show(found);
    } catch {
      // it can be typed out
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    if (input.value.trim().length < LEAST) close();
    else waiting = setTimeout(ask, PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const count = options().length;
    if (event.key === "ArrowDown") choose(chosen + 1 < count ? chosen + 1 : -1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? count - 1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) take(options()[chosen]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });

  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
  input.addEventListener("blur", close);
}

function look() {
  for (const input of document.querySelectorAll("input[data-suggests]:not([role])")) combobox(input);
}

new MutationObserver(look).observe(document.getElementById("log"), { childList: true, subtree: true });
look();
