import numpy as np


def perceptron(X, y, max_epochs):
    w, b, updates = np.zeros(X.shape[1]), 0.0, 0
    for epoch in range(max_epochs):
        changed = False
        for x_i, y_i in zip(X, y):
            if y_i * (w @ x_i + b) <= 0:
                w += y_i * x_i
                updates += 1
                changed = True
        if not changed:
            break
    return w, b, updates
