def mlp_params(sizes):
    return sum(sizes)
