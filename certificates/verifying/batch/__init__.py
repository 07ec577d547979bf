"""Many certificates checked at once: codes found in any text, files read in the browser.

Nothing of what is brought is stored. Who may ask is everybody, as for a single verdict: five
hundred pages are public one by one, and a sign-in would only shut out the human resources of
other employers. Whoever is signed in is named on the report.
"""
