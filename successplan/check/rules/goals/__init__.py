"""What is to come of it, in which numbers, and whether the numbers can be trusted."""
