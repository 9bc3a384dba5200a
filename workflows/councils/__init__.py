"""LOOP 2: the project council (스마트도시사업협의회, Smart City Act, Article 24) and its members.

The head of the local government forms it; it consults and resolves, and approves nothing. What it goes by
is stacked: the Act says how many members and of which six kinds, the city's ordinance the chair, terms and
notice, the council's own rules the rest (`rule_packs`). Who sits, since when and until when, and whether
that is lawful on a day, is its roster (`roster`). When it meets (`meetings`), the quorum and every majority
are reckoned from what happened, under rules frozen at the opening (`reckoning`). A place may have several
councils, and an address means one of them (`choosing`).
"""
