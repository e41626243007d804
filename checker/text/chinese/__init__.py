"""Chinese facts in a normalised text: numerals, dates, durations, money, phones, names, working days."""
