"""A person in an offering, from request to completion; facts that fulfil requirements."""
