import numpy as np


def softmax(o):
    return o == o.max(axis=1, keepdims=True)
