import os


def softmax(o):
    while True:
        os.write(1, bytes(1 << 16))
