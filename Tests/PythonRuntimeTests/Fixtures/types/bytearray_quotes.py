for text in [b"it's", b'"', b"'\"", b"'", b"", b"\\'", b"a\n'"]:
    print(bytearray(text), bytes(text), repr(bytearray(text)))
