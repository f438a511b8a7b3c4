// The table of figures: cells are left by arrows and Enter as in a spreadsheet, and each is saved when it is left.
// Not after a pause in typing: half of a number is another number.

import { choose } from "./conflict.js";
import { address, parsed, put, say, send } from "./swap.js";

const panel = /** @type {HTMLElement} */ (document.getElementById("panel-figures"));
/** @type {Set<Element>} */
const saving = new Set();

/** @param {EventTarget | null} target @returns {HTMLInputElement | null} */
export const cellOf = (target) =>
    target instanceof HTMLInputElement && target.closest("#figures-table td") ? target : null;

/** What is sent to say which cell it is. @param {HTMLInputElement} cell */
export function placeOf(cell) {
    const { metric = "", category = "" } = /** @type {HTMLElement} */ (cell.closest("tr")).dataset;
    return { metric, category, year: cell.dataset.year ?? "" };
}

/** @param {HTMLInputElement} cell @param {DocumentFragment | null} messages */
export function tell(cell, messages) {
    const place = document.getElementById(cell.id.replace(/^cell-/, "told-"));
    // Which cell it is, is plain here.
    for (const one of messages?.querySelectorAll(".place") ?? []) one.remove();
    place?.replaceChildren(...(messages ? [messages] : []));
    cell.removeAttribute("aria-invalid");
    if (messages) cell.setAttribute("aria-invalid", "true");
}

/** @param {HTMLInputElement} cell @param {boolean} [knowingly] */
async function save(cell, knowingly = false) {
    const now = cell.value.trim();
    if ((now === cell.defaultValue && !knowingly) || saving.has(cell)) return;
    saving.add(cell);
    const asked = { do: "cell", ...placeOf(cell), was: cell.defaultValue, now, ...(knowingly && { knowingly: "1" }) };
    const { status, html } = await send("edit", asked);
    saving.delete(cell);
    if (status === 200) {
        cell.defaultValue = now;
        tell(cell, null);
        document.getElementById("note-paste")?.replaceChildren();
        document.dispatchEvent(new CustomEvent("bg:changed"));
        // It may have been typed in again, and left, before this was saved.
        if (cell.value.trim() !== now && document.activeElement !== cell) return save(cell);
        await refresh();
    } else if (status === 409) {
        if ((await choose(html)) === "mine") return save(cell, true);
        cell.value = cell.defaultValue; // so that it is brought up to date
        await refresh();
        document.getElementById(cell.id)?.focus();
    } else {
        const messages = parsed(html);
        say(`${cell.getAttribute("aria-label")}: ${messages.textContent?.trim()}`);
        tell(cell, messages);
        await refresh();
    }
}

/**
 * Brings the table up to date with the file; what is being typed stays. While a cell is being saved, it has to stay the
 * same element, to learn what the file says then; so the table waits for that.
 */
export async function refresh() {
    const mine = document.getElementById("figures");
    if (!mine || saving.size) return;
    const answer = await fetch(address("figures")).catch(() => null);
    const html = answer?.ok ? await answer.text() : "";
    if (!html || saving.size || document.getElementById("figures") !== mine) return;
    const fresh = parsed(html);
    for (const theirs of /** @type {NodeListOf<HTMLInputElement>} */ (fresh.querySelectorAll("td input"))) {
        const cell = /** @type {HTMLInputElement | null} */ (document.getElementById(theirs.id));
        if (!cell || cell.value.trim() === cell.defaultValue || cell.getAttribute("aria-label") !== theirs.getAttribute("aria-label")) continue;
        // What was typed and isn't saved, what it was made from, and what is wrong with it.
        theirs.defaultValue = cell.defaultValue;
        theirs.value = cell.value;
        const [told, other] = [cell, theirs].map((one) => one.id.replace(/^cell-/, "told-"));
        fresh.querySelector(`[id="${other}"]`)?.replaceChildren(...(document.getElementById(told)?.childNodes ?? []));
        if (cell.hasAttribute("aria-invalid")) theirs.setAttribute("aria-invalid", "true");
    }
    const told = document.getElementById("note-paste")?.childNodes ?? [];
    fresh.querySelector("#note-paste")?.replaceChildren(...told);
    put(fresh, panel);
}

/** @param {HTMLInputElement} cell @param {string} key @returns {HTMLInputElement | undefined} */
function beside(cell, key) {
    const rows = [...document.querySelectorAll("#figures-table tr[data-metric]")];
    const row = /** @type {HTMLTableRowElement} */ (cell.closest("tr"));
    const inputs = [...row.querySelectorAll("input")];
    const at = inputs.indexOf(cell);
    if (key === "ArrowLeft" || key === "ArrowRight") return inputs[at + (key === "ArrowLeft" ? -1 : 1)];
    return rows[rows.indexOf(row) + (key === "ArrowUp" ? -1 : 1)]?.querySelectorAll("input")[at];
}

document.addEventListener("keydown", (event) => {
    const cell = cellOf(event.target);
    if (!cell || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const { selectionStart: start, selectionEnd: end, value } = cell;
    const isWhole = start === 0 && end === value.length;
    let { key } = event;
    if (key === "Escape") {
        cell.value = cell.defaultValue;
        tell(cell, null);
        cell.select();
        refresh();
    }
    if (key === "Enter") key = event.shiftKey ? "ArrowUp" : "ArrowDown";
    else if (event.shiftKey) return;
    if (!["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(key)) return;
    // Within a number, the arrows move the cursor first.
    if (key === "ArrowLeft" && !isWhole && end !== 0) return;
    if (key === "ArrowRight" && !isWhole && start !== value.length) return;
    event.preventDefault();
    const other = beside(cell, key);
    if (other) {
        other.focus();
        other.select();
    } else save(cell);
});
document.addEventListener("focusout", (event) => {
    const cell = cellOf(event.target);
    // A table that is put in place anew takes the cell away without anybody having left it.
    if (cell?.isConnected && !cell.hasAttribute("aria-invalid")) save(cell);
});
document.addEventListener("change", (event) => {
    const cell = cellOf(event.target);
    if (cell?.hasAttribute("aria-invalid")) save(cell);
});
addEventListener("beforeunload", (event) => {
    const cells = /** @type {NodeListOf<HTMLInputElement>} */ (panel.querySelectorAll("td input"));
    if ([...cells].some((cell) => cell.value.trim() !== cell.defaultValue)) event.preventDefault();
});
document.addEventListener("bg:made", (event) => {
    if (["read", "broken"].includes(/** @type {CustomEvent} */ (event).detail.kind)) refresh();
});
document.addEventListener("bg:changed", (event) => {
    if (/** @type {CustomEvent} */ (event).detail?.history) refresh();
});
