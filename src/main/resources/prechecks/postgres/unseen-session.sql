select quote_ident(current_user) where not pg_has_role(current_user, 'pg_read_all_stats', 'usage')
