"""How a course is found by what people type: words by their sound, kin, slips and synonyms.

Three tables serve both databases by one path: the words that cards hold, the groups of three
letters by which a slip finds the word that was meant, and which card holds which word. It knows
nothing of filters, and nothing of people.
"""
