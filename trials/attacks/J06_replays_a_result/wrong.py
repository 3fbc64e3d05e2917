def softmax(o):
    return o
