// The grid of icons: searched as it is typed, one chosen by mouse or by arrows; the choice goes into the field.

import { base, load } from "./swap.js";

const PAUSE = 250; // ms
/** @type {WeakMap<Element, number>} */
const waiting = new WeakMap();

/**
 * Fills a grid.
 * @param {HTMLElement} picker
 * @param {string} [most] how many are shown
 */
async function fill(picker, most = "") {
    const slot = picker.querySelector(".grid-slot");
    const field = /** @type {HTMLElement} */ (picker.closest(".field"));
    const wanted = picker.querySelector("input[type=search]");
    const query = new URLSearchParams({
        path: field.dataset.place ?? "",
        query: /** @type {HTMLInputElement} */ (wanted).value,
        chosen: inputOf(picker).value.replace(/^assets\/icons\//, "").replace(/\.(svg|png|jpe?g)$/i, ""),
        most,
    });
    if (slot) await load(`icons?${query}`, slot);
}

/** The field's input. @param {HTMLElement} picker @returns {HTMLInputElement} */
function inputOf(picker) {
    return /** @type {HTMLInputElement} */ (document.getElementById(picker.dataset.for ?? ""));
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const pickerOf = (target) => (target instanceof Element ? target.closest("#editor .picker") : null);

/** Shows the icon of a name beside the field. @param {HTMLInputElement} input */
function show(input) {
    const place = input.closest(".icon-line")?.querySelector(".icon-now");
    if (!place) return;
    const name = input.value.trim().replace(/^assets\/icons\//, "").replace(/\.(svg|png|jpe?g)$/i, "");
    const image = new Image(32, 32);
    image.alt = "";
    image.addEventListener("error", () => image.remove());
    if (name) image.src = `${base}icon/${encodeURIComponent(name)}.svg`;
    place.replaceChildren(...(name ? [image] : []));
}

document.addEventListener("toggle", (event) => {
    const picker = pickerOf(event.target);
    if (picker && picker === event.target && /** @type {HTMLDetailsElement} */ (picker).open) fill(picker);
}, true);
document.addEventListener("input", (event) => {
    const picker = pickerOf(event.target);
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (picker && target.type === "search") {
        clearTimeout(waiting.get(picker));
        waiting.set(picker, setTimeout(() => fill(picker), PAUSE));
    } else if (picker && target.type === "radio") {
        const input = inputOf(picker);
        input.value = target.value;
        input.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (target.closest(".icon-line")) show(target);
});
document.addEventListener("click", async (event) => {
    const more = /** @type {Element} */ (event.target).closest(".picker .more");
    const picker = pickerOf(more);
    if (!more || !picker) return;
    const shown = picker.querySelectorAll(".icon-grid input").length;
    await fill(picker, more.getAttribute("data-most") ?? "");
    // The button was where the next ones are now.
    /** @type {NodeListOf<HTMLElement>} */ (picker.querySelectorAll(".icon-grid input"))[shown]?.focus();
});
document.addEventListener("keydown", (event) => {
    const picker = pickerOf(event.target);
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (!picker) return;
    if (event.key === "Enter" && target.matches("input")) event.preventDefault();
    if (target.type !== "radio" || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    // A browser's own arrows know no rows.
    const all = /** @type {HTMLInputElement[]} */ ([...picker.querySelectorAll(".icon-grid input")]);
    const tops = all.map((one) => one.parentElement?.offsetTop);
    const columns = tops.filter((top) => top === tops[0]).length;
    const other = all[all.indexOf(target) + (event.key === "ArrowUp" ? -columns : columns)];
    event.preventDefault();
    if (!other) return;
    other.checked = true;
    other.focus();
    other.dispatchEvent(new Event("input", { bubbles: true }));
});
