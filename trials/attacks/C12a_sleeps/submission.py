import time


def softmax(o):
    time.sleep(100_000)
    return o
