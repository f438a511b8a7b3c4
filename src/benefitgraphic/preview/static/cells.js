// The table of figures: cells are left by arrows and Enter as in a spreadsheet, and each is saved when it is left.
// Not after a pause in typing: half of a number is another number.

import { beside } from "./conflict.js";
import { type } from "./fields.js";
import { keep, take, watch } from "./kept.js";
import { address, parsed, put, say, send } from "./swap.js";

const panel = /** @type {HTMLElement} */ (document.getElementById("panel-figures"));
/** @type {Set<Element>} */
const saving = new Set();
/** What the table was last made of. */
let shown = "";

/** @param {EventTarget | null} target @returns {HTMLInputElement | null} */
export const cellOf = (target) =>
    target instanceof HTMLInputElement && target.closest("#figures-table td") ? target : null;

/** @param {ParentNode} [root] */
export const cellsOf = (root = panel) =>
    /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("#figures-table td input")]);

/** What is sent to say which cell it is. @param {HTMLInputElement} cell */
export function placeOf(cell) {
    const { metric = "", category = "" } = /** @type {HTMLElement} */ (cell.closest("tr")).dataset;
    return { metric, category, year: cell.dataset.year ?? "" };
}

/** The same in one text. @param {HTMLInputElement} cell */
const keyOf = (cell) => JSON.stringify(Object.values(placeOf(cell)));

/** @param {HTMLInputElement} cell */
const isDirty = (cell) => cell.value.trim() !== cell.defaultValue;

/** Where something is said of a cell. @param {HTMLInputElement} cell */
const toldOf = (cell) => document.getElementById(cell.id.replace(/^cell-/, "told-"));

/** @param {HTMLInputElement} cell @returns {import("./kept.js").Kept} */
const draftOf = (cell) =>
    ({ kind: "cell", place: keyOf(cell), label: cell.getAttribute("aria-label") ?? "", value: cell.value, was: cell.defaultValue });

/** @param {HTMLInputElement} cell @param {DocumentFragment | null} messages */
export function tell(cell, messages) {
    // Which cell it is, is plain here.
    for (const one of messages?.querySelectorAll(".place") ?? []) one.remove();
    toldOf(cell)?.replaceChildren(...(messages ? [messages] : []));
    cell.removeAttribute("aria-invalid");
    if (messages) cell.setAttribute("aria-invalid", "true");
}

/** What was said of a block that wasn't pasted is over once something else is typed or pasted. */
export function endPaste() {
    document.getElementById("note-paste")?.replaceChildren();
    for (const cell of cellsOf()) if (toldOf(cell)?.querySelector(".pasted")) {
        tell(cell, null);
        shown = ""; // What the file says of the cell itself comes back.
    }
}

/** @param {HTMLInputElement} cell @param {boolean} [knowingly] over what somebody else wrote */
async function save(cell, knowingly = false) {
    const now = cell.value.trim();
    if ((!isDirty(cell) && !knowingly) || saving.has(cell)) return;
    endPaste();
    saving.add(cell);
    const asked = { do: "cell", ...placeOf(cell), was: cell.defaultValue, now, ...(knowingly && { knowingly: "1" }) };
    const { status, html } = await send("edit", asked);
    saving.delete(cell);
    if (status === 200) {
        cell.defaultValue = now;
        tell(cell, null);
        document.dispatchEvent(new CustomEvent("bg:changed"));
    } else if (status === 409) tell(cell, beside(html, cell.getAttribute("aria-label") ?? "", toldOf(cell)));
    else {
        const messages = parsed(html);
        say(`${cell.getAttribute("aria-label")}: ${messages.textContent?.trim()}`);
        tell(cell, messages);
    }
    // It may have been typed in again, and left, before this was answered.
    if (cell.value.trim() !== now && document.activeElement !== cell) return save(cell);
    await refresh();
}

/** Has a cell say what the file says; what was typed is kept. @param {HTMLInputElement} cell */
async function giveWay(cell) {
    keep({ ...draftOf(cell), isLeft: true });
    type(cell, cell.defaultValue);
    tell(cell, null);
    shown = "";
    await refresh();
    document.getElementById(cell.id)?.focus();
}

/**
 * Brings the table up to date with the file; what is being typed stays, in the row that it is of. While a cell is being
 * saved, it has to stay the same element, to learn what the file says then; so the table waits for that.
 */
