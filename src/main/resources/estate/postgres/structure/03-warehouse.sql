create table warehouse.documents (
    id integer primary key,
    title text not null,
    body bytea not null,
    changed_at timestamptz
);

create table warehouse.document_changes (
    id bigint generated always as identity primary key,
    document_id integer not null references warehouse.documents (id),
    size integer not null,
    write_id bigint,
    written_at timestamptz default clock_timestamp(),
    written_on text default host(inet_server_addr()) || ':' || inet_server_port()
);

create index document_changes_write_id on warehouse.document_changes (write_id);

create table warehouse.stock_counts (
    id bigint generated always as identity primary key,
    product_id integer not null references public.products (id),
    counted integer not null,
    write_id bigint,
    written_at timestamptz default clock_timestamp(),
    written_on text default host(inet_server_addr()) || ':' || inet_server_port()
);

create index stock_counts_write_id on warehouse.stock_counts (write_id);

-- Two tables without a primary key. Rows of the second are updated, which a publication refuses on a table that has no
-- replica identity: https://www.postgresql.org/docs/current/logical-replication-publication.html
create table warehouse.scans (
    shelf integer not null,
    barcode text,
    write_id bigint,
    written_at timestamptz default clock_timestamp(),
    written_on text default host(inet_server_addr()) || ':' || inet_server_port()
);

create index scans_write_id on warehouse.scans (write_id);

create table warehouse.shelves (
    shelf integer not null,
    label text not null,
    scanned bigint not null default 0
);

create table warehouse.measurements (
    taken_on date not null,
    sensor integer not null,
    value double precision,
    primary key (taken_on, sensor)
) partition by range (taken_on);

create table warehouse.measurements_2024 partition of warehouse.measurements
    for values from ('2024-01-01') to ('2025-01-01');
create table warehouse.measurements_2025 partition of warehouse.measurements
    for values from ('2025-01-01') to ('2026-01-01') partition by hash (sensor);
create table warehouse.measurements_2025_even partition of warehouse.measurements_2025
    for values with (modulus 2, remainder 0);
create table warehouse.measurements_2025_odd partition of warehouse.measurements_2025
    for values with (modulus 2, remainder 1);
