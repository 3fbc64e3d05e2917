import signal


def softmax(o):
    signal.pause()
    return o
