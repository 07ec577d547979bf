"""The learner's own pages, filled by panels that areas register."""
