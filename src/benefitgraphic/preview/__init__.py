"""The page to work in: every output as it will be, and a form beside it. It needs the extra `preview`."""
