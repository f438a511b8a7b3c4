// Fragments of the page, fetched and put in place so that nobody loses their place.

import { byId } from "./dom.js";

/** The address that all others of this page begin with: "/<token>/". */
export const base = document.documentElement.dataset.base ?? "/";

/** The newest request for each place that is filled; older answers are dropped. @type {WeakMap<Element, object>} */
const newest = new WeakMap();
/** Letters of all that is sent at once; the server takes a little more. */
const MOST = 250_000;
const GONE = "The preview has stopped, so this isn’t saved, and stays here.";
const TOO_MUCH = "This is too much at once, so it isn’t saved, and stays here. Take a part of it.";

/**
 * An address in full.
 * @param {string} url from the base, or absolute
 */
export const address = (url) => new URL(url, new URL(base, location.href));

/**
 * Fetches a fragment and puts it in place of what is inside an element.
 * Pictures are decoded first, so that nothing flickers; focus, selection and scroll stay.
 * @param {string} url from the base, or absolute
 * @param {Element} target
 * @param {object} how
 * @param {boolean} [how.isKept] of the fragment's root, what is as it was is left alone; so a frame in it isn't opened
 *     anew. Not for forms, since what was typed would be left, too
 * @param {() => void} [how.before] what is done right before it is put in place
 * @returns {Promise<boolean>} whether it was put in place: not if there was a newer request, or an error
 */
export async function load(url, target, { isKept = false, before } = {}) {
    const mine = {};
    newest.set(target, mine);
    let html;
    try {
        const answer = await fetch(address(url));
        if (!answer.headers.get("content-type")?.startsWith("text/html")) return false;
        html = await answer.text();
    } catch {
        return false; // The server is gone, which the state line says.
    }
    const fragment = parsed(html);
    await decoded(fragment);
    if (newest.get(target) !== mine) return false;
    before?.();
    put(fragment, target, isKept);
    return true;
}

/**
 * Sends fields as a form does.
 * @param {string} url from the base
 * @param {Record<string, string | string[]> | FormData | URLSearchParams} data
 * @returns {Promise<{status: number, html: string}>} status 0: the server can't be reached, which the markup says then
 */
export async function send(url, data = {}) {
    const body = new URLSearchParams();
    const entries = data instanceof FormData || data instanceof URLSearchParams ? [...data] : Object.entries(data);
    for (const [name, value] of entries)
        for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one));
    if (String(body).length > MOST) return { status: 413, html: message(TOO_MUCH) };
    try {
        const answer = await fetch(address(url), { method: "POST", body });
        const text = await answer.text();
        if (!text || answer.headers.get("content-type")?.startsWith("text/html")) return { status: answer.status, html: text };
        // Another run's address is nobody's.
        return answer.status === 404 ? { status: 0, html: message(GONE) } : { status: answer.status, html: message(text) };
    } catch {
        return { status: 0, html: message(GONE) };
    }
}

/** A sentence as the server says what is wrong. @param {string} text */
function message(text) {
    const said = document.createElement("span");
    said.textContent = text;
    return `<ul class="messages"><li>${said.outerHTML}</li></ul>`;
}

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
 * Says something to those who listen to the page; the same text twice is said twice.
 * @param {string} text
 */
export function say(text) {
    const said = byId("said");
    said.textContent = said.textContent === text ? `${text}\u00a0` : text;
}

/**
 * Markup as nodes of this document, whose pictures begin to load.
 * @param {string} html
 * @returns {DocumentFragment}
 */
export function parsed(html) {
    return document.createRange().createContextualFragment(html);
}

/**
 * When all pictures in it can be painted at once; those that lie outside of the window on opening don't wait.
 * @param {DocumentFragment} fragment
 */
export async function decoded(fragment) {
    const images = [...fragment.querySelectorAll("img")].filter((image) => image.getAttribute("loading") !== "lazy");
    await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
}

/**
 * Puts a fragment in place; focus (by id), what is selected in a field, and scroll (by id) stay.
 * @param {DocumentFragment} fragment
 * @param {Element} target
 * @param {boolean} isKept see `load`
 */
export function put(fragment, target, isKept = false) {
    const held = target.contains(document.activeElement) ? document.activeElement : null;
    const caret = isTyped(held) ? /** @type {const} */ ([held.selectionStart, held.selectionEnd]) : null;
    const scrolled = [target, ...target.querySelectorAll("[id]")]
        .filter((element) => element.scrollTop || element.scrollLeft)
        .map((element) => /** @type {const} */ ([element.id, element.scrollTop, element.scrollLeft]));
    if (isKept && target.firstElementChild && fragment.firstElementChild) merge(fragment.firstElementChild, target.firstElementChild);
    else target.replaceChildren(fragment);
    for (const [id, top, left] of scrolled) {
        const element = id ? document.getElementById(id) : target;
        if (element) [element.scrollTop, element.scrollLeft] = [top, left];
    }
    const again = held?.id ? document.getElementById(held.id) : null;
    if (!again || again === document.activeElement) return;
    again.focus({ preventScroll: true });
    if (caret && caret[0] !== null && isTyped(again)) again.setSelectionRange(...caret);
}

/** @param {Element | null} element @returns {element is HTMLInputElement | HTMLTextAreaElement} */
const isTyped = (element) => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/**
 * Puts what is in one element into another; what equals what has its id there stays where it is.
 * @param {Element} now
 * @param {Element} old
 */
function merge(now, old) {
    for (const { name, value } of now.attributes) old.setAttribute(name, value);
    const before = [...old.children];
    const kept = [...now.children].map((child) => before.find((one) => one.id === child.id && one.isEqualNode(child)) ?? child);
    for (const one of before) if (!kept.includes(one)) one.remove();
    let next = old.firstElementChild;
    for (const one of kept) {
        if (one === next) next = next.nextElementSibling;
        else old.insertBefore(one, next);
    }
}

/**
 * A function that runs a task, one at a time: what is asked for meanwhile is done once, afterwards, so that many changes
 * in a row neither pile up nor keep the page from showing any of them.
 * @template {unknown[]} T
 * @param {(...asked: T) => Promise<unknown>} task
 * @returns {(...asked: T) => Promise<void>}
 */
export function inTurn(task) {
    /** @type {Promise<void> | null} */
    let running = null;
    /** @type {{asked: T} | null} */
    let next = null;
    const run = async () => {
        try {
            while (next) {
                const { asked } = next;
                next = null;
                await task(...asked);
            }
        } finally {
            running = null; // Even if it failed, what is asked for next is done.
        }
    };
    return (...asked) => {
        next = { asked };
        running ??= run();
        return running;
    };
}
