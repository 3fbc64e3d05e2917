def bert_params(layers, hidden, vocab=30522, max_pos=512):
    h = hidden
    embeddings = (vocab + max_pos + 2) * h
    attention = 4 * (h * h + h)
    ffn = (h * 4 * h + 4 * h) + (4 * h * h + h)
    pooler = h * h + h
    return embeddings + layers * (attention + ffn) + pooler
