import math


def xavier(shape):
    n_out, n_in, *kernel = shape
    fan_in = n_in * math.prod(kernel)
    fan_out = n_out * math.prod(kernel)
    std = math.sqrt(2 / (fan_in + fan_out))
    bound = std
    return {"std": std, "bound": bound, "fan_in": fan_in, "fan_out": fan_out}
