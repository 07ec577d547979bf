"""The kinds of question: how each is frozen, shown, read, and graded. It knows no course."""
