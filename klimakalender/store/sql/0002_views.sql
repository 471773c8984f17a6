-- The day in Norway, whatever the zone of the machine: summer time runs from the last Sunday of March to the last
-- Sunday of October, 01:00 UTC.
create view clock as
  select date('now', case
      when datetime('now') >= datetime(strftime('%Y', 'now') || '-04-01', 'weekday 0', '-7 days', '+1 hours')
       and datetime('now') < datetime(strftime('%Y', 'now') || '-11-01', 'weekday 0', '-7 days', '+1 hours')
      then '+2 hours' else '+1 hours' end) as today;

-- Judged by the real clock in Norway when the view is read; a date without a clock time counts to its end.
create view upcoming_events as
  select id, title, status, starts_at, ends_at, all_day, previous_start, attendance, venue, municipality, county,
         registration_deadline, registration_required, fully_booked, registration_closed, is_free, price_min,
         price_max, climate, language, publisher, source_id, url, online_url, description, listing_count, updated_at
  from events
  where climate in ('core', 'related') and vanished_at is null and merged_into is null
    and substr(coalesce(ends_at, starts_at), 1, 10) >= (select today from clock)
  order by starts_at;

create view open_for_registration as
  select id, title, starts_at, ends_at, registration_deadline, registration_url, attendance, venue, municipality,
         county, is_free, price_min, price_max, capacity, climate, publisher, source_id, url
  from events
  where climate in ('core', 'related') and vanished_at is null and merged_into is null
    and status in ('scheduled', 'rescheduled')
    and registration_required = 1 and not fully_booked and not registration_closed
    and substr(coalesce(ends_at, starts_at), 1, 10) >= (select today from clock)
    and (registration_deadline is null
         or (length(registration_deadline) = 10 and registration_deadline >= (select today from clock))
         or (length(registration_deadline) > 10 and datetime(registration_deadline) >= datetime('now')))
    and (registration_opens is null or substr(registration_opens, 1, 10) <= (select today from clock))
  order by registration_deadline is null, registration_deadline, starts_at;

create view deadlines as
  select events.id, events.registration_deadline, events.title, events.starts_at, events.status,
         events.fully_booked, events.registration_closed, events.municipality, events.county, events.publisher,
         events.url, evidence.quote
  from events
  left join evidence on evidence.id = (
    select min(id) from evidence where event_id = events.id and field = 'registration.deadline')
  where events.climate in ('core', 'related') and events.vanished_at is null and events.merged_into is null
    and events.registration_deadline is not null
    and substr(events.registration_deadline, 1, 10) >= (select today from clock)
  order by events.registration_deadline;

create view recent_changes as
  select changes.id, changes.changed_at, changes.event_id, events.title, changes.field, changes.old, changes.new,
         events.publisher, events.url, changes.run_id
  from changes join events on events.id = changes.event_id
  order by changes.changed_at desc, changes.id desc;

create view source_health as
  select sources.id, sources.publisher, sources.family, sources.url, sources.frequency, sources.expected_min,
         latest.finished_at as last_run, latest.cause, latest.message, latest.pages, latest.events, latest.errors,
         latest.requests,
         (select max(finished_at) from source_runs where source_id = sources.id and cause = 'ok') as last_ok,
         (select min(finished_at) from source_runs as since where since.source_id = sources.id
            and since.id > coalesce((select max(id) from source_runs as other
              where other.source_id = sources.id and other.cause <> latest.cause), 0)) as since,
         (select count(*) from events where events.source_id = sources.id and vanished_at is null
            and substr(coalesce(ends_at, starts_at), 1, 10) >= (select today from clock)) as coming_events
  from sources
  left join source_runs as latest
    on latest.id = (select max(id) from source_runs where source_id = sources.id);

create view events_per_month as
  select substr(starts_at, 1, 7) as month, climate, count(*) as events,
         sum(is_free = 1) as free, sum(attendance = 'online') as online, sum(status = 'cancelled') as cancelled
  from events
  where starts_at is not null and merged_into is null
  group by month, climate
  order by month;

create view price_overview as
  select events.climate, prices.label, prices.currency, count(*) as items, min(prices.amount) as lowest,
         avg(prices.amount) as mean, max(prices.amount) as highest
  from prices join events on events.id = prices.event_id
  where events.merged_into is null
  group by events.climate, prices.label, prices.currency;

create view lead_times as
  select id, title, publisher, first_seen, registration_deadline, starts_at,
         cast(julianday(substr(registration_deadline, 1, 10)) - julianday(substr(first_seen, 1, 10)) as integer)
           as days_to_deadline,
         cast(julianday(substr(starts_at, 1, 10)) - julianday(substr(registration_deadline, 1, 10)) as integer)
           as days_from_deadline_to_start
  from events
  where registration_deadline is not null and starts_at is not null and merged_into is null;
