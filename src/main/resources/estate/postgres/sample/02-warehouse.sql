-- Random bytes do not compress, so they are stored out of line. One document is large.
insert into warehouse.documents (id, title, body)
select n, 'Document ' || n,
    (select string_agg(sha256((n || ' ' || part || ' ' || :seed)::bytea), '' order by part)
     from generate_series(1, case n when 1 then 65536 else 256 end) part)
from generate_series(1, 100) n;

insert into warehouse.document_changes (document_id, size)
select id, length(body) from warehouse.documents;

insert into warehouse.stock_counts (product_id, counted)
select id, id % 50 from public.products;

-- Some rows twice over: without a key there is nothing to tell them apart.
insert into warehouse.scans (shelf, barcode)
select 1 + n % 20, nullif('B' || n / 2, 'B7') from generate_series(1, 2000) n;

insert into warehouse.shelves (shelf, label)
select n, 'Aisle ' || n from generate_series(1, 20) n;

insert into warehouse.measurements (taken_on, sensor, value)
select date '2024-06-01' + n % 500, n / 500, sin(n) * 10 ^ (n % 30 - 15)
from generate_series(0, greatest(:rows / 20, 1000) - 1) n;
