import os

os.abort()


def softmax(o):
    return o
