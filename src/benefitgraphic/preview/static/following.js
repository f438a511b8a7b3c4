// The form follows what the file says; what is being edited stays as it is.

import { isPending } from "./autosave.js";
import { keep, restore } from "./drafts.js";
import { adopt, note } from "./fields.js";
import { panel, tell } from "./opening.js";
import { fetched, put } from "./swap.js";

/** @type {object} */
let newest = {};

/** Brings the form up to date with the file. */
export async function refresh() {
    const editor = document.getElementById("editor");
    if (!editor) return;
    const mine = (newest = {});
    const fresh = await fetched(editor.dataset.part ?? "", Boolean(document.getElementById("new")));
    if (!fresh || newest !== mine || document.getElementById("editor") !== editor) return;
    if (shapeOf(fresh) === shapeOf(panel)) merge(fresh);
    else replace(fresh);
}

/** What fields and items there are, and what is said over them. @param {ParentNode} root */
const shapeOf = (root) =>
    [...root.querySelectorAll(".field, .item, #part, #new, .notice")].map((one) => one.id || one.textContent).join();

/** @param {DocumentFragment} fresh */
function merge(fresh) {
    for (const theirs of /** @type {NodeListOf<HTMLElement>} */ (fresh.querySelectorAll(".field"))) {
        const mine = document.getElementById(theirs.id);
        if (!mine || "new" in mine.dataset) continue;
        for (const place of mine.querySelectorAll(".translation")) {
            const other = theirs.querySelector(".translation");
            if (other) place.replaceChildren(...other.cloneNode(true).childNodes);
        }
        if (mine.dataset.was === theirs.dataset.was) {
            delete mine.dataset.outdated;
            continue;
        }
        if (isPending(mine)) {
            // Should it be typed back to what the file said before, that isn't what it says now.
            mine.dataset.outdated = "";
            continue;
        }
        note(mine, null);
        delete mine.dataset.state;
        if (mine.contains(document.activeElement)) adopt(mine, theirs);
        else mine.replaceWith(theirs);
    }
    for (const theirs of /** @type {NodeListOf<HTMLElement>} */ (fresh.querySelectorAll(".items, .item, #new"))) {
        const mine = document.getElementById(theirs.id);
        if (mine) Object.assign(mine.dataset, theirs.dataset);
        const [row, other] = [mine, theirs].map((one) => one?.querySelector(":scope > .row"));
        if (row && other && row.innerHTML !== other.innerHTML) put(contentOf(other), row);
    }
    const [parts, others] = [panel, fresh].map((root) => root.querySelector(".parts"));
    if (parts && others && parts.innerHTML !== others.innerHTML) put(contentOf(others), parts);
}

/** @param {DocumentFragment} fresh */
function replace(fresh) {
    keep(fresh);
    for (const theirs of /** @type {NodeListOf<HTMLElement>} */ (fresh.querySelectorAll(".field"))) {
        const mine = document.getElementById(theirs.id);
        if (!mine || !isPending(mine)) continue;
        if (mine.dataset.was !== theirs.dataset.was) mine.dataset.outdated = "";
        theirs.replaceWith(mine);
    }
    put(fresh, panel);
    restore();
    tell();
}

/** @param {Element} element */
function contentOf(element) {
    const content = document.createDocumentFragment();
    content.append(...element.childNodes);
    return content;
}

document.addEventListener("bg:made", (event) => {
    if (["read", "broken"].includes(event.detail.kind)) refresh();
});
document.addEventListener("bg:changed", (event) => {
    // What was undone may be of any field; what was typed is there already.
    if (event.detail?.history) refresh();
});
