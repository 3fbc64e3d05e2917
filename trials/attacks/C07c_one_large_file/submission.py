import os


def softmax(o):
    fd = os.open("/tmp/large", os.O_CREAT | os.O_RDWR)
    os.ftruncate(fd, 1 << 40)
    print("BREACHED: a terabyte")
    return o
