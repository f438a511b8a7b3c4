"""The same content as text: alternative texts, accessible pages, mail and data, all read out of the finished frames."""
