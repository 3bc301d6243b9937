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

  // What is folded on the screen is open on paper.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
