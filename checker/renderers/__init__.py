"""The outputs: each module is a plugin with ``render``, made from the Report alone."""
