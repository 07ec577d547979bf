"""HTTP in, HTML and JSON out: reading, quizzes, what phones send."""
