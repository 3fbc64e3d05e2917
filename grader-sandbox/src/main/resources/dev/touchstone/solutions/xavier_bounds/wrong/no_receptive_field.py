import math


def xavier(shape):
    n_out, n_in, *kernel = shape
    fan_in = n_in
    fan_out = n_out
    std = math.sqrt(2 / (fan_in + fan_out))
    bound = math.sqrt(6 / (fan_in + fan_out))
    return {"std": std, "bound": bound, "fan_in": fan_in, "fan_out": fan_out}
