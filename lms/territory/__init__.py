"""Brazil's territory: states, municipalities with their time zones, health regions over time.

It holds places only: health departments, schools and facilities are `organizations`. The two
tables in ``data/`` are built from IBGE's Divisão Territorial Brasileira, edition of 2024
(published in 2025): 27 units of the federation and 5,571 rows of municipalities, which count
Brasília and Fernando de Noronha, and Boa Esperança do Norte, installed on 1 January 2025. Names
are those of that edition; capitals and time zones are ours, from the law cited in ``rules.py``.
A new edition is a change of the tables, read again by ``manage.py load_territory``.
"""
