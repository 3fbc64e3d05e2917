def train(sources, targets):
    return dict(zip(sources, targets))


def predict(model, sources):
    # The pairs are learned by heart; what was not among them is handed back as it came.
    return [model.get(source, source) for source in sources]
