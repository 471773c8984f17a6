"""klimakalender parse: for people, and as JSON lines."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from klimakalender.cli import cli


def parse(*args: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(cli, ["parse", *args], input=stdin)


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_for_people() -> None:
    done = parse("dates", "onsdag 5. oktober kl. 9–13", "ingenting her", "--at", "2022-02-01")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:2] == [
        "onsdag 5. oktober kl. 9–13",
        "  sessions    2022-10-05T09:00:00+02:00  2022-10-05T13:00:00+02:00",
    ]
    assert "  nothing found" in done.stdout


@pytest.mark.parametrize("kind", ["dates", "prices", "deadlines"])
def test_jsonl_answers_each_line_in_order(kind: str) -> None:
    texts = ["5. mai", "kr 100"]
    requests = [{"id": n, "text": text, "reference_date": "2022-02-01"} for n, text in enumerate(texts)]
    done = parse(kind, "--jsonl", stdin="\n".join(map(json.dumps, requests)))
    assert done.exit_code == 0
    assert [row["id"] for row in rows(done)] == [0, 1]


def test_jsonl_dates() -> None:
    request = {"id": "a", "text": "4. og 11. mai kl. 9–15", "reference_date": "2022-02-01"}
    (row,) = rows(parse("dates", "--jsonl", stdin=json.dumps(request)))
    assert row["sessions"] == [
        {"start": "2022-05-04T09:00:00+02:00", "end": "2022-05-04T15:00:00+02:00"},
        {"start": "2022-05-11T09:00:00+02:00", "end": "2022-05-11T15:00:00+02:00"},
    ]
    assert row["approximate"] is None


def test_jsonl_window_and_recurrence() -> None:
    window = {"id": 1, "text": "uke 36", "reference_date": "2022-02-01"}
    weekly = {"id": 2, "text": "hver tirsdag", "reference_date": "2022-02-01"}
    first, second = rows(parse("dates", "--jsonl", stdin=f"{json.dumps(window)}\n{json.dumps(weekly)}\n"))
    assert first["approximate"] == {"from": "2022-09-05", "to": "2022-09-11", "text": "uke 36"}
    assert (first["sessions"], second["recurrence"]) == ([], "FREQ=WEEKLY;BYDAY=TU")


def test_deadline_counts_from_the_event() -> None:
    request = {"id": 1, "text": "Påmelding senest en uke før", "event_start": "2022-05-20T09:00"}
    (row,) = rows(parse("deadlines", "--jsonl", stdin=json.dumps(request)))
    assert row["deadline"] == "2022-05-13"


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[1]",
        b'"5. mai"',
        b'{"id": 1}',
        b'{"id": 1, "text": 5}',
        b'{"id": 1, "text": "5. mai", "reference_date": "i morgen"}',
        b'{"id": 1, "text": "5. mai", "reference_date": 2022}',
        b'{"id": 1, "text": "5. mai", "event_start": "kl. 9"}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_bad_line_is_named_and_the_others_answered(line: bytes) -> None:
    good = b'{"id": "good", "text": "5. mai 2022"}'
    done = parse("dates", "--jsonl", stdin=b"\n".join([good, line, b"", good]))
    assert done.exit_code == 1
    assert [row["id"] for row in rows(done)] == ["good", "good"]
    assert "line 2:" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_half_a_surrogate_pair_is_answered() -> None:
    done = parse("dates", "--jsonl", stdin=r'{"id": 1, "text": "5. mai \ud800"}')
    assert done.exit_code == 0
    assert rows(done)[0]["id"] == 1


@pytest.mark.parametrize(
    "args",
    [("dates",), ("dates", "--jsonl", "5. mai"), ("hours", "5. mai"), ("dates", "5. mai", "--at", "mai")],
)
def test_usage_errors(args: tuple[str, ...]) -> None:
    done = parse(*args)
    assert done.exit_code == 2
    assert "Error:" in done.stderr
