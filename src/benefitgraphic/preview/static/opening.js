// Opens the form of a part, and a field in it.

import { flush } from "./autosave.js";
import { keep, restore } from "./drafts.js";
import { controlOf } from "./fields.js";
import { load, say } from "./swap.js";

export const panel = /** @type {HTMLElement} */ (document.getElementById("panel-edit"));

/**
 * Opens the form of a part, or of the part that a path belongs to.
 * @param {string} path such as "benefits[3]"
 * @param {object} [options]
 * @param {boolean} [options.add] with the fields of another item
 * @param {string} [options.focus] the id of what has the focus then
 * @param {() => void} [options.leave] keeps what isn't saved where its places are others by now, so that it can't be
 * @returns {Promise<boolean>} whether it was opened: not if something else was meanwhile
 */
export async function open(path, { add = false, focus = "", leave } = {}) {
    if (!leave) await flush();
    const query = new URLSearchParams({ part: path, ...(add && { add: "1" }) });
    // Where the panel is filled again from its beginning, it begins with this.
    panel.dataset.load = `edit?part=${encodeURIComponent(path)}`;
    // As late as can be: somebody may type until the form is gone.
    const isOpen = await load(`edit?${query}`, panel, { before: leave ?? keep });
    if (!isOpen) return false;
    restore();
    const held = focus && document.getElementById(focus);
    if (held) {
        held.focus({ preventScroll: true });
        (held.closest(".item, .field, .new") ?? held).scrollIntoView({ block: "nearest" });
    }
    tell();
    return true;
}

/** Says which part is open. */
export function tell() {
    const path = document.getElementById("editor")?.dataset.part ?? "";
    document.dispatchEvent(new CustomEvent("bg:selected", { detail: { path } }));
}

/**
 * The field of a path, or the one that holds it.
 * @param {string} path
 * @returns {HTMLElement | undefined}
 */
export function fieldAt(path) {
    const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#editor .field:not([data-new])")]);
    const near = all.filter(({ dataset: { place = "" } }) => path === place || path.startsWith(`${place}[`));
    return near.sort((a, b) => (b.dataset.place ?? "").length - (a.dataset.place ?? "").length)[0];
}

/** @param {string} path */
const exactly = (path) => [fieldAt(path)].find((field) => field?.dataset.place === path);

/** Opens the part of a path and goes to its field. @param {string} path */
async function select(path) {
    if (!fieldAt(path) && !(await open(path))) return;
    const field = fieldAt(path) ?? document.querySelector("#editor .item.open .fields");
    const place = (field && controlOf(field)) ?? document.getElementById("part-title");
    place?.focus({ preventScroll: true });
    (field ?? place)?.scrollIntoView({ block: "nearest" });
    tell();
}

document.addEventListener("bg:select", (event) => {
    select(event.detail.path);
});
document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target).closest("#editor :is(a, button)[data-part]");
    if (!target || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const part = target.getAttribute("data-part") ?? "";
    const isOpen = target.getAttribute("aria-expanded") === "true";
    open(isOpen ? part.replace(/\[\d+\]$/, "") : part, { focus: target.id });
});
// Before the page follows the link: the panel that it leads into is shown.
document.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest(".to-source")) document.getElementById("tab-problems")?.click();
}, true);
// The panel was filled for the first time, perhaps after the page was loaded anew.
document.addEventListener("bg:filled", (event) => {
    if (event.detail === "edit") restore();
});
document.addEventListener("bg:back", async (event) => {
    const { kind, place, label } = event.detail;
    if (kind !== "field" && kind !== "new") return;
    document.getElementById("tab-edit")?.click();
    const there = () => (kind === "new" ? document.getElementById("new") : exactly(place));
    if (kind === "field" && exactly(place)) restore();
    else await open(place, { add: kind === "new" });
    const found = there();
    if (!found) return say(`${label}: there is no such place any more. Copy the text instead.`);
    controlOf(found)?.focus();
    found.scrollIntoView({ block: "nearest" });
});
