"""Which work changes in which order, and the days that prove it."""
