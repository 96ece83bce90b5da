# Every slice of a list of six replaced, extended and deleted.
for start in (None, 0, 2, -2, 9, -9):
    for stop in (None, 4, -1, 0, 9):
        for step in (None, 2, -1, -3):
            items = list(range(6))
            selected = items[start:stop:step]
            try:
                items[start:stop:step] = "xy"
                text = str(items)
            except ValueError as error:
                text = str(error)
            removed = list(range(6))
            del removed[start:stop:step]
            print(start, stop, step, selected, text, removed, slice(start, stop, step).indices(6), "abcdef"[start:stop:step], tuple(range(6))[start:stop:step], range(6)[start:stop:step])
