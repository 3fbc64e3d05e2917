import glob
import os

import numpy as np

FINE = ("pipe:", "socket:", "anon_inode:", "/dev/null", "/proc/", "/memfd:")
for link in glob.glob("/proc/[0-9]*/fd/*"):
    try:
        target = os.readlink(link)
    except OSError:
        continue
    if not target.startswith(FINE):
        print("BREACHED:", link, target)
with open("/proc/self/maps") as maps:
    for line in maps:
        path = line.split(maxsplit=5)[5:]
        if (
            path
            and path[0].startswith("/")
            and not path[0].startswith(("/usr/", "/lib", "/dev/zero"))
        ):
            print("BREACHED:", path[0].strip())


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
