-- What somebody chose, other than where files lie, where the server listens and what it logs.
select name || '=' || reset_val || coalesce(' ' || unit, '')
from pg_settings
where source not in ('default', 'override', 'client', 'session', 'environment variable') and reset_val is distinct from boot_val
  and category !~ '^(File Locations|Reporting and Logging|Preset Options|Customized|Replication / Standby|Write-Ahead Log / (Archive|Recovery))'
  and name !~ '^(listen_addresses|port|unix_socket_.*|cluster_name|ssl_.*_file|lc_.*|TimeZone|DateStyle|default_text_search_config)$'
order by 1
