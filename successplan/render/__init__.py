"""Turn blocks into files: a package for each format, and what they share (markup, package, fit, lint)."""
