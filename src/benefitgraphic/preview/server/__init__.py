"""What the page asks and is told: one session, its files, its events; nothing comes in that isn't ours."""
