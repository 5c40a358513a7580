"""Diet: foods, the balance of magnesium, what trials find, and a day that works."""
