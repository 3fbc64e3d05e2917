def bert_params(layers, hidden, vocab=30522, max_pos=512):
    h = hidden
    norm = 2 * h
    embeddings = (vocab + max_pos + 2) * h + norm
    attention = 4 * h * h
    ffn = h * 4 * h + 4 * h * h
    pooler = h * h
    return embeddings + layers * (attention + ffn + 2 * norm) + pooler
