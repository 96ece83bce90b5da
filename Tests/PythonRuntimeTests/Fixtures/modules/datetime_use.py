from datetime import datetime, timedelta, date
start = datetime(2024, 1, 31, 23, 59, 30)
for step in (timedelta(seconds=45), timedelta(days=29), timedelta(weeks=5), -timedelta(hours=1000)):
    print(start + step, (start + step).strftime("%a %d %b"), (start + step - start) == step)
days = [date(2024, 2, 27) + timedelta(days=i) for i in range(4)]
print([d.isoformat() for d in days], [d.strftime("%A")[0] for d in days], (days[-1] - days[0]).days, sum((b - a for a, b in zip(days, days[1:])), timedelta()))
print(sorted([date(2024, 5, 1), date(2023, 1, 1)], reverse=True), min(days), {d: i for i, d in enumerate(days)}[date(2024, 2, 29)], f"{start:%Y%m%d-%H%M%S}", "{:%H:%M}".format(start))
print(timedelta(seconds=3661), str(timedelta(days=1, seconds=1)), timedelta(seconds=0.5), timedelta(hours=25) // timedelta(hours=2), timedelta(minutes=90) / timedelta(hours=1))
