"""Cases that must not see each other: each in a child of the process that loaded the program."""

import json
import os
import select
import struct

HEADER = struct.Struct(">cI")
PATIENCE = 0.02


def apart(work, limit):
    """What work() answers in a child, a kind and a payload; a child that dies answers for itself.

    The child's own children may keep the pipe open, so that not its end is waited for, but the
    answer or the child's death.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        answer_and_leave(work, writing)
    os.close(writing)
    try:
        answer = read(reading, child, 2 * limit + (1 << 16))
    finally:
        os.close(reading)
    return answer


def answer_and_leave(work, writing):
    try:
        kind, payload = work()
        write(writing, HEADER.pack(kind, len(payload)) + payload)
    finally:
        os._exit(0)


def write(stream, data):
    left = memoryview(data)
    while left:
        left = left[os.write(stream, left) :]


def read(stream, child, limit):
    data = bytearray()
    status = None
    while not complete(data) and len(data) <= limit:
        ready, _, _ = select.select([stream], [], [], 0 if status is not None else PATIENCE)
        part = os.read(stream, 1 << 16) if ready else b""
        data += part
        if not part and (ready or status is not None):
            break
        if status is None:
            finished, code = os.waitpid(child, os.WNOHANG)
            status = code if finished else None
    if status is None:
        status = end(child)
    if not complete(data):
        return b"E", died(status)
    kind, length = HEADER.unpack_from(data)
    return kind, bytes(data[HEADER.size : HEADER.size + length])


def complete(data):
    return len(data) >= HEADER.size and len(data) >= HEADER.size + HEADER.unpack_from(data)[1]


def died(status):
    signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    code = 128 + signal if signal else os.WEXITSTATUS(status)
    return json.dumps({"kind": "died", "type": "", "message": str(code), "trace": []}).encode()


def end(child):
    """Whatever it still does: what it had to say is said."""
    try:
        os.kill(child, 9)
    except ProcessLookupError:
        pass
    _, status = os.waitpid(child, 0)
    return status
