# Properties with getters and setters.
class Celsius:
    def __init__(self, degrees):
        self._degrees = degrees

    @property
    def degrees(self):
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        self._degrees = value

    @property
    def fahrenheit(self):
        return self._degrees * 9 / 5 + 32


temperature = Celsius(0.0)
total = 0.0
for i in range(600_000):
    temperature.degrees = temperature.degrees + 1
    total += temperature.fahrenheit
print(total)
