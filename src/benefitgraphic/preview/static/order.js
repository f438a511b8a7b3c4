// Items of lists: taken to another place, added, removed.

import { flush } from "./autosave.js";
import { choose } from "./conflict.js";
import { keepMoved } from "./drafts.js";
import { controlOf, controls, note, settle } from "./fields.js";
import { refresh } from "./following.js";
import { open } from "./opening.js";
import { parsed, say, send } from "./swap.js";

/**
 * Takes an item to another place, and the focus with it.
 * @param {HTMLElement} item
 * @param {number} to from 0
 */
export async function move(item, to) {
    const list = /** @type {HTMLElement} */ (item.closest(".items"));
    const at = Number(item.dataset.at);
    if (to < 0 || to >= list.children.length || to === at) return;
    const held = item.contains(document.activeElement) ? document.activeElement?.id ?? "" : "";
    await flush();
    const { steps = "", was = "" } = list.dataset;
    const moved = (/** @type {number} */ now) => {
        if (now === at + 1) return to + 1;
        return now + Number(now > to && now <= at) - Number(now > at && now <= to + 1);
    };
    await change({ do: "move", steps, was, at: String(at), to: String(to) }, () => renumbered(held, list, at, to), list, moved);
}

/**
 * The id of what is at the other place what this is at the first.
 * @param {string} id
 * @param {HTMLElement} list
 * @param {number} at
 * @param {number} to
 */
function renumbered(id, list, at, to) {
    const name = list.id.replace(/^list-/, "");
    return id.replace(new RegExp(`(${name})-${at + 1}(?=-|$)`), `$1-${to + 1}`);
}

/** @param {HTMLElement} item */
async function drop(item) {
    const list = /** @type {HTMLElement} */ (item.closest(".items"));
    await flush();
    const { steps = "", was = "" } = list.dataset;
    const name = list.id.replace(/^list-/, "");
    const left = list.children.length - 1;
    const next = Math.min(Number(item.dataset.at) + 1, left);
    const at = Number(item.dataset.at) + 1;
    const moved = (/** @type {number} */ now) => (now === at ? null : now - Number(now > at));
    const focus = () => (left ? `drop-${name}-${next}` : `add-${name}`);
    await change({ do: "drop", steps, was, at: item.dataset.at ?? "" }, focus, list, moved);
}

/**
 * @param {Record<string, string>} asked
 * @param {() => string} focus the id of what has the focus then
 * @param {HTMLElement} list
 * @param {(at: number) => number | null} moved where the item of a number is then; null: nowhere
 */
async function change(asked, focus, list, moved) {
    const { status, html } = await send("edit", asked);
    if (status === 409) {
        if ((await choose(html)) === "mine") await change({ ...asked, knowingly: "1" }, focus, list, moved);
        else await refresh();
        return;
    }
    const fragment = parsed(html);
    say(fragment.textContent?.trim() ?? "");
    if (status !== 200) return complain(fragment);
    document.dispatchEvent(new CustomEvent("bg:changed"));
    const done = /** @type {HTMLElement | null} */ (fragment.querySelector(".done"));
    const leave = () => keepMoved(list.dataset.place ?? "", moved);
    await open(done?.dataset.part ?? "", { focus: focus(), leave });
}

/** @param {DocumentFragment} messages */
function complain(messages) {
    document.querySelector("#editor .list-note")?.remove();
    const place = document.createElement("div");
    place.className = "note list-note";
    place.append(messages);
    document.querySelector("#editor .items")?.before(place);
    place.scrollIntoView({ block: "nearest" });
}

/** @param {HTMLFormElement} form */
async function add(form) {
    const { steps = "", was = "", at = "" } = form.dataset;
    const data = new FormData(form);
    for (const [name, value] of Object.entries({ do: "add", steps, was, at })) data.set(name, value);
    const { status, html } = await send("edit", data);
    const fragment = parsed(html);
    say(fragment.textContent?.trim() ?? "");
    if (status === 200) {
        // What has been typed since it was sent is not of this item.
        for (const field of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".field")))
            for (const { name } of controls(field)) settle(field, String(data.get(name) ?? ""), field.dataset.was ?? "");
        document.dispatchEvent(new CustomEvent("bg:changed"));
        const list = document.querySelector("#editor .items")?.id.replace(/^list-/, "");
        const done = /** @type {HTMLElement | null} */ (fragment.querySelector(".done"));
        if (await open(done?.dataset.part ?? "")) document.getElementById(`drop-${list}-${Number(at) + 1}`)?.focus();
        return;
    }
    if (status === 409) {
        await refresh();
        say("The list has changed in the meantime; look at it, and add the item again.");
        return;
    }
    const fields = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".field")]);
    for (const field of fields) {
        const own = [...fragment.querySelectorAll("li")].filter((one) => one.dataset.place === field.dataset.place);
        const list = document.createElement("ul");
        list.className = "messages";
        for (const one of own) one.querySelector(".place")?.remove();
        list.append(...own);
        note(field, own.length ? list : null);
    }
    form.querySelector(":scope > .note")?.replaceChildren(...(fragment.textContent?.trim() ? [fragment] : []));
    const wrong = fields.find((field) => field.querySelector("[aria-invalid]"));
    if (wrong) controlOf(wrong)?.focus();
}

document.addEventListener("click", async (event) => {
    const on = /** @type {HTMLElement | null} */ (
        /** @type {Element} */ (event.target).closest("#editor :is([data-move], [data-drop], [data-add])")
    );
    if (!on || on.getAttribute("aria-disabled") === "true") return;
    const item = /** @type {HTMLElement} */ (on.closest(".item"));
    if ("move" in on.dataset) await move(item, Number(item.dataset.at) + Number(on.dataset.move));
    else if ("drop" in on.dataset) await drop(item);
    else if (await open(on.dataset.add ?? "", { add: true })) {
        const form = document.getElementById("new");
        if (form) controlOf(form)?.focus();
        form?.scrollIntoView({ block: "nearest" });
    }
});
document.addEventListener("keydown", (event) => {
    const item = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("#editor .item"));
    if (!item || !event.altKey || event.ctrlKey || event.metaKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    move(item, Number(item.dataset.at) + (event.key === "ArrowUp" ? -1 : 1));
});
document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.id !== "new") return;
    event.preventDefault();
    add(form);
});
