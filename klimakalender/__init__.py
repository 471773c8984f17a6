"""The application around the spiders: configuration, registry, store, command line and publishing."""

__version__ = "0.1.0"