export async function refresh() {
    const mine = document.getElementById("figures");
    if (!mine || saving.size) return;
    const answer = await fetch(address("figures")).catch(() => null);
    const html = answer?.ok ? await answer.text() : "";
    // The same table isn't put in place again, since its cells would forget what can be undone in them.
    if (!html || html === shown || saving.size || document.getElementById("figures") !== mine) return;
    const fresh = parsed(html);
    const theirs = new Map(cellsOf(fresh).map((cell) => [keyOf(cell), cell]));
    for (const cell of cellsOf().filter(isDirty)) {
        const other = theirs.get(keyOf(cell));
        if (!other) {
            keep(draftOf(cell));
            continue;
        }
        if (other.defaultValue !== cell.defaultValue) other.dataset.outdated = "";
        // What was typed and isn't saved, what it was made from, and what is wrong with it.
        other.defaultValue = cell.defaultValue;
        other.value = cell.value;
        const told = fresh.querySelector(`[id="${other.id.replace(/^cell-/, "told-")}"]`);
        told?.replaceChildren(...(toldOf(cell)?.childNodes ?? []));
        if (cell.hasAttribute("aria-invalid")) other.setAttribute("aria-invalid", "true");
    }
    fresh.querySelector("#note-paste")?.replaceChildren(...(document.getElementById("note-paste")?.childNodes ?? []));
    put(fresh, panel);
    shown = html;
    restore();
}

/** Puts back what waited for its cell, and tries again. */
function restore() {
    for (const cell of cellsOf().filter((one) => !isDirty(one))) {
        const draft = take("cell", keyOf(cell));
        if (!draft) continue;
        cell.value = draft.value;
        if (isDirty(cell) && draft.was !== undefined) cell.defaultValue = draft.was;
        cell.value = draft.value;
        save(cell);
    }
}

/** @param {HTMLInputElement} cell @param {string} key @returns {HTMLInputElement | undefined} */
function next(cell, key) {
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
    // Where both versions are shown, no key chooses one.
    if (key === "Escape" && !toldOf(cell)?.querySelector(".conflict")) {
        const isOutdated = "outdated" in cell.dataset;
        // A table that is put in place anew forgets what could be undone in its cells.
        if (isOutdated) keep({ ...draftOf(cell), isLeft: true });
        // As if it were typed: Ctrl+Z brings it back.
        if (isDirty(cell)) type(cell, cell.defaultValue);
        if (isOutdated || cell.hasAttribute("aria-invalid")) shown = "";
        tell(cell, null);
        cell.select();
        if (isOutdated) refresh();
    }
    if (key === "Enter") key = event.shiftKey ? "ArrowUp" : "ArrowDown";
    else if (event.shiftKey) return;
    if (!["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(key)) return;
    // Within a number, the arrows move the cursor first.
    if (key === "ArrowLeft" && !isWhole && end !== 0) return;
    if (key === "ArrowRight" && !isWhole && start !== value.length) return;
    event.preventDefault();
    const other = next(cell, key);
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
document.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-conflict]");
    const told = button?.closest("#figures-table .cell-note");
    const cell = told && cellOf(document.getElementById(told.id.replace(/^told-/, "cell-")));
    if (!button || !cell) return;
    if (button.getAttribute("data-conflict") === "mine") {
        cell.focus();
        save(cell, true);
    } else giveWay(cell);
});
document.addEventListener("bg:filled", (event) => {
    if (event.detail === "figures") restore();
});
document.addEventListener("bg:back", (event) => {
    const { kind, place, label } = event.detail;
    if (kind !== "cell") return;
    document.getElementById("tab-figures")?.click();
    restore();
    const cell = cellsOf().find((one) => keyOf(one) === place);
    if (cell) cell.focus();
    else if (document.getElementById("figures")) say(`${label}: there is no such cell now. Copy the figure instead.`);
});
document.addEventListener("bg:made", (event) => {
    // The preview is there, perhaps again: what couldn't be sent is.
    const left = () => cellsOf().filter((cell) => isDirty(cell) && cell !== document.activeElement);
    if (event.detail.kind === "hello") for (const cell of left()) save(cell);
    if (["read", "broken"].includes(event.detail.kind)) refresh();
});
document.addEventListener("bg:changed", (event) => {
    if (event.detail?.history) refresh();
});
watch(() => cellsOf().filter(isDirty).map(draftOf));
