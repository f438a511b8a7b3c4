// Each field is saved for itself: when it is left, on Enter, and after a pause in typing.

import { beside } from "./conflict.js";
import { isDirty, labelOf, note, retype, settle, showSaved, textOf, valueOf } from "./fields.js";
import { keep, take } from "./kept.js";
import { fetched, parsed, say, send } from "./swap.js";

/** @type {WeakMap<Element, number>} */
const waiting = new WeakMap();
/** Fields that are being saved, each with its end. @type {Map<Element, Promise<void>>} */
const saving = new Map();
/** Where letters are being put together, which aren't a text yet. @type {WeakSet<Element>} */
const composing = new WeakSet();
const PAUSE = 700; // ms

/** A sitting: what is typed in one field without leaving it, and without long pauses, is undone at once. */
let sitting = { field: /** @type {Element | null} */ (null), name: "", until: 0 }; // until when typing goes on with it
const SITTING = 4000; // ms

/**
 * Whether the field has something that the file doesn't have yet, or was left alone when the file changed.
 * @param {Element} field
 */
export function isPending(field) {
    return saving.has(field) || isDirty(field) || field.hasAttribute("data-outdated");
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
    rest(field);
    waiting.set(field, setTimeout(() => save(field), PAUSE));
}

/** Leaves it to others to save a field. @param {Element} field */
export const rest = (field) => clearTimeout(waiting.get(field));

/**
 * Saves a field, after whatever is being saved of it.
 * @param {HTMLElement} field
 * @param {boolean} [knowingly] over what somebody else wrote
 * @returns {Promise<void>}
 */
export function save(field, knowingly = false) {
    rest(field);
    const before = saving.get(field) ?? Promise.resolve();
    const mine = before.then(() => saveNow(field, knowingly)).finally(() => saving.get(field) === mine && saving.delete(field));
    saving.set(field, mine);
    return mine;
}

/**
 * @param {HTMLElement} field
 * @param {boolean} knowingly
 */
async function saveNow(field, knowingly) {
    const { steps = "", was = "", kind = "", place = "" } = field.dataset;
    const now = valueOf(field);
    if (!isDirty(field) && !field.hasAttribute("data-outdated") && !knowingly) {
        note(field, null);
        delete field.dataset.state;
        return;
    }
    field.dataset.state = "saving";
    const isList = kind === "texts" || kind === "sizes";
    const asked = { do: isList ? "texts" : "text", steps, was, now, sitting: sitting.field === field ? sitting.name : "" };
    const { status, html } = await send("edit", { ...asked, ...(knowingly && { knowingly: "1" }) });
    if (status === 200) {
        settle(field, now, parsed(html).querySelector(".field")?.getAttribute("data-was") ?? JSON.stringify(now));
        note(field, null);
        field.dataset.state = "saved";
        delete field.dataset.outdated;
        // Its form was left meanwhile, and the text kept in case that it couldn't be saved.
        if (!field.isConnected) take("field", place);
        if (!field.contains(document.activeElement)) showSaved(field);
        document.dispatchEvent(new CustomEvent("bg:changed"));
    } else if (status === 409) {
        field.dataset.state = "conflict";
        note(field, beside(html, labelOf(field), field));
    } else {
        field.dataset.state = "wrong";
        const messages = parsed(html);
        say(`${labelOf(field)}: ${messages.textContent?.trim()}`);
        note(field, messages);
    }
}

/**
 * Has a field say what the file says; what was typed is kept.
 * @param {HTMLElement} field
 */
async function giveWay(field) {
    const { place = "", was = "" } = field.dataset;
    const fresh = await fetched(place);
    const theirs = /** @type {HTMLElement | null} */ (fresh?.querySelector(`[id="${field.id}"]`) ?? null);
    if (!theirs) return say("The file can’t be read now; what you typed stays here.");
    rest(field);
    const typed = textOf(field);
    if (typed !== null && typed !== textOf(theirs))
        keep({ kind: "field", place, label: labelOf(field), value: typed, was, isLeft: true });
    note(field, null);
    delete field.dataset.state;
    delete field.dataset.outdated;
    retype(field, theirs);
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} a field that saves itself */
function fieldOf(target) {
    if (!(target instanceof HTMLElement) || target.closest(".picker, .room")) return null;
    return target.closest("#editor .field:not([data-new])");
}

document.addEventListener("input", (event) => {
    const field = fieldOf(event.target);
    if (!field) return;
    if (sitting.field !== field || performance.now() > sitting.until)
        sitting = { field, name: `${performance.timeOrigin + performance.now()}`, until: 0 };
    sitting.until = performance.now() + SITTING;
    if (field.dataset.state !== "conflict") delete field.dataset.state;
    if (!composing.has(field)) saveSoon(field);
});
document.addEventListener("compositionstart", (event) => {
    const field = fieldOf(event.target);
    if (!field) return;
    composing.add(field);
    rest(field);
});
document.addEventListener("compositionend", (event) => {
    const field = fieldOf(event.target);
    if (!field) return;
    composing.delete(field);
    saveSoon(field);
});
document.addEventListener("focusout", (event) => {
    const field = fieldOf(event.target);
    // Between the boxes or swatches of one field, nothing is left yet.
    if (!field || field.contains(/** @type {Node | null} */ (event.relatedTarget))) return;
    if (isDirty(field) && !["wrong", "conflict"].includes(field.dataset.state ?? "")) save(field);
    else if (!isPending(field)) showSaved(field);
    // Its last save still belongs to this sitting; what is typed after coming back doesn't.
    if (sitting.field === field) sitting.until = 0;
});
document.addEventListener("keydown", (event) => {
    const field = fieldOf(event.target);
    if (!field || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (field.dataset.kind === "texts" || !(event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    save(field);
});
document.addEventListener("bg:made", (event) => {
    // The preview is there, perhaps again: what couldn't be sent is.
    if (event.detail.kind === "hello") flush();
});
document.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-conflict]");
    const field = /** @type {HTMLElement | null} */ (button?.closest("#editor .field") ?? null);
    if (!button || !field) return;
    if (button.getAttribute("data-conflict") === "mine") {
        /** @type {HTMLElement | null} */ (field.querySelector("textarea, input, select"))?.focus();
        save(field, true);
    } else giveWay(field);
});
