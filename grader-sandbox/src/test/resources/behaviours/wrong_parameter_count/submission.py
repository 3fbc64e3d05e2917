def softmax(o, axis):
    return o
