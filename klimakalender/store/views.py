"""The views: the public contract of the database. They show announced events of class core and related.

Views judge by the real clock. An end with a clock time counts to the minute; anything else lasts its day out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

# The day in Norway, whatever the zone of the machine: summer time runs from the last Sunday of March to the
# last Sunday of October, 01:00 UTC.
TODAY = (
    "date('now', case"
    " when datetime('now') >= datetime(strftime('%Y', 'now') || '-04-01', 'weekday 0', '-7 days', '+1 hour')"
    " and datetime('now') < datetime(strftime('%Y', 'now') || '-11-01', 'weekday 0', '-7 days', '+1 hour')"
    " then '+2 hours' else '+1 hour' end)"
)
SHOWN = "e.climate in ('core', 'related') and e.vanished_at is null and e.merged_into is null"
LAST = (
    "coalesce(e.ends_at,"
    " (select max(coalesce(s.ends_at, s.starts_at)) from sessions s where s.event_id = e.id),"
    " e.starts_at, e.approximate_to)"
)
NOT_OVER = (
    "case when length(e.ends_at) > 10 then datetime(e.ends_at) > datetime('now')"
    f" else substr({LAST}, 1, 10) >= {TODAY} end"
)
# One can still sign up on the day of a deadline without clock time.
DEADLINE_AHEAD = (
    "case when length(e.registration_deadline) > 10"
    " then datetime(e.registration_deadline) >= datetime('now')"
    f" else e.registration_deadline >= {TODAY} end"
)
EVENT_COLUMNS = """
  e.id, e.title, e.starts_at, e.ends_at, e.all_day, e.approximate_from, e.approximate_to, e.approximate_text,
  e.status, e.previous_start, e.attendance, e.venue, e.municipality, e.municipality_number, e.county,
  e.latitude, e.longitude, e.registration_required, e.registration_opens, e.registration_deadline,
  e.registration_url, e.fully_booked, e.registration_closed, e.capacity, e.is_free, e.currency, e.price_min,
  e.price_max, e.climate, e.description, e.language, e.url, e.source_id, e.publisher, e.online_url,
  e.listing_count, e.first_seen, e.last_seen, e.version, e.updated_at"""

# Days without a crawl after which a source that was well is stale, by its frequency.
STALE_AFTER = {"daily": 3, "weekly": 15, "monthly": 62}

# S608 throughout: the SQL is put together from the constants above.
VIEWS = {
    "upcoming_events": f"""
select{EVENT_COLUMNS}
from events e
where {SHOWN} and ({NOT_OVER})
order by coalesce(e.starts_at, e.approximate_from), e.id
""",
    "open_for_registration": f"""
select{EVENT_COLUMNS}
from events e
where {SHOWN} and ({NOT_OVER})
  and e.status in ('scheduled', 'rescheduled')
  and (e.registration_required = 1 or e.registration_deadline is not null or e.registration_url is not null)
  and e.fully_booked = 0 and e.registration_closed = 0
  and (e.registration_opens is null or datetime(e.registration_opens) <= datetime('now'))
  and case when e.registration_deadline is null then substr(e.starts_at, 1, 10) >= {TODAY}
      else {DEADLINE_AHEAD} end
order by e.registration_deadline is null, e.registration_deadline, e.starts_at, e.id
""",
    "deadlines": f"""
select e.registration_deadline, e.id, e.title, e.starts_at, e.status, e.municipality, e.county,
  e.fully_booked, e.registration_closed, e.is_free, e.price_min, e.registration_url, e.url, e.publisher
from events e
where {SHOWN} and e.registration_deadline is not null and ({DEADLINE_AHEAD})
order by e.registration_deadline, e.id
""",  # noqa: S608
    "recent_changes": """
select c.changed_at, c.event_id, e.title, c.field, c.old, c.new, e.starts_at, e.status, e.publisher, e.url,
  c.run_id
from changes c join events e on e.id = c.event_id
where e.climate in ('core', 'related')
order by c.changed_at desc, c.id desc
""",
    "source_health": f"""
