"""Many documents in one file: where each begins, and the records of all of them."""
