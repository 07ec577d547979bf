"""The human (person), the sign-in (user), and the ties between people and employers.

Hours, certificates and history hang on the person; career hangs on the link (decision D1).
CPF and CNS card stand in one encrypted table and nowhere else (decision D11).
"""
