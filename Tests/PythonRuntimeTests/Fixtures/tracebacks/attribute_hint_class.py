class Settings:
    verbose = True


Settings.verbos
