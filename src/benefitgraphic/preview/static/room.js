// Beside each text, how many letters it has, and how many more fit into the size that is looked at.

import { isPending } from "./autosave.js";
import { panel } from "./opening.js";
import { address } from "./swap.js";

const PAUSE = 600; // ms
let waiting = 0;
/** @type {AbortController | null} */
let asking = null;

/** @param {HTMLElement} field */
function count(field) {
    const place = field.querySelector(".letters");
    const text = field.querySelector("textarea");
    if (!place || !text) return;
    const letters = [...text.value.trim()].length;
    const said = letters === 1 ? "1 letter" : `${letters.toLocaleString("en")} letters`;
    const breaks = /\S\s*\n\s*\S/.test(text.value) ? " Breaks of lines become spaces." : "";
    place.textContent = letters ? `${said}.${breaks}` : "";
}

/** Asks about every text of the form, the one that is being written first; a newer question ends an older one. */
async function ask() {
    asking?.abort();
    const mine = (asking = new AbortController());
    const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#editor .field-words:has(.room):not([data-new])")]);
    all.sort((a, b) => Number(b.contains(document.activeElement)) - Number(a.contains(document.activeElement)));
    all.forEach(count);
    for (const field of all) {
        const place = field.querySelector(".fits");
        if (!place || isPending(field) || !field.querySelector("textarea")?.value.trim()) continue;
        const query = new URLSearchParams({ path: field.dataset.place ?? "" });
        try {
            const answer = await fetch(address(`room?${query}`), { signal: mine.signal });
            const said = new DOMParser().parseFromString(await answer.text(), "text/html").body.textContent ?? "";
            if (answer.ok && !isPending(field)) place.textContent = said.trim();
        } catch {
            return; // There is a newer question, or nobody to ask.
        }
    }
}

/** Asks once nothing happens for a while. */
function askSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
}

document.addEventListener("input", (event) => {
    const field = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("#editor .field-words"));
    if (!field) return;
    count(field);
    // What was said of the text before is no longer true.
    const fits = field.querySelector(".fits");
    if (fits) fits.textContent = "";
});
// A form has come into the panel, or another one.
new MutationObserver(askSoon).observe(panel, { childList: true });
document.addEventListener("bg:made", (event) => {
    const { kind, whole } = event.detail;
    if (kind === "hello" || kind === "finished" || (kind === "drawn" && whole)) askSoon();
});
