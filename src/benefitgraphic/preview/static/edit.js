// The forms for words and figures. Each file looks after one thing; what happens on the page goes by the document's events.

import "./autosave.js";
import "./cells.js";
import "./dragging.js";
import "./following.js";
import "./history.js";
import "./icons.js";
import "./insert.js";
import "./opening.js";
import "./order.js";
import "./paste.js";
import "./room.js";
