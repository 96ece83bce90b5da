# int.to_bytes, int.from_bytes, bit_length, bit_count.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: ((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (0).to_bytes(0, "big"), (0).to_bytes(3, "big")),
    lambda: ((1).to_bytes(), (255).to_bytes(), (1).to_bytes(2), (1).to_bytes(length=3, byteorder="little")),
    lambda: (256).to_bytes(1, "big"),
    lambda: (-1).to_bytes(2, "big"),
    lambda: ((-1).to_bytes(2, "big", signed=True), (-128).to_bytes(1, "big", signed=True), (-32768).to_bytes(2, "little", signed=True)),
    lambda: (-129).to_bytes(1, "big", signed=True),
    lambda: (128).to_bytes(1, "big", signed=True),
    lambda: (128).to_bytes(2, "big", signed=True),
    lambda: (1).to_bytes(-1, "big"),
    lambda: (1).to_bytes(2, "middle"),
    lambda: (1).to_bytes(2, 3),
    lambda: ((10**30).to_bytes(13, "big").hex(), (-10**30).to_bytes(13, "little", signed=True).hex()),
    lambda: (10**30).to_bytes(8, "big"),
    lambda: (int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\x04\x00", "little"), int.from_bytes(b"", "big")),
    lambda: (int.from_bytes(b"\xff\xfe", "big"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b"\xff")),
    lambda: (int.from_bytes([1, 2, 3], "big"), int.from_bytes((255, 0), "little"), int.from_bytes(range(5), byteorder="big")),
    lambda: int.from_bytes([256], "big"),
    lambda: int.from_bytes([1.5], "big"),
    lambda: int.from_bytes("ab", "big"),
    lambda: int.from_bytes(5, "big"),
    lambda: int.from_bytes(b"a", "middle"),
    lambda: (int.from_bytes(b"\x80" + b"\x00" * 12, "big", signed=True), int.from_bytes(b"\x01" * 20, "little")),
    lambda: bool.from_bytes(b"\x01", "big"),
    lambda: ((0).bit_length(), (1).bit_length(), (255).bit_length(), (256).bit_length(), (-256).bit_length(), (2**100).bit_length()),
    lambda: ((0).bit_count(), (255).bit_count(), (-255).bit_count(), (2**100 - 1).bit_count(), True.bit_count()),
    lambda: (5).bit_length(1),
    lambda: (5).bit_count(1),
)
