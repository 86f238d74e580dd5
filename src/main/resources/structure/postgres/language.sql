select format('%I', l.lanname), case when l.lanpltrusted then 'trusted' else 'untrusted' end from pg_language l
where {not part pg_language l}
