from datetime import datetime
for text, form in [("2024-03-05 10:11:12", "%Y-%m-%d %H:%M:%S"), ("5 Mar 2024, 03:04 PM", "%d %b %Y, %I:%M %p"), ("Tuesday 05 March 24", "%A %d %B %y"), ("12:30:05.25", "%H:%M:%S.%f"), ("2024-065", "%Y-%j"), ("10/11/12", "%m/%d/%y"), ("2024-03-05T00:00:00+0530", "%Y-%m-%dT%H:%M:%S%z"), ("100%", "%H0%%")]:
    try:
        print(repr(datetime.strptime(text, form)))
    except Exception as e:
        print(type(e).__name__, e)
for text, form in [("2024-03-05", "%Y/%m/%d"), ("2024-03-05x", "%Y-%m-%d"), ("2024-02-30", "%Y-%m-%d"), ("10", "%Q"), ("13", "%m")]:
    try:
        print(datetime.strptime(text, form))
    except Exception as e:
        print(type(e).__name__, e)
