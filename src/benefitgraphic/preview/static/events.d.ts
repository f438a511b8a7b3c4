// What the scripts tell one another by the document's events. Nothing that runs: the type checker alone reads it.

import type { Kept } from "./kept.js";

/** Something that happened on the server (preview/server/events.py), or what it left undone. */
interface Happened {
    kind: "hello" | "read" | "drawn" | "undrawn" | "broken" | "finished" | "saved" | "worker";
    /** Of the state of the files that it is about: of all but what was saved, and of the worker. */
    serial?: number;
    /** Which size was drawn, or couldn't be. */
    size?: string;
    /** Of what was drawn: as sharp as it will be, with all its files. */
    whole?: boolean;
    /** Of hello: more comes of this state. */
    busy?: boolean;
    /** Of the worker, in words. */
    said?: string;
}

declare global {
    interface DocumentEventMap {
        /** The server told something. */
        "bg:made": CustomEvent<Happened>;
        /** A file was written from here; null unless something was undone or done again. */
        "bg:changed": CustomEvent<{ history: "undo" | "redo" } | null>;
        /** A panel was filled: its name. */
        "bg:filled": CustomEvent<string>;
        /** A part, or a field of it, is to be opened. */
        "bg:select": CustomEvent<{ path: string }>;
        /** The form of a part is open. */
        "bg:selected": CustomEvent<{ path: string }>;
        /** What was kept is to be put back. */
        "bg:back": CustomEvent<Kept>;
    }
}
