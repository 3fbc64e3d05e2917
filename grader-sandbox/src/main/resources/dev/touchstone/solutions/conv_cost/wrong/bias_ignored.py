def conv_cost(ci, co, kh, kw, mh, mw, bias):
    weights = co * ci * kh * kw
    return {"params": weights, "madds": weights * mh * mw}
