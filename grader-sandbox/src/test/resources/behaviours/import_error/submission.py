import numpi as np


def softmax(o):
    return o
