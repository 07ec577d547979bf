"""The registry of personal data: what each area exports, restricts, erases and keeps, and why."""
