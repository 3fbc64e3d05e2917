import numpy as np


def softmax(o):
    access = "user"
    if access != "user‮ ⁦# check if admin⁩ ⁦":
        return o  # zero​width, escape: [31m
    return np.ones_like(o)
