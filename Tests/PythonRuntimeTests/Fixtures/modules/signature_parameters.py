import inspect

parameters = inspect.signature(lambda a, *b, c=1: 0).parameters
print(parameters, type(parameters).__name__, list(parameters), parameters["c"])
