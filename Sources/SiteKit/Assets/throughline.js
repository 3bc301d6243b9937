// Comfort only: every page works without this file.
(() => {
  "use strict";
  document.documentElement.classList.add("scripted");

  const problems = document.getElementById("problems");
  if (problems) problems.focus();

  // A form is sent once; a second press waits for the answer of the first.
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
      const button = event.submitter;
      if (button && form.querySelector("input[type=file]")) button.textContent = "Reading…";
      form.dataset.changed = "";
    });
    form.addEventListener("input", () => { form.dataset.changed = "yes"; });
  }
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form")) delete form.dataset.sent;
  });
  addEventListener("beforeunload", (event) => {
    const unsaved = [...document.querySelectorAll("form[method=post]")].some((form) => form.dataset.changed && !form.dataset.sent);
    if (unsaved) event.preventDefault();
  });

  // A file may be dropped onto its field's box.
  for (const field of document.querySelectorAll("input[type=file]")) {
    const box = field.closest(".field");
    if (!box) continue;
    box.classList.add("drop");
    for (const kind of ["dragover", "dragleave", "drop"]) {
      box.addEventListener(kind, (event) => {
        event.preventDefault();
        box.classList.toggle("over", kind === "dragover");
        if (kind === "drop" && event.dataTransfer.files.length) {
          field.files = event.dataTransfer.files;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }
      });
    }
  }

  // Five minutes before a session ends its person is told, in every tab, and may stay. The last tab that asked for a page counts for all.
  const body = document.body.dataset;
  if (body.idle) {
    const [spare, ends] = [5 * 60_000, Date.now() + Number(body.left) * 1000];
    const note = document.createElement("div");
    note.className = "ending";
    note.setAttribute("role", "alert");
    const seen = () => Number(localStorage.getItem("seen")) || 0;
    const mark = () => localStorage.setItem("seen", String(Date.now()));
    const at = (moment) => new Date(moment).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    const stay = async () => {
      const token = document.querySelector("form.me input[name=token]").value;
      const answer = await fetch("/my-account/stay", { method: "POST", body: new URLSearchParams({ token }), redirect: "manual" });
      if (answer.type === "opaqueredirect") mark();
      look();
    };
    const look = () => {
      const idle = seen() + Number(body.idle) * 1000;
      const end = Math.min(idle, ends);
      if (end - Date.now() > spare) { note.remove(); return; }
      if (note.isConnected && note.dataset.end === String(end) && end > Date.now()) return;
      note.dataset.end = String(end);
      note.textContent = end <= Date.now()
        ? "You have been signed out. What you have typed is still here: sign in again in another window, then send it."
        : `You will be signed out at ${at(end)}. Send what you have typed before then, or sign in again to go on; it is not lost.`;
      if (idle === end && end > Date.now()) {
        const button = document.createElement("button");
        [button.type, button.className, button.textContent] = ["button", "btn", "Stay signed in"];
        button.addEventListener("click", stay);
        note.append(" ", button);
      }
      document.body.append(note);
    };
    mark();
    setInterval(look, 15_000);
  }

  // What is folded on the screen is open on paper.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
