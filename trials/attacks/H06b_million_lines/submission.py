for i in range(1_000_000):
    print(i)


def softmax(o):
    return o
