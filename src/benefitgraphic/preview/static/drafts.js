// What couldn't be saved when its form was left: it waits until the form is opened again.

import { isPending, save } from "./autosave.js";
import { controls } from "./fields.js";
import { say } from "./swap.js";

/** By a field's path: the text, and what it was made from. @type {Map<string, {value: string, was: string}>} */
const drafts = new Map();

const fields = () =>
    /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#editor .field:not([data-new], .field-pairs)")]);

/**
 * Keeps what isn't saved, before something else takes the place of the form.
 * @param {ParentNode} [next] what does; what is in there, too, isn't kept
 */
export function keep(next) {
    for (const field of fields().filter(isPending)) {
        if (next?.querySelector(`[id="${field.id}"]`)) continue;
        const [control] = controls(field);
        if (!control || control.matches("select, [type=checkbox], [type=radio]")) continue;
        drafts.set(field.dataset.place ?? "", { value: control.value, was: field.dataset.was ?? "" });
        say(`${field.querySelector(".label")?.textContent?.trim()}: this isn’t saved, and waits for you here.`);
    }
}

/** Puts back what waited for this form, and tries again; then it says again what is wrong. */
export function restore() {
    for (const field of fields()) {
        const draft = drafts.get(field.dataset.place ?? "");
        const [control] = controls(field);
        if (!draft || !control) continue;
        drafts.delete(field.dataset.place ?? "");
        control.value = draft.value;
        field.dataset.was = draft.was;
        save(field);
    }
}

addEventListener("beforeunload", (event) => {
    if (drafts.size || fields().some(isPending)) event.preventDefault();
});
