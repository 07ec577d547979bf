"""Questions from and for other systems: GIFT, Moodle XML, QTI. Importing only ever makes a draft."""
