"""The built-in plugins: one module, one required element, with its cases beside it."""
