"""``python -m klimakalender``: the same as the console script."""

from klimakalender.cli import main

if __name__ == "__main__":
    main()
