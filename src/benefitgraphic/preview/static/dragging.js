// Items of lists dragged to another place; the buttons beside them do the same for the keyboard.

import { move } from "./order.js";

/** @type {{item: HTMLElement, pointer: number, to: number} | null} */
let drag = null;

/** @param {HTMLElement} item */
const listed = (item) => /** @type {HTMLElement[]} */ ([...(item.parentElement?.children ?? [])]);

/**
 * Where the item would be if it were let go at this height.
 * @param {HTMLElement} item
 * @param {number} y
 */
function placeAt(item, y) {
    const others = listed(item).filter((one) => one !== item);
    return others.filter((one) => {
        const box = one.getBoundingClientRect();
        return box.top + box.height / 2 < y;
    }).length;
}

/** Shows where the item would come to stand. */
function mark() {
    if (!drag) return;
    const { item, to } = drag;
    const at = Number(item.dataset.at);
    for (const one of listed(item)) one.classList.remove("before", "after");
    const there = listed(item)[to];
    if (to !== at) there?.classList.add(to < at ? "before" : "after");
}

/** @param {boolean} isDone */
function end(isDone) {
    if (!drag) return;
    const { item, to } = drag;
    drag = null;
    item.classList.remove("dragged");
    document.body.classList.remove("dragging");
    for (const one of listed(item)) one.classList.remove("before", "after");
    if (isDone) move(item, to);
}

document.addEventListener("pointerdown", (event) => {
    const grip = /** @type {Element} */ (event.target).closest("#editor .grip");
    const item = /** @type {HTMLElement | null} */ (grip?.closest(".item"));
    if (!grip || !item || event.button || !event.isPrimary) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    drag = { item, pointer: event.pointerId, to: Number(item.dataset.at) };
    item.classList.add("dragged");
    document.body.classList.add("dragging");
});
document.addEventListener("pointermove", (event) => {
    if (drag?.pointer !== event.pointerId) return;
    // At the panel's edges it scrolls along.
    const panel = drag.item.closest(".panel");
    const box = panel?.getBoundingClientRect();
    if (panel && box && event.clientY < box.top + 32) panel.scrollBy(0, -12);
    if (panel && box && event.clientY > box.bottom - 32) panel.scrollBy(0, 12);
    drag.to = placeAt(drag.item, event.clientY);
    mark();
});
document.addEventListener("pointerup", (event) => drag?.pointer === event.pointerId && end(true));
document.addEventListener("pointercancel", (event) => drag?.pointer === event.pointerId && end(false));
document.addEventListener("keydown", (event) => event.key === "Escape" && end(false));
