// What is wrong with the page that is open, of what only a browser's own layout can tell.
// Each function gives sentences; the file is one expression, called with the name of a function.
/** @param {"sideways" | "broken" | "cut" | "overlapping" | "torn" | "small"} name */
(name) => {
    const root = document.documentElement;
    const SLACK = 1; // px: browsers round

    /** @param {Element} element */
    const textOf = (element) => (element instanceof HTMLElement ? element.innerText : "");

    /** @param {Element} element */
    const named = (element) => {
        const alt = element instanceof HTMLImageElement ? element.alt : "";
        const words = (textOf(element) || alt).trim().replace(/\s+/g, " ").slice(0, 40);
        const mark = element.id ? "#" + element.id : element.className ? "." + String(element.className).split(" ")[0] : "";
        return `<${element.tagName.toLowerCase()}${mark}>${words ? ` "${words}"` : ""}`;
    };

    /**
     * For those who listen alone, by the usual way of hiding: a box of one pixel, or clipped to nothing.
     * @param {Element | null} element
     */
    const unseen = (element) => {
        for (let at = element; at && at !== document.body; at = at.parentElement) {
            const style = getComputedStyle(at);
            const box = at.getBoundingClientRect();
            const clips = style.overflowX !== "visible" || style.overflowY !== "visible";
            if (style.visibility !== "visible" || style.opacity === "0") return true;
            if (clips && (box.width <= 1 || box.height <= 1)) return true;
            if (style.clipPath === "inset(50%)" || style.clip === "rect(0px, 0px, 0px, 0px)") return true;
        }
        return false;
    };

    /** Every text that is shown, and where: a box for each of its lines. */
    const texts = () => {
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (!(node instanceof Text && node.data.trim() && node.parentElement)) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
            if (boxes.length && !unseen(node.parentElement)) found.push({ node, element: node.parentElement, boxes });
        }
        return found;
    };

    /** Whether what stands in it may be wider than it is. @param {Element | null} element */
    const scrolls = (element) => {
        for (let at = element; at && at !== document.body; at = at.parentElement)
            if (getComputedStyle(at).overflowX !== "visible") return true;
        return false;
    };

    const sideways = () => {
        const found = [];
        const width = root.clientWidth;
        if (screen.width <= 480 && width > screen.width)
            found.push(`laid out ${width} px wide on a phone of ${screen.width}: <meta name=viewport> is not there`);
        const out = [...document.body.querySelectorAll("*")].filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width && (box.right + scrollX > width + SLACK || box.left + scrollX < -SLACK)
                && !scrolls(element.parentElement) && !unseen(element);
        });
        for (const element of out) {
            if (out.some((other) => other !== element && element.contains(other))) continue;
            const box = element.getBoundingClientRect();
            found.push(`${named(element)} stands from ${box.left.toFixed()} to ${box.right.toFixed()} of ${width} px`);
        }
        for (const { element, boxes } of texts()) {
            const right = Math.max(...boxes.map((box) => box.right)) + scrollX;
            if (right <= width + SLACK || scrolls(element) || out.some((other) => other.contains(element))) continue;
            found.push(`the words of ${named(element)} reach to ${right.toFixed()} of ${width} px`);
        }
        const body = Math.max(root.scrollWidth, document.body.scrollWidth);
        if (body > width) found.push(`the page is ${body} px wide, where there are ${width}`);
        return found;
    };

    const broken = () => [...document.images].filter((image) => !image.naturalWidth)
        .map((image) => `${named(image)} shows nothing: ${image.getAttribute("src")}`);

    const cut = () => {
        const found = [];
        for (const element of document.body.querySelectorAll("*")) {
            const style = getComputedStyle(element);
            const clips = (/** @type {string} */ overflow) => overflow === "hidden" || overflow === "clip";
            const wide = clips(style.overflowX) && element.scrollWidth > element.clientWidth + SLACK;
            const high = clips(style.overflowY) && element.scrollHeight > element.clientHeight + SLACK;
            if (!(wide || high) || !textOf(element).trim() || unseen(element)) continue;
            const [all, seen] = wide
                ? [element.scrollWidth, element.clientWidth] : [element.scrollHeight, element.clientHeight];
            found.push(`${named(element)} shows ${seen} px of ${all}`);
        }
        return found;
    };

    /**
     * What is seen of a box: what scrolls or is clipped shows through its frame alone.
     * @param {Node} element
     * @param {{left: number, right: number, top: number, bottom: number}} box
     */
    const framed = (element, { left, right, top, bottom }) => {
        for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
            const style = getComputedStyle(at);
            if (style.overflowX === "visible" && style.overflowY === "visible") continue;
            const box = at.getBoundingClientRect();
            [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
            [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
        }
        return { left, right, top, bottom };
    };

    const overlapping = () => {
        // The middle of each line, about from the baseline to the height of small letters: lines may be set close.
        const marks = texts().flatMap(({ node, element, boxes }) => boxes.map((box) => ({
            node: /** @type {Node} */ (node), element, ...framed(node, {
                left: box.left, right: box.right,
                top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3,
            }),
        })));
        for (const image of document.images)
            if (image.width && image.height && !unseen(image))
                marks.push({ node: image, element: image, ...framed(image, image.getBoundingClientRect()) });
        /** @type {Set<string>} */
        const found = new Set();
        marks.sort((a, b) => a.top - b.top);
        marks.forEach((one, index) => {
            for (let i = index + 1; i < marks.length && marks[i].top < one.bottom; i++) {
                const other = marks[i];
                if (other.node === one.node) continue;
                const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
                const down = Math.min(one.bottom, other.bottom) - other.top;
                if (across > 2 * SLACK && down > SLACK) found.add(`${named(one.element)} and ${named(other.element)}`);
            }
        });
        return [...found];
    };

    // Words that go on in another line without having to: addresses may, and whatever is nearly as wide as the page.
    const torn = () => {
        const found = [];
        for (const { node, element } of texts()) {
            if (getComputedStyle(element).hyphens === "auto") continue;
            for (const chunk of node.data.matchAll(/[^\s\u00ad\u200b]+/gu)) {
                if (/[/@]|\p{L}\.\p{L}|[\u3040-\u9fff]/u.test(chunk[0])) continue;
                for (const word of chunk[0].matchAll(/[^-\u2010-\u2014]{2,}/gu)) {
                    const range = document.createRange();
                    range.setStart(node, chunk.index + word.index);
                    range.setEnd(node, chunk.index + word.index + word[0].length);
                    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
                    const wide = boxes.reduce((sum, box) => sum + box.width, 0);
                    if (boxes.some((box) => box.top > boxes[0].top + box.height / 2) && wide < root.clientWidth * 0.75)
                        found.push(`"${word[0]}" in ${named(element)}`);
                }
            }
        }
        return found;
    };

    const small = () => texts()
        .map(({ element }) => /** @type {const} */ ([element, parseFloat(getComputedStyle(element).fontSize)]))
        .filter(([, size]) => size < 12)
        .map(([element, size]) => `${named(element)} is set in ${size} px`);

    return { sideways, broken, cut, overlapping, torn, small }[name]();
}
