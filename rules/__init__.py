"""The rule files: one TOML per kind of notice, with vocabularies, sources and the calendar."""
