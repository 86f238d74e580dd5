-- Trusted extensions only (PostgreSQL 13 and later): the owner of a database may create them, as on RDS.
create extension if not exists citext with schema public;
create extension if not exists hstore with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists ltree with schema public;
create extension if not exists pgcrypto with schema public;

create schema warehouse;

create type public.order_status as enum ('open', 'paid', 'sent', 'returned');
create type public.postal_address as (street text, city text, country char(2));
create domain public.money_amount as numeric(12, 2) check (value >= 0);
