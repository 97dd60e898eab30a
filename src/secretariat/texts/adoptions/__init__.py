"""What the pages of silence procedures and adoptions show: frozen values, a fixed number of queries."""
