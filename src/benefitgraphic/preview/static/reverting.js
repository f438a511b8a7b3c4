// The forms as the file says them now.

import { adopt, controlOf, note } from "./fields.js";
import { address, parsed } from "./swap.js";

/**
 * The form of a part, not put in place.
 * @param {string} part
 * @param {boolean} [add] with the fields of a new item
 * @returns {Promise<DocumentFragment | null>} null if it can't be had
 */
export async function fetched(part, add = false) {
    const query = new URLSearchParams({ part, ...(add && { add: "1" }) });
    const answer = await fetch(address(`edit?${query}`)).catch(() => null);
    return answer?.ok ? parsed(await answer.text()) : null;
}

/**
 * Has a field say what the file says, whatever was typed.
 * @param {HTMLElement} field
 */
export async function revert(field) {
    const fresh = await fetched(field.dataset.place ?? "");
    const theirs = fresh && /** @type {HTMLElement | null} */ (fresh.querySelector(`[id="${field.id}"]`));
    if (theirs) adopt(field, theirs);
    note(field, null);
    delete field.dataset.state;
    controlOf(field)?.focus();
}
