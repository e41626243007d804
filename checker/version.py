"""The version of the checker: pyproject.toml takes it from here, because reading installed metadata costs 20 ms."""

VERSION = "0.1.0"
