import numpy as np


def batchnorm_run(train_batches, x_test, gamma, beta, momentum=0.9):
    D = train_batches.shape[2]
    running_mean, running_var = np.zeros(D), np.ones(D)
    for batch in train_batches:
        mean, var = batch.mean(axis=0), batch.var(axis=0, ddof=1)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    y = gamma * (x_test - running_mean) / np.sqrt(running_var + 1e-5) + beta
    return {"y": y, "running_mean": running_mean, "running_var": running_var}
