// One page takes the place of the other without leaving a trace in the browser's history, and a quick way out.
// Without a script each page is loaded as a whole.

const FAILED = document.getElementById("failed").content;
let sending = false;

document.addEventListener("submit", (event) => {
  const form = event.target;
  event.preventDefault();
  if (form.classList.contains("quick")) leave(form);
  else send(form);
});

async function send(form) {
  if (sending) return;
  sending = true;
  document.querySelector(".failed")?.remove();
  document.getElementById("survey").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "text/html" },
    });
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    form.append(FAILED.cloneNode(true));
    document.getElementById("survey").removeAttribute("aria-busy");
  } finally {
    sending = false;
  }
}

function show(page) {
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceWith(document.adoptNode(page.body));
  scrollTo(0, 0);
  document.querySelector("[autofocus]")?.focus();
}

// Another page takes the place of this one, so that going back does not lead here.
function leave(form) {
  document.body.hidden = true;
  document.title = "Weather";
  fetch(form.getAttribute("action"), {
    method: "POST",
    body: new URLSearchParams({ leave: "yes" }),
    keepalive: true,
  }).catch(() => {});
  location.replace(form.dataset.to);
}
