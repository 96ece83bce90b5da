import torch
import torch.distributions as D


def say(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


class Mine(D.Distribution):
    pass


say(D.Distribution)
say(Mine)
say(lambda: Mine(validate_args=False))
say(lambda: D.Multinomial(-1, torch.tensor([.5, .5])))
say(lambda: D.constraints.dependent.check(3))
