// The stage: which size is looked at and how, parts of the picture that are picked, and pictures as they are made anew.

import { inTurn, load, send } from "./swap.js";

const root = document.documentElement;
const stage = document.getElementById("stage");
const byId = (id) => document.getElementById(id);

/** The part whose form is open. */
let selected = new URLSearchParams(location.search).get("part") ?? "";

/** How the picture is looked at, as the address says it; what is as it is anyway is left out. */
function asked(size) {
    const form = byId("look");
    const query = new URLSearchParams();
    for (const [name, value] of form ? new FormData(form) : [])
        if (value && !(name === "zoom" && value === "fit") && !(name === "view" && value === "picture"))
            query.append(name, String(value));
    if (size) query.set("size", size);
    return query;
}

/** Where the mail was scrolled to, since its window is opened anew. */
function mailScroll() {
    try {
        return byId("mail")?.contentWindow?.scrollY ?? 0;
    } catch {
        return 0;
    }
}

/** How the picture is to be looked at, and the serial of the newest picture that the server has told of. */
let wanted = asked();
let newest = null;

/** Whether last year's picture is to be asked for again: not for each picture on the way, since it takes the worker a while. */
let isPastDue = true;

/** What is on the stage, fetched again. */
const refresh = inTurn(async () => {
    const serial = newest;
    const board = byId("pasteboard");
    const before = { size: byId("view")?.dataset.size, zoom: board?.className, share: 0, top: mailScroll() };
    if (board?.scrollHeight) before.share = board.scrollTop / board.scrollHeight;
    const past = byId("before");
    const window = byId("mail");
    if (!(await load(`view?${wanted}`, stage, { isKept: true }))) return;
    const now = byId("pasteboard");
    if (byId("view").dataset.size !== before.size) now.scrollTop = now.scrollLeft = 0;
    else if (now.className !== before.zoom) now.scrollTop = before.share * now.scrollHeight;
    keepMail(window, before.top);
    fillPast(past);
    outline(false);
    if (serial === null) return;
    root.dataset.shown = String(serial);
    performance.mark("shown", { detail: serial });
});

/** A mail that is the same is left at the place that it was scrolled to. */
function keepMail(old, top) {
    const mail = byId("mail");
    if (!mail || !old || mail === old || !top) return;
    mail.addEventListener("load", () => mail.contentWindow?.scrollTo(0, top), { once: true });
}

/** Last year's picture, which may take a while; until then, the one that was there stays. */
async function fillPast(old) {
    const place = byId("before");
    if (!place) return;
    const isSame = old?.dataset.load === place.dataset.load;
    if (isSame && old !== place) place.replaceChildren(...old.childNodes);
    if (isSame && !isPastDue) return;
    isPastDue = false;
    await load(place.dataset.load, place);
    if (!place.isConnected) fillPast(place); // The stage was filled again meanwhile.
}

/** Looks in the way that the controls say; they may still be those of the size before. */
function look(size = wanted.get("size")) {
    wanted = asked(size);
    const all = new URLSearchParams(location.search);
    for (const name of ["size", "view", "zoom", "colour", "overlay", "compare"]) all.delete(name);
    for (const [name, value] of wanted) all.append(name, value);
    history.replaceState(null, "", `?${all}`);
    return refresh();
}

// Sizes, and how they are looked at.

/** Says which size is looked at; one after the other, so that the last one said is the last one heard. */
const tellSize = inTurn((size) => send("look", { size }));

stage.addEventListener("click", (event) => {
    const tab = event.target.closest("#sizes > [role=tab]");
    if (tab && tab.getAttribute("aria-selected") !== "true") {
        tellSize(tab.dataset.size);
        look(tab.dataset.size);
    }
});
stage.addEventListener("change", (event) => event.target.closest("#look") && look());
stage.addEventListener("submit", (event) => event.preventDefault());

// Parts of the picture.

/** Whether the part was picked in the picture, where it is in sight anyway. */
let fromPicture = false;

document.addEventListener("click", (event) => {
    const on = event.target.closest?.("[data-path]");
    if (!on || event.defaultPrevented) return;
    fromPicture = Boolean(on.closest(".spots"));
    document.dispatchEvent(new CustomEvent("bg:select", { detail: { path: on.dataset.path } }));
});

/** Whether something belongs to what is selected: the very part, or what is in it. */
const belongs = (name) => name === selected || name.startsWith(`${selected}.`) || name.startsWith(`${selected}[`);

function outline(isToBeSeen) {
    const spots = [...stage.querySelectorAll(".spots > rect")];
    const own = selected ? spots.filter((spot) => belongs(spot.dataset.path) || spot.dataset.part === selected) : [];
    // Of spots in one another, the outer ones: one frame, and not a nest of them.
    const outer = own.filter((spot) => !own.some((other) => other !== spot && holds(other, spot)));
    for (const spot of spots) spot.classList.toggle("selected", outer.includes(spot));
    if (isToBeSeen && outer.length) outer[0].scrollIntoView({ block: "nearest", inline: "nearest" });
}

function holds(outer, inner) {
    if (outer.parentNode !== inner.parentNode) return false;
    const [a, b] = [outer.getBBox(), inner.getBBox()];
    const [right, bottom] = [a.x + a.width + 1, a.y + a.height + 1]; // Edges that are one may differ by their rounding.
    const isInside = a.x <= b.x + 1 && a.y <= b.y + 1 && right >= b.x + b.width && bottom >= b.y + b.height;
    return isInside && (a.width * a.height > b.width * b.height || outer.compareDocumentPosition(inner) & 4);
}

document.addEventListener("bg:selected", (event) => {
    selected = event.detail?.path ?? "";
    outline(!fromPicture);
    fromPicture = false;
});

// Pictures made anew.

document.addEventListener("bg:made", (event) => {
    const { kind, serial, size, busy } = event.detail;
    const visible = byId("view")?.dataset.size;
    if ((kind === "drawn" && (size === visible || !visible)) || (kind === "hello" && !busy)) newest = serial;
    else if (!["hello", "broken", "undrawn", "finished"].includes(kind)) return;
    if (kind === "finished") isPastDue = true;
    refresh();
});

// What the address asks for is made first.
if (byId("view").dataset.size) tellSize(byId("view").dataset.size);
fillPast(null);