with latest as (
  select source_runs.*, max(id) over (partition by source_id) as last_id from source_runs
), turned as (
  select source_id, max(id) as id from source_runs r
  where cause is not (select cause from source_runs where source_id = r.source_id order by id desc limit 1)
  group by source_id
)
select s.id as source_id, s.publisher, s.family, s.url, s.platform, s.frequency, s.expected_min,
  case
    when r.id is null then 'never'
    when r.cause = 'ok' and s.frequency <> 'never' and r.finished_at < datetime('now', case s.frequency
      {" ".join(f"when '{name}' then '-{days} days'" for name, days in STALE_AFTER.items())} end) then 'stale'
    when r.cause = 'ok' and r.drift <> '' then 'drift'
    else r.cause
  end as cause,
  (select min(finished_at) from source_runs where source_id = s.id
    and id > coalesce((select id from turned where turned.source_id = s.id), 0)) as since,
  r.finished_at as last_run_at,
  (select max(finished_at) from source_runs where source_id = s.id and cause = 'ok') as last_ok_at,
  r.requests, r.pages, r.events, r.new, r.changed, r.unchanged, r.vanished, r.errors, r.issues,
  trim(r.message || case when r.message <> '' and r.drift <> '' then '; ' else '' end || r.drift) as message,
  (select count(*) from events e where e.source_id = s.id and e.merged_into is null) as events_stored,
  (select count(*) from upcoming_events u where u.source_id = s.id) as events_coming
from sources s left join latest r on r.source_id = s.id and r.id = r.last_id
order by s.family, s.id
""",  # noqa: S608
    "events_per_month": f"""
select substr(coalesce(e.starts_at, e.approximate_from), 1, 7) as month, s.family, e.climate,
  count(*) as events,
  sum(e.attendance = 'online') as online,
  sum(e.attendance = 'mixed') as mixed,
  sum(e.status = 'cancelled') as cancelled
from events e left join sources s on s.id = e.source_id
where {SHOWN} and coalesce(e.starts_at, e.approximate_from) is not null
group by 1, 2, 3
order by 1 desc, 2, 3
""",  # noqa: S608
    "price_overview": f"""
select s.family, e.climate, count(*) as events,
  sum(e.is_free = 1) as free, sum(e.is_free = 0) as paid, sum(e.is_free is null) as unknown,
  round(avg(case when e.is_free = 0 and e.currency = 'NOK' then e.price_min end)) as mean_lowest_price,
  min(case when e.is_free = 0 and e.currency = 'NOK' then e.price_min end) as lowest_price,
  max(case when e.is_free = 0 and e.currency = 'NOK' then e.price_max end) as highest_price
from events e left join sources s on s.id = e.source_id
where {SHOWN}
group by 1, 2
order by 1, 2
""",  # noqa: S608
    "lead_times": f"""
select e.id, e.title, e.publisher, e.climate, e.starts_at, e.first_seen, e.registration_deadline,
  cast(julianday(substr(e.starts_at, 1, 10)) - julianday(substr(e.first_seen, 1, 10)) as integer)
    as days_announced_ahead,
  cast(julianday(substr(e.starts_at, 1, 10)) - julianday(substr(e.registration_deadline, 1, 10)) as integer)
    as days_from_deadline_to_start
from events e
where {SHOWN} and e.starts_at is not null
order by e.starts_at desc, e.id
""",  # noqa: S608
}


def renew_views(connection: sqlite3.Connection) -> None:
    """Make the file's views those of this version; writes nothing when they are."""
    present = dict(connection.execute("select name, sql from sqlite_master where type = 'view'"))
    wanted = {name: f"create view {name} as {query.strip()}" for name, query in VIEWS.items()}
    if present == wanted:
        return
    connection.execute("begin immediate")
    try:
        for name in present:
            connection.execute(f'drop view "{name}"')
        for statement in wanted.values():
            connection.execute(statement)
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")
