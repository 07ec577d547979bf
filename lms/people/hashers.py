"""How passwords are kept where everybody knows them."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickPasswordHasher(Argon2PasswordHasher):
    """Argon2 at its least cost, for the demonstration: production reads what it has written."""

    time_cost = 1
    memory_cost = 64
    parallelism = 1
