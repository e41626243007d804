"""Readers: plugins that turn a Source into Content, one module or package per format."""
