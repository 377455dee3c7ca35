"""The local search and reading site. Needs the extra `web`."""
