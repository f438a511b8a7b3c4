// Figures that texts can name: listed with what they say now, put where the cursor was last.

import { load, say } from "./swap.js";

/** @type {HTMLTextAreaElement | null} */
let last = null;

document.addEventListener("focusin", (event) => {
    const target = event.target;
    if (target instanceof HTMLTextAreaElement && target.closest("#editor .field-words")) last = target;
});
document.addEventListener("toggle", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLDetailsElement) || box.id !== "sayings" || !box.open) return;
    const slot = document.getElementById("sayings-slot");
    if (slot) load("sayings", slot);
}, true);
document.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-insert]");
    if (!button) return;
    const text = last?.isConnected ? last : document.querySelector("#editor .field-words textarea");
    if (!(text instanceof HTMLTextAreaElement) || text.readOnly) return say("There is no text here to put it into.");
    const placeholder = button.getAttribute("data-insert") ?? "";
    text.focus();
    // As if it were typed, so that the field's own undo takes it back; where a browser has left that out, it is put in.
    if (!document.execCommand("insertText", false, placeholder)) {
        text.setRangeText(placeholder, text.selectionStart, text.selectionEnd, "end");
        text.dispatchEvent(new Event("input", { bubbles: true }));
    }
});
