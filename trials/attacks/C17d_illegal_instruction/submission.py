import os
import signal


def softmax(o):
    os.kill(os.getpid(), signal.SIGILL)
