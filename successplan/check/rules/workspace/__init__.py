"""How our own house is set up."""
