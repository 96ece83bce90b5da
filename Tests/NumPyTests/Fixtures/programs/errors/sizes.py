# What is not a shape is refused with the reference's words.
import numpy as np


def value(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "!!", type(error).__name__, error)


for text in [
    "np.zeros(3.9)", "np.zeros(np.float64(3.9))", "np.zeros((2, 3.9))", "np.zeros((2, np.float64(3.0)))", "np.ones('a')",
    "np.ones(None)", "np.full(np.float32(2), 1)", "np.zeros(True)", "np.zeros(np.array(3))", "np.zeros(np.array([2, 3]))",
    "np.zeros(np.array(3.0))", "np.zeros(np.array([2.0, 3.0]))", "np.random.normal(size=np.float64(2))",
    "np.random.rand(np.float64(2))",
]:
    value(text)
