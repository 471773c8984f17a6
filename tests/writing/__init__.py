"""How people write what the readers read: strategies that pair a text with what it says, and texts that nobody wrote.

``days`` and ``sessions`` for dates, ``prices``, ``deadlines``; ``soup`` has any text at all and what becomes of a
real one under the hands of a careless typist. ``contracts`` says what holds of every answer. The property tests
(``tests/normalize``) and the fuzz run (``tests/fuzz``) share them.
"""
