select host(inet_server_addr()) || ':' || inet_server_port(), o.number, o.status, o.total, o.details, c.name, c.email,
    (select count(*) from public.order_lines l where l.order_id = o.id)
from public.orders o join public.customers c on c.id = o.customer_id
where o.id = :order
