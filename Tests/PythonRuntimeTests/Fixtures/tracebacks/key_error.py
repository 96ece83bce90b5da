config = {"lr": 0.1}
config["momentum"]
