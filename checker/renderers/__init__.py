"""The outputs: each module is a plugin with ``render``, made from the Report alone."""

#: The registered name of each built-in renderer and the module that holds it, imported only when it is asked for.
BUILT_IN = {"console": "checker.renderers.console", "json": "checker.renderers.json_report"}
