"""The readers as extension modules, for those who ask: ``make compile`` (docs/how-to/compile-the-readers.md).

All else about the build stands in pyproject.toml. Without KLIMAKALENDER_COMPILE=1 the package is plain Python, which
needs no C compiler.
"""

import os
from pathlib import Path

from setuptools import Extension, setup

FOLDERS = ("normalize", "spiders/page", "spiders/reading")
# A descriptor and a stand-in that set attributes as they are asked for them, which compiled classes cannot.
DYNAMIC = {"normalize/once.py", "normalize/lazily.py"}


def _compiled() -> list[Extension]:
    # What an ordinary install does without.
    from mypyc.build import mypycify
    from pybind11.setup_helpers import ParallelCompile

    ParallelCompile(default=0).install()  # as many C files at a time as there are processors

    paths = sorted(path.as_posix() for folder in FOLDERS for path in Path(folder).rglob("*.py"))
    extensions: list[Extension] = mypycify(
        [path for path in paths if path not in DYNAMIC],
        opt_level="2",
        multi_file=True,  # one C file for all takes twice as long and gives nothing faster
        group_name="klimakalender",
    )
    for extension in extensions:
        # All C files are linked to one library: what one calls of another need not be looked up (3 % of the time).
        extension.extra_compile_args.append("-fvisibility=hidden")
    return extensions


setup(ext_modules=_compiled() if os.environ.get("KLIMAKALENDER_COMPILE") == "1" else [])
