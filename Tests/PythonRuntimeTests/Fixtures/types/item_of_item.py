# An item of an item, for rows of every kind, with its errors.
import traceback


def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(type(error).__name__ + ":", error)


def at(rows, i, j):
    return rows[i][j]


def replace(rows, i, j):
    rows = rows[i][j]
    return rows


def unset(rows, i):
    if i > 5:
        j = 0
    return rows[i][j]


class Rows:
    def __getitem__(self, key):
        print("row", key)
        return {"a": 1, 0: "zero"}


grid = [[1, 2, 3], [4, 5, 6], (7, 8, 9), "text", {0: "x", 2: "y"}, Rows()]
for i, j in ((0, 0), (1, 2), (-1, 0), (-5, -1), (2, 1), (3, -1), (4, 2), (True, False)):
    attempt(at, grid, i, j)
for i, j in ((9, 0), (0, 9), (-9, 0), (0, -9), ("a", 0), (0, "a"), (4, 1), (0, None), (1.0, 0)):
    attempt(at, grid, i, j)
attempt(at, {1: [10, 20]}, 1, 1)
attempt(at, ([1, 2], [3]), 0, 1)
attempt(at, Rows(), 0, 0)
attempt(at, [1], 0, 0)
attempt(at, None, 0, 0)
attempt(at, [bytes([1, 2])], 0, 1)
attempt(at, [range(5)], 0, -1)
attempt(at, [[1, 2]], 2**70, 0)
attempt(replace, grid, 1, 1)
attempt(unset, grid, 1)
total = 0
matrix = [[i * j for j in range(30)] for i in range(30)]
for i in range(30):
    for j in range(30):
        total += matrix[i][j] - matrix[i - 1][j] + matrix[j][i]
print(total)


def trace(rows, i, j):
    return rows[i][j]


for arguments in (([[1]], 3, 0), ([[1]], 0, 3), ([None], 0, 0)):
    try:
        trace(*arguments)
    except Exception as error:
        print(traceback.format_exc().split("\n", 4)[4])
