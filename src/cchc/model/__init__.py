"""What the files mean: frozen models, free of YAML.

`plan`, `commune` and `progress` are the files; `values` the types of their fields; `element` what all of them share;
`timeframe` and `occurrences` what can be late; `dossier` a plan with all that it refers to.
"""
