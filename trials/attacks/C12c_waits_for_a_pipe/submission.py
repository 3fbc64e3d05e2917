import os
import select


def softmax(o):
    select.select([os.pipe()[0]], [], [])
    return o
