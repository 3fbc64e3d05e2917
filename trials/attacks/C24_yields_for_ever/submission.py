import os


def softmax(o):
    while True:
        os.sched_yield()
