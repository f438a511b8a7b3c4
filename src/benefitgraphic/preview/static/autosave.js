// Each field is saved for itself: when it is left, on Enter, and after a pause in typing.

import { choose } from "./conflict.js";
import { isDirty, note, settle, valueOf } from "./fields.js";
import { revert } from "./reverting.js";
import { parsed, say, send } from "./swap.js";

/** @type {WeakMap<Element, number>} */
const waiting = new WeakMap();
/** Fields that are being saved, each with its end. @type {Map<Element, Promise<void>>} */
const saving = new Map();
const PAUSE = 700; // ms

/**
 * Whether the field has something that the file doesn't have yet.
 * @param {Element} field
 */
export function isPending(field) {
    return saving.has(field) || isDirty(field);
}

/** Saves all that is unsaved; then what is wrong still says so. */
export async function flush() {
    const dirty = [...document.querySelectorAll("#editor .field:not([data-new])")].filter(isPending);
    await Promise.all(dirty.map((field) => save(/** @type {HTMLElement} */ (field))));
}

/**
 * Saves a field once nothing is typed for a while.
 * @param {HTMLElement} field
 */
export function saveSoon(field) {
    clearTimeout(waiting.get(field));
    waiting.set(field, setTimeout(() => save(field), PAUSE));
}

/**
 * Saves a field, after whatever is being saved of it.
 * @param {HTMLElement} field
 * @returns {Promise<void>}
 */
export function save(field) {
    clearTimeout(waiting.get(field));
    const before = saving.get(field) ?? Promise.resolve();
    const mine = before.then(() => saveNow(field, false)).finally(() => saving.get(field) === mine && saving.delete(field));
    saving.set(field, mine);
    return mine;
}

/**
 * @param {HTMLElement} field
 * @param {boolean} knowingly
 */
async function saveNow(field, knowingly) {
    const { steps = "", was = "", kind = "" } = field.dataset;
    const now = valueOf(field);
    if (!isDirty(field)) {
        note(field, null);
        delete field.dataset.state;
        return;
    }
    field.dataset.state = "saving";
    const isList = kind === "texts" || kind === "sizes";
    const asked = { do: isList ? "texts" : "text", steps, was, now, ...(knowingly && { knowingly: "1" }) };
    const { status, html } = await send("edit", asked);
    if (status === 200) {
        settle(field, now, parsed(html).querySelector(".field")?.getAttribute("data-was") ?? JSON.stringify(now));
        note(field, null);
        field.dataset.state = "saved";
        document.dispatchEvent(new CustomEvent("bg:changed"));
    } else if (status === 409) {
        delete field.dataset.state;
        if ((await choose(html)) === "mine") return saveNow(field, true);
        await revert(field);
    } else {
        field.dataset.state = "wrong";
        const messages = parsed(html);
        say(`${field.querySelector(".label, label")?.textContent?.trim() ?? ""}: ${messages.textContent?.trim()}`);
        note(field, messages);
    }
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} a field that saves itself */
function fieldOf(target) {
    if (!(target instanceof HTMLElement) || target.closest(".picker, .room")) return null;
    return target.closest("#editor .field:not([data-new])");
}

document.addEventListener("input", (event) => {
    const field = fieldOf(event.target);
    if (!field) return;
    delete field.dataset.state;
    saveSoon(field);
});
document.addEventListener("focusout", (event) => {
    const field = fieldOf(event.target);
    // Between the boxes or swatches of one field, nothing is left yet; nor when a conflict asks for the focus.
    if (!field || field.contains(/** @type {Node | null} */ (event.relatedTarget)) || saving.has(field)) return;
    if (isDirty(field) && field.dataset.state !== "wrong") save(field);
});
document.addEventListener("keydown", (event) => {
    const field = fieldOf(event.target);
    if (!field || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (field.dataset.kind === "texts" || !(event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    save(field);
});
