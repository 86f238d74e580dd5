create function public.stamp_change() returns trigger
    language plpgsql
    as $$
begin
    new.changed_at := pg_catalog.clock_timestamp();
    return new;
end
$$;

create trigger stamp_change before update on public.accounts
    for each row execute function public.stamp_change();
create trigger stamp_change before update on warehouse.documents
    for each row execute function public.stamp_change();

create table warehouse.order_log (
    id bigint generated always as identity primary key,
    order_id bigint not null,
    status public.order_status not null,
    logged_at timestamptz not null default clock_timestamp()
);

-- Enabled in the ordinary way, so it does not fire where changes are applied by replication: the row it writes arrives
-- as a row of its own, and a second one would show.
create function public.log_order() returns trigger
    language plpgsql
    as $$
begin
    insert into warehouse.order_log (order_id, status) values (new.id, new.status);
    return null;
end
$$;

create trigger log_order after insert on public.orders
    for each row execute function public.log_order();

create function public.customer_turnover(customer bigint) returns numeric
    language sql stable
    as $$
select coalesce(sum(o.total), 0) from public.orders o
where o.customer_id = customer and o.status <> 'returned'
$$;

create view public.open_orders as
select o.id, o.number, o.placed_at, o.total, c.name, c.email
from public.orders o join public.customers c on c.id = o.customer_id
where o.status = 'open';

create materialized view public.daily_turnover as
select placed_at::date as day, count(*) as orders, sum(total) as turnover
from public.orders
group by placed_at::date
with no data;

create unique index daily_turnover_day on public.daily_turnover (day);
