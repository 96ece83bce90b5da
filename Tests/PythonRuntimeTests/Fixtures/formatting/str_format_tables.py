# Tables, logs and progress lines as lessons print them.
rows = [("epoch", "loss", "acc"), (1, 2.302585, 0.1), (10, 0.693147, 0.5), (100, 1e-05, 0.98765)]
for row in rows:
    if isinstance(row[0], str):
        print("{:>6} | {:^12} | {:<8}|".format(*row))
        print("-" * 7 + "+" + "-" * 14 + "+" + "-" * 9)
    else:
        print("{:>6d} | {:^12.6f} | {:<8.2%}|".format(*row))
for epoch in range(3):
    print(f"Epoch {epoch + 1:02d}/{3:02d}  loss: {1 / (epoch + 1):.4f}  lr: {0.1 ** (epoch + 1):.1e}  {'#' * epoch:<3}|{epoch / 3:>7.1%}")
print("\n".join(f"{name:<10}{value:>10.3f}" for name, value in {"alpha": 0.5, "beta": -12.25, "gamma": 1e3}.items()))
print("{:=^30}".format(" summary "), "%-20s%s" % ("name:", "value"), "*".center(11, "-"), sep="\n")
print("a" * 5, "b", sep="-", end="!\n")
print("shape: {}, dtype: {!r}, n={:,}".format((2, 3), "float32", 1234567))
print(f"{'name':>10}|{'value':^9}|{'unit':<6}|", f"{3.14159:10.2f}|{2.71828:<10.3e}|{1e-10:^12g}|", sep="\n")
matrix = [[1, 20, 300], [4.5, 0.25, -1]]
for row in matrix:
    print(" ".join(f"{value:8.2f}" for value in row), "|", *[f"{value:>6}" for value in row])
print(f"{12:>4}{'%':<3}{-3:+d} {+3:+d} {3: d} {-3: d} {0:+} {0.0:+.1f} {-0.0:+.1f}")
print("Progress: [{:<10}] {:3.0f}%".format("=" * 7, 70), "Time: {:02d}:{:02d}:{:06.3f}".format(1, 2, 3.5))
print(str(3.0), str(1e3), repr(0.1), f"{1/3:.3}", f"{2/3:.3f}", "%.3g" % (2 / 3), f"{123456789:.3e}", f"{1e-7:.2g}", f"{1e9:.0f}", f"{1.0}", f"{1}")
