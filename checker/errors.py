"""What is raised where a source cannot be read."""


class ReadError(Exception):
    """A source cannot be read. ``code`` is stable and machine-readable, the message is one line of Chinese."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
