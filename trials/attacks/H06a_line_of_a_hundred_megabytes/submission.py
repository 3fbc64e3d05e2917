print("x" * 100_000_000)


def softmax(o):
    return o
