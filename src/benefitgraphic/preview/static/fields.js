// What stands in a field of a form, whatever kind it is; what it said when it came is in the controls' own defaults.

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/**
 * The controls that make up a field's value.
 * @param {Element} field
 * @returns {Control[]}
 */
export function controls(field) {
    const all = [...field.querySelectorAll("textarea, select, input")];
    return /** @type {Control[]} */ (all.filter((one) => !one.closest(".picker") && one.closest(".field") === field));
}

/**
 * The first control of a field or a form.
 * @param {Element} field
 * @returns {HTMLElement | null}
 */
export function controlOf(field) {
    return field.querySelector("textarea, select, input:checked, input, button");
}

/**
 * What the field says now; of a choice of several, all that is ticked.
 * @param {HTMLElement} field
 * @returns {string | string[]}
 */
export function valueOf(field) {
    const all = /** @type {HTMLInputElement[]} */ (controls(field));
    switch (field.dataset.kind) {
        case "flag":
            return String(all[0].checked);
        case "sizes":
            return all.filter((one) => one.checked).map((one) => one.value);
        case "theme":
            return all.find((one) => one.checked)?.value ?? "";
        default:
            return all[0]?.value ?? "";
    }
}

/**
 * Whether it says something else than the file did.
 * @param {Element} field
 */
export function isDirty(field) {
    return controls(field).some((one) => {
        if (one instanceof HTMLSelectElement) return ![...one.options].some((o) => o.defaultSelected && o.selected);
        if (one instanceof HTMLInputElement && ["checkbox", "radio"].includes(one.type))
            return one.checked !== one.defaultChecked;
        return one.value !== one.defaultValue;
    });
}

/**
 * What is typed in a field; null where nothing is typed, but chosen.
 * @param {Element} field
 */
export function textOf(field) {
    const [control] = controls(field);
    return control && !control.matches("select, [type=checkbox], [type=radio]") ? control.value : null;
}

/** What a field is called. @param {Element} field */
export function labelOf(field) {
    const item = field.closest(".item")?.getAttribute("data-name");
    const own = field.querySelector(".label, label")?.firstChild?.textContent?.trim() ?? "";
    return item && item !== own ? `${item}: ${own}` : own;
}

/**
 * What was sent is what the file says now; what has been typed since stays.
 * @param {HTMLElement} field
 * @param {string | string[]} sent
 * @param {string} was what the file says, as it is sent back
 */
export function settle(field, sent, was) {
    field.dataset.was = was;
    for (const one of controls(field)) {
        if (one instanceof HTMLSelectElement)
            for (const option of one.options) option.defaultSelected = option.value === sent;
        else if (one instanceof HTMLInputElement && one.type === "checkbox")
            one.defaultChecked = Array.isArray(sent) ? sent.includes(one.value) : sent === "true";
        else if (one instanceof HTMLInputElement && one.type === "radio") one.defaultChecked = one.value === sent;
        else keepingText(one, () => (one.defaultValue = String(sent)));
    }
}

/**
 * The field as the file says it, in the control that is there, so that the focus stays.
 * @param {HTMLElement} field
 * @param {HTMLElement} fresh
 */
export function adopt(field, fresh) {
    field.dataset.was = fresh.dataset.was;
    const theirs = controls(fresh);
    controls(field).forEach((one, at) => {
        const other = theirs[at];
        if (!other) return;
        if (one instanceof HTMLInputElement && other instanceof HTMLInputElement && ["checkbox", "radio"].includes(one.type))
            one.checked = one.defaultChecked = other.defaultChecked;
        else if (one instanceof HTMLSelectElement && other instanceof HTMLSelectElement) {
            one.replaceChildren(...other.children);
        } else if (!(one instanceof HTMLSelectElement) && !(other instanceof HTMLSelectElement)) {
            const caret = /** @type {const} */ ([one.selectionStart, one.selectionEnd]);
            one.defaultValue = other.defaultValue;
            // To set a text, even the same, makes a control forget what could be undone in it.
            if (one.value !== other.defaultValue) one.value = other.defaultValue;
            if (caret[0] !== null && one === document.activeElement) one.setSelectionRange(...caret);
        }
    });
}

/**
 * The same as if it were typed, so that the control's own undo brings back what was there.
 * @param {HTMLElement} field
 * @param {HTMLElement} fresh
 */
export function retype(field, fresh) {
    const text = textOf(fresh);
    const [control] = controls(field);
    control?.focus();
    if (text !== null) type(/** @type {HTMLInputElement} */ (control), text);
    adopt(field, fresh);
}

/**
 * Types over all that is in a control.
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {string} text
 */
export function type(control, text) {
    control.focus();
    control.select();
    // Where a browser has left that out, it is put in.
    if (!(text ? document.execCommand("insertText", false, text) : document.execCommand("delete"))) control.value = text;
}

/**
 * Has a field that is saved say what the file says: spaces at its ends are gone, and breaks of its lines are spaces.
 * @param {HTMLElement} field
 */
export function showSaved(field) {
    const said = JSON.parse(field.dataset.was ?? "null");
    const [control] = controls(field);
    if (textOf(field) === null || isDirty(field) || control.hasAttribute("readonly")) return;
    const text = (Array.isArray(said) ? said.join("\n") : said) ?? "";
    const own = /** @type {HTMLInputElement} */ (control);
    if (own.value !== text) own.value = own.defaultValue = text;
}

/**
 * Says what is wrong beside a field, or that nothing is.
 * @param {Element} field
 * @param {Node | null} messages
 */
export function note(field, messages) {
    const place = field.querySelector(":scope > .note");
    place?.replaceChildren(...(messages ? [messages] : []));
    for (const one of controls(field)) {
        if (messages) one.setAttribute("aria-invalid", "true");
        else one.removeAttribute("aria-invalid");
    }
}

/**
 * A new default also becomes the text of a control that nobody has typed in, so the text is put back.
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {() => void} change
 */
function keepingText(control, change) {
    const { value } = control;
    change();
    if (control.value !== value) control.value = value;
}
