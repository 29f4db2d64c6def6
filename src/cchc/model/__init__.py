"""Models of the files: frozen, free of YAML.

`plan`, `commune` and `progress` are the files; `values` the types of their fields; `element` their common base class;
`timeframe` and `occurrences` what can be late; `dossier` a plan with all files that it refers to.
"""
