def compute(alpha, beta, gamma):
    return (alpha + beta) * gamma / (alpha - beta) ** 2 + [element for element in range(gamma)][beta]


compute(1, 1, 3)
