"""A practice that lives outside the house and joins by one word: USWARD_EXTRA_PRACTICES=sample_practice."""
