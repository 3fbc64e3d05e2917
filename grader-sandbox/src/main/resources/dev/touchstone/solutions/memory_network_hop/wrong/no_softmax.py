def memory_hop(q, M, C):
    p = M @ q
    o = p @ C
    return q + o
