# The product of two matrices as nested lists of floats.
def matmul(a, b):
    n, m, p = len(a), len(b), len(b[0])
    result = []
    for i in range(n):
        row = []
        for j in range(p):
            total = 0.0
            for k in range(m):
                total += a[i][k] * b[k][j]
            row.append(total)
        result.append(row)
    return result


size = 110
a = [[(i * j) % 7 + 0.5 for j in range(size)] for i in range(size)]
b = [[(i + j) % 5 - 0.25 for j in range(size)] for i in range(size)]
c = matmul(a, b)
print(c[3][4], sum(sum(row) for row in c))
