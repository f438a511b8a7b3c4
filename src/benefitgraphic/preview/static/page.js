// The frame of the page: what happens on the server, panels, links between them, copying and writing.

import "./tabs.js";
import { allOf, around, byId } from "./dom.js";
import { leave } from "./kept.js";
import { sought } from "./returning.js";
import { base, inTurn, load, say, send } from "./swap.js";

const root = document.documentElement;
const body = document.body;

/** Panels whose content is from before something happened. */
const outdated = new Set(["edit", "figures", "problems", "files"]);

/**
 * Fills a panel. Forms look after themselves once they are there, since somebody may be typing in them.
 * @param {string} name
 */
async function fill(name) {
    const panel = byId(`panel-${name}`);
    outdated.delete(name);
    const done = await load(panel.dataset.load ?? "", name === "files" ? byId("files") : panel);
    if (!done) outdated.add(name);
    else document.dispatchEvent(new CustomEvent("bg:filled", { detail: name }));
}

/**
 * Shows a panel; `?panel=` says which, so that the page can be opened again as it was.
 * @param {string} name
 */
export function show(name) {
    body.dataset.panel = name;
    for (const tab of allOf(byId("panels"), ":scope > *")) {
        const isOpen = tab.dataset.panel === name;
        tab.setAttribute("aria-selected", String(isOpen));
        tab.tabIndex = isOpen ? 0 : -1;
        byId(`panel-${tab.dataset.panel}`).hidden = !isOpen;
    }
    const query = new URLSearchParams(location.search);
    query.set("panel", name);
    history.replaceState(null, "", `?${query}`);
    if (outdated.has(name)) fill(name);
}

const refreshState = inTurn(async () => {
    if (!(await load("state", byId("state")))) return;
    const told = /** @type {HTMLElement} */ (byId("state").firstElementChild).dataset;
    const count = Number(told.errors) + Number(told.warnings);
    const badge = byId("problem-count");
    badge.textContent = count ? ` ${count}` : "";
    badge.className = count ? `badge${Number(told.errors) ? " bad" : ""}` : "";
    document.title = `${byId("title").firstElementChild?.textContent ?? byId("title").textContent} – benefitgraphic preview`;
});

const refreshPanel = inTurn(async (/** @type {string} */ name) => {
    if (body.dataset.panel !== name) outdated.add(name);
    else if (!byId(`panel-${name}`).querySelector("#source")) await fill(name);
    else outdated.add(name);
});

// What the server tells.

let gone = 0;
/** The one connection that tells what happens; none while the page isn't seen, as a browser has six for all its tabs. */
let events = /** @type {EventSource | null} */ (null);
let isAgain = false;

let isSeeking = false;
/** When something was typed last. */
let typed = 0;
const AGAIN = 2000; // ms

/** The preview is gone: says so, and looks for it until it is there again. */
async function stopped() {
    if (isSeeking) return;
    isSeeking = true;
    events?.close();
    events = null;
    const said =
        `The preview has stopped. Start it again in the folder ${root.dataset.folder}: benefitgraphic preview. This page then goes on by itself, with what you typed.`;
    byId("state-said").className = "state bad";
    byId("state-said").textContent = said;
    say(said);
    let there = "";
    while (!there || performance.now() - typed < AGAIN) {
        await new Promise((done) => setTimeout(done, AGAIN / 2));
        there = await sought();
    }
    isSeeking = false;
    if (there === base) return listen();
    const query = new URLSearchParams(location.search);
    const part = document.getElementById("editor")?.dataset.part;
    if (part) query.set("part", part);
    leave();
    location.replace(`${there}?${query}`);
}

document.addEventListener("input", () => (typed = performance.now()));

function listen() {
    if (events || isSeeking || document.hidden) return;
    const mine = (events = new EventSource(`${base}events`));
    const told = (/** @type {MessageEvent<string>} */ event) => {
        clearTimeout(gone);
        gone = 0;
        const happened = JSON.parse(event.data);
        const { kind } = happened;
        if (kind === "broken") say("There is a problem; the last good picture stays.");
        if (kind === "worker") say(happened.said ?? "");
        if (kind === "finished") say("All files are up to date.");
        refreshState();
        if (kind !== "drawn" && kind !== "saved") refreshPanel("problems");
        if (kind === "finished" || kind === "hello") refreshPanel("files");
        document.dispatchEvent(new CustomEvent("bg:made", { detail: happened }));
        if (kind !== "hello") return;
        // Whatever the files were told to be meanwhile, nobody here has heard of.
        if (isAgain) document.dispatchEvent(new CustomEvent("bg:made", { detail: { ...happened, kind: "read" } }));
        isAgain = true;
    };
    for (const kind of ["hello", "read", "drawn", "undrawn", "broken", "finished", "saved", "worker"])
        mine.addEventListener(kind, told);
    // The browser connects again by itself; only if that takes long, the server is taken to be gone.
    mine.addEventListener("error", () => {
        gone ||= setTimeout(stopped, 1500);
        if (mine.readyState !== EventSource.CLOSED || mine !== events) return;
        events = null;
        setTimeout(listen, 2000);
    });
}

document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return listen();
    events?.close();
    events = null;
    clearTimeout(gone);
    gone = 0;
});

// Handlers are the document's, so that fragments need none.

document.addEventListener("click", async (event) => {
    const on = around(event, "[data-panel][role=tab], [data-show], [data-into], [data-copy], [data-language], #make-all");
    if (!on || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (on.dataset.copy) return copy(on);
    if (on.dataset.language) {
        const language = /** @type {HTMLSelectElement} */ (byId("language"));
        language.value = on.dataset.language;
        return language.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (on.id === "make-all") return makeAll(on);
    event.preventDefault();
    if (on.dataset.into) {
        const panel = byId(on.dataset.into);
        await load(on.getAttribute("href") ?? "", panel);
        const there = document.getElementById("marked") ?? panel;
        there.scrollIntoView({ block: "center" });
        there.focus({ preventScroll: true });
    } else {
        const name = on.dataset.show ?? on.dataset.panel ?? "";
        if (name === "problems") outdated.add(name);
        show(name);
        if (on.dataset.show) byId(`tab-${name}`).focus();
    }
});

/** @param {HTMLElement} button */
async function copy(button) {
    const text = byId(button.dataset.copy ?? "").textContent ?? "";
    const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
    button.textContent = done ? "Copied" : "Not copied";
    say(done ? "Copied" : "The browser refused to copy it; select the text instead.");
    setTimeout(() => (button.textContent = "Copy"), 2000);
}

/** @param {HTMLElement} button */
async function makeAll(button) {
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    say("Making all files…");
    const { status, html } = await send("write");
    button.ariaDisabled = "false";
    if (!status) return stopped();
    show("files");
    byId("written").innerHTML = html;
    say(byId("written").querySelector("p")?.textContent ?? "Done");
    byId("written").scrollIntoView({ block: "nearest" });
}

document.addEventListener("change", async (event) => {
    if (!(event.target instanceof HTMLSelectElement) || event.target.id !== "language") return;
    await send("look", { size: document.getElementById("view")?.dataset.size ?? "", language: event.target.value });
});

// Somebody who picks a part of the picture, or of a problem, wants to change it.
document.addEventListener("bg:select", () => show("edit"));

root.dataset.ready = "true";
listen();
show(body.dataset.panel ?? "");
