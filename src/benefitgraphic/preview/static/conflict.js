// Both versions side by side, where somebody else has changed what was being edited.

import { parsed } from "./swap.js";

/**
 * Shows the versions and asks which one it shall be. Escape keeps the file's.
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
        /** @type {HTMLElement | null} */ (dialog.querySelector("#keep-theirs"))?.focus();
    });
}
