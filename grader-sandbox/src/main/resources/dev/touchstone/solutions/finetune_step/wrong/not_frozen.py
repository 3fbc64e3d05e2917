def finetune_step(params, grads, lr, frozen, head, mult):
    updated = {}
    for name, value in params.items():
        if name in head:
            updated[name] = value - lr * mult * grads[name]
        else:
            updated[name] = value - lr * grads[name]
    return updated
