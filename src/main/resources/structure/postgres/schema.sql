select format('%I', n.nspname), 'exists' from pg_namespace n where {user n}
