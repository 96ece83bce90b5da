# What plotting cells do besides drawing: interactive mode, shapes by name, colour tables, and what plot refuses.
import matplotlib

matplotlib.use("agg")
import contextlib

import matplotlib.pyplot as plt
import numpy as np
from matplotlib import animation, patches
from matplotlib.collections import PatchCollection

print(isinstance(plt.ion(), contextlib.ExitStack), isinstance(plt.ioff(), contextlib.ExitStack), plt.isinteractive())
with plt.ion():
    print(plt.isinteractive())
print(plt.isinteractive())
for given in [(None, None), ([1], None), (None,), (np.arange(3), None, "r"), ([1, 2], [1])]:
    try:
        plt.plot(*given)
    except ValueError as error:
        print(error)
print(plt.plot())
figure, axes = plt.subplots()
arc = axes.add_patch(patches.Arc((0, 0), 2, 1, theta1=0, theta2=90))
print(type(arc).__module__, type(arc).__name__, arc.theta2)
collection = axes.add_collection(PatchCollection([patches.Circle((0, 0), 1), patches.Rectangle((0, 0), 1, 1)]))
print(type(collection).__name__)
(line,) = axes.plot([0, 1], [0, 1], linestyle="--")
line.set_dash_capstyle("round")
line.set_solid_joinstyle("miter")
line.set_markersize(3)
try:
    animation.writers["ffmpeg"]
except RuntimeError as error:
    print(error)
colors = plt.get_cmap("gray").resampled(4)
colors._init()
print(colors._lut.shape)
colors._lut[:, -1] = 0.5
print(colors(0)[-1], colors(3)[-1])
from matplotlib.pylab import linspace, pi, sqrt

print(linspace(0, 1, 3), pi, sqrt(4.0))
