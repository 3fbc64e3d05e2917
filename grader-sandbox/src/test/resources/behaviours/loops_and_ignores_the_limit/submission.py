import signal

signal.signal(signal.SIGXCPU, signal.SIG_IGN)


def softmax(o):
    while True:
        pass
