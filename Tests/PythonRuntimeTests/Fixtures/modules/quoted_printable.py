# Too long for a collection at every safepoint
import binascii
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
for text in (b'plain', b'caf\xc3\xa9 = 1', b'tab\t', b'space \nnext', b'.', b'.\nx', b'a.b', b'\x00\x1f\x7f', b'x' * 80, b'\xe9' * 30, b'a\r\nb \r\n', b'under_score x', b'', b'=', b'a' * 75 + b'\n', b'a' * 76, b'line\rx'):
    for options in ({}, {'quotetabs': True}, {'istext': False}, {'header': True}):
        t(lambda: binascii.b2a_qp(text, **options))
for text in (b'a=20b', b'a=\nb', b'a=\r\nb', b'==', b'=3d', b'=zz', b'=', b'a_b', b'=e', 'text=C3=A9', b'=41=42 '):
    t(lambda: binascii.a2b_qp(text)); t(lambda: binascii.a2b_qp(text, header=True))
t(lambda: binascii.a2b_qp(5)); t(lambda: binascii.b2a_qp('a'))
