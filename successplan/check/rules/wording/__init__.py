"""How documents for the customer say it: asked of the texts in the files, and of the blocks after compose."""
