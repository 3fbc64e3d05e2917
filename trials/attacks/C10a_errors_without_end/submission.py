import sys


def softmax(o):
    while True:
        sys.stderr.write("x" * 1000)
