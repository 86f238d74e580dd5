-- Values come from hashes of the row's number and the seed, so that they do not depend on plans or parallel workers.

insert into public.customers (email, name, address, attributes, member_since)
select 'Customer' || n || '@Example.org',
    (array['Ada', 'Grace', 'Zoë', 'Łukasz', 'Ὑπατία', '雪'])[1 + n % 6] || ' ' || initcap(to_hex(abs(hashint8extended(n, :seed)))),
    row(n || ' High Street', (array['Ghent', 'Malmö', null])[1 + n % 3], 'BE')::public.postal_address,
    case when n % 4 > 0 then public.hstore('language', (array['nl', 'sv', 'pl'])[n % 4]) end,
    date '2015-01-01' + (n % 3000)::integer
from generate_series(1, greatest(:rows / 50, 100)) n;

insert into public.products (code, title, properties, price)
select 'P-' || lpad(n::text, 6, '0'),
    (array['red', 'small', 'wooden', 'silent'])[1 + n % 4] || ' ' || (array['lamp', 'chair', 'clock'])[1 + n % 3] || ' ' || n,
    jsonb_build_object('weight', (abs(hashint8extended(n, :seed)) % 5000) / 1000.0, 'tags', jsonb_build_array('t' || n % 7, null), 'unicode', '☃'),
    1 + abs(hashint8extended(n, :seed)) % 20000 / 100.0
from generate_series(1, 500) n;

-- The log of these orders is written below, in one statement instead of one per row.
alter table public.orders disable trigger log_order;

-- No request wrote these rows, so they name no server either.
insert into public.orders (customer_id, status, placed_at, quantity, unit_price, details, written_at, written_on)
select 1 + h % greatest(:rows / 50, 100),
    case h % 4 when 0 then 'open' when 1 then 'paid' when 2 then 'sent' else 'returned' end::public.order_status,
    timestamptz '2025-01-01 00:00+00' + n * interval '5 minutes',
    1 + h % 9,
    1 + h % 30000 * 0.01,
    case n % 5 when 0 then jsonb '{"gift": true, "message": "für Dich"}' when 1 then jsonb '{"weight": 1.10}' else jsonb '{}' end,
    null, null
from (select n, abs(hashint8extended(n, :seed) / 2) as h from generate_series(1, :rows) n) numbered;

alter table public.orders enable trigger log_order;

insert into warehouse.order_log (order_id, status, logged_at)
select id, status, placed_at from public.orders where id % 10 = 0;

insert into public.order_lines (order_id, product_code, quantity, note)
select n, 'P-' || lpad((1 + abs(hashint8extended(n, :seed)) % 500)::text, 6, '0'), 1 + n % 3,
    case n % 3 when 0 then '' when 1 then 'line' || chr(10) || 'break' end
from generate_series(1, :rows / 10) n;

insert into public.accounts (id, owner, balance)
select n, 'owner ' || n, 10000
from generate_series(1, 1000) n;

insert into public.transfers (from_account, to_account, amount)
select n, n + 1, 0.5
from generate_series(1, 500) n;

insert into public.visits (channel, path)
select (array['web', 'app', 'till', 'kiosk'])[1 + n % 4], '/product/' || n % 500
from generate_series(1, :rows / 20) n;

insert into public.job_runs (id, job)
select encode(substr(sha256(('job ' || n || ' ' || :seed)::bytea), 1, 16), 'hex')::uuid, 'nightly'
from generate_series(1, 100) n;
