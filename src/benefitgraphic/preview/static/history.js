// Undo and redo. In a text field, Ctrl+Z is the field's own, and what it brings back is saved like anything typed.

import { flush } from "./autosave.js";
import { choose } from "./conflict.js";
import { load, parsed, say, send } from "./swap.js";

const place = document.getElementById("history");

/**
 * @param {"undo" | "redo"} which
 * @param {boolean} [knowingly]
 */
async function step(which, knowingly = false) {
    place?.querySelector(".history-wrong")?.remove();
    if (!knowingly) await flush();
    const { status, html } = await send(which, knowingly ? { knowingly: "1" } : {});
    if (status === 409) {
        if ((await choose(html)) === "mine") await step(which, true);
        return;
    }
    say(parsed(html).textContent?.trim() ?? "");
    if (status === 200) document.dispatchEvent(new CustomEvent("bg:changed", { detail: { history: which } }));
    else if (place) place.append(warning(html));
}

/** @param {string} html */
function warning(html) {
    const box = document.createElement("div");
    box.className = "history-wrong";
    box.append(parsed(html));
    return box;
}

/** Whether a control has an undo of its own. @param {EventTarget | null} target */
function undoesItself(target) {
    if (target instanceof HTMLTextAreaElement) return true;
    return target instanceof HTMLInputElement && !["checkbox", "radio", "range", "button"].includes(target.type);
}

document.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-history]");
    if (button?.getAttribute("aria-disabled") === "false") step(button.getAttribute("data-history") === "undo" ? "undo" : "redo");
});
document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || undoesItself(event.target)) return;
    const key = event.key.toLowerCase();
    const which = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : null;
    if (!which || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    step(which);
});

const shown = () => place && load("history", place);
document.addEventListener("bg:changed", shown);
document.addEventListener("bg:made", (event) => {
    if (["hello", "saved"].includes(event.detail.kind)) shown();
});
shown();
