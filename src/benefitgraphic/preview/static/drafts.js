// What couldn't be saved when its form was left: it waits, in sight, until the form is opened again.

import { isPending, rest, save } from "./autosave.js";
import { controls, isDirty, labelOf, textOf } from "./fields.js";
import { follow, keep as keepTyped, take, watch } from "./kept.js";
import { say } from "./swap.js";

const fields = () =>
    /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#editor .field:not([data-new], .field-pairs)")]);

/** The form for another item, if it is open and something is typed in it. @returns {HTMLFormElement | null} */
function newOne() {
    const form = /** @type {HTMLFormElement | null} */ (document.getElementById("new"));
    return form && [...form.querySelectorAll(".field")].some(isDirty) ? form : null;
}

/** The list that an item is being added to. @param {HTMLFormElement} form */
const listOf = (form) => form.querySelector("#add-not")?.getAttribute("data-part") ?? "";

/** @returns {import("./kept.js").Kept[]} */
function unsaved() {
    const found = fields().filter(isPending).flatMap(draftOf);
    const form = newOne();
    return form ? [...found, itemOf(form)] : found;
}

/** @param {HTMLElement} field @returns {import("./kept.js").Kept[]} */
function draftOf(field) {
    const value = textOf(field);
    const { place = "", was = "" } = field.dataset;
    return value === null ? [] : [{ kind: "field", place, label: labelOf(field), value, was }];
}

/** @param {HTMLFormElement} form @returns {import("./kept.js").Kept} */
function itemOf(form) {
    const value = JSON.stringify(Object.fromEntries(new FormData(form)));
    return { kind: "new", place: listOf(form), label: form.querySelector("h3")?.textContent ?? "", value };
}

/**
 * Keeps what isn't saved, before something else takes the place of the form.
 * @param {ParentNode} [next] what does; what is in there, too, isn't kept
 */
export function keep(next) {
    const drafts = kept(next);
    if (drafts.length) say(`${drafts.map(({ label }) => label).join(", ")}: this isn’t saved, and waits for you here.`);
}

/** @param {ParentNode} [next] see `keep` */
function kept(next) {
    const left = fields().filter((field) => isPending(field) && !next?.querySelector(`[id="${field.id}"]`));
    left.forEach(rest);
    const drafts = left.flatMap(draftOf);
    drafts.forEach(keepTyped);
    const form = newOne();
    if (form) keepTyped(itemOf(form));
    return drafts;
}

/** Puts back what waited for this form, and tries again; then it says again what is wrong. */
export function restore() {
    for (const field of fields()) {
        const [control] = controls(field);
        if (!control || textOf(field) === null || control.hasAttribute("readonly")) continue;
        const draft = take("field", field.dataset.place ?? "");
        if (!draft) continue;
        /** @type {HTMLInputElement} */ (control).value = draft.value;
        if (draft.was !== undefined && isDirty(field)) field.dataset.was = draft.was;
        save(field);
    }
    const form = /** @type {HTMLFormElement | null} */ (document.getElementById("new"));
    const item = form && take("new", listOf(form));
    if (!form || !item) return;
    for (const [name, value] of Object.entries(JSON.parse(item.value))) {
        const control = /** @type {HTMLInputElement | null} */ (form.elements.namedItem(name));
        if (control) control.value = value;
    }
}

/**
 * Keeps what isn't saved of a list whose items have other places by now.
 * @param {string} list
 * @param {(at: number) => number | null} moved see `follow`
 */
export function keepMoved(list, moved) {
    kept(); // Without a word: what was done has just been said.
    follow(list, moved);
}

watch(unsaved);
