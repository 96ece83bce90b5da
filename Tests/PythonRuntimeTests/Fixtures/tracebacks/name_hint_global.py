counter_of_things = 1
print(counter_of_thigns)
