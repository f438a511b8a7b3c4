// Finds the preview again once it was started anew. Nothing secret is asked with, so that whatever else answers at this
// port meanwhile learns nothing: the preview shows that it has the project's key, and the page works out its address.

const root = document.documentElement;
const ALGORITHM = { name: "HMAC", hash: "SHA-256" };
const key = crypto.subtle?.importKey("raw", bytes(root.dataset.key ?? ""), ALGORITHM, false, ["sign", "verify"]).catch(() => null);
delete root.dataset.key;

/** @param {string} hex */
function bytes(hex) {
    return Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));
}

/**
 * What the addresses of the preview at this port begin with.
 * @returns {Promise<string>} empty if there is none, or not this project's
 */
export async function sought() {
    const mine = await key;
    const question = crypto.randomUUID?.();
    if (!mine || !question) return "";
    const said = (/** @type {string} */ text) => new TextEncoder().encode(text);
    try {
        const { salt, proof } = await (await fetch(`/again?${question}`)).json();
        if (!(await crypto.subtle.verify("HMAC", mine, bytes(proof), said(`proof ${location.port} ${salt} ${question}`)))) return "";
        const signed = new Uint8Array(await crypto.subtle.sign("HMAC", mine, said(`token ${salt}`)));
        return `/${btoa(String.fromCharCode(...signed)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}/`;
    } catch {
        return ""; // Nobody is there, or somebody else.
    }
}
