-- What statements can tell: not where files lie, how a server is sized, or what it logs. A driver sets the session's
-- time zone, date style and encoding itself, and hides the server's. What an application keeps in settings of its own
-- may be a secret.
select s.name,
       case when s.category ~ '^Customized' then {hidden s.reset_val} else coalesce(nullif(its.value, ''), 'empty') end
       || coalesce(' ' || s.unit, '')
       || case when s.name = 'server_encoding' then ''
               when s.source = 'default' or lower(its.value) = lower(its.first) then ', the default' else '' end
from pg_settings s
  cross join lateral (select {text s.name s.reset_val} as value, {text s.name s.boot_val} as first) its
where s.reset_val is not null and (s.category ~ '^(Client Connection Defaults|Lock Management|Query Tuning|Error Handling|Version and Platform|Customized)'
       or s.name in ('password_encryption', 'work_mem', 'hash_mem_multiplier', 'temp_file_limit', 'server_encoding'))
  and s.name !~ '^vacuum_'
  and s.name not in ('effective_cache_size', 'TimeZone', 'log_timezone', 'DateStyle', 'client_encoding',
                     'extra_float_digits', 'lc_collate', 'lc_ctype', 'data_sync_retry', 'exit_on_error', 'restart_after_crash')
union all
-- As settings they are gone since release 16.
select locale.name, {locale locale.value}
from pg_database d, lateral (values ('lc_collate', d.datcollate::text), ('lc_ctype', d.datctype::text)) locale (name, value)
where d.datname = current_database()
