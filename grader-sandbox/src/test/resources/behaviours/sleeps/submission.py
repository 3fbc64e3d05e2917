import time


def softmax(o):
    time.sleep(3600)
