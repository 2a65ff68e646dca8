"""The bytes of a file as sent: compressed or not, in whole records, in UTF-8 or as near to it as is cheap."""

import codecs
import gzip
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa

from shanyraq.people.intake.problems import IntakeProblem
from shanyraq.rules.problems import refusal_of_system

ZIP, GZIP, ZSTD = b"PK\x03\x04", b"\x1f\x8b", b"\x28\xb5\x2f\xfd"

PACKED = {".gz": GZIP, ".zst": ZSTD, ".zip": ZIP}
"""What the end of a compressed file's name says its first bytes are."""

MOST_IN_RECORD = 1 << 27
"""Bytes after which an open quotation mark is taken for a slip: no row of a register is as long."""


def unpacked_name(file: Path) -> str:
    """The name without the ending that says it is compressed."""
    return file.name[: -len(file.suffix)] if file.suffix.lower() in PACKED else file.name


def is_packed(file: Path) -> bool:
    """Whether the name says that the file is compressed."""
    return file.suffix.lower() in PACKED


@contextmanager
def opened(file: Path) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """A file's bytes, unpacked, and the file as it lies on the disk, whose place tells how far reading has come.

    Raises:
        IntakeProblem: it cannot be read, or is not packed as its name says.
    """
    try:
        with ExitStack() as stack:
            raw = stack.enter_context(file.open("rb"))
            head = raw.read(4)
            raw.seek(0)
            expected = PACKED.get(file.suffix.lower(), b"")
            if not head.startswith(expected):
                raise IntakeProblem("packed_otherwise", file=file)
            yield _unpacked(raw, expected, stack, file), raw
    except OSError as error:
        raise IntakeProblem("file_unreadable", file=file, reason=refusal_of_system(error)) from None
    except (EOFError, zipfile.BadZipFile, zlib.error):
        raise IntakeProblem("packed_damaged", file=file) from None


def _unpacked(raw: BinaryIO, kind: bytes, stack: ExitStack, file: Path) -> BinaryIO:
    if kind == ZIP:
        archive = stack.enter_context(zipfile.ZipFile(raw))
        names = [name for name in archive.namelist() if not name.endswith("/")]
        if len(names) != 1:
            raise IntakeProblem("zip_of_several", file=file, count=len(names))
        return cast(BinaryIO, stack.enter_context(archive.open(names[0])))
    if kind == GZIP:
        return cast(BinaryIO, stack.enter_context(gzip.open(raw)))
    if kind == ZSTD:
        unpacked: AbstractContextManager[BinaryIO] = pa.CompressedInputStream(raw, "zstd")
        return stack.enter_context(unpacked)
    return raw


def unpack(file: Path, folder: Path) -> Path:
    """The file itself, or where it is compressed, a copy in a folder that is not."""
    if not is_packed(file):
        return file
    copy = folder / unpacked_name(file)
    with opened(file) as (stream, _), copy.open("wb") as into:
        shutil.copyfileobj(stream, into, 1 << 20)
    return copy


def utf8_blocks(stream: BinaryIO, encoding: str, size: int) -> Iterator[bytes]:
    """The stream in blocks of UTF-8; what is not in the encoding becomes U+FFFD, but UTF-8 itself is left as it is."""
    name = codecs.lookup(encoding).name
    if name in ("utf-8", "utf-8-sig", "ascii"):
        first = True
        while block := stream.read(size):
            yield block.removeprefix(codecs.BOM_UTF8) if first else block
            first = False
        return
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    while block := stream.read(size):
        yield decoder.decode(block).removeprefix("\ufeff").encode()
    yield decoder.decode(b"", final=True).encode()


def records(blocks: Iterator[bytes], quote: bytes, file: Path) -> Iterator[bytes]:
    """The same bytes, cut only where a record ends: not at a line's end between quotation marks.

    Raises:
        IntakeProblem: a quotation mark is opened and never closed.
    """
    rest = b""
    for block in blocks:
        if quote and (quote in rest or quote in block):
            block, rest = rest + block, b""
            cut = _cut(block, quote)
        else:
            cut = block.rfind(b"\n") + 1
        if cut:
            yield b"".join((rest, memoryview(block)[:cut]))
            rest = block[cut:]
        else:
            rest += block
            if len(rest) > MOST_IN_RECORD:
                raise IntakeProblem("quote_open", file=file)
    if rest:
        yield rest


def _cut(data: bytes, quote: bytes) -> int:
    """Behind the last line's end that has an even number of quotation marks before it; 0 where there is none."""
    end = data.rfind(b"\n") + 1
    open_marks = data.count(quote, 0, end) % 2
    while end and open_marks:
        earlier = data.rfind(b"\n", 0, end - 1) + 1
        open_marks = (open_marks - data.count(quote, earlier, end)) % 2
        end = earlier
    return end


def first_records(data: bytes, quote: bytes, number: int) -> int:
    """Where the first records end."""
    end = 0
    for _ in range(number):
        marks = 0
        while end < len(data):
            newline = data.find(b"\n", end)
            stop = len(data) if newline < 0 else newline + 1
            marks += data.count(quote, end, stop) if quote else 0
            end = stop
            if marks % 2 == 0:
                break
    return end
