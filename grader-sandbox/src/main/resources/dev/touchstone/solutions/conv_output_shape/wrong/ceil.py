def out_shapes(n, k, p, s):
    return {"conv": -((k - n - 2 * p) // s) + 1, "transposed": s * (n - 1) + k - 2 * p}


def layers_to_shrink(n, target, k):
    layers = 0
    while n > target:
        n -= k - 1
        layers += 1
    return layers
