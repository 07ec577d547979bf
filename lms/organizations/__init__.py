"""Employers, issuers and schools in one table, and their facilities. No person is named here."""
