import matplotlib.pyplot as plt

figure, grid = plt.subplots(1, 2)
for ax in grid:
    ax.imshow([[1, 2], [3, 4]])
    print(ax.axes is ax, ax.axes.get_xaxis().set_visible(False), ax.yaxis.set_label_coords(-0.1, 0.5))
print(plt.gca().axes is grid[1], len(plt.axis('Off')))
