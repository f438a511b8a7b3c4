// The stage: which size is looked at and how, parts of the picture that are picked, and pictures as they are made anew.

import { around, byId } from "./dom.js";
import { inTurn, load, send } from "./swap.js";

const root = document.documentElement;
const stage = byId("stage");

/** The part whose form is open. */
let selected = new URLSearchParams(location.search).get("part") ?? "";

/**
 * How the picture is looked at, as the address says it; what is as it is anyway is left out.
 * @param {string | null} [size]
 */
function asked(size) {
    const form = document.getElementById("look");
    const query = new URLSearchParams();
    for (const [name, value] of form instanceof HTMLFormElement ? new FormData(form) : [])
        if (value && !(name === "zoom" && value === "fit") && !(name === "view" && value === "picture"))
            query.append(name, String(value));
    if (size) query.set("size", size);
    return query;
}

/** The window that a mail is shown in. */
const mailWindow = () => /** @type {HTMLIFrameElement | null} */ (document.getElementById("mail"));

/** Where the mail was scrolled to, since its window is opened anew. */
function mailScroll() {
    try {
        return mailWindow()?.contentWindow?.scrollY ?? 0;
    } catch {
        return 0;
    }
}

/** How the picture is to be looked at, and the serial of the newest picture that the server has told of. */
let wanted = asked();
let newest = /** @type {number | null} */ (null);

/** Whether last year's picture is to be asked for again: not for each picture on the way, since it takes the worker a while. */
let isPastDue = true;

/** What is on the stage, fetched again. */
const refresh = inTurn(async () => {
    const serial = newest;
    const board = document.getElementById("pasteboard");
    const before = { size: document.getElementById("view")?.dataset.size, zoom: board?.className, share: 0, top: mailScroll() };
    if (board?.scrollHeight) before.share = board.scrollTop / board.scrollHeight;
    const past = document.getElementById("before");
    const mail = mailWindow();
    if (!(await load(`view?${wanted}`, stage, { isKept: true }))) return;
    const now = byId("pasteboard");
    if (byId("view").dataset.size !== before.size) now.scrollTop = now.scrollLeft = 0;
    else if (now.className !== before.zoom) now.scrollTop = before.share * now.scrollHeight;
    keepMail(mail, before.top);
    fillPast(past);
    outline(false);
    if (serial === null) return;
    root.dataset.shown = String(serial);
    performance.mark("shown", { detail: serial });
});

/**
 * A mail that is the same is left at the place that it was scrolled to.
 * @param {HTMLIFrameElement | null} old
 * @param {number} top
 */
function keepMail(old, top) {
    const mail = mailWindow();
    if (!mail || !old || mail === old || !top) return;
    mail.addEventListener("load", () => mail.contentWindow?.scrollTo(0, top), { once: true });
}

/**
 * Last year's picture, which may take a while; until then, the one that was there stays.
 * @param {HTMLElement | null} old
 */
async function fillPast(old) {
    const place = document.getElementById("before");
    if (!place) return;
    const isSame = old?.dataset.load === place.dataset.load;
    if (old && isSame && old !== place) place.replaceChildren(...old.childNodes);
    if (isSame && !isPastDue) return;
    isPastDue = false;
    await load(place.dataset.load ?? "", place);
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
const tellSize = inTurn((/** @type {string} */ size) => send("look", { size }));

stage.addEventListener("click", (event) => {
    const tab = around(event, "#sizes > [role=tab]");
    const size = tab?.dataset.size;
    if (tab && size && tab.getAttribute("aria-selected") !== "true") {
        tellSize(size);
        look(size);
    }
});
stage.addEventListener("change", (event) => around(event, "#look") && look());
stage.addEventListener("submit", (event) => event.preventDefault());

// Parts of the picture.

/** Whether the part was picked in the picture, where it is in sight anyway. */
let fromPicture = false;

document.addEventListener("click", (event) => {
    const on = around(event, "[data-path]");
    if (!on || event.defaultPrevented) return;
    fromPicture = Boolean(on.closest(".spots"));
    document.dispatchEvent(new CustomEvent("bg:select", { detail: { path: on.dataset.path } }));
});

/** Whether something belongs to what is selected: the very part, or what is in it. @param {string} name */
const belongs = (name) => name === selected || name.startsWith(`${selected}.`) || name.startsWith(`${selected}[`);

/** @param {boolean} isToBeSeen */
function outline(isToBeSeen) {
    const spots = /** @type {SVGRectElement[]} */ ([...stage.querySelectorAll(".spots > rect")]);
    const own = selected ? spots.filter((spot) => belongs(spot.dataset.path ?? "") || spot.dataset.part === selected) : [];
    // Of spots in one another, the outer ones: one frame, and not a nest of them.
    const outer = own.filter((spot) => !own.some((other) => other !== spot && holds(other, spot)));
    for (const spot of spots) spot.classList.toggle("selected", outer.includes(spot));
    if (isToBeSeen && outer.length) outer[0].scrollIntoView({ block: "nearest", inline: "nearest" });
}

/**
 * Whether one spot lies around another; of two that lie alike, the first does.
 * @param {SVGRectElement} outer
 * @param {SVGRectElement} inner
 */
function holds(outer, inner) {
    if (outer.parentNode !== inner.parentNode) return false;
    const [a, b] = [outer.getBBox(), inner.getBBox()];
    const [right, bottom] = [a.x + a.width + 1, a.y + a.height + 1]; // Edges that are one may differ by their rounding.
    const isInside = a.x <= b.x + 1 && a.y <= b.y + 1 && right >= b.x + b.width && bottom >= b.y + b.height;
    const isFirst = Boolean(outer.compareDocumentPosition(inner) & Node.DOCUMENT_POSITION_FOLLOWING);
    return isInside && (a.width * a.height > b.width * b.height || isFirst);
}

document.addEventListener("bg:selected", (event) => {
    selected = event.detail?.path ?? "";
    outline(!fromPicture);
    fromPicture = false;
});

// Pictures made anew.

document.addEventListener("bg:made", (event) => {
    const { kind, serial, size, busy } = event.detail;
    const visible = document.getElementById("view")?.dataset.size;
    if ((kind === "drawn" && (size === visible || !visible)) || (kind === "hello" && !busy)) newest = serial ?? null;
    else if (!["hello", "broken", "undrawn", "finished"].includes(kind)) return;
    if (kind === "finished") isPastDue = true;
    refresh();
});

// What the address asks for is made first.
if (byId("view").dataset.size) tellSize(byId("view").dataset.size ?? "");
fillPast(null);
