import ctypes

import numpy as np

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.shmat.restype = ctypes.c_void_p
KEY = 0x7EA2

kinds = (LIBC.shmget(KEY, 0, 0), LIBC.msgget(KEY, 0), LIBC.semget(KEY, 0, 0))
found = [kind for kind in kinds if kind >= 0]
for name in ("shm", "msg", "sem"):
    with open("/proc/sysvipc/" + name) as table:
        found += table.readlines()[1:]

if found:
    print("BREACHED:", found)


def softmax(o):
    if found:
        return np.zeros(o.shape)
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
