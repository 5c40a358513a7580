"""From magnesium deficiency to vessels, hormones and blood pressure: the models behind chapter 3."""
