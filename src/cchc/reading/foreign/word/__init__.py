"""Word documents of other offices as texts and tables.

`parts` opens what can be parsed, `grid` tells which cells a person sees, `texts` and `runs` what is printed in them;
`extras`, `symbols` and `equations` are what else may stand in a run, `printing` makes lines and remarks of all this.
"""
