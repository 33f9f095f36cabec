"""One module a format of a learning platform."""
