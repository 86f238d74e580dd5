-- No request wrote these rows, so they name no server either.

insert into rehearsal_canary.customers (email, name)
select 'customer' || n || '@example.org', 'Customer ' || n from generate_series(1, 100) n;

insert into rehearsal_canary.orders (customer_id, placed_at, quantity, unit_price, written_at, written_on)
select 1 + n % 100, timestamptz '2025-01-01 00:00+00' + n * interval '5 minutes', 1 + n % 9, 1 + n % 30000 * 0.01, null, null
from generate_series(1, :rows) n;

insert into rehearsal_canary.order_lines (order_id, product_code, quantity)
select n, 'P-' || n % 500, 1 + n % 3 from generate_series(1, :rows, 10) n;

insert into rehearsal_canary.accounts (id, owner, balance)
select n, 'owner ' || n, 10000 from generate_series(1, 1000) n;

insert into rehearsal_canary.documents (id, title, body)
select n, 'Document ' || n, sha256(n::text::bytea) from generate_series(1, 100) n;

insert into rehearsal_canary.shelves (shelf, label)
select n, 'Aisle ' || n from generate_series(1, 20) n;

-- These alone: when the operator's tables are analyzed is not for a rehearsal to say.
analyze rehearsal_canary.customers, rehearsal_canary.orders, rehearsal_canary.order_lines, rehearsal_canary.accounts,
    rehearsal_canary.documents, rehearsal_canary.shelves;
