"""LOOP 2: the project council of Article 24 of the Smart City Act (스마트도시사업협의회)."""
