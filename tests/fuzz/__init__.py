"""The fuzz run: see ``tests.fuzz.__main__``."""
