"""Many documents: convert a folder."""
