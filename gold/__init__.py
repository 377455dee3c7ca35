"""Hand-labelled documents and how they are rendered."""
