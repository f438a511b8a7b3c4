// Elements of the page, found as what they are.

/**
 * An element that the page always has.
 * @param {string} id
 */
export function byId(id) {
    const found = document.getElementById(id);
    if (!found) throw new Error(`The page has no element "${id}".`);
    return found;
}

/**
 * Where something happened, or the nearest element around it that matches.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function around(event, selector) {
    return event.target instanceof Element ? event.target.closest(selector) : null;
}

/**
 * All elements that match, in the page's order.
 * @param {ParentNode} root
 * @param {string} selector of elements of HTML
 */
export const allOf = (root, selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
