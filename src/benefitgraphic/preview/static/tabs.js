// Rows of tabs: one of them is reached by Tab, the others by arrows, Home and End; going to one opens it.

import { allOf, around } from "./dom.js";

document.addEventListener("keydown", (event) => {
    const tab = around(event, "[role=tab]");
    if (!tab || event.ctrlKey || event.altKey || event.metaKey) return;
    const tabs = allOf(/** @type {Element} */ (tab.parentElement), "[role=tab]");
    const at = tabs.indexOf(tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const other = tabs[(to + tabs.length) % tabs.length];
    other.focus();
    other.click();
});
