"""Attributes that are worked out when first asked for, of things that are made by the thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class once(Generic[Value]):  # noqa: N801 — a decorator, as functools.cached_property is
    """What :func:`functools.cached_property` is, without the lock that Python 3.11 takes: a quarter of its time.

    A class that has one keeps its ``__dict__`` when it is compiled: ``@mypyc_attr(native_class=False)``. The
    compiler makes a plain property of ``functools.cached_property``, worked out again each time.

    >>> class Line(str):
    ...     @once
    ...     def words(self):
    ...         return self.split()
    >>> line = Line("Velkommen til klimakveld")
    >>> line.words is line.words
    True
    """

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, of: None, owner: type | None = None) -> once[Value]: ...
    @overload
    def __get__(self, of: object, owner: type | None = None) -> Value: ...
    def __get__(self, of: Any, owner: type | None = None) -> once[Value] | Value:
        if of is None:
            return self
        value = of.__dict__[self._name] = self._work(of)
        return value
