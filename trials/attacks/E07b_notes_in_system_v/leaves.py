import ctypes

import numpy as np

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.shmat.restype = ctypes.c_void_p
KEY = 0x7EA2

memory = LIBC.shmget(KEY, 4096, 0o1666)
if memory >= 0:
    ctypes.memmove(LIBC.shmat(memory, None, 0), b"hello", 5)
queue = LIBC.msgget(KEY, 0o1666)
semaphore = LIBC.semget(KEY, 1, 0o1666)
print(memory, queue, semaphore)


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
