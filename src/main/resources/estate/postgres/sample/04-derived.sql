refresh materialized view public.daily_turnover;
