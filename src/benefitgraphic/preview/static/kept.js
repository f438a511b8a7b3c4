// What was typed and is in no file: it is shown until it is put in its place or thrown away, and outlives a reload.

import { allOf } from "./dom.js";
import { parsed, say } from "./swap.js";

/**
 * @typedef {object} Kept
 * @property {"field" | "new" | "cell" | "block"} kind what it was typed in
 * @property {string} place of the field, list or cell
 * @property {string} label what that is called
 * @property {string} value as it was typed; of a new item, its fields as JSON
 * @property {string} [was] what the file said then
 * @property {boolean} [isLeft] whether somebody chose the file's version: then it isn't tried again by itself
 */

const KEY = `benefitgraphic ${document.documentElement.dataset.project ?? ""}`;
/** @type {Kept[]} */
let all = stored();
/** Each says what isn't saved in its part of the page. @type {(() => Kept[])[]} */
const unsaved = [];
let isLeaving = false;

/** @returns {Kept[]} */
function stored() {
    try {
        return JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    } catch {
        return []; // A browser may have been told to store nothing.
    }
}

/** @param {() => Kept[]} told */
export const watch = (told) => unsaved.push(told);

/** @param {Kept} one */
export function keep(one) {
    if (!one.value) return;
    const isSame = (/** @type {Kept} */ other) =>
        other.kind === one.kind && other.place === one.place && (one.isLeft || other.isLeft ? other.value === one.value : true);
    all = [...all.filter((other) => !isSame(other)), one];
    show();
}

/**
 * What is kept of a place and may go back into it: it isn't kept any more then.
 * @param {Kept["kind"]} kind
 * @param {string} place
 * @returns {Kept | undefined}
 */
export function take(kind, place) {
    const found = all.find((one) => one.kind === kind && one.place === place && !one.isLeft);
    if (found) forget(found);
    return found;
}

/** @param {Kept} one */
function forget(one) {
    all = all.filter((other) => other !== one);
    show();
}

/**
 * Follows items of a list to their new places.
 * @param {string} list
 * @param {(at: number) => number | null} moved where the item of a number, from 1, is now; null: nowhere
 */
export function follow(list, moved) {
    for (const one of all) {
        if (one.kind !== "field" || !one.place.startsWith(`${list}[`)) continue;
        const [, at, rest] = /** @type {RegExpMatchArray} */ (one.place.slice(list.length).match(/^\[(\d+)\](.*)$/s));
        const now = moved(Number(at));
        if (now === null) Object.assign(one, { kind: "block", isLeft: true });
        else one.place = `${list}[${now}]${rest}`;
    }
    show();
}

/** From now on the page may be left without a question: what is unsaved goes along. */
export function leave() {
    isLeaving = true;
}

function show() {
    const place = document.getElementById("kept");
    if (!place) return;
    const list = place.querySelector("ul");
    list?.replaceChildren(...all.map(row));
    place.hidden = !all.length;
}

/** @param {Kept} one */
function row(one) {
    const row = /** @type {HTMLElement} */ (parsed(
        `<li><p class="label"></p><div class="said" dir="auto" tabindex="0" role="group"></div><div class="buttons">
        <button type="button" data-kept="back">Put it back</button> <button type="button" data-kept="copy">Copy</button>
        <button type="button" data-kept="away" class="quiet">Throw away</button></div></li>`,
    ).firstElementChild);
    const [label, said] = allOf(row, ".label, .said");
    label.textContent = one.label;
    said.setAttribute("aria-label", `What was typed: ${one.label}`);
    said.textContent = one.kind === "new" ? Object.values(JSON.parse(one.value)).filter(Boolean).join("\n") : one.value;
    if (one.kind === "block") row.querySelector("[data-kept=back]")?.remove();
    for (const button of row.querySelectorAll("button")) {
        button.setAttribute("aria-label", `${button.textContent}: ${one.label}`);
        button.addEventListener("click", () => act(one, button, said.textContent ?? ""));
    }
    return row;
}

/**
 * @param {Kept} one
 * @param {HTMLElement} button
 * @param {string} text
 */
async function act(one, button, text) {
    if (button.dataset.kept === "back") {
        // What the file says has been seen, where it was chosen; else it is asked about again.
        if (one.isLeft) Object.assign(one, { isLeft: false, was: undefined });
        document.dispatchEvent(new CustomEvent("bg:back", { detail: one }));
    } else if (button.dataset.kept === "away") {
        forget(one);
        document.getElementById(all.length ? "kept" : "side")?.focus();
    } else {
        const isDone = await navigator.clipboard.writeText(text).then(() => true, () => false);
        say(isDone ? "Copied" : "The browser refused to copy it; select the text instead.");
        button.textContent = isDone ? "Copied" : "Not copied";
    }
}

/** @returns {Kept[]} */
const everything = () => [...all, ...unsaved.flatMap((told) => told())];

addEventListener("beforeunload", (event) => {
    if (!isLeaving && everything().length) event.preventDefault();
});
addEventListener("pagehide", () => {
    try {
        sessionStorage.setItem(KEY, JSON.stringify(everything()));
    } catch {
        // There is no room, or none is given: it was asked before.
    }
});
show();
