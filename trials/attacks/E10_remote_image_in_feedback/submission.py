import numpy as np

print('<img src="http://127.0.0.1:9/pixel?ta">')
print("![pixel](http://127.0.0.1:9/pixel?ta) [here](http://127.0.0.1:9/phish)")
print("<style>body { background: url(//127.0.0.1:9/pixel) }</style>")


def softmax(o):
    return np.zeros_like(o)
