"""Makes the repair model from text and aligned pairs; nothing here is needed to repair."""
