"""From a snapshot to paper: the check trace, the QR, the words and the PDF.

Only the snapshot and the personal facts go in. The public page uses the same trace, QR and
wording, so that screen and paper can be compared.
"""
