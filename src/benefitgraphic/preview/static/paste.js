// A block of cells from a spreadsheet, pasted on the table: all of it or nothing.

import { cellOf, cellsOf, endPaste, placeOf, refresh, tell } from "./cells.js";
import { choose } from "./conflict.js";
import { keep } from "./kept.js";
import { parsed, say, send } from "./swap.js";

/**
 * @param {HTMLInputElement} cell that it is pasted on
 * @param {string} text as the clipboard has it
 * @param {boolean} [knowingly]
 * @returns {Promise<void>}
 */
async function paste(cell, text, knowingly = false) {
    endPaste();
    const cells = cellsOf(document);
    // What is pasted over is what is seen here: somebody else's figure that isn't shown yet is asked about.
    const shown = JSON.stringify(cells.map((one) => [...Object.values(placeOf(one)), one.defaultValue]));
    const asked = { ...placeOf(cell), text, shown, ...(knowingly && { knowingly: "1" }) };
    const { status, html } = await send("paste", asked);
    if (status === 409) {
        if ((await choose(html)) === "mine") return paste(cell, text, true);
        keep({ kind: "block", place: cell.id, label: `Cells for ${cell.getAttribute("aria-label")}`, value: text, isLeft: true });
        return refresh();
    }
    const messages = parsed(html);
    say(messages.textContent?.trim() ?? "");
    if (status === 200) {
        document.dispatchEvent(new CustomEvent("bg:changed"));
        await refresh();
        document.getElementById(cell.id)?.focus();
        document.getElementById("note-paste")?.replaceChildren(messages);
        return;
    }
    await refresh();
    // Each message beside its own cell, too.
    for (const message of messages.querySelectorAll("li[data-place]")) {
        const place = message.getAttribute("data-place");
        const own = cellsOf(document).find((one) => one.dataset.place === place);
        const list = document.createElement("ul");
        list.className = "messages pasted";
        list.append(message.cloneNode(true));
        const fragment = document.createDocumentFragment();
        fragment.append(list);
        if (own) tell(own, fragment);
    }
    const heading = document.createElement("p");
    heading.textContent = "Nothing was pasted:";
    messages.prepend(heading);
    document.getElementById("note-paste")?.replaceChildren(messages);
}

document.addEventListener("paste", async (event) => {
    const cell = cellOf(event.target);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    // A single number is pasted as into any field.
    if (!cell || !/[\t\n\r]/.test(text.replace(/[\r\n]+$/, ""))) return;
    event.preventDefault();
    await paste(cell, text);
});
