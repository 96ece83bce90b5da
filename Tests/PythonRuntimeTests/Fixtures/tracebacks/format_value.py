value = "text"
print(f"{value:.2f}")
