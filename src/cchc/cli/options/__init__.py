"""The types of options and arguments: what is typed, what it becomes, and what the shell offers for it."""
