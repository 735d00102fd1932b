"""The rules, one a module: its docstring is its manual, `find` says what it saw."""
