# Sorting with key functions.
records = [((i * 7919) % 10_007, f"name{(i * 31) % 977}") for i in range(60_000)]
by_number = sorted(records, key=lambda r: r[0])
by_name = sorted(records, key=lambda r: (r[1], -r[0]))
records.sort(key=lambda r: -r[0])
print(by_number[5], by_name[5], records[5])
