"""The plan language for people and editors: its canonical form (`cchc fmt`) and its JSON Schema (`cchc schema`)."""
