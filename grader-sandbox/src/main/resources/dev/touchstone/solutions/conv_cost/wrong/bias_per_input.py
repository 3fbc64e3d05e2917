def conv_cost(ci, co, kh, kw, mh, mw, bias):
    weights = co * ci * kh * kw
    params = weights + co * ci if bias else weights
    return {"params": params, "madds": weights * mh * mw}
