import numpy as np


def softmax(o):
    return o / o.sum(axis=1, keepdims=True)
