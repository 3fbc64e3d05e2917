import os

import numpy as np

# mov edi, 42; mov eax, 231; syscall: the whole of an ELF program that leaves with 42.
CODE = bytes.fromhex("bf2a000000b8e70000000f05")
BASE = 0x400000
HEADER = (
    b"\x7fELF\x02\x01\x01"
    + bytes(9)
    + (2).to_bytes(2, "little")
    + (62).to_bytes(2, "little")
    + (1).to_bytes(4, "little")
    + (BASE + 120).to_bytes(8, "little")
    + (64).to_bytes(8, "little")
    + bytes(12)
    + (64).to_bytes(2, "little")
    + (56).to_bytes(2, "little")
    + (1).to_bytes(2, "little")
    + bytes(6)
)
SEGMENT = (
    (1).to_bytes(4, "little")
    + (5).to_bytes(4, "little")
    + (0).to_bytes(8, "little")
    + BASE.to_bytes(8, "little") * 2
    + (120 + len(CODE)).to_bytes(8, "little") * 2
    + (4096).to_bytes(8, "little")
)
program = os.memfd_create("program")
os.write(program, HEADER + SEGMENT + CODE)
child = os.fork()
if child == 0:
    try:
        os.execv(f"/proc/self/fd/{program}", ["program"])
    except OSError:
        os._exit(1)
print("the program left with", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
