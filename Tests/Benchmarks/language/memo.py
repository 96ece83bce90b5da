# Memoisation with tuples as keys.
def paths(row, column, memo):
    if row == 0 or column == 0:
        return 1
    key = (row, column)
    if key in memo:
        return memo[key]
    value = paths(row - 1, column, memo) + paths(row, column - 1, memo)
    memo[key] = value % 1_000_003
    return memo[key]


total = 0
for turn in range(16):
    total += paths(110, 110, {})
print(total)
