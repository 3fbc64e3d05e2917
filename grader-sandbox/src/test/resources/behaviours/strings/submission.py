def softmax(o):
    return [[str(v) for v in row] for row in o]
