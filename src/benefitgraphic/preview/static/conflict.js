// Both versions side by side, where somebody else has changed what was being edited. Nothing that is typed answers the
// question: beside a text it takes no focus, and in a dialog only its heading has it.

import { parsed, say } from "./swap.js";

/**
 * Shows both versions where they belong, beside what was typed, which stays as it is. The buttons in it, marked by
 * `data-conflict`, are for whoever looks after the place.
 * @param {string} html
 * @param {string} label what it is about
 * @param {Element | null} place where it is put, in the place of what is there
 * @returns {DocumentFragment}
 */
export function beside(html, label, place) {
    const fragment = parsed(html);
    const box = document.createElement("section");
    // Ids are the page's; of several conflicts at once, the first has those that are written in the markup.
    const before = [...document.querySelectorAll(".conflict")].filter((one) => !place?.contains(one)).length;
    box.id = "conflict";
    box.setAttribute("aria-labelledby", "conflict-title");
    box.append(fragment);
    for (const one of before ? [box, ...box.querySelectorAll("[id], [aria-labelledby]")] : [])
        for (const name of ["id", "aria-labelledby"])
            if (one.hasAttribute(name)) one.setAttribute(name, `${one.getAttribute(name)}-${before + 1}`);
    say(`${label}: changed in the meantime. Both versions are shown; what you typed is still there.`);
    const whole = document.createDocumentFragment();
    whole.append(box);
    return whole;
}

/**
 * Shows both versions of what is done at once, such as an undo, and asks. Escape keeps the file's.
 * @param {string} html
 * @returns {Promise<"mine" | "theirs">}
 */
export function choose(html) {
    const dialog = document.createElement("dialog");
    dialog.id = "conflict";
    dialog.setAttribute("aria-labelledby", "conflict-title");
    dialog.append(parsed(html));
    document.body.append(dialog);
    return new Promise((resolve) => {
        dialog.addEventListener("click", (event) => {
            const button = /** @type {Element} */ (event.target).closest("[data-conflict]");
            if (button) dialog.close(button.getAttribute("data-conflict") ?? "theirs");
        });
        dialog.addEventListener("close", () => {
            dialog.remove();
            resolve(dialog.returnValue === "mine" ? "mine" : "theirs");
        });
        dialog.showModal();
        /** @type {HTMLElement | null} */ (dialog.querySelector("#conflict-title"))?.focus();
    });
}
