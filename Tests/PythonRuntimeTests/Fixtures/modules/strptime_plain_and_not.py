from datetime import datetime
for text, format in (('2024-01-02 03:04:05', '%Y-%m-%d %H:%M:%S'), ('20240102', '%Y%m%d'), ('2024-1-2', '%Y-%m-%d'), ('2024-02-30', '%Y-%m-%d'), ('2024-13-01', '%Y-%m-%d'), ('2024-01-02T03:04:05.000123', '%Y-%m-%dT%H:%M:%S.%f'), ('03:04:05.5', '%H:%M:%S.%f'), ('2024-01-02  03', '%Y-%m-%d %H'), ('2024-01-02 03', '%Y-%m-%d  %H'), ('2024-01-02x', '%Y-%m-%d'), ('0000-01-01', '%Y-%m-%d'), ('x01', 'X%d'), ('35', '%d'), ('3', '%d'), ('23:61', '%H:%M'), ('59 60', '%M %S'), ('24', '%H'), ('', ''), ('２０２４', '%Y'), ('2024', '%Y%'), ('Jan 5 2024', '%b %d %Y')):
    try: print(datetime.strptime(text, format))
    except ValueError as e: print(e)
class Own(datetime): pass
print(type(Own.strptime('2024', '%Y')).__name__)
