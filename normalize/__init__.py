"""One string: repair, tidy, read a date or a sum; knows nothing of documents."""
