import ctypes
import os
import socket
import time

import numpy as np

LIBC = ctypes.CDLL(None, use_errno=True)
queue = LIBC.syscall(240, b"red-team", os.O_CREAT | os.O_RDWR, 0o666, None)
print("queue", queue, ctypes.get_errno())
if os.fork() == 0:
    os.setsid()
    try:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind("\0red-team")
        listener.listen()
        time.sleep(8)
    finally:
        os._exit(0)


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
