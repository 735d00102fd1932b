"""Who is in the plan, and who meets whom."""
