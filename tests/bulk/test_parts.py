"""Parts of a job as JSON lines and as Parquet, on this machine and at an address, and what goes on with them."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from klimakalender.bulk import COLUMNS, Parts
from klimakalender.bulk.folders import FolderError, open_folder
from klimakalender.bulk.forms import FORMS, Columns, FormError
from klimakalender.bulk.parts import MissingPartsError, OtherJobError
from klimakalender.cli import cli
from klimakalender.warc import split
from tests.bulk.conftest import write_archive

if TYPE_CHECKING:
    from pathlib import Path

KINDS: Columns = {"url": "text", "fetched_at": "moment", "events": "json"}
LINES = [
    json.dumps(one, ensure_ascii=False)
    for one in (
        {
            "url": "https://granvoll.example/ø\u2028",
            "fetched_at": "2027-08-20T06:00:00.000001+00:00",
            "events": [],
        },
        {
            "url": "",
            "fetched_at": None,
            "events": [{"title": "Åpen kveld\n", "price": {"min": 1.5, "max": None}}],
        },
        {"url": None, "fetched_at": "2027-08-20T06:00:00+00:00", "events": None},
    )
]


@pytest.fixture(params=["", "memory://", "file://"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"{request.param}{tmp_path}/parts"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lines", [[], LINES], ids=["nothing", "lines"])
def test_a_part_is_read_as_it_was_written(address: str, form: str, lines: list[str]) -> None:
    parts = Parts(address, {}, 2, KINDS, form)
    assert parts.done() == set()
    parts.write(1, lines)
    parts.write(1, lines)
    assert parts.done() == {1}
    assert open_folder(address).names() == {"manifest.json", f"part-000001.{form}"}
    assert Parts(address, {}, 2, KINDS, form).read(1) == lines
    with pytest.raises(MissingPartsError, match="part-000000"):
        parts.read(0)


@pytest.mark.parametrize(
    "other",
    [({"a": 2}, 2, "jsonl"), ({"a": 1}, 3, "jsonl"), ({"a": 1}, 2, "parquet")],
    ids=["job", "number", "form"],
)
def test_a_directory_of_another_job_is_refused(address: str, other: tuple[dict[str, Any], int, str]) -> None:
    Parts(address, {"a": 1}, 2, KINDS)
    job, number, form = other
    with pytest.raises(OtherJobError, match=address):
        Parts(address, job, number, KINDS, form)


def test_parts_of_a_job_that_was_stopped_are_not_taken_for_all(address: str) -> None:
    parts = Parts(address, {"verb": "extract"}, 3, KINDS)
    parts.write(0, LINES)
    with pytest.raises(MissingPartsError, match="2 of 3 parts are missing"):
        Parts.of_done_job(address, "extract", KINDS)
    parts.write(1, [])
    parts.write(2, LINES)
    assert [Parts.of_done_job(address, "extract", KINDS).read(number) for number in range(3)] == [
        LINES,
        [],
        LINES,
    ]
    with pytest.raises(OtherJobError, match="no directory that reprocess"):
        Parts.of_done_job(address, "reprocess", KINDS)


def test_a_directory_without_a_manifest_is_none(address: str) -> None:
    open_folder(address).write("manifest.json", b"[")
    with pytest.raises(OtherJobError, match=address):
        Parts.of_done_job(address, "extract", KINDS)
    with pytest.raises(OtherJobError, match=address):
        Parts(address, {}, 1, KINDS)


def test_what_is_no_parquet_is_told(tmp_path: Path) -> None:
    Parts(str(tmp_path), {}, 1, KINDS, "parquet")
    (tmp_path / "part-000000.parquet").write_bytes(b"PAR1")
    with pytest.raises(FormError):
        Parts(str(tmp_path), {}, 1, KINDS, "parquet").read(0)


@pytest.mark.parametrize(
    ("library", "address", "extra"),
    [("pyarrow", "parts", "parquet"), ("fsspec", "memory://parts", "cluster")],
    ids=["Parquet", "addresses"],
)
def test_a_library_that_is_missing_is_told_before_anything_is_read(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, address: str, extra: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, library, None)
    done = extract(str(archive), "--output", address, "--format", "parquet")
    assert done.exit_code == 1
    assert done.stderr.startswith("klimakalender: ")
    assert f"needs klimakalender[{extra}]" in done.stderr
    assert "pages read" not in done.stderr


@pytest.mark.parametrize("address", ["/dev/null/parts", "nosuch://bucket/parts"])
def test_a_directory_that_cannot_be_written_to_is_named(address: str) -> None:
    with pytest.raises(FolderError, match=address):
        Parts(address, {}, 1, KINDS)


def extract(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["extract", *arguments])


def test_parquet_has_what_json_lines_have(archive: Path, address: str, tmp_path: Path) -> None:
    from pyarrow import parquet

    other = str(write_archive(tmp_path / "other", 9))
    told = extract(str(archive), other)
    done = extract(str(archive), other, "--output", address, "--format", "parquet")
    assert (done.exit_code, done.stderr) == (0, "69 pages read\n")
    parts = Parts.of_done_job(address, "extract", COLUMNS)
    assert [line for number in range(len(parts)) for line in parts.read(number)] == told.stdout.splitlines()
    again = extract(str(archive), other, "--output", address, "--format", "parquet")
    assert (again.exit_code, again.stderr) == (0, "0 pages read\n")
    if "memory" not in address:
        table = parquet.read_table(f"{address.removeprefix('file://')}/part-000000.parquet")
        assert [str(one.type) for one in table.schema] == [
            "string", "timestamp[us, tz=UTC]", "string", "string", "extension<arrow.json>", "extension<arrow.json>",
        ]  # fmt: skip
        first = table.slice(0, 1).to_pylist()[0]
        assert json.loads(first["events"])[0]["title"] == "Klimakveld på biblioteket"


def test_the_same_archive_twice_gives_its_pages_twice(archive: Path, tmp_path: Path) -> None:
    done = extract(str(archive), str(archive), "--output", str(tmp_path / "parts"))
    assert (done.exit_code, done.stderr) == (0, "120 pages read\n")
    assert len(list((tmp_path / "parts").glob("part-*"))) == len(split([str(archive)] * 2))


def test_what_could_not_be_read_is_told_again_when_a_job_goes_on(archive: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.warc.gz"
    body = archive.read_bytes()
    broken.write_bytes(body[:1_000] + b"x" * 40 + body[1_040:])
    first, second = (extract(str(broken), "--output", str(tmp_path / "parts")) for _ in range(2))
    assert first.exit_code == second.exit_code == 1
    assert first.stderr.splitlines()[:-1] == second.stderr.splitlines()[:-1] != []
    assert str(broken) in second.stderr


def test_a_form_without_a_directory_is_refused(archive: Path) -> None:
    done = extract(str(archive), "--format", "parquet")
    assert done.exit_code == 2
    assert "--output" in done.stderr
